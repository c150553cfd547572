"""Drafts of calls: sealed, their operator's alone, gone when the call ends or the shift is over."""

import uuid
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.db import connection
from django.http import QueryDict
from django.test import override_settings

from hotline.desk import drafts
from hotline.desk.form import Form
from hotline.desk.models import Draft, Finished
from hotline.desk.tasks import expire
from tests.counters.desk import PHONE, call, operator, send
from tests.counters.doors import account
from tests.verbs.conftest import built, story
from tickets.domain.refusals import Absent

__all__ = ["built", "story"]


@pytest.fixture
def desk(clock):
    return operator(clock)


def test_what_was_typed_is_there_after_a_crash(clock, desk):
    form = call(care=["elderly"], no_callback="1")
    send(desk, form, "beside")
    page = desk.get("/desk/").content.decode()
    for text in (form["key"], PHONE, "陈小明", "A deep pothole at the corner."):
        assert text in page
    assert 'value="elderly" checked' in page
    assert 'name="no_callback" value="1" checked' in page


def test_a_draft_lies_sealed(clock, desk):
    send(desk, call(), "beside")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed, desk_draft::text FROM desk_draft")
        sealed, row = cursor.fetchone()
    for text in (PHONE, "陈小明", "pothole"):
        assert text.encode() not in bytes(sealed)
        assert text not in row


def test_a_draft_whose_key_is_gone_is_none(clock, desk):
    send(desk, call(), "beside")
    with override_settings(IDENTITY_KEYS=[Fernet.generate_key().decode()]):
        assert "A deep pothole" not in desk.get("/desk/").content.decode()


def test_a_sealed_draft_opens_for_its_own_form_only(clock, desk):
    send(desk, call(), "beside")
    draft = Draft.objects.get()
    other = Draft(key=uuid.uuid4(), operator=draft.operator, sealed=draft.sealed)
    assert drafts._open(other) is None


def test_the_call_ends_and_the_draft_is_gone(clock, desk):
    form = call()
    send(desk, form, "beside")
    send(desk, form)
    assert Draft.objects.count() == 0
    # An autosave that was under way comes too late to bring it back.
    send(desk, form, "beside")
    assert Draft.objects.count() == 0


def test_a_blank_form_is_no_draft(clock, desk):
    form = call()
    send(desk, form, "beside")
    send(desk, {"key": form["key"], "type": "complaint", "do": "route"}, "beside")
    assert Draft.objects.count() == 0


def test_calls_are_put_aside_and_taken_up_again(clock, desk):
    first, second = call(), call(phone="13900139000", name="", content="No water since six.")
    send(desk, first, "park")
    send(desk, second, "beside")
    page = desk.get("/desk/").content.decode()
    assert "No water since six." in page
    assert "1 call waits" in page
    assert "陈**" in page
    again = desk.get(f"/desk/?draft={first['key']}").content.decode()
    assert "A deep pothole at the corner." in again
    assert "139****9000" in again
    send(desk, {"drop": first["key"]}, "drop")
    assert [str(one.key) for one in Draft.objects.all()] == [second["key"]]


def test_nobody_elses(clock, desk):
    form = call()
    send(desk, form, "beside")
    other = operator(clock, "supervisor")
    assert "A deep pothole" not in other.get("/desk/").content.decode()
    assert other.get(f"/desk/?draft={form['key']}").status_code == 404
    assert send(other, form, "beside").status_code == 404
    send(other, {"drop": form["key"]}, "drop")
    assert Draft.objects.get().operator == account(clock.who("operator"))
    assert other.get("/desk/?draft=x").status_code == 404


def test_a_shift_ends(clock, desk):
    send(desk, call(), "beside")
    send(desk, call())
    clock.now += timedelta(hours=11)
    assert expire() == 0
    clock.now += timedelta(hours=2)
    assert "A deep pothole" not in desk.get("/desk/").content.decode()
    assert expire() == 1
    assert Draft.objects.count() == 0
    assert Finished.objects.count() == 1
    clock.now += timedelta(days=2)
    expire()
    assert Finished.objects.count() == 0


def test_a_form_names_only_what_it_knows():
    post = QueryDict(mutable=True)
    post.update({"key": "no key", "content": "x" * 20_000, "state": "closed", "care": "martian", "no_callback": "on"})
    form = Form.read(post)
    assert len(form.said("content")) == 12_000
    assert set(form.words) == {"content", "no_callback"}


def test_a_draft_that_is_not_there(clock):
    with pytest.raises(Absent):
        drafts.load(uuid.uuid4(), account(clock.who("operator")), clock.now)
