"""Which worklists are a unit's, which comes first for whom, and how long each is."""

from collections.abc import Mapping
from datetime import datetime

from django.core.cache import cache

from tickets.domain.lifecycle import UNIT_PEOPLE
from tickets.domain.people import Actor, Role
from tickets.queries.load import lengths
from tickets.queries.worklist import Worklist, worklists_of

KEPT = 30  # seconds that a length is kept: it is a hint beside a name, not a figure

ICONS = {
    "to_sign": "send",
    "handling": "hammer",
    "mine": "user-round",
    "unit": "layers",
    "requests": "hourglass",
    "overdue": "triangle-alert",
    "due_soon": "clock-alert",
    "suspended": "pause",
    "supervised": "eye",
}


def lists_of(actor: Actor) -> list[Worklist]:
    """Return the worklists that this room shows to the actor, in the order they are worked through."""
    return [row for row in worklists_of(actor) if row.roles & UNIT_PEOPLE & actor.roles]


def first_of(actor: Actor) -> str:
    """Return the list somebody begins with: a handler what was given to them, everybody else the unit's whole work."""
    return "mine" if actor.roles & UNIT_PEOPLE == {Role.HANDLER} else "unit"


def known_lengths(actor: Actor) -> Mapping[str, int] | None:
    """Return how long the actor's lists were within the last half minute, None if nobody asked."""
    found: Mapping[str, int] | None = cache.get(_place(actor))
    return found


def lengths_of(actor: Actor, now: datetime) -> Mapping[str, int]:
    """Return how long the actor's lists are, asking once in half a minute."""
    found = known_lengths(actor)
    if found is None:
        found = lengths(actor, lists_of(actor), now)
        cache.set(_place(actor), found, KEPT)
    return found


def length_of(name: str, actor: Actor, now: datetime) -> int:
    """Return how long one list is."""
    return lengths_of(actor, now).get(name, 0)


def forget_lengths(actor: Actor) -> None:
    """Ask anew next time: the actor has just changed them."""
    cache.delete(_place(actor))


def _place(actor: Actor) -> str:
    return f"unit:lengths:{actor.ref}"
