"""Steps around a due time: warn before it, note the breach at it, escalate after it.

An `Offset` names a moment relative to the due time; a `Step` says what is done then and whom to tell; a `Ladder` is
the list of them that a policy gives a clock, as JSON. Which steps already happened is the timer's memory, not the
ladder's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from routing.domain.speech import _
from routing.refusal import Refusal
from tickets.domain.adjustment import Pause, merged
from tickets.domain.calendar import Calendar
from tickets.domain.counting import DayRule
from tickets.domain.daycount import ONE_DAY, DayCount
from tickets.domain.promise import Deadline
from tickets.domain.span import Measure, Span, SpanError
from tickets.domain.wall import to_instant

_NO_TIME = Span(0, Measure.NATURAL_HOUR)
_Word = TypeVar("_Word", bound=StrEnum)


class LadderError(Refusal):
    """The ladder's data cannot be kept to."""


class Do(StrEnum):
    """What a step does."""

    TELL = "tell"
    YELLOW_CARD = "yellow_card"
    RED_CARD = "red_card"
    SUPERVISE = "supervise"
    RAISE_URGENCY = "raise_urgency"
    HAND_TO_PARENT = "hand_to_parent"
    AUTO_ACCEPT = "auto_accept"  # signs for the unit
    WAKE = "wake"
    CLOSE_UNRATED = "close_unrated"
    PASS_REPLY = "pass_reply"


MOVING = frozenset({Do.AUTO_ACCEPT, Do.WAKE, Do.CLOSE_UNRATED, Do.PASS_REPLY})
"""Steps that move the ticket on where nobody does: passed over, it would stand still for ever."""


class Recipient(StrEnum):
    """Whom a step tells, by their part in the ticket."""

    UNIT = "unit"
    UNIT_LEAD = "unit_lead"
    HANDLER = "handler"
    DISTRICT = "district"
    SUPERVISOR = "supervisor"
    OPERATOR = "operator"
    REVIEWER = "reviewer"
    CITIZEN = "citizen"


@dataclass(frozen=True, slots=True)
class Offset:
    """A moment relative to the due time: a span before or after it, or a share (1-99 %) of its counted time before."""

    before: bool = False
    span: Span = _NO_TIME
    percent: int = 0

    @classmethod
    def parse(cls, text: str) -> Offset:
        """Return the offset a text names: "-25%", "-1 work_day", "0", "+1 wd", "-2 h", "+30 min".

        Raises LadderError for what is none of these, and for a percentage that is not before the due time.
        """
        cleaned = unicodedata.normalize("NFKC", str(text)).strip().replace("−", "-").replace("–", "-")
        if re.fullmatch(r"[+-]?0", cleaned):
            return cls()
        if cleaned[:1] not in ("+", "-"):
            raise LadderError("offset_unsigned", _("“{text}” says neither before (-) nor after (+)."), text=text)
        before, size = cleaned[0] == "-", cleaned[1:].strip()
        if size.endswith("%"):
            number = size[:-1].strip()
            if not before or not re.fullmatch(r"\d{1,2}", number) or int(number) == 0:
                raise LadderError("offset_percent", _("“{text}”: a share lies between -1% and -99%."), text=text)
            return cls(before=True, percent=int(number))
        try:
            span = Span.parse(size)
        except SpanError as error:
            raise LadderError(
                "offset_unreadable", _("“{text}” is not an offset like “-25%” or “+1 wd”."), text=text
            ) from error
        return cls(before, span) if span.amount else cls()

    def __str__(self) -> str:
        """Return the one canonical text, which `parse` reads back."""
        sign = "-" if self.before else "+"
        if self.percent:
            return f"{sign}{self.percent}%"
        return f"{sign}{self.span}" if self.span.amount else "0"

    @property
    def is_breach(self) -> bool:
        return not self.percent and not self.span.amount

    def moment(self, deadline: Deadline, calendar: Calendar) -> datetime:
        """Return the moment (UTC) this offset names for a deadline reckoned by `calendar`.

        Hours before the due time are taken back from it, working hours over the night. Days keep the deadline's
        convention: before 24:00 on a Friday, "-1 wd" is 24:00 on the Thursday. A share is of the counted time from
        the effective start to the due time, pauses left out: elapsed time for natural measures, opening time for
        working ones. CalendarError when the calendar does not reach so far.
        """
        if self.is_breach:
            return deadline.due
        if self.percent:
            return _share(deadline, calendar, 100 - self.percent)
        time = timedelta(minutes=self.span.amount)
        if self.span.measure is Measure.NATURAL_HOUR:
            return deadline.due - time if self.before else deadline.due + time
        if self.span.measure is Measure.WORK_HOUR:
            step = calendar.before_work if self.before else calendar.after_work
            return step(deadline.due, time)
        return self._days_off(deadline, calendar)

    def _days_off(self, deadline: Deadline, calendar: Calendar) -> datetime:
        mark, days = deadline.mark, DayCount.of(calendar, deadline.counting, self.span.measure)
        clock = mark.clock
        if clock == ONE_DAY and deadline.counting.days is DayRule.NEXT_DAY_TO_END:
            clock = None
        day = days.after(mark.day, -self.span.amount if self.before else self.span.amount)
        return to_instant(days.end(day, clock), calendar.tz)


