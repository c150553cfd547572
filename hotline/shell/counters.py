"""Counters say what they are; addresses and navigation are built from what they say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from tickets.domain.people import Actor, Role

Count = Callable[[Actor, datetime], int]
"""How many things wait behind a link, for somebody, now."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the navigation. `roles` narrows the counter's own; `count` is asked for aside, not while a page is
    made, and its answer is kept for half a minute."""

    label: str | Promise
    url_name: str
    icon: str
    roles: frozenset[Role] | None = None
    count: Count | None = None

    @property
    def key(self) -> str:
        """A name for the link that is fit for an id."""
        return self.url_name.replace(":", "-")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as `make screenshots` and the test of every page visit it: as whom, with which arguments (a callable
    looks them up, and returns too few, or None, where there is nothing to show), and with which cookies: what a
    citizen's browser holds already. `typed` gives what is written into which field (by selector; without one, a key
    that is pressed). `picture` names it among the README's pictures, taken on a telephone where `phone` says so."""

    url_name: str
    username: str = ""
    args: tuple[object, ...] | Callable[[], tuple[object, ...] | None] = ()
    query: str = ""
    cookies: Callable[[], dict[str, str]] = dict
    typed: Callable[[], Sequence[tuple[str, str]]] | None = None
    picture: str = ""
    phone: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """A place where people stand. `prefix` is where its addresses begin, `home` the name of its first page;
    a counter without `roles` is for the public and has no place in the navigation. `above` and `badge` are templates
    shown on every page, whoever's it is: below the bar, and in it."""

    name: str
    label: str | Promise
    icon: str
    prefix: str
    home: str
    roles: frozenset[Role] = frozenset()
    links: tuple[Link, ...] = ()
    pages: tuple[Page, ...] = ()
    order: int = 50
    above: str = ""
    badge: str = ""

    def links_of(self, actor: Actor) -> list[Link]:
        """Return the links that are for the actor."""
        if not actor.is_any(self.roles):
            return []
        return [link for link in self.links if link.roles is None or actor.is_any(link.roles)]


@cache
def counters() -> tuple[Counter, ...]:
    """Return the counters that are there, in the order of the navigation."""
    found = [import_module(f"{name}.counter").COUNTER for name in settings.COUNTERS]
    return tuple(sorted(found, key=lambda counter: (counter.order, counter.name)))


def home_of(actor: Actor) -> str:
    """Return the address of the first page that is for the actor, empty where there is none."""
    for counter in counters():
        if actor.is_any(counter.roles):
            return address(counter.home)
    return ""


def address(url_name: str, *args: object) -> str:
    """Return the address of a named page, empty where the counter it belongs to is not there."""
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""
