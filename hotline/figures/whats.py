"""Which tickets lie behind a number: every count as a condition on what was scored, cut by key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hotline.figures.models import Score, Turn
from hotline.figures.rates.cells import CATEGORY, CHANNEL, CITY, UNIT
from hotline.figures.rates.sums import Sums
from routing import queries as routing
from routing.domain import paths

LONG = 25

COUNTS = Q(left_out="")
ANSWERED = COUNTS & ~Q(solved="")


@dataclass(frozen=True, slots=True)
class What:
    """One set of tickets behind a number: its name, which scores or turns are in it, and how many by the roll-ups."""

    label: Any
    where: Q
    count: Callable[[Sums], int]
    turns: bool = False
    day: str = "day"


WHATS: Mapping[str, What] = {
    "due": What(_("Callbacks due"), COUNTS, lambda s: s.due),
    "unresponded": What(_("Not contacted in time"), COUNTS & Q(responded=False), lambda s: s.due - s.responded),
    "responded": What(_("Contacted in time"), COUNTS & Q(responded=True), lambda s: s.responded),
    "unsolved": What(_("Not solved"), COUNTS & Q(solved="no"), lambda s: s.no),
    "partly": What(_("Partly solved"), COUNTS & Q(solved="partly"), lambda s: s.partly),
    "solved": What(_("Solved"), COUNTS & Q(solved="yes"), lambda s: s.yes),
    "unsatisfied": What(_("Unsatisfied"), COUNTS & Q(satisfied__in=(1, 2)), lambda s: s.sat1 + s.sat2),
    "basically": What(_("Basically satisfied"), COUNTS & Q(satisfied=3), lambda s: s.sat3),
    "satisfied": What(_("Satisfied"), COUNTS & Q(satisfied__in=(4, 5)), lambda s: s.sat4 + s.sat5),
    "not_first": What(
        _("Not solved in the first round"),
        COUNTS & Q(first_solved__in=("partly", "no")),
        lambda s: s.first_asked - s.first_yes,
    ),
    "first": What(_("Solved in the first round"), COUNTS & Q(first_solved="yes"), lambda s: s.first_yes),
    "late": What(_("Handled late"), Q(on_time=False), lambda s: s.handled - s.on_time, True, "due_on"),
    "in_time": What(_("Handled in time"), Q(on_time=True), lambda s: s.on_time, True, "due_on"),
    "returned": What(_("Returned"), Q(returned=True), lambda s: s.returned, True, "given_on"),
    "given": What(_("Given to the unit"), Q(), lambda s: s.given, True, "given_on"),
    "redone": What(_("Handled again"), COUNTS & Q(redone=True), lambda s: s.redone),
    "unanswered": What(_("No answer"), COUNTS & Q(solved=""), lambda s: s.due - s.answered),
    "answered": What(_("Answered"), ANSWERED, lambda s: s.answered),
    "told": What(_("Told to withdraw"), COUNTS & Q(told=True), lambda s: s.told),
    "left_out": What(_("Left out"), ~COUNTS & Q(day__isnull=False), lambda s: s.left_out),
}

BEHIND: Mapping[str, tuple[str, ...]] = {
    "response": ("unresponded", "responded"),
    "resolution": ("unsolved", "partly", "solved"),
    "satisfaction": ("unsatisfied", "basically", "satisfied"),
    "first_time": ("not_first", "first"),
    "on_time": ("late", "in_time"),
    "returns": ("returned", "given"),
    "redo": ("redone", "due"),
    "coverage": ("unanswered", "answered"),
}
"""The sets behind each rate, what asks for attention first."""


@dataclass(frozen=True, slots=True)
class Found:
    """Some scores with the days they are listed by, and the cursors around them."""

    rows: list[tuple[date, Score]]
    next: str = ""
    previous: str = ""


def behind(what: What, where: Q, first: date, last: date, *, tickets: Any, why: str = "", cursor: str = "") -> Found:
    """Return a page of what lies behind a number, oldest first. `where` is whose it is (`whose`); `tickets` narrows to
    those the asker may see (None: all). Two statements."""
    rows: QuerySet[Any] = Turn.objects.select_related("score") if what.turns else Score.objects.all()
    under = "score__" if what.turns else ""
    rows = rows.filter(what.where, where, **{f"{what.day}__range": (first, last)})
    if why:
        rows = rows.filter(left_out=why)
    if tickets is not None:
        rows = rows.filter(**{f"{under}ticket__in": tickets})
    at = _read(cursor)
    back = at is not None and at[0]
    if at is not None:
        way = "lt" if back else "gt"
        rows = rows.filter(Q(**{f"{what.day}__{way}": at[1]}) | Q(**{what.day: at[1], f"pk__{way}": at[2]}))
    sign = "-" if back else ""
    kept = list(rows.order_by(f"{sign}{what.day}", f"{sign}pk")[: LONG + 1])
    more, kept = len(kept) > LONG, kept[:LONG]
    if back:
        kept.reverse()
    before, beyond = (more, True) if back else (at is not None, more)
    return Found(
        [(getattr(row, what.day), row.score if what.turns else row) for row in kept],
        next=_cursor(kept[-1], what, False) if kept and beyond else "",
        previous=_cursor(kept[0], what, True) if kept and before else "",
    )


def whose(dim: str, key: str, turns: bool) -> Q:
    """Return the condition that selects scores (or turns) that count under a key."""
    under = "score__" if turns else ""
    if dim == CITY:
        return Q()
    if dim == UNIT:
        return Q(unit=key)
    if dim == CHANNEL:
        return Q(**{f"{under}channel": key})
    catalogue = routing.current()
    if dim == CATEGORY:
        card = catalogue.category(key)
        below = [code for code, one in catalogue.categories.items() if card and paths.is_under(one.path, card.path)]
        return Q(**{f"{under}category__in": below or [key]})
    area = catalogue.area(key)
    if area is not None and area.level in ("district", "street"):
        return Q(**{f"{under}{area.level}": key})
    return Q(**{f"{under}areas__contains": [key]})


def _cursor(row: Any, what: What, back: bool) -> str:
    return f"{'b' if back else 'f'}{getattr(row, what.day):%Y%m%d}-{row.pk}"


def _read(text: str) -> tuple[bool, date, int] | None:
    """Return the place a cursor names; what is none begins at the beginning."""
    if len(text) < 11 or text[0] not in "bf" or text[9] != "-" or not text[10:].isdecimal():
        return None
    try:
        return text[0] == "b", date.fromisoformat(text[1:9]), min(int(text[10:]), 2**62)
    except ValueError:
        return None
