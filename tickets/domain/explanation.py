"""Why a deadline is what it is: every day counted or skipped, and why, in sentences.

The days come from a walk, the due times from the index. The two must agree, and the tests hold them to it, so what a
citizen reads is a proof and not a story told afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from routing.domain.speech import Say, _
from tickets.domain.adjustment import Adjustment, Extension, merged
from tickets.domain.span import Span
from tickets.domain.walk import DayKind, DayNote, Walker
from tickets.domain.wall import due_text, moment_text

if TYPE_CHECKING:
    from tickets.domain.promise import Deadline

Sentence = tuple[str, Mapping[str, object]]
"""An English template with {names}, and JSON-able data that fills it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One adjustment: the due time before and after it (UTC), the days a pause took, and the days walked on for it."""

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
    walker = Walker(deadline)
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
    yield _("Came in: {start}."), {"start": moment_text(deadline.start, zone)}
    if deadline.effective_start != deadline.start:
        yield _("Counted from: {start}."), {"start": moment_text(deadline.effective_start, zone)}
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
            {"at": moment_text(step.at, zone), "reason": step.reason or "–"},
        )
        yield from _span_sentence(step.span)
        yield from _day_sentences(stage.days, step.span.measure.in_days)
    else:
        in_days = deadline.span.measure.in_days
        yield (
            _("Paused from {begin} to {end}."),
            {"begin": moment_text(step.begin, zone), "end": moment_text(step.end, zone)},
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
