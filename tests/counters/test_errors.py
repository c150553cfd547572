"""Every refusal is a problem: its status, its code, its sentence in the reader's language."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404
from django.test import Client
from rest_framework import exceptions

from config.errors import problem as answered
from config.errors import refused
from hotline import refusing
from routing.refusal import Refusal
from tests.counters.doors import problem, program, told
from tickets.domain.calendar import CalendarError
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, Stale, TooMany


@pytest.mark.parametrize(
    "error, status",
    [
        (NotNow("x", "No."), 409),
        (Forbidden("x", "No."), 403),
        (Invalid("x", "No.", field="f"), 400),
        (Absent("x", "No."), 404),
        (Stale("x", "No."), 412),
        (TooMany("x", "No.", retry_after=60), 429),
        (Refusal("x", "No."), 409),
        (CalendarError("x", "No."), 409),
    ],
)
def test_each_kind_of_refusal_has_its_status(error, status):
    answer = answered(error, {})
    assert answer.status_code == answer.data["status"] == status
    assert answer.content_type == "application/problem+json"
    assert (answer.data["code"], answer.data["title"]) == ("x", "No.")
    assert answer.data["type"] == "urn:hotline:problem:x"
    assert answer.data.get("field") == ("f" if status == 400 else None)
    assert answer.headers.get("Retry-After") == ("60" if status == 429 else None)


@pytest.mark.parametrize(
    "error, status, code",
    [
        (exceptions.NotAuthenticated(), 401, "not_authenticated"),
        (exceptions.AuthenticationFailed(), 401, "authentication_failed"),
        (exceptions.PermissionDenied(), 403, "permission_denied"),
        (PermissionDenied(), 403, "permission_denied"),
        (exceptions.NotFound(), 404, "not_found"),
        (Http404(), 404, "not_found"),
        (exceptions.ParseError(), 400, "parse_error"),
        (RecursionError(), 400, "parse_error"),
        (exceptions.MethodNotAllowed("PUT"), 405, "method_not_allowed"),
        (exceptions.UnsupportedMediaType("x"), 415, "unsupported_media_type"),
        (exceptions.Throttled(wait=7.2), 429, "throttled"),
        (DataError(), 400, "bad_value"),
    ],
)
def test_the_frameworks_refusals_look_the_same(error, status, code):
    answer = answered(error, {})
    assert (answer.status_code, answer.data["code"]) == (status, code)
    assert answer.data["title"]
    assert answer.headers.get("Retry-After") == ("8" if status == 429 else None)


def test_a_fault_of_ours_is_not_dressed_up_as_a_refusal():
    assert answered(ZeroDivisionError(), {}) is None


def test_nested_errors_are_told_by_their_path():
    error = exceptions.ValidationError({"rules": [{}, {"code": ["Too long."]}], "non_field_errors": ["Hm."]})
    body = answered(error, {}).data
    assert [(one["field"], one["sentence"]) for one in body["errors"]] == [("rules.code", "Too long."), ("", "Hm.")]


def test_a_template_is_translated_and_then_filled(monkeypatch):
    shelf = {"“{field}” must be said.": "必须填写“{field}”。"}
    monkeypatch.setattr(refusing, "gettext", lambda text: shelf.get(text, text))
    body = refused(Invalid("required", "“{field}” must be said.", field="why"))
    assert (body["title"], body["field"]) == ("必须填写“Why”。", "why")


def test_the_reader_chooses_the_language(clock):
    clock.register()
    client = program(clock, "roads")
    address = f"/api/v1/tickets/{clock.number}/note/"
    english = problem(client.post(address, {}), 400, "required")
    chinese = problem(client.post(address, {}, HTTP_ACCEPT_LANGUAGE="zh-hans"), 400, "required")
    assert english["title"] == "This field is required."
    assert chinese["title"] not in ("", english["title"])
    assert chinese["field"] == "text"


def test_nobody_is_asked_to_sign_in(clock):
    answer = Client().get("/api/v1/tickets/")
    problem(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"] == "Bearer"
    bad = Client().get("/api/v1/tickets/", HTTP_AUTHORIZATION="Bearer nonsense")
    problem(bad, 401, "authentication_failed")


def test_addresses_and_methods_nobody_has(clock):
    client = program(clock, "operator")
    problem(client.get("/api/v1/nowhere/"), 404, "not_found")
    problem(client.delete("/api/v1/tickets/"), 405, "method_not_allowed")
    problem(
        client.post("/api/v1/calendars/city/preview/", "x", content_type="text/plain"), 415, "unsupported_media_type"
    )
    assert client.get("/nowhere/")["Content-Type"].startswith("text/html")


def test_a_crash_tells_nothing(clock, monkeypatch):
    monkeypatch.setattr("tickets.api.me.worklist_rows", lambda *_args: 1 / 0)
    client = program(clock, "operator")
    client.raise_request_exception = False
    answer = client.get("/api/v1/me/")
    body = problem(answer, 500, "server_error")
    assert "ZeroDivision" not in str(body)
    assert set(body) == {"type", "title", "status", "code"}


def test_a_signed_in_browser_needs_the_forms_token(clock):
    from tests.counters.doors import account

    clock.register()
    client = Client(enforce_csrf_checks=True)
    client.force_login(account(clock.who("operator")), backend="django.contrib.auth.backends.ModelBackend")
    address = f"/api/v1/tickets/{clock.number}/note/"
    problem(client.post(address, {"text": "x"}, content_type="application/json"), 403, "permission_denied")
    assert told(client.get("/api/v1/me/"), 200)["name"] == "operator"
    assert "note" not in clock.verbs()
