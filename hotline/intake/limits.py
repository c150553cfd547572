"""How much one block of addresses, or one ticket, may send in through the public doors: counted in the cache.

Wrong query codes are `tickets.tries`' matter; this is about those who may, but too often. The windows end by
themselves, so nobody is shut out for good, and the telephone is always open.
"""

from django.core.cache import cache

from routing.domain.speech import _
from tickets.domain.refusals import TooMany
from tickets.tries import block_of

COMPLAINTS = 30, 60 * 60
"""New complaints of one block of addresses: a village shares one, a script does not care."""

ACTS = 20, 24 * 60 * 60
"""What is said on one ticket by its citizen, each verb by itself."""


def spend_complaint(address: str) -> None:
    """Count a complaint from an address. Raises `TooMany`."""
    spend(f"intake:new:{block_of(address)}", *COMPLAINTS)


def spend_act(number: str, verb: str) -> None:
    """Count an act of a citizen on their ticket. Raises `TooMany`."""
    spend(f"intake:act:{verb}:{number}", *ACTS)


def spend(key: str, most: int, seconds: int) -> None:
    """Count one more under a key, of at most `most` within `seconds` from the first. Raises `TooMany`."""
    cache.add(key, 0, seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out in between
        return
    if count > most:
        raise TooMany(
            "too_often",
            _("That was often enough for now. Please wait {minutes} minutes, or call the hotline."),
            minutes=-(-seconds // 60),
            retry_after=seconds,
        )
