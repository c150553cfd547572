"""The second factor: required by role, set up on the way in, used once, and not to be walked around."""

import re
import time

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from hotline.account import second_factor
from hotline.account.models import RecoveryCode
from hotline.staff.models import AccessToken, User

SIGN_IN, CODE, SET_UP = "/account/sign-in/", "/account/sign-in/code/", "/account/second-factor/new/"
FACTOR = "/account/second-factor/"
PASSWORD = "a long enough password"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demanded(settings):
    cache.clear()
    settings.REQUIRE_SECOND_FACTOR = ["supervisor"]


@pytest.fixture
def user():
    return User.objects.create_user("super.test", password=PASSWORD, roles=["supervisor"])


@pytest.fixture
def armed(user):
    device = second_factor.prepare(user)
    sheet = second_factor.confirm(user, now_code(device), timezone.now())
    TOTPDevice.objects.update(last_t=-1)  # as if set up long ago
    return user, TOTPDevice.objects.get(confirmed=True), sheet


def now_code(device, steps=0):
    return f"{totp(device.bin_key, t0=-30 * steps):06d}"


def with_password(name="super.test"):
    client = Client()
    answer = client.post(SIGN_IN, {"username": name, "password": PASSWORD})
    return client, answer


def signed_in(client):
    return "_auth_user_id" in client.session


def test_the_password_alone_opens_nothing(armed):
    client, answer = with_password()
    assert answer["Location"] == CODE
    assert not signed_in(client)
    assert client.get("/account/").status_code == 302
    assert client.get("/api/v1/worklists/").status_code == 401
    assert client.get("/admin/").status_code == 302


def test_the_code_opens_under_a_new_key(armed):
    _user, device, _sheet = armed
    client, _answer = with_password()
    before = client.session.session_key
    assert client.post(CODE, {"code": now_code(device)}).status_code == 302
    assert signed_in(client)
    assert client.session.session_key != before
    assert client.get("/api/v1/worklists/").status_code == 200


def test_a_code_is_refused_the_second_time(armed):
    _user, device, _sheet = armed
    code = now_code(device)
    first, _answer = with_password()
    first.post(CODE, {"code": code})
    second, _answer = with_password()
    assert second.post(CODE, {"code": code}).status_code == 422
    assert not signed_in(second)


def test_a_code_of_long_ago_is_refused(armed):
    _user, device, _sheet = armed
    client, _answer = with_password()
    assert client.post(CODE, {"code": now_code(device, steps=-5)}).status_code == 422


@pytest.mark.parametrize("code", ["", "000000000000000000000000000000000000000", "１２３４５６", "abcdef", "-1", "1\0"])
def test_what_is_no_code_is_an_error_and_no_crash(armed, code):
    client, _answer = with_password()
    assert client.post(CODE, {"code": code}).status_code == 422
    assert not signed_in(client)


def test_recovery_codes_open_once_each(armed):
    user, _device, sheet = armed
    assert len(sheet) == len(set(sheet)) == 10
    client, _answer = with_password()
    client.post(CODE, {"code": sheet[0].upper().replace("-", " ")})
    assert signed_in(client)
    again, _answer = with_password()
    assert again.post(CODE, {"code": sheet[0]}).status_code == 422
    assert not signed_in(again)
    assert second_factor.codes_left(user) == 9


def test_recovery_codes_are_not_to_be_read_from_the_database(armed):
    _user, _device, sheet = armed
    kept = b"".join(bytes(row.digest) for row in RecoveryCode.objects.all())
    assert not any(text.encode() in kept for text in sheet)


def test_one_persons_sheet_does_not_open_for_another(armed):
    _user, _device, sheet = armed
    other = User.objects.create_user("other.test", password=PASSWORD, roles=["supervisor"])
    second_factor.confirm(other, now_code(second_factor.prepare(other)), timezone.now())
    client, _answer = with_password("other.test")
    assert client.post(CODE, {"code": sheet[0]}).status_code == 422


def test_guessing_is_counted_and_ends(armed):
    _user, device, _sheet = armed
    client, _answer = with_password()
    wrong = [client.post(CODE, {"code": "000000"}).status_code for _n in range(6)]
    assert wrong[:5] == [422] * 5
    assert wrong[5] == 429
    assert client.post(CODE, {"code": now_code(device)}).status_code == 429
    cache.clear()  # a quarter of an hour later
    client.post(CODE, {"code": now_code(device)})
    assert signed_in(client)


