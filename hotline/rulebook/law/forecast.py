"""What a policy gives: the deadlines of a complaint that comes in at some moment, under the old law and the new."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tickets.domain.calendar import Calendar
from tickets.domain.lawbook import Lawbook
from tickets.domain.promise import Deadline, reckon
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import ClockKind
from tickets.domain.wall import due_text, to_instant, to_wall
from tickets.queries.timers import Day, budget_text, explained
from tickets.words import word

SHOWN = (ClockKind.TRIAGE, ClockKind.SIGN_FOR, ClockKind.FIRST_CONTACT, ClockKind.HANDLE, ClockKind.CITIZEN)
"""The clocks that begin with the registering of a complaint that is dispatched at once."""

LONG, FAR = 3, 400


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment worth looking at."""

    label: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One clock under the law in force and under the draft; a text is empty where that law has no such clock."""

    kind: str
    name: str
    budget_before: str
    before: str
    budget_after: str
    after: str
    changed: bool
    provisional: bool
    days: Sequence[Day]
    sentences: Sequence[str]


def moments(calendar: Calendar, now: datetime) -> list[Moment]:
    """Return telling moments after `now`: a working morning, a Friday evening, a weekend, the eve of a long holiday,
    and the eve of a change of the clock where the zone has one."""
    zone = calendar.tz
    today = to_wall(now, zone).date()

    def at(day: date, hour: int, minute: int = 0) -> datetime:
        return to_instant(datetime.combine(day, time(hour, minute)), zone)

    days = [today + timedelta(days=count) for count in range(1, FAR)]
    found = [Moment(gettext("On a working morning"), at(calendar.nth_work_day(today, 1), 10))]
    friday = next((day for day in days if day.weekday() == 4 and calendar.is_work_day(day)), None)
    if friday:
        found.append(Moment(gettext("On a Friday evening"), at(friday, 17, 30)))
    off = next((day for day in days if not calendar.is_work_day(day)), None)
    if off:
        found.append(Moment(gettext("On a day off"), at(off, 11)))
    eve = _eve_of_holiday(calendar, days)
    if eve:
        found.append(Moment(gettext("On the eve of a long holiday"), at(eve, 16)))
    change = next((day for day in days if _offset(day, calendar) != _offset(day + timedelta(days=1), calendar)), None)
    if change:
        found.append(Moment(gettext("Before the clock is changed"), at(change, 9)))
    return found


def _offset(day: date, calendar: Calendar) -> timedelta | None:
    return datetime.combine(day, time(0), calendar.tz).utcoffset()


def _eve_of_holiday(calendar: Calendar, days: Sequence[date]) -> date | None:
    for day in days:
        off = [day + timedelta(days=count) for count in range(1, LONG + 1)]
        named = any(one in calendar.exceptions for one in off)
        if calendar.is_work_day(day) and named and not any(calendar.is_work_day(one) for one in off):
            return day
    return None


def foresee(
    at: datetime, service_class: str, category: str, old: tuple[Policy, Lawbook], new: tuple[Policy, Lawbook]
) -> list[Foreseen]:
    """Return what each clock would give a complaint registered, and dispatched, at a moment."""
    rows = []
    for kind in SHOWN:
        before = _deadline(kind, at, service_class, category, *old)
        after = _deadline(kind, at, service_class, category, *new)
        told = after or before
        if told is None:
            continue
        sentences, days, _changes = explained(told)
        rows.append(
            Foreseen(
                kind=kind.value,
                name=word(ClockKind, kind),
                budget_before=budget_text(before.span) if before else "",
                before=_text(before),
                budget_after=budget_text(after.span) if after else "",
                after=_text(after),
                changed=(before and before.due) != (after and after.due),
                provisional=bool(after and after.provisional),
                days=days,
                sentences=sentences,
            )
        )
    return rows


def _deadline(
    kind: ClockKind, at: datetime, service_class: str, category: str, policy: Policy, law: Lawbook
) -> Deadline | None:
    term = policy.terms(service_class, category).clocks.get(kind)
    if term is None or term.span is None:
        return None
    return reckon(at, term.span, law.calendar(term.calendar, law.newest[term.calendar]), term.counting)


def _text(deadline: Deadline | None) -> str:
    return due_text(deadline.due, deadline.calendar.tz) if deadline else ""


LOOKS = {
    "arrival": ("▸", "arrival", _("came in; counting starts after it")),
    "waited": ("▸", "arrival", _("came in out of hours")),
    "counted": ("", "counted", _("counted")),
    "make_up": ("", "makeup", _("counted: a make-up working day")),
    "own_hours": ("", "counted", _("counted, with hours of its own")),
    "weekend": ("–", "off", _("not counted: day off of the week")),
    "holiday": ("×", "holiday", _("not counted: holiday")),
    "paused": ("‖", "off", _("not counted: the clock was paused")),
    "landed": ("↦", "counted", _("the last day moved here")),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a strip."""

    day: date
    sign: str
    look: str
    told: str


def strip(days: Sequence[Day]) -> list[Cell]:
    """Return a deadline's days as a strip of cells: a sign, a look and words each."""
    cells = []
    for day in days:
        sign, look, told = LOOKS[day.kind]
        words = f"{told} ({day.name})" if day.name else str(told)
        number = str(day.number) if day.number else "✓" if day.minutes else ""
        cells.append(Cell(day.date, number or sign, look, words))
    return cells
