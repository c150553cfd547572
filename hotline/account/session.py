"""A session from the password to its end: who waits for a second factor, who is in, and for how much longer.

Times are the machine's own seconds: a session has nothing to do with the hours a ticket lives by.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, SESSION_KEY, login, logout
from django.http import HttpRequest

from hotline.account.second_factor import is_required
from hotline.staff.models import User

WAITING = "account.waiting"
SINCE, SEEN, SECOND = "account.since", "account.seen", "account.second"
WAITING_SECONDS = 10 * 60
GRAIN = 60
"""Seconds: how exactly “last seen” is kept. Finer, every request would be a write."""

IDLE, TOO_LONG, NO_SECOND = "idle", "long", "second"


def wait_for_second(request: HttpRequest, user: User, after: str) -> None:
    """Remember that the password of `user` was right, and where they wanted to go. This is not being signed in."""
    request.session.flush()
    request.session[WAITING] = {"user": user.pk, "backend": user.backend, "after": after, "since": time.time()}  # type: ignore[attr-defined]


def waiting(request: HttpRequest) -> tuple[User, str] | None:
    """Return who waits for their second factor, and where they wanted to go; None after ten minutes."""
    kept: dict[str, Any] = request.session.get(WAITING) or {}
    if not kept or time.time() - kept["since"] > WAITING_SECONDS:
        return None
    user = User.objects.select_related("unit").filter(pk=kept["user"], is_active=True).first()
    if user is None:
        return None
    user.backend = kept["backend"]  # type: ignore[attr-defined]
    return user, kept["after"]


def enter(request: HttpRequest, user: User, second: bool = False) -> None:
    """Let somebody in, under a new session key. `second`: they proved a second factor."""
    request.session.flush()
    login(request, user)
    request.session[SINCE] = request.session[SEEN] = time.time()
    request.session[SECOND] = second


def leave(request: HttpRequest) -> None:
    """End a session."""
    logout(request)


def is_open(request: HttpRequest) -> bool:
    """Say whether somebody is signed in, without asking the database for them."""
    return SESSION_KEY in request.session and BACKEND_SESSION_KEY in request.session


def over(request: HttpRequest) -> str:
    """Return why a session is over, "" if it is not."""
    now, session = time.time(), request.session
    if now - session.get(SEEN, now) > settings.STAFF_IDLE_MINUTES * 60 + GRAIN:
        return IDLE
    if now - session.get(SINCE, now) > settings.STAFF_SESSION_HOURS * 3600:
        return TOO_LONG
    if settings.REQUIRE_SECOND_FACTOR and not session.get(SECOND):
        user = request.user
        if isinstance(user, User) and is_required(user):
            return NO_SECOND
    return ""


def seen(request: HttpRequest) -> None:
    """Note that somebody is there."""
    now, session = time.time(), request.session
    session.setdefault(SINCE, now)
    if now - session.get(SEEN, 0) >= GRAIN:
        session[SEEN] = now
