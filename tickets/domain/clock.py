"""A clock on a ticket: what was promised, when it falls due, and which step of its ladder comes next."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tickets.domain.calendar import Calendar
from tickets.domain.ladder import MOVING, Ladder, next_step
from tickets.domain.promise import Adjustment, Deadline, Extension, Pause, reckon, reckon_date
from tickets.domain.span import Span
from tickets.domain.terms import ClockTerm
from tickets.domain.vocabulary import ClockKind


class Behind(StrEnum):
    """What becomes of ladder steps that lie behind when a clock is counted anew, and have not been fired."""

    OWED = "owed"  # they are fired now: the time did pass under this very law
    BREACH = "breach"  # only the breach is, and what moves the ticket: it is late, but nobody could have been warned
    NOTHING = "nothing"  # none is: a rule made today warns nobody about yesterday


class Standing(StrEnum):
    """What a clock is doing. Only a running clock has a next step."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock. `key` names it within its ticket (``handle#3``); all moments are aware.

    `calendar` is the key and version it was last reckoned with. `edition` counts how often the due moment
    moved; `fired` holds the ladder steps that went off, or that lay behind, in this edition: a step is fired
    at most once per edition, whoever sweeps. `until` is the date of a dated clock (promise, ledger review,
    supervision), `span` the budget of all others.
    """

    key: str
    kind: ClockKind
    start: datetime
    calendar: tuple[str, int]
    round: int = 1
    unit: str = ""
    span: Span | None = None
    until: str = ""
    adjustments: tuple[Adjustment, ...] = ()
    standing: Standing = Standing.RUNNING
    held_at: datetime | None = None  # when it was met, paused or cancelled
    due: datetime | None = None
    provisional: bool = False
    edition: int = 0
    fired: frozenset[int] = frozenset()
    breached_at: datetime | None = None
    next_at: datetime | None = None
    next_no: int | None = None

    @property
    def live(self) -> bool:
        """Say whether it still counts for something: running, or paused and to be resumed."""
        return self.standing in (Standing.RUNNING, Standing.PAUSED)

    @property
    def on_time(self) -> bool | None:
        """Say whether it was met in time; None while it runs, and for cancelled clocks."""
        if self.standing is not Standing.MET or self.held_at is None or self.due is None:
            return None
        return self.held_at <= self.due

    def deadline(self, term: ClockTerm, calendar: Calendar) -> Deadline:
        """Reckon the deadline from what the clock holds: the one function behind due times and explanations."""
        if self.span is None:
            return reckon_date(self.start, self.until, calendar)
        return reckon(self.start, self.span, calendar, term.counting, self.adjustments)

    def on_ladder(self, old: Ladder, new: Ladder) -> "Clock":
        """Return the clock moved to another ladder: a step that fired is the same step there, or none."""
        fired = {(old.steps[no].offset, old.steps[no].do) for no in self.fired}
        same = frozenset(no for no, step in enumerate(new.steps) if (step.offset, step.do) in fired)
        return replace(self, fired=same)

    def judged(
        self,
        term: ClockTerm,
        calendar: Calendar,
        now: datetime,
        *,
        new_ladder: bool = False,
        behind: Behind = Behind.OWED,
    ) -> "Clock":
        """Return the clock with its due moment and next step reckoned anew as of `now`.

        A due moment that moves, or a `new_ladder`, begins a new edition: steps that lie ahead are armed again, steps
        that fired and still lie behind stay fired, and `behind` says what becomes of the others there.
        """
        deadline = self.deadline(term, calendar)
        moved = self.due is not None and (deadline.due != self.due or new_ladder)
        clock = replace(
            self,
            due=deadline.due,
            provisional=deadline.provisional,
            calendar=(calendar.key, calendar.version),
            edition=self.edition + 1 if moved else self.edition,
        )
        if moved:
            past = frozenset(number for at, number in term.ladder.schedule(deadline, calendar) if at <= now)
            settled = self._settled(term.ladder, past, behind)
            breached_at = self.breached_at or (deadline.due if behind is Behind.NOTHING else None)
            clock = replace(
                clock, fired=past & self.fired | settled, breached_at=breached_at if deadline.due <= now else None
            )
        return clock.armed(term, calendar, deadline)

    def _settled(self, ladder: Ladder, past: frozenset[int], behind: Behind) -> frozenset[int]:
        """Return which of the steps that lie behind are not to be fired any more."""
        if behind is Behind.OWED:
            return frozenset()
        if behind is Behind.NOTHING:
            return past
        steps = {no: ladder.steps[no] for no in past}
        broken = self.breached_at is not None  # a promise is broken once
        return frozenset(
            no for no, step in steps.items() if step.do not in MOVING and (broken or not step.offset.is_breach)
        )

    def armed(self, term: ClockTerm, calendar: Calendar, deadline: Deadline | None = None) -> "Clock":
        """Return the clock with its next step set: the earliest that has not fired, or none."""
        if self.standing is not Standing.RUNNING:
            return replace(self, next_at=None, next_no=None)
        step = next_step(term.ladder, deadline or self.deadline(term, calendar), calendar, self.fired)
        return replace(self, next_at=step[0] if step else None, next_no=step[1] if step else None)

    def held(self, standing: Standing, at: datetime) -> "Clock":
        """Return the clock met, paused or cancelled at `at`, with nothing more to fire."""
        return replace(self, standing=standing, held_at=at, next_at=None, next_no=None)

    def resumed(self, at: datetime) -> "Clock":
        """Return the clock running again, the time since it was held left out. The caller judges it anew."""
        assert self.held_at is not None
        adjustments = self.adjustments
        if at > self.held_at:
            adjustments = (*adjustments, Pause(begin=self.held_at, end=at))
        return replace(self, standing=Standing.RUNNING, held_at=None, adjustments=adjustments)

    def extended(self, at: datetime, span: Span, reason: str) -> "Clock":
        """Return the clock with an extension, counted from the old due date. The caller judges it anew."""
        return replace(self, adjustments=(*self.adjustments, Extension(at=at, span=span, reason=reason)))
