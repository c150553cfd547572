"""The way in: password, lock-out, and where one comes out."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from hotline.account.models import FailedSignIn
from hotline.staff.models import User

SIGN_IN = "/account/sign-in/"
PASSWORD = "a long enough password"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh(settings):
    cache.clear()
    settings.TRUSTED_HOPS = 0


@pytest.fixture
def user():
    return User.objects.create_user("op.test", password=PASSWORD, roles=["operator"])


def attempt(client, password=PASSWORD, name="op.test", address="203.0.113.7", **more):
    headers = more.pop("headers", {})
    return client.post(SIGN_IN, {"username": name, "password": password, **more}, REMOTE_ADDR=address, headers=headers)


def signed_in(client):
    return "_auth_user_id" in client.session


def test_the_right_password_opens_under_a_new_session_key(user):
    client = Client()
    client.get(SIGN_IN)
    client.cookies["sessionid"] = "chosenbysomebodyelse1234567890ab"
    assert attempt(client).status_code == 302
    assert signed_in(client)
    assert client.cookies["sessionid"].value != "chosenbysomebodyelse1234567890ab"


@pytest.mark.parametrize(
    "name, password", [("op.test", "wrong"), ("nobody", PASSWORD), ("op.test", ""), ("", PASSWORD), ("op.test\0", "x")]
)
def test_what_is_wrong_is_not_told_apart_and_the_name_stays(user, name, password):
    client = Client()
    page = attempt(client, password, name)
    assert page.status_code == 422
    assert not signed_in(client)
    assert b"Mind capitals" in page.content or not (name and password) or "\0" in name
    assert PASSWORD.encode() not in page.content


def test_an_account_put_to_rest_stays_out(user):
    User.objects.update(is_active=False)
    client = Client()
    assert attempt(client).status_code == 422
    assert not signed_in(client)


@pytest.mark.parametrize(
    "after, lands",
    [
        ("/account/password/", "/account/password/"),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example/", None),
        ("javascript:alert(1)", None),
        ("http:///elsewhere", None),
    ],
)
def test_only_pages_of_ours_are_gone_to(user, after, lands):
    went = attempt(Client(), next=after)["Location"]
    assert went == lands if lands else (went.startswith("/") and not went.startswith("//"))


def locked(client, address="203.0.113.7", tries=5, **more):
    for _n in range(tries):
        attempt(client, "wrong", address=address, **more)


def test_five_wrong_ones_and_the_right_one_waits(user):
    client = Client()
    locked(client)
    page = attempt(client)
    assert page.status_code == 429
    assert page["Retry-After"] == "900"
    assert b"15 minutes" in page.content
    assert not signed_in(client)


def test_a_name_nobody_has_is_locked_alike(user):
    client = Client()
    locked(client, name="nobody")
    assert attempt(client, name="nobody").status_code == 429


@pytest.mark.parametrize("hops", [0, 1])
def test_a_forged_header_gives_no_more_tries(user, settings, hops):
    settings.TRUSTED_HOPS = hops
    last = []
    for n in range(8):
        # What the client wrote stands left of what the trusted proxy added.
        forged = f"10.0.0.{n}" + (", 198.51.100.9" if hops else "")
        last.append(attempt(Client(), "wrong", headers={"X-Forwarded-For": forged}).status_code)
    assert last[-1] == 429


def test_other_addresses_of_the_same_household_are_the_same(user):
    for n in range(5):
        attempt(Client(), "wrong", address=f"2001:db8:1:{n}::1")
    assert attempt(Client(), address="2001:db8:1:77::9").status_code == 429


def test_elsewhere_the_owner_still_comes_in(user):
    locked(Client())
    owner = Client()
    attempt(owner, address="198.51.100.20")
    assert signed_in(owner)


def test_the_lock_ends_by_itself_however_long_somebody_goes_on(user):
    client = Client()
    locked(client)
    FailedSignIn.objects.update(attempt_time=timezone.now() - timezone.timedelta(minutes=14))
    for _n in range(20):
        assert attempt(client, "wrong").status_code == 429
    FailedSignIn.objects.update(attempt_time=timezone.now() - timezone.timedelta(minutes=16))
    attempt(client)
    assert signed_in(client)


def test_the_right_password_forgets_the_wrong_ones(user):
    client = Client()
    for _n in range(3):
        locked(client, tries=4)
        attempt(client)
        assert signed_in(client)
        client.post("/account/sign-out/")


def test_signing_out_is_asked_for(user):
    client = Client()
    attempt(client)
    assert client.get("/account/sign-out/").status_code == 405
    assert signed_in(client)
    assert client.post("/account/sign-out/").status_code == 302
    assert not signed_in(client)


def test_the_administration_has_no_door_of_its_own(user):
    User.objects.update(is_staff=True, is_superuser=True)
    client = Client()
    assert client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"
    assert client.get("/admin/login/?next=/admin/").headers["Location"] == f"{SIGN_IN}?next=/admin/"
    answer = client.post("/admin/login/", {"username": "op.test", "password": PASSWORD, "next": "/admin/"})
    assert answer.headers["Location"].startswith(SIGN_IN)
    assert not signed_in(client)


def test_who_may_not_enter_the_administration_is_told_and_not_sent_in_circles(user):
    client = Client()
    attempt(client)
    page = client.get("/admin/", follow=True)
    assert page.status_code == 200
    assert page.request["PATH_INFO"] == SIGN_IN
    assert "op.test" in page.content.decode()


def test_the_program_interface_takes_no_password(user):
    client = Client()
    assert client.get("/api/v1/worklists/", headers={"Authorization": "Basic b3AudGVzdDp4"}).status_code == 401


def test_forms_without_their_proof_are_refused_by_a_page(user):
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(SIGN_IN, {"username": "op.test", "password": PASSWORD})
    assert page.status_code == 403
    assert "sign" in page.content.decode().lower()
    assert not signed_in(strict)
