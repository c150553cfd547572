"""The same clocks counted: by unit, district, category, holder, person, kind or day. Each count leads to its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hotline.shell.times import written
from hotline.supervision.days import begin
from routing import queries as routing
from routing.domain import paths
from routing.domain.speech import Name
from tickets.domain.vocabulary import ClockKind
from tickets.queries.clocks import HOTLINE
from tickets.words import word


@dataclass(frozen=True, slots=True)
class Group:
    """One line: what it is called, how many, and the filter that shows them (empty: there is none)."""

    label: str
    count: int
    filter: tuple[str, str]
    unit: str = ""


def groups_of(by: str, counted: Mapping[Any, int]) -> list[Group]:
    """Return the groups, largest first (days: latest first). At most one statement beside the catalogue's."""
    if by in ("category", "area"):
        counted = _rolled_up(by, counted)
    people = _people(counted) if by == "handler" else {}
    name = routing.current().namer(get_language() or "")
    found = [_group(by, code, count, people, name) for code, count in counted.items()]
    if by == "day":
        return sorted(found, key=lambda group: group.filter[1], reverse=True)
    return sorted(found, key=lambda group: (-group.count, group.label))


def _group(by: str, code: Any, count: int, people: Mapping[int, str], name: Name) -> Group:
    if by == "day":
        day: date = code
        return Group(written(begin(day), "day"), count, ("on", day.isoformat()))
    if by == "kind":
        return Group(capfirst(word(ClockKind, code)), count, ("kind", code))
    if by == "handler":
        return Group(people.get(code, _("nobody yet")), count, ("handler", str(code)) if code else ("", ""))
    if not code:
        return Group(_("not said"), count, ("", ""))
    if code == HOTLINE:
        return Group(_("the hotline"), count, (by, HOTLINE))
    kind = "unit" if by in ("unit", "holder") else by
    return Group(name(kind, code), count, (by, code), unit=code if kind == "unit" else "")


def _rolled_up(by: str, counted: Mapping[str, int]) -> dict[str, int]:
    """Add what lies in streets to their districts, and what lies in matters to the topmost categories."""
    catalogue = routing.current()
    cards: Mapping[str, Any] = catalogue.areas if by == "area" else catalogue.categories
    found: dict[str, int] = {}
    for code, count in counted.items():
        card = cards.get(code)
        above = paths.segments(card.path) if card else []
        top = (above[1] if len(above) > 1 else above[0]) if by == "area" and above else above[0] if above else ""
        found[top] = found.get(top, 0) + count
    return found


def _people(keys: Iterable[int | None]) -> dict[int, str]:
    rows = get_user_model()._default_manager.filter(pk__in=[key for key in keys if key])
    return {row.pk: str(row) for row in rows}
