"""A walk through every page: what `make screenshots` photographs, and what the test of every page looks at."""

import re
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth import get_user_model as people
from django.contrib.sessions.backends.db import SessionStore
from django.utils import translation

from hotline.shell.counters import Page, address, counters

BACKEND = "django.contrib.auth.backends.ModelBackend"
HOMELESS = (
    Page("shell:components", "super.luo"),
    Page("account:sign-in"),
    Page("account:own", "op.chen"),
    Page("account:notices", "super.luo"),
    Page("account:password", "op.chen"),
    Page("account:factor", "op.chen"),
)
"""Pages that belong to no counter; those that are not there are passed by."""


SETTLED = "() => document.fonts.status === 'loaded' && !document.querySelector('.htmx-request')"
"""True in a browser once everything a page asks for has come."""
PAUSE = 700
"""Milliseconds without a key after which every form has asked what it wants to know."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the walk: its name (fit for a file), its address, whose eyes see it, and with which cookies."""

    name: str
    url: str
    page: Page
    cookies: dict[str, str]


def stops() -> Iterator[Stop]:
    """Yield every page that there is; one whose subject is not there (no ticket in that state) is left out."""
    seen: Tally[str] = Tally()
    for page in (*HOMELESS, *(page for counter in counters() for page in counter.pages)):
        args = page.args() if callable(page.args) else page.args
        if args is None or not (url := address(page.url_name, *args)):
            continue
        words = [str(arg) for arg in args if not re.search(r"\d{4}", str(arg))]
        said = " ".join([page.url_name, *words, page.query, "typed" if page.typed else ""])
        name = re.sub(r"[^\w]+", "-", said).strip("-")
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name}-{seen[name]}"
        yield Stop(name, f"{url}?{page.query}" if page.query else url, page, page.cookies())


@contextmanager
def signed_in(usernames: Sequence[str], language: str) -> Iterator[dict[str, str]]:
    """Sign people in by opening the door from inside, their accounts set to `language`; give the session keys.

    For a demo or a test only: afterwards the sessions are gone, and the accounts as they were.
    """
    keys, before = {}, []
    try:
        for user in people().objects.filter(username__in=set(usernames), is_active=True):
            before.append((user.pk, user.language))
            people().objects.filter(pk=user.pk).update(language=language)
            session = SessionStore()
            session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
            session[HASH_SESSION_KEY] = user.get_session_auth_hash()
            session.create()
            keys[user.get_username()] = str(session.session_key)
        yield keys
    finally:
        for key in keys.values():
            SessionStore(key).delete()
        for pk, own in before:
            people().objects.filter(pk=pk).update(language=own)


def write(page: Any, stop: Stop, language: str) -> None:
    """Write in the browser's `page` what somebody has written there when it is looked at, and wait for the answers."""
    if stop.page.typed is None:
        return
    with translation.override(language):
        for selector, text in stop.page.typed():
            if selector:
                page.fill(selector, text)
            else:
                _answered(page)
                page.keyboard.press(text)
    _answered(page)


def unwrite(page: Any, stop: Stop) -> None:
    """Take back what `write` filled, so that a form that is kept while one types is kept no longer."""
    if stop.page.typed is None:
        return
    first = next(selector for selector, _text in stop.page.typed() if selector)
    page.locator(first).evaluate(
        "(one) => { one.form.reset(); one.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    _answered(page)


def _answered(page: Any) -> None:
    page.wait_for_timeout(PAUSE)
    page.wait_for_function(SETTLED)


def cookies_of(stop: Stop, keys: dict[str, str], language: str, **manner: str) -> dict[str, str]:
    """Return the cookies a browser visits a page with: who, in which language, and what it holds already."""
    session = {settings.SESSION_COOKIE_NAME: keys[stop.page.username]} if stop.page.username else {}
    return {settings.LANGUAGE_COOKIE_NAME: language, **manner, **stop.cookies, **session}
