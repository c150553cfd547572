"""Sessions end: idle, too long. What was typed is kept for its owner, and for nobody else."""

import time

import pytest
from django.core.cache import cache
from django.test import Client

from hotline.account import kept
from hotline.account.lifetime import BY_ITSELF
from hotline.staff.models import User

PASSWORD = "a long enough password"
SIGN_IN = "/account/sign-in/"
TYPED = {"content": "The lamp at No. 5 is out.\nSince Monday.", "password_old": "secret", "once": "abc"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    cache.clear()
    moment = [time.time()]
    monkeypatch.setattr("hotline.account.session.time.time", lambda: moment[0])

    def wait(minutes):
        moment[0] += minutes * 60

    return wait


@pytest.fixture
def client(later):
    User.objects.create_user("op.test", password=PASSWORD, roles=["operator"])
    return entered("op.test")


def entered(name, client=None):
    client = client or Client()
    client.post(SIGN_IN, {"username": name, "password": PASSWORD})
    return client


def signed_in(client):
    return "_auth_user_id" in client.session


def test_who_is_at_work_stays(client, later):
    for _n in range(20):
        later(25)
        assert client.get("/account/").status_code == 200


def test_who_is_away_is_signed_out_kindly_and_comes_back_where_they_were(client, later):
    later(32)
    answer = client.get("/account/password/?a=b")
    assert answer["Location"] == f"{SIGN_IN}?next=%2Faccount%2Fpassword%2F%3Fa%3Db&over=idle"
    assert not signed_in(client)
    page = client.get(answer["Location"]).content.decode()
    assert "30 minutes" in page
    assert "draft" in page


def test_after_a_long_shift_it_ends_in_any_case(client, later):
    for _n in range(28):
        later(25)
        client.get("/account/")
    later(25)
    assert client.get("/account/")["Location"].endswith("over=long")


def test_a_page_that_looks_by_itself_keeps_nobody_in(client, later):
    for _n in range(3):
        later(11)
        last = client.get("/account/", headers={BY_ITSELF: "1"})
    assert "over=idle" in last["Location"]


def test_programs_are_told_by_the_interface(client, later):
    assert client.get("/api/v1/worklists/").status_code == 200
    later(32)
    assert client.get("/api/v1/worklists/").status_code == 401


def test_a_part_of_a_page_sends_the_whole_page(client, later):
    later(32)
    answer = client.get(
        "/account/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/desk/?phone=1"}
    )
    assert answer.status_code == 200
    assert answer["HX-Redirect"] == f"{SIGN_IN}?next=%2Fdesk%2F%3Fphone%3D1&over=idle"
    elsewhere = {"HX-Request": "true", "HX-Current-URL": "https://elsewhere.example/x"}
    entered("op.test", client)
    later(32)
    assert client.get("/account/", headers=elsewhere)["HX-Redirect"] == f"{SIGN_IN}?next=%2F&over=idle"


def too_late(client, later, path="/tickets/260302-000001-0/note/", **more):
    """Send a form of a page after the session was over; the page need not exist to be too late for."""
    later(32)
    return client.post(path, TYPED, headers={"Referer": "http://testserver/tickets/260302-000001-0/", **more})


@pytest.fixture
def form_page(monkeypatch):
    """A page with a form, of any counter."""
    monkeypatch.setattr("hotline.account.lifetime.NOT_KEPT", ("/api/",))
    return "/account/?form"


def test_what_was_typed_is_there_after_signing_in_and_goes_where_it_belongs(client, later, form_page):
    assert "over=idle" in too_late(client, later, form_page)["Location"]
    answer = client.post(SIGN_IN, {"username": "op.test", "password": PASSWORD})
    assert answer["Location"] == "/account/draft/"
    page = client.get("/account/draft/").content.decode()
    assert "The lamp at No. 5 is out." in page
    assert "secret" not in page
    sent = client.post("/account/draft/", {**TYPED, "kept-send": ""})
    assert (sent.status_code, sent["Location"]) == (307, form_page)  # the browser sends the same fields there
    assert "The lamp" not in client.get("/account/draft/").content.decode()


def test_it_can_be_thrown_away(client, later, form_page):
    too_late(client, later, form_page)
    entered("op.test", client)
    client.post("/account/draft/", {"kept-drop": ""})
    assert kept.draft_of(User.objects.get()) is None


def test_somebody_else_at_the_same_desk_does_not_get_it(client, later, form_page):
    too_late(client, later, form_page)
    other = User.objects.create_user("op.other", password=PASSWORD, roles=["operator"])
    entered("op.other", client)
    assert kept.draft_of(other) is None
    assert "The lamp" not in client.get("/account/draft/").content.decode()
    # A sealed draft copied to another name does not open there either.
    cache.set(f"account:kept:{other.pk}", cache.get(f"account:kept:{User.objects.get(username='op.test').pk}"))
    assert kept.draft_of(other) is None


def test_it_does_not_lie_open_in_the_cache(client, later, form_page):
    too_late(client, later, form_page)
    sealed = cache.get(f"account:kept:{User.objects.get().pk}")
    assert b"lamp" not in bytes(sealed)


def test_what_was_sent_by_script_is_kept_alike_and_only_what_was_typed_is_shown(client, later, form_page):
    too_late(client, later, form_page, **{"HX-Request": "true"})
    entered("op.test", client)
    draft = kept.draft_of(User.objects.get())
    assert draft.words == [TYPED["content"]]
    assert dict(draft.fields)["once"] == TYPED["once"]  # what makes a second submit harmless goes with it


def test_a_forged_form_leaves_no_draft(client, later, form_page):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert too_late(strict, later, form_page).status_code == 403
    assert kept.draft_of(User.objects.get()) is None


def test_a_new_password_ends_the_other_sessions(client):
    elsewhere = entered("op.test")
    new = "another long phrase 7"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/account/password/", form).status_code == 302
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


@pytest.mark.parametrize("new", ["short1", "op.test.1234", "password1234", "123456789012345"])
def test_passwords_have_rules(client, new):
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/account/password/", form).status_code == 422
    assert User.objects.get().check_password(PASSWORD)


def test_language_and_look_are_kept(client):
    said = {"language": "zh-hans", "theme": "dark", "type": "large"}
    answer = client.post("/account/", said)
    assert answer.status_code == 302
    assert User.objects.get().language == "zh-hans"
    page = client.get("/account/").content.decode()
    assert '<html lang="zh-hans" data-theme="dark" data-type="large">' in page
    fresh = entered("op.test")
    assert 'lang="zh-hans"' in fresh.get("/account/").content.decode()
    assert client.post("/account/", {**said, "language": "xx"}).status_code == 422
