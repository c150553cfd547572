"""The law in force, read from the database once per edition and shared by the process."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from django.db.models import Max

from routing import queries as routing
from routing.domain.speech import _
from tickets.domain.calendar import Calendar
from tickets.domain.lawbook import Lawbook
from tickets.domain.refusals import NotNow
from tickets.domain.terms import Policy
from tickets.models import CalendarVersion, PolicyVersion

Key = TypeVar("Key")
Value = TypeVar("Value")


class _Shelf(Mapping[Key, Value]):
    """Versions by name, read when first asked for: a version that was in force never changes."""

    def __init__(self, read: Callable[[Key], Value]) -> None:
        self._read = lru_cache(maxsize=512)(read)

    def __getitem__(self, key: Key) -> Value:
        return self._read(key)

    def __iter__(self) -> Iterator[Key]:
        raise TypeError("a shelf is looked up, not walked")

    def __len__(self) -> int:
        raise TypeError("a shelf is looked up, not counted")


def _policy(ref: str) -> Policy:
    key, _at, version = ref.partition("@")
    row = PolicyVersion.objects.filter(key=key, version=int(version or 0)).exclude(status="draft").first()
    if row is None:
        raise KeyError(ref)
    return Policy.from_data({**row.data, "key": row.key, "version": row.version})


def _calendar(name: tuple[str, int]) -> Calendar:
    row = CalendarVersion.objects.filter(key=name[0], version=name[1]).first()
    if row is None:
        raise KeyError(name)
    return Calendar.from_data({**row.data, "key": row.key, "version": row.version})


_policies: _Shelf[str, Policy] = _Shelf(_policy)
_calendars: _Shelf[tuple[str, int], Calendar] = _Shelf(_calendar)
_known: tuple[int, Lawbook] | None = None


def in_force(edition: int | None = None) -> Lawbook:
    """Return the law in force: one cheap read where nothing has changed since the last call.

    `edition` saves even that where the caller has just read it. Raises `NotNow` where no policy is published
    for new tickets: an installation without one cannot promise anything.
    """
    global _known
    edition = routing.edition() if edition is None else edition
    known = _known
    if known is None or known[0] != edition:
        standard = PolicyVersion.objects.filter(standard=True, status="published").first()
        if standard is None:
            raise NotNow("no_policy", _("No policy is in force: publish one for new tickets first."))
        newest = dict(CalendarVersion.objects.values_list("key").annotate(Max("version")))
        known = _known = (edition, Lawbook(_policies, _calendars, str(standard), newest))
    return known[1]


def forget_cached() -> None:
    """Drop what is cached; for tests that roll the tables back."""
    global _known
    _known = None
    for shelf in (_policies, _calendars):
        shelf._read.cache_clear()  # type: ignore[attr-defined]