def _share(deadline: Deadline, calendar: Calendar, percent: int) -> datetime:
    """Return the first instant by which `percent` of the counted time of a deadline has gone by, pauses left out."""
    working = deadline.span.measure.working
    stretches = _running(deadline)
    lengths = [calendar.worked(a, b) if working else b - a for a, b in stretches]
    left = sum(lengths, timedelta()) * percent / 100
    for (begin, _end), length in zip(stretches, lengths, strict=True):
        if left <= length:
            return calendar.after_work(begin, left) if working else begin + left
        left -= length
    return deadline.due


def _running(deadline: Deadline) -> list[tuple[datetime, datetime]]:
    """Return the stretches between the effective start and the due time in which the clock ran."""
    stretches = []
    since = deadline.effective_start
    for step in sorted((s for s in merged(deadline.adjustments) if isinstance(s, Pause)), key=_begin):
        begin = min(max(step.begin, since), deadline.due)
        stretches.append((since, begin))
        since = min(max(step.end, since), deadline.due)
    stretches.append((since, deadline.due))
    return stretches


def _begin(pause: Pause) -> datetime:
    return pause.begin


@dataclass(frozen=True, slots=True)
class Step:
    """At `offset` from the due time do something, and tell some people."""

    offset: Offset
    do: Do
    tell: tuple[Recipient, ...] = ()
    note: str = ""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Step:
        """Return the step that JSON data describes. Raises LadderError for an unknown word or key.

            {"at": "-1 wd", "do": "yellow_card", "tell": ["unit"], "note": ""}

        `at` is an `Offset`; `do` ("tell" unless said) and `tell` are words of `Do` and `Recipient`.
        """
        for key in data:
            if key not in ("at", "do", "tell", "note"):
                raise LadderError("step_key_unknown", _("“{key}” is no part of a step."), key=key)
        if "at" not in data:
            raise LadderError("step_without_moment", _("A step says when: “at” is missing."))
        return cls(
            Offset.parse(data["at"]),
            _word(Do, data.get("do", Do.TELL)),
            tuple(_word(Recipient, word) for word in data.get("tell", ())),
            str(data.get("note", "")),
        )

    def as_data(self) -> dict[str, Any]:
        """Return JSON-able data that `from_data` reads back."""
        data = {"at": str(self.offset), "do": str(self.do), "tell": [str(word) for word in self.tell]}
        return {**data, "note": self.note} if self.note else data


def _word(kind: type[_Word], word: str) -> _Word:
    try:
        return kind(word)
    except ValueError as error:
        raise LadderError(
            "step_word_unknown",
            _("“{word}” is none of {words}."),
            word=word,
            words=", ".join(kind),
        ) from error


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one clock, in the order they were written; a step's index in it names it for good.

    The breach (a step at 0) is always there: where the data has none, "tell nobody" is added as the last step.
    Raises LadderError when two steps do the same at the same offset.
    """

    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        seen = set()
        for step in self.steps:
            if (step.offset, step.do) in seen:
                raise LadderError(
                    "step_twice", _("The ladder has “{do}” at {at} twice."), do=str(step.do), at=str(step.offset)
                )
            seen.add((step.offset, step.do))
        if not any(step.offset.is_breach for step in self.steps):
            object.__setattr__(self, "steps", (*self.steps, Step(Offset(), Do.TELL)))

    @classmethod
    def from_data(cls, data: Iterable[Mapping[str, Any]]) -> Ladder:
        """Return the ladder of a list of steps (see `Step.from_data`). Raises LadderError."""
        return cls(tuple(Step.from_data(step) for step in data))

    def as_data(self) -> list[dict[str, Any]]:
        """Return JSON-able data that `from_data` reads back."""
        return [step.as_data() for step in self.steps]

    def schedule(self, deadline: Deadline, calendar: Calendar) -> tuple[tuple[datetime, int], ...]:
        """Return (moment in UTC, index of the step) for each step, earliest first.

        A warning whose moment lies before the effective start is left out: on a promise so short there was never a
        time at which it could have warned, and telling at once would only repeat the news of the dispatch.
        """
        moments = ((step.offset.moment(deadline, calendar), index) for index, step in enumerate(self.steps))
        start = deadline.effective_start
        return tuple(sorted((at, i) for at, i in moments if at >= start or not self.steps[i].offset.before))


def schedule(ladder: Ladder, deadline: Deadline, calendar: Calendar) -> tuple[tuple[datetime, int], ...]:
    """Return when each step of a ladder is to happen; see `Ladder.schedule`."""
    return ladder.schedule(deadline, calendar)


def next_step(
    ladder: Ladder, deadline: Deadline, calendar: Calendar, fired: Set[int] = frozenset()
) -> tuple[datetime, int] | None:
    """Return the earliest (moment, index) that has not fired, or None when all have."""
    return next((entry for entry in ladder.schedule(deadline, calendar) if entry[1] not in fired), None)
