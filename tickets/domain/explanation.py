"""Why a deadline is what it is: every day walked, counted or skipped, and why.

The index behind `reckon` jumps; an explanation walks, day by day, over the calendar's own data. The two
must agree, and the tests hold them to it, so what a citizen reads is a proof and not a story told
afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from routing.domain.speech import Say, _
from tickets.domain.adjustment import Adjustment, Extension, merged
from tickets.domain.counting import DayRule
from tickets.domain.daycount import ONE_DAY, DayCount
from tickets.domain.span import Span
from tickets.domain.wall import due_text, to_wall

if TYPE_CHECKING:
    from tickets.domain.promise import Deadline

Sentence = tuple[str, Mapping[str, object]]
"""An English template with {names}, and JSON-able data that fills it."""


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
    """One day: `number` is which counted day it is (0: none), `minutes` the working time it gave to an hour
    budget; `name` is the holiday's; `assumed` says that no notice for its year was known.
    """

    day: date
    kind: DayKind
    number: int = 0
    minutes: int = 0
    name: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One adjustment: the due time before and after it (UTC), the days a pause took, and the days walked on
    for it.
    """

    adjustment: Adjustment
    before: datetime
    after: datetime
    lost: tuple[DayNote, ...]
    days: tuple[DayNote, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole way from the start to the due time."""

    deadline: Deadline
    days: tuple[DayNote, ...]
    stages: tuple[Stage, ...]

    def sentences(self) -> tuple[Sentence, ...]:
        """Return the explanation as (English template, data) pairs, to be translated and filled by a door."""
        return tuple(_sentences(self))

    def text(self, say: Say = str) -> str:
        """Return the sentences, one a line, each template translated by `say`."""
        return "\n".join(say(template).format(**data) for template, data in self.sentences())


def explain(deadline: Deadline) -> Explanation:
    """Return how a deadline came about."""
    history = deadline.history()
    steps = merged(deadline.adjustments)
    walker = _Walker(deadline)
    stages = []
    paused_until = deadline.effective_start
    for step, (before, after) in zip(steps, pairwise(history), strict=True):
        lost: tuple[DayNote, ...] = ()
        if isinstance(step, Extension):
            days = walker.extended(step.span, before, after)
        else:
            begin = max(step.begin, paused_until)
            if begin < min(before.due, step.end):
                lost = walker.lost(begin, step.end, before)
            paused_until = max(paused_until, step.end)
            days = walker.resumed(lost, before, after)
        stages.append(Stage(step, before.due, after.due, lost, days))
    return Explanation(deadline, (*walker.waited(), *walker.budget(history[0])), tuple(stages))


class _Walker:
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
        """Return the days a pause took: those over inside it, or those whose opening time it took a part
        of.
        """
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
        """Yield the days after `day` until `enough` are counted, and on over days off to where the last
        came to lie.
        """
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


_DAY_SENTENCES = {
    DayKind.ARRIVAL: _("{date}: the day it came in; counting starts after it."),
    DayKind.WAITED: _("{date}: came in out of hours, counted from the next working time."),
    DayKind.COUNTED: _("{date}: day {number}."),
    DayKind.MAKE_UP: _("{date}: day {number}, a make-up working day ({name})."),
    DayKind.OWN_HOURS: _("{date}: day {number}, with hours of its own ({name})."),
    DayKind.WEEKEND: _("{date}: not counted, a day off of the week."),
    DayKind.HOLIDAY: _("{date}: not counted, a holiday ({name})."),
    DayKind.PAUSED: _("{date}: not counted, the clock was paused."),
    DayKind.LANDED: _("{date}: the last day moves here, the next working day."),
}
_HOUR_SENTENCES = {
    DayKind.COUNTED: _("{date}: {minutes} minutes of opening time."),
    DayKind.MAKE_UP: _("{date}: {minutes} minutes of opening time, a make-up working day ({name})."),
    DayKind.OWN_HOURS: _("{date}: {minutes} minutes of opening time, with hours of its own ({name})."),
}


def _sentences(explanation: Explanation) -> Iterator[Sentence]:
    deadline = explanation.deadline
    zone = deadline.calendar.tz
    in_days = deadline.span.measure.in_days
    yield _("Came in: {start}."), {"start": due_text(deadline.start, zone)}
    if deadline.effective_start != deadline.start:
        yield _("Counted from: {start}."), {"start": due_text(deadline.effective_start, zone)}
    yield from _span_sentence(deadline.span)
    key, version = deadline.calendar_version
    yield _("Calendar: {key}, version {version}."), {"key": key, "version": version}
    yield from _day_sentences(explanation.days, in_days)
    if explanation.stages:
        yield _("Due at first: {due}."), {"due": due_text(deadline.base_due, zone)}
    for stage in explanation.stages:
        yield from _stage_sentences(stage, deadline)
    yield _("Due: {due}."), {"due": due_text(deadline.due, zone)}
    if deadline.provisional:
        yield (
            _("Provisional: the holidays of {years} are not published yet; ordinary weeks were assumed."),
            {"years": ", ".join(str(year) for year in _assumed_years(explanation))},
        )


def _span_sentence(span: Span) -> Iterator[Sentence]:
    template, data = span.phrase()
    yield template, data


def _day_sentences(days: Sequence[DayNote], in_days: bool) -> Iterator[Sentence]:
    for note in days:
        if not in_days and note.kind in _HOUR_SENTENCES:
            template = _HOUR_SENTENCES[note.kind]
        else:
            template = _DAY_SENTENCES[note.kind]
        yield (
            template,
            {"date": note.day.isoformat(), "number": note.number, "minutes": note.minutes, "name": note.name},
        )


def _stage_sentences(stage: Stage, deadline: Deadline) -> Iterator[Sentence]:
    zone, step = deadline.calendar.tz, stage.adjustment
    if isinstance(step, Extension):
        yield (
            _("Extended on {at} (reason: {reason}), counted from the old due time:"),
            {"at": due_text(step.at, zone), "reason": step.reason or "–"},
        )
        yield from _span_sentence(step.span)
        yield from _day_sentences(stage.days, step.span.measure.in_days)
    else:
        in_days = deadline.span.measure.in_days
        yield (
            _("Paused from {begin} to {end}."),
            {"begin": due_text(step.begin, zone), "end": due_text(step.end, zone)},
        )
        yield from _day_sentences(stage.lost, in_days)
        yield from _day_sentences(stage.days, in_days)
        if stage.after == stage.before:
            yield _("The pause took no counted time: the due time stays."), {}
    if stage.after != stage.before:
        yield (
            _("Due moves from {before} to {after}."),
            {"before": due_text(stage.before, zone), "after": due_text(stage.after, zone)},
        )


def _assumed_years(explanation: Explanation) -> list[int]:
    notes = [*explanation.days, *(note for stage in explanation.stages for note in (*stage.lost, *stage.days))]
    return sorted({note.day.year for note in notes if note.assumed})
