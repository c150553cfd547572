"""How a "no" looks on HTTP, once for the whole product: problem+json (RFC 9457).

    {"type": "urn:hotline:problem:not_lead", "title": "Only the unit that …", "status": 403, "code": "not_lead",
     "field": "lead", "errors": [{"field", "code", "sentence"}], "data": {…}}

`code` is stable and meant for programs; `title` is a sentence in the reader's language (`Accept-Language`).
"""

import logging
import math
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views import defaults
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from hotline.refusing import sentence_of, status_of
from hotline.shell.error_pages import error_page
from routing.refusal import Refusal
from tickets.queries.moments import localised

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:hotline:problem:"

UNREADABLE = _("What was sent cannot be taken as it is.")
NOT_FOUND = _("There is nothing here.")
BROKEN = _("Something went wrong on our side. It has been noted.")
TITLES: dict[type[exceptions.APIException], str] = {
    exceptions.ParseError: _("The request cannot be read."),
    exceptions.NotAuthenticated: _("Please sign in first."),
    exceptions.PermissionDenied: _("Your role does not allow this."),
    exceptions.NotFound: NOT_FOUND,
    exceptions.MethodNotAllowed: _("This cannot be done here."),
    exceptions.NotAcceptable: _("This is not to be had in the form you asked for."),
    exceptions.UnsupportedMediaType: _("Please send JSON."),
    exceptions.Throttled: _("Too many requests. Please wait a while."),
}


def problem(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Answer an exception of a view as a problem, or leave it (None) where it is nobody's refusal but our fault."""
    body, headers = _told(error)
    if body is None:
        return None
    set_rollback()
    return Response(body, status=body["status"], headers=headers, content_type=MEDIA_TYPE)


def refused(error: Refusal) -> dict[str, Any]:
    """Return a refusal as a problem, its sentence in the reader's language."""
    body = _body(error.code, sentence_of(error), status_of(error))
    data = {name: value for name, value in error.data.items() if name != "field"}
    if "field" in error.data:
        body["field"] = str(error.data["field"])
    if data:
        body["data"] = localised(data)
    return body


def _told(error: Exception) -> tuple[dict[str, Any] | None, dict[str, str]]:
    if isinstance(error, Refusal):
        after = error.data.get("retry_after")
        return refused(error), {"Retry-After": str(after)} if after else {}
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    elif isinstance(error, RecursionError | BadRequest):
        error = exceptions.ParseError()
    if isinstance(error, exceptions.ValidationError):
        return _invalid(error), {}
    if isinstance(error, exceptions.APIException):
        return _by_framework(error)
    if isinstance(error, DataError):
        # A value the database cannot hold should have been refused by name before; at least it is no crash.
        log.error("the database refused a value", exc_info=error, extra={"action": "api.data_error"})
        return _body("bad_value", gettext(UNREADABLE), 400), {}
    return None, {}


def _by_framework(error: exceptions.APIException) -> tuple[dict[str, Any], dict[str, str]]:
    code = error.get_codes()
    title = TITLES.get(type(error))
    body = _body(code if isinstance(code, str) else error.default_code, "", error.status_code)
    body["title"] = gettext(title) if title else str(error.detail)
    headers = {}
    if header := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = header
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(math.ceil(wait))
    return body, headers


def _invalid(error: exceptions.ValidationError) -> dict[str, Any]:
    errors = list(_flat("", error.get_full_details()))
    if len(errors) == 1:
        body = _body(errors[0]["code"], errors[0]["sentence"], 400)
        if errors[0]["field"]:
            body["field"] = errors[0]["field"]
    else:
        body = _body("invalid", gettext(UNREADABLE), 400)
    body["errors"] = errors
    return body


def _flat(field: str, details: Any) -> Iterator[dict[str, str]]:
    """Yield every error of nested details, its field a dotted path."""
    if isinstance(details, Mapping) and "message" in details and "code" in details:
        yield {"field": field, "code": str(details["code"]), "sentence": str(details["message"])}
    elif isinstance(details, Mapping):
        for name, inner in details.items():
            own = "" if name == "non_field_errors" else str(name)
            yield from _flat(".".join(part for part in (field, own) if part), inner)
    else:
        for inner in details:
            yield from _flat(field, inner)


def _body(code: str, title: str, status: int) -> dict[str, Any]:
    return {"type": f"{TYPE}{code}", "title": title, "status": status, "code": code}


def _is_for_programs(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what the framework itself forbids: a problem for programs, a page for people."""
    if _is_for_programs(request):
        body = _body("permission_denied", gettext(TITLES[exceptions.PermissionDenied]), 403)
        return JsonResponse(body, status=403, content_type=MEDIA_TYPE)
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address nobody has: a problem for programs, a page for people."""
    if _is_for_programs(request):
        return JsonResponse(_body("not_found", gettext(NOT_FOUND), 404), status=404, content_type=MEDIA_TYPE)
    return error_page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours, without telling what it was."""
    if _is_for_programs(request):
        return JsonResponse(_body("server_error", gettext(BROKEN), 500), status=500, content_type=MEDIA_TYPE)
    return defaults.server_error(request, template_name="shell/500.html")
