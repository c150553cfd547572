"""Which matters this browser has proved to be its own: kept in a signed cookie for half an hour of use."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from hotline.portal.links import fingerprint, matching
from tickets.domain.refusals import Absent
from tickets.models import Ticket

COOKIE = "matters"
SALT = "hotline.portal.proof"
SECONDS = 30 * 60
MOST = 6
"""Matters that are open in one browser at a time."""


def proved(request: HttpRequest, number: str) -> Ticket:
    """Return the matter if this browser has proved it. Raises `Absent` where it has not, or its code was changed."""
    known = _read(request)
    if number not in known:
        raise Absent()
    return matching(number, known[number])


def remember(request: HttpRequest, response: HttpResponse, ticket: Ticket) -> HttpResponse:
    """Keep the matter open in this browser for another half hour."""
    known = _read(request)
    known.pop(ticket.number, None)
    latest = dict([*known.items(), (ticket.number, fingerprint(ticket))][-MOST:])
    return _write(response, latest)


def leave(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Close every matter in this browser."""
    response.delete_cookie(COOKIE)
    return response


def _read(request: HttpRequest) -> dict[str, str]:
    try:
        return dict(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS))
    except (signing.BadSignature, ValueError, TypeError):
        return {}


def _write(response: HttpResponse, known: dict[str, str]) -> HttpResponse:
    response.set_cookie(
        COOKIE,
        signing.dumps(known, salt=SALT),
        max_age=SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
