"""What every kind of page says about itself to a browser."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from hotline.account.policies import ADMINISTRATION, API_VIEWER, OURS
from hotline.staff.models import User

pytestmark = pytest.mark.django_db

STRICT = "'self'"
PAGES = {
    "/": OURS,
    "/account/sign-in/": OURS,
    "/no/such/page/": OURS,
    "/account/": OURS,
    "/health/live": OURS,
    "/api/v1/lifecycle/": OURS,
    "/api/v1/no-such/": OURS,
    "/api/v1/docs/": API_VIEWER,
    "/admin/": ADMINISTRATION,
    "/admin/staff/user/": ADMINISTRATION,
    "/admin/login/": ADMINISTRATION,
    "/static/hotline/mark.svg": OURS,
}


def policy(response):
    parts = [part.split() for part in response["Content-Security-Policy"].split("; ")]
    return {name: sources for name, *sources in parts}


@pytest.fixture
def client(db):
    user = User.objects.create_user("admin.test", roles=["system_admin"], is_staff=True)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("demo", [True, False])
def test_every_kind_of_page_has_its_policy(client, settings, path, demo):
    settings.DEMO = demo
    response = client.get(path)
    response.close()
    assert policy(response) == {name: list(sources) for name, sources in PAGES[path].items()}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] in ("same-origin", "unsafe-none")
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "microphone=()" in response["Permissions-Policy"]


def test_ours_allow_nothing_inline_and_nobody_elses():
    said = {source for sources in OURS.values() for source in sources}
    assert said == {"'none'", "'self'", "data:", "blob:"}
    assert OURS["script-src"] == OURS["style-src"] == ["'self'"]


@pytest.mark.parametrize("relaxed", [ADMINISTRATION, API_VIEWER])
def test_the_relaxed_ones_allow_no_inline_script_and_nobody_elses(relaxed):
    assert "'unsafe-inline'" not in relaxed["script-src"]
    assert not any("//" in source or source == "*" for sources in relaxed.values() for source in sources)
    assert {name for name in relaxed if relaxed[name] != OURS[name]} <= {"script-src", "style-src"}


def test_cookies_are_not_for_scripts_nor_for_other_sites():
    User.objects.create_user("op.test", password="a long enough password", roles=["operator"])
    client = Client()
    client.post("/account/sign-in/", {"username": "op.test", "password": "a long enough password"})
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_over_https_cookies_belong_to_this_very_host():
    """Settings are read once; what they say under HTTPS is asked of a process of its own."""
    names = (
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SESSION_COOKIE_NAME",
        "SECURE_HSTS_SECONDS",
        "DEMO_PASSWORD",
    )
    ask = f"from config import settings as s; print([getattr(s, name) for name in {names!r}])"
    env = {**os.environ, "HTTPS": "1", "DEMO": "0", "VAR_DIR": str(settings.VAR_DIR)}
    told = subprocess.run([sys.executable, "-c", ask], env=env, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[True, True, '__Host-sessionid', 31536000, '']"


def test_files_of_ours_load_nothing_from_elsewhere():
    for name in ("account/account.css", "lobby/lobby.css"):
        text = Path(finders.find(name)).read_text(encoding="utf-8")
        assert "//" not in text.replace("/*", "").replace("*/", "")
        assert "@import" not in text
