"""A calendar's year as twelve months: each day a working day, a day off, a holiday, a make-up day, or one with hours of
its own, by a sign and words, never by colour alone."""

import calendar as months_of
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tickets.domain.calendar import Calendar
from tickets.domain.windows import write_windows
from tickets.moments import holiday

KINDS = {
    "work": ("", _("working day")),
    "off": ("–", _("day off of the week")),
    "holiday": ("×", _("holiday")),
    "makeup": ("+", _("make-up working day")),
    "hours": ("½", _("hours of its own")),
}
"""How a day is shown: its sign and its words."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the year."""

    date: date
    kind: str
    name: str
    hours: str
    changed: bool

    @property
    def sign(self) -> str:
        return KINDS[self.kind][0]

    @property
    def told(self) -> str:
        """The day in words."""
        words = str(KINDS[self.kind][1])
        words = f"{words}: {self.name}" if self.name else words
        words = f"{words}, {self.hours}" if self.hours and self.kind in ("makeup", "hours") else words
        return f"{words} ({gettext('changed by the draft')})" if self.changed else words


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its weeks from Monday, None for days of its neighbours."""

    name: str
    weeks: Sequence[Sequence[Day | None]]


def day_of(calendar: Calendar, day: date, before: Calendar | None = None) -> Day:
    """Return what a day is by a calendar; `before` is the one in force, held beside it."""
    exception = calendar.exceptions.get(day)
    usual = bool(calendar.week[day.weekday()])
    if exception is None:
        kind = "work" if usual else "off"
    elif not exception.windows:
        kind = "holiday"
    else:
        kind = "hours" if usual else "makeup"
    return Day(
        day,
        kind,
        holiday(exception.name) if exception else "",
        ", ".join(write_windows(calendar.windows(day))),
        before is not None and before.exceptions.get(day) != exception,
    )


def year(calendar: Calendar, number: int, before: Calendar | None = None) -> list[Month]:
    """Return the twelve months of a year."""
    pages = months_of.Calendar()
    return [
        Month(
            date_format(date(number, month, 1), "F"),
            [
                [day_of(calendar, day, before) if day.month == month else None for day in week]
                for week in pages.monthdatescalendar(number, month)
            ],
        )
        for month in range(1, 13)
    ]


def weekdays() -> list[tuple[str, str]]:
    """Return the shortest and the long names of the weekdays, from Monday: Mo or 一, Monday or 星期一."""
    monday = date(2024, 1, 1)
    days = [monday.replace(day=1 + number) for number in range(7)]
    return [(date_format(day, "D").removeprefix("周")[:2], date_format(day, "l")) for day in days]


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row that are the same."""

    first: Day
    last: Day

    @property
    def told(self) -> str:
        return self.first.told


def listed(calendar: Calendar, number: int, before: Calendar | None = None) -> list[Run]:
    """Return the days of a year that differ from their weekday, those in a row together."""
    runs: list[Run] = []
    for day in sorted(calendar.exceptions):
        if day.year != number:
            continue
        one = day_of(calendar, day, before)
        if runs and runs[-1].told == one.told and day - runs[-1].last.date == timedelta(days=1):
            runs[-1] = Run(runs[-1].first, one)
        else:
            runs.append(Run(one, one))
    return runs