def test_who_waited_too_long_begins_again(armed, monkeypatch):
    _user, device, _sheet = armed
    client, _answer = with_password()
    later = time.time() + 11 * 60
    monkeypatch.setattr("hotline.account.session.time.time", lambda: later)
    assert client.post(CODE, {"code": now_code(device)})["Location"].startswith(SIGN_IN)
    assert not signed_in(client)


def test_a_role_that_needs_one_sets_it_up_on_the_way_in(user):
    client, answer = with_password()
    assert answer["Location"] == SET_UP
    assert not signed_in(client)
    page = client.get(SET_UP).content.decode()
    drawing = next(one for one in re.findall(r"<svg.*?</svg>", page, re.DOTALL) if 'class="qr"' in one)
    assert "style=" not in drawing
    device = TOTPDevice.objects.get()
    assert second_factor.spelled(device) in page
    assert client.post(SET_UP, {"code": "000000"}).status_code == 422
    assert not signed_in(client)
    shown = client.post(SET_UP, {"code": now_code(device)})
    assert signed_in(client)
    assert "no-store" in shown["Cache-Control"]
    sheet = re.findall(r"\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b", shown.content.decode())
    assert len(sheet) == 10
    assert client.get(SET_UP).status_code == 302  # shown once
    assert client.get("/account/").status_code == 200


def test_half_a_setting_up_is_no_way_around(armed):
    """Somebody began to replace their app and left the new secret lying: a stranger with the password gets nowhere."""
    user, _device, _sheet = armed
    fresh = second_factor.prepare(user)
    client, _answer = with_password()
    assert client.get(SET_UP).status_code == 302
    assert client.post(SET_UP, {"code": now_code(fresh)}).status_code == 302
    assert not signed_in(client)


def test_a_role_without_the_need_may_still_have_one():
    user = User.objects.create_user("op.test", password=PASSWORD, roles=["operator"])
    client, _answer = with_password("op.test")
    assert signed_in(client)
    client.post(FACTOR, {"act": "begin"})
    client.post(SET_UP, {"code": now_code(TOTPDevice.objects.get())})
    assert with_password("op.test")[1]["Location"] == CODE
    TOTPDevice.objects.update(last_t=-1)
    assert client.post(FACTOR, {"act": "end", "code": "000000"}).status_code == 422
    client.post(FACTOR, {"act": "end", "code": now_code(TOTPDevice.objects.get())})
    assert second_factor.device_of(user) is None


def test_who_must_have_one_cannot_end_it_and_replaces_it_with_a_code(armed):
    user, device, _sheet = armed
    client, _answer = with_password()
    client.post(CODE, {"code": now_code(device)})
    TOTPDevice.objects.update(last_t=-1)
    client.post(FACTOR, {"act": "end", "code": now_code(device)})
    assert second_factor.device_of(user) == device
    client.post(FACTOR, {"act": "begin"})
    assert second_factor.prepared(user) is None
    TOTPDevice.objects.update(last_t=-1)
    client.post(FACTOR, {"act": "begin", "code": now_code(device)})
    assert second_factor.prepared(user) is not None


def test_a_session_from_before_the_need_ends(user, settings):
    settings.REQUIRE_SECOND_FACTOR = []
    client, _answer = with_password()
    assert client.get("/api/v1/worklists/").status_code == 200
    settings.REQUIRE_SECOND_FACTOR = ["supervisor"]
    assert client.get("/api/v1/worklists/").status_code == 401
    assert client.get("/account/").status_code == 302


def test_a_superuser_is_asked_where_anybody_is():
    User.objects.create_superuser("root.test", password=PASSWORD)
    assert with_password("root.test")[1]["Location"] == SET_UP


def test_tokens_of_programs_are_as_they_were(user):
    text = AccessToken.issue(user, "tests", timezone.now())
    answer = Client().get("/api/v1/worklists/", headers={"Authorization": f"Bearer {text}"})
    assert answer.status_code == 200


def test_an_administrator_takes_it_off_for_others_only(armed, settings):
    user, _device, _sheet = armed
    settings.REQUIRE_SECOND_FACTOR = []
    admin = User.objects.create_user("admin.test", password=PASSWORD, roles=["system_admin"], is_staff=True)
    second_factor.confirm(admin, now_code(second_factor.prepare(admin)), timezone.now())
    client = Client()
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    act = {"action": "forget_second_factor", "_selected_action": [user.pk, admin.pk]}
    assert client.post("/admin/staff/user/", act).status_code == 302
    assert second_factor.device_of(user) is None
    assert second_factor.device_of(admin) is not None
    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404
