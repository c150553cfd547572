"""Promises by catalogue item at the counter: added, changed, taken out, foreseen, and kept by the law as written."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.rulebook.models import LawDraft
from tests.counters.casefile import person
from tests.counters.rulebook import Fields, sent, shown
from tests.story import at, staff
from tickets import law
from tickets.domain.people import Role
from tickets.domain.promise import reckon
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import ClockKind
from tickets.domain.wall import due_text
from tickets.models import PolicyVersion
from tickets.moments import in_words

URL = "/rules/policies/shandong/"
ITEM = f"{URL}items/0706/"


@pytest.fixture
def super_(clock):
    client = person(clock, "supervisor")
    client.post(f"{URL}begin/")
    return client


def drafted():
    return LawDraft.objects.get(key="shandong").data


def wrong(answer):
    return dict(re.findall(r'<li><a href="#[\w-]+">([^<]*)</a>: ([^<]*)</li>', answer.content.decode()))


def test_an_item_is_added_changed_and_taken_out(super_):
    before = drafted()
    there = super_.get(f"{URL}items/", {"add": "Road damage (0706)"})
    assert (there.status_code, there["Location"]) == (302, ITEM)
    assert sent(super_, ITEM, do="save", handle__n="2", handle__u="wd").status_code == 303
    assert drafted()["items"] == {"0706": {"clocks": {"handle": {"span": "2 wd"}}}}
    html = super_.get(f"{URL}items/").content.decode()
    assert "Road damage" in html
    assert "<ins>2 working days</ins>" in html
    assert sent(super_, ITEM, do="save", handle__n="", citizen__n="3", calendar="city").status_code == 303
    assert drafted()["items"]["0706"] == {"clocks": {"citizen": {"span": "3 wd"}}, "calendar": "city"}
    assert sent(super_, ITEM, do="remove").status_code == 303
    assert {**drafted(), "items": {}} == {**before, "items": {}}
    assert drafted()["items"] == {}
    assert PolicyVersion.objects.get(key="shandong").data == before


def test_what_an_item_says_besides_stays(super_):
    row = LawDraft.objects.get(key="shandong")
    ladder = [{"at": "0", "do": "tell", "tell": ["supervisor"], "note": ""}]
    row.data["items"] = {"0706": {"clocks": {"handle": {"span": "2 wd", "ladder": ladder}}, "attempts": 5}}
    row.save()
    sent(super_, ITEM, do="save", handle__n="4")
    assert drafted()["items"]["0706"] == {"clocks": {"handle": {"span": "4 wd", "ladder": ladder}}, "attempts": 5}


@pytest.mark.parametrize(
    ("said", "name", "told"),
    [
        ({"handle__n": "-1"}, "Handling", "amount"),
        ({"handle__n": "1.5"}, "Handling", "whole"),
        ({}, "By when", "at least one"),
        ({"calendar": "moon"}, "Calendar", "Choose"),
    ],
)
def test_what_is_wrong_stands_at_its_field(super_, said, name, told):
    before = drafted()
    answer = sent(super_, ITEM, do="save", **said)
    assert answer.status_code == 422
    assert set(wrong(answer)) == {name}
    assert told in wrong(answer)[name]
    assert drafted() == before
    said = {"handle.n": ["-1"], "do": "save"}
    found = wrong(super_.post(ITEM, {**shown(super_, ITEM), **said}, headers={"accept-language": "zh-hans"}))
    assert found
    assert not re.search("[A-Za-z]{4}", str(found))


def test_what_is_not_there(super_):
    before = drafted()
    assert super_.get(f"{URL}items/9999/").status_code == 404
    assert super_.post(f"{URL}items/9999/", {"do": "save"}).status_code == 404
    answer = super_.get(f"{URL}items/", {"add": "Nowhere"})
    assert answer.status_code == 422
    assert "Nowhere" in answer.content.decode()
    assert drafted() == before
    LawDraft.objects.all().delete()
    assert super_.get(ITEM).status_code == 404
    assert super_.get(f"{URL}items/").status_code == 200


def test_two_people_at_one_item(super_, clock):
    clock.people["second"] = staff("second", Role.SUPERVISOR)
    mine = shown(super_, ITEM)
    sent(person(clock, "second"), ITEM, do="save", handle__n="2")
    answer = super_.post(ITEM, {**mine, "handle.n": "9", "do": "save"})
    assert answer.status_code == 412
    assert "second" in answer.content.decode()
    assert "2 working days" in answer.content.decode()
    assert Fields(answer.content.decode()).sent["handle.n"] == ["9"]
    assert drafted()["items"]["0706"]["clocks"]["handle"]["span"] == "2 wd"


def test_the_deadlines_foreseen_are_those_reckoned(super_):
    sent(super_, ITEM, do="save", handle__n="2", handle__u="wd")
    moment, book = at("2026-09-29 10:00"), law.in_force()
    new = Policy.from_data({**drafted(), "key": "shandong", "version": 2})
    html = super_.get(f"{URL}foresee/?service_class=normal&category=0706&at=2026-09-29T10:00").content.decode()
    for policy in (book.current, new):
        term = policy.terms("normal", "0706").clocks[ClockKind.HANDLE]
        calendar = book.calendar(term.calendar, 1)
        assert in_words(due_text(reckon(moment, term.span, calendar, term.counting).due, calendar.tz)) in html
    assert "<ins>2 working days</ins>" in html


def test_published_it_binds_what_comes_in(super_, clock):
    sent(super_, ITEM, do="save", handle__n="2", handle__u="wd")
    fields = shown(super_, f"{URL}publish/")
    assert "<ins>2 working days</ins>" in super_.get(f"{URL}publish/").content.decode()
    assert super_.post(f"{URL}publish/", {**fields, "note": "Roads.", "sure": "on"}).status_code == 303
    assert law.in_force().current.terms("normal", "0706").clocks[ClockKind.HANDLE].span.amount == 2
    assert law.in_force().current.terms("normal", "0203").clocks[ClockKind.HANDLE].span.amount != 2


def test_many_items_page_by_code(super_):
    row = LawDraft.objects.get(key="shandong")
    url = f"{URL}items/"

    def measured():
        super_.get(url)
        with CaptureQueriesContext(connection) as seen:
            html = super_.get(url).content.decode()
        return len(seen), html

    few, _html = measured()
    row.data["items"] = {f"x{number:04}": {"clocks": {"handle": {"span": "1 wd"}}} for number in range(120)}
    row.save()
    many, html = measured()
    assert many == few <= 12
    assert html.count("<code") == 50
    assert "?after=x0049" in html
    assert 'href="?after="' in super_.get(f"{url}?after=x0049").content.decode()
    last = super_.get(f"{url}?after=x0099").content.decode()
    assert last.count("<code") == 20
    assert "?after=x0049" in last
