"""Walking a deadline's days one by one over the calendar's own data, for those who want to know why.

The index behind `reckon` jumps; this walks. `explanation` puts what is found here into sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from tickets.domain.counting import DayRule
from tickets.domain.daycount import ONE_DAY, DayCount
from tickets.domain.span import Span
from tickets.domain.wall import to_wall

if TYPE_CHECKING:
    from tickets.domain.promise import Deadline


class DayKind(StrEnum):
    """What a day is to a deadline."""

    ARRIVAL = "arrival"  # came in; counting starts after it
    WAITED = "waited"  # came in out of hours and waits for the opening
    COUNTED = "counted"
    MAKE_UP = "make_up"  # counted: a day off by its weekday, worked by the notice
    OWN_HOURS = "own_hours"  # counted: a working day with hours of its own
    WEEKEND = "weekend"  # skipped: a day off by its weekday
    HOLIDAY = "holiday"  # skipped: a day off by the notice
    PAUSED = "paused"  # over while the clock stood: lost, and given back
    LANDED = "landed"  # where a last day that was a day off came to lie


SKIPPED = frozenset({DayKind.WEEKEND, DayKind.HOLIDAY})


@dataclass(frozen=True, slots=True)
class DayNote:
    """One day: `number` is which counted day it is (0: none), `minutes` the working time it gave to an hour budget;
    `name` is the holiday's; `assumed` says that no notice for its year was known.
    """

    day: date
    kind: DayKind
    number: int = 0
    minutes: int = 0
    name: str = ""
    assumed: bool = False


class Walker:
    """Walks the calendar's own data, a day at a time."""

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline
        self.calendar = deadline.calendar
        self.measure = deadline.span.measure

    def _day(self, at: datetime) -> date:
        return to_wall(at, self.calendar.tz).date()

    def _note(self, day: date, number: int = 0, minutes: int = 0) -> DayNote:
        exception = self.calendar.exceptions.get(day)
        weekday_works = bool(self.calendar.week[day.weekday()])
        if exception is None:
            kind = DayKind.COUNTED if weekday_works else DayKind.WEEKEND
        elif not exception.windows:
            kind = DayKind.HOLIDAY
        else:
            kind = DayKind.OWN_HOURS if weekday_works else DayKind.MAKE_UP
        name = exception.name if exception else ""
        return DayNote(day, kind, number, minutes, name, day.year not in self.calendar.published)

    def waited(self) -> Iterator[DayNote]:
        """Yield the days before the opening that what came in out of hours waits for."""
        day, until = self._day(self.deadline.start), self._day(self.deadline.effective_start)
        while day < until:
            note = self._note(day)
            yield note if note.kind in SKIPPED else replace(note, kind=DayKind.WAITED)
            day += ONE_DAY

    def budget(self, base: Deadline) -> tuple[DayNote, ...]:
        """Return the days of the budget itself."""
        if not self.measure.in_days:
            return tuple(self._hours(base.span, base.effective_start, base.due))
        arrival = self._day(base.effective_start)
        return (
            replace(self._note(arrival), kind=DayKind.ARRIVAL),
            *self._days(arrival, base.span.amount, self.measure.working, base.mark.day),
        )

    def extended(self, span: Span, before: Deadline, after: Deadline) -> tuple[DayNote, ...]:
        """Return the days of an extension."""
        if not span.measure.in_days:
            return tuple(self._hours(span, before.due, after.due))
        return tuple(self._days(before.mark.day, span.amount, span.measure.working, after.mark.day))

    def lost(self, begin: datetime, end: datetime, before: Deadline) -> tuple[DayNote, ...]:
        """Return the days a pause took: those over inside it, or those whose opening time it took a part of."""
        if not self.measure.in_days:
            return tuple(note for note in self._hours(self.deadline.span, begin, end) if note.minutes)
        days = DayCount.of(self.calendar, self.deadline.counting, self.measure)
        begin_wall, end_wall = to_wall(begin, self.calendar.tz), to_wall(end, self.calendar.tz)
        notes: list[DayNote] = []
        day = begin_wall.date()
        if self.deadline.counting.days is DayRule.NEXT_DAY_TO_END:
            day = max(day, self._day(self.deadline.effective_start) + ONE_DAY)
        while days.end(day, before.mark.clock) <= end_wall:
            note = self._note(day, len(notes) + 1)
            counts = note.kind not in SKIPPED or not self.measure.working
            if counts and days.end(day, before.mark.clock) > begin_wall:
                notes.append(replace(note, kind=DayKind.PAUSED))
            day += ONE_DAY
        return tuple(notes)

    def resumed(self, lost: Sequence[DayNote], before: Deadline, after: Deadline) -> tuple[DayNote, ...]:
        """Return the days by which a pause moved a day budget on."""
        if not self.measure.in_days or before.due == after.due:
            return ()
        return tuple(self._days(before.mark.raw, len(lost), self.measure.working, after.mark.day))

    def _days(self, day: date, enough: int, working: bool, landing: date) -> Iterator[DayNote]:
        """Yield the days after `day` until `enough` are counted, then days off to where the last came to lie."""
        number = 0
        while number < enough:
            day += ONE_DAY
            note = self._note(day)
            if working and note.kind in SKIPPED:
                yield note
                continue
            number += 1
            kind = DayKind.COUNTED if note.kind in SKIPPED else note.kind
            yield replace(note, kind=kind, number=number)
        while day < landing:
            day += ONE_DAY
            note = self._note(day)
            if day == landing:
                yield replace(note, kind=DayKind.LANDED)
            else:
                yield note if note.kind in SKIPPED else replace(note, kind=DayKind.PAUSED)

    def _hours(self, span: Span, begin: datetime, end: datetime) -> Iterator[DayNote]:
        """Yield the days from `begin` to `end` with the opening minutes each gave; none for natural hours."""
        if not span.measure.working:
            return
        first, last = to_wall(begin, self.calendar.tz), to_wall(end, self.calendar.tz)
        day, number = first.date(), 0
        while day <= (last - timedelta(microseconds=1)).date():
            midnight = datetime.combine(day, datetime.min.time())
            minutes = 0.0
            for opening, closing in self.calendar.windows(day):
                since = max(first, midnight + timedelta(minutes=opening))
                until = min(last, midnight + timedelta(minutes=closing))
                minutes += max(timedelta(), until - since) / timedelta(minutes=1)
            number += minutes > 0
            yield replace(self._note(day), number=number if minutes else 0, minutes=round(minutes))
            day += ONE_DAY
