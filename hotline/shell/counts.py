"""Counts beside links: asked for aside, kept for half a minute, so that no page waits for them."""

from datetime import datetime

from django.core.cache import cache

from hotline.shell.counters import Link, counters
from tickets.domain.people import Actor

KEPT = 30  # seconds


def _counted(actor: Actor) -> list[Link]:
    return [link for counter in counters() for link in counter.links_of(actor) if link.count is not None]


def _place(actor: Actor, link: Link) -> str:
    return f"count:{actor.ref}:{link.key}"


def known(actor: Actor) -> dict[str, int]:
    """Return the counts that were found in the last half minute, by the links' keys."""
    places = {_place(actor, link): link.key for link in _counted(actor)}
    if not places:
        return {}
    return {places[place]: number for place, number in cache.get_many(places).items()}


def ask(actor: Actor, now: datetime) -> dict[str, int]:
    """Return every count of the actor's links, asking for those that are not known."""
    found = known(actor)
    for link in _counted(actor):
        if link.key not in found and link.count is not None:
            found[link.key] = link.count(actor, now)
            cache.set(_place(actor, link), found[link.key], KEPT)
    return found
