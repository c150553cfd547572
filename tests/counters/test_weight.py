"""What a first visit to a page fetches: the page, its styles, scripts and pictures, compressed as they are sent."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.client import RequestFactory

from hotline.demo.city.accounts import STAFF
from hotline.shell.compressed import Compressed
from hotline.shell.counters import address, counters
from tests.counters.casefile import BACKEND
from tests.counters.doors import account

MOST = 150_000
"""Bytes, maps and charts aside."""

COLLECTED = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
NOT_OURS = ["admin/*", "unfold/*", "drf_spectacular_sidecar/*", "rest_framework/*", "django_filters/*"]
ROLES = {username: role for username, role, _name in STAFF}
LINKED = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Static files as an installation has them."""
    with override_settings(
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STORAGES={**settings.STORAGES, "staticfiles": COLLECTED},
        WHITENOISE_USE_FINDERS=False,
    ):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_OURS)
        yield


def fetched(client, path):
    """Return an answer and what it weighs, its headers too."""
    answer = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200, (path, answer.status_code, answer.get("Location"))
    body = answer.getvalue()
    return answer, len(body) + sum(len(name) + len(value) + 4 for name, value in answer.headers.items())


def weighed(client, path):
    """Return the bytes of a first visit, by address."""
    _page, weight = fetched(client, path)
    plain = client.get(path).content.decode()
    return {path: weight} | {url: fetched(client, url)[1] for url in set(LINKED.findall(plain))}


PAGES = [pytest.param(page, id=page.url_name) for counter in counters() for page in counter.pages]


@pytest.mark.parametrize("page", PAGES)
def test_a_first_visit_is_light(clock, collected, page):
    clock.sent().handled()
    arguments = page.args() if callable(page.args) else page.args
    path = address(page.url_name, *arguments) if arguments is not None else ""
    client = Client()
    role = ROLES.get(page.username, "")
    if page.username:
        client.force_login(account(clock.who(role or "roads")), backend=BACKEND)
    if not path:
        pytest.skip("there is nothing to show on this page here")
    for name, value in page.cookies().items():
        client.cookies[name] = value
    weights = weighed(client, f"{path}?{page.query}" if page.query else path)
    assert sum(weights.values()) <= MOST, sorted(weights.items(), key=lambda one: -one[1])[:6]


def test_static_files_are_kept_for_ever_under_the_name_of_their_content(collected, client):
    url = staticfiles_storage.url("shell/base.css")
    assert re.fullmatch(r"/static/shell/base\.[0-9a-f]{12}\.css", url)
    answer, weight = fetched(client, url)
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Encoding"] == "gzip"
    assert weight < 4_000


def test_pages_are_compressed_for_who_can_read_it(client, db):
    page = client.get("/account/sign-in/", headers={"Accept-Encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert client.get("/account/sign-in/").headers.get("Content-Encoding") is None


def test_what_is_compressed_already_or_secret_is_left_alone():
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})
    for kind, whether in (("text/html; charset=utf-8", True), ("image/jpeg", False), ("application/pdf", False)):
        answer = Compressed(lambda _request, kind=kind: HttpResponse(b"a" * 5000, content_type=kind))(request)
        assert ("Content-Encoding" in answer) is whether, kind
    secret = Compressed(lambda _request: HttpResponse(b"a" * 5000, headers={"Cache-Control": "no-transform"}))(request)
    assert "Content-Encoding" not in secret
