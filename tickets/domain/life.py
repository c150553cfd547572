"""A ticket's life: what the events so far amount to. Pure; the database rows are its projection.

`tickets.domain.stages` says what each event does to a life; the very same functions are used when a verb is
done and when a history is replayed, so stored state and recomputed state cannot drift apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tickets.domain.clock import Behind, Clock, Standing
from tickets.domain.lawbook import Lawbook
from tickets.domain.terms import DATED, Terms
from tickets.domain.vocabulary import (
    UNIT_CLOCKS,
    ClockKind,
    Outcome,
    ReplyResult,
    RequestKind,
    ServiceClass,
    State,
    TicketType,
    Urgency,
)
from tickets.domain.wall import to_wall

LEAD, ASSIST, COPY = "lead", "assist", "copy"


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a ticket: as lead, assist, or with a copy to watch. `ended` says why it is over."""

    no: int
    unit: str
    role: str
    round: int
    since: datetime
    signed_at: datetime | None = None
    contacted_at: datetime | None = None
    replied_at: datetime | None = None
    ended_at: datetime | None = None
    ended: str = ""
    handler: int | None = None

    @property
    def live(self) -> bool:
        """Say whether the unit still holds its part."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class Request:
    """Something asked of the hotline: pending until decided, or void because the ticket moved on."""

    no: int
    kind: RequestKind
    reason: str
    unit: str
    asked_at: datetime
    suggested: str = ""
    days: int = 0
    review_on: str = ""
    status: str = "pending"
    decided_at: datetime | None = None

    @property
    def pending(self) -> bool:
        """Say whether the hotline still owes a decision."""
        return self.status == "pending"


@dataclass(frozen=True, slots=True)
class Supervision:
    """Formal pressure on a ticket, until lifted."""

    no: int
    kind: str
    at: datetime
    due_on: str = ""
    lifted_at: datetime | None = None


@dataclass(slots=True)
class Life:
    """The sum of a ticket's events. Only the stages write to it.

    `seq` is the number of events so far, and the version doors compare against. `calendars` is the version of
    each calendar the last stamped event was counted with, `passed_over` the ladder steps (clock → offsets) that the
    last event left behind unfired.
    """

    number: str
    seq: int = 0
    state: State = State.REGISTERED
    type: TicketType = TicketType.OTHER
    category: str = ""
    area: str = ""
    urgency: Urgency = Urgency.NORMAL
    service_class: ServiceClass = ServiceClass.NORMAL
    policy: str = ""
    confidential: bool = False
    no_callback: bool = False
    accused: str = ""
    registered_at: datetime | None = None
    closed_at: datetime | None = None
    archived_at: datetime | None = None
    forgotten_at: datetime | None = None
    outcome: Outcome | None = None
    result: ReplyResult | None = None
    round: int = 1
    redos: int = 0
    dispatches: int = 0
    returns: int = 0
    extensions: int = 0
    attempts: int = 0
    urges: int = 0
    contacts: int = 0
    designated: bool = False
    arbitration: bool = False
    provisional: bool = False
    master: str = ""
    merged_from: State | None = None
    urged_at: datetime | None = None
    parts: dict[int, Part] = field(default_factory=dict)
    clocks: dict[str, Clock] = field(default_factory=dict)
    requests: dict[int, Request] = field(default_factory=dict)
    supervisions: dict[int, Supervision] = field(default_factory=dict)
    calendars: dict[str, int] = field(default_factory=dict)
    passed_over: dict[str, list[str]] = field(default_factory=dict)

    # Reading -----------------------------------------------------------------------------------------

    def terms(self, law: Lawbook) -> Terms:
        """Return what the ticket's policy promises for its class and category."""
        return law.policies[self.policy].terms(self.service_class, self.category)

    def day(self, at: datetime, law: Lawbook) -> date:
        """Return the date of a moment on the wall clock of the ticket's calendar."""
        calendar = self.terms(law).calendar
        return to_wall(at, law.calendar(calendar, law.newest[calendar]).tz).date()

    @property
    def lead(self) -> Part | None:
        """The live lead part, if the ticket lies with a unit."""
        return next((part for part in self.parts.values() if part.role == LEAD and part.live), None)

    def part_of(self, unit: str, role: str = "") -> Part | None:
        """Return the live part of `unit` (lead before assist), optionally of one role only."""
        mine = [part for part in self.parts.values() if part.live and part.unit == unit and role in ("", part.role)]
        return min(mine, key=lambda part: (LEAD, ASSIST, COPY).index(part.role), default=None)

    def running(self, *kinds: ClockKind, unit: str = "") -> Iterator[Clock]:
        """Yield the clocks of `kinds` that are live, of one unit if named."""
        for clock in list(self.clocks.values()):
            if clock.kind in kinds and clock.live and unit in ("", clock.unit):
                yield clock

    def clock(self, kind: ClockKind, unit: str = "") -> Clock | None:
        """Return the newest clock of a kind (of one unit if named), whatever its standing."""
        found = None
        for clock in self.clocks.values():
            if clock.kind is kind and unit in ("", clock.unit):
                found = clock
        return found

    def pending(self, kind: RequestKind | None = None) -> Request | None:
        """Return the request that waits for a decision (of one kind), or None."""
        for request in self.requests.values():
            if request.pending and kind in (None, request.kind):
                return request
        return None

    # Clocks ------------------------------------------------------------------------------------------

    def start(self, kind: ClockKind, at: datetime, law: Lawbook, *, unit: str = "", until: str = "") -> None:
        """Start a clock, if the ticket's terms have one of this kind."""
        term = self.terms(law).clocks.get(kind)
        if term is None:
            return
        key = f"{kind}#{len(self.clocks) + 1}"
        fresh = Clock(
            key=key,
            kind=kind,
            start=at,
            calendar=(term.calendar, self.calendars[term.calendar]),
            round=self.round,
            unit=unit,
            span=None if kind in DATED else term.span,
            until=until,
        )
        self.clocks[key] = fresh
        self.judge(fresh, at, law)

    def judge(
        self, clock: Clock, at: datetime, law: Lawbook, *, new_ladder: bool = False, behind: Behind = Behind.OWED
    ) -> None:
        """Reckon one clock anew under the ticket's terms and the calendars in force; without a term it ends.

        `new_ladder` and `behind` are as in `Clock.judged`; steps that are passed over because they lie behind are
        noted.
        """
        term = self.terms(law).clocks.get(clock.kind)
        if term is None:
            self.clocks[clock.key] = clock.held(Standing.CANCELLED, at)
            return
        if clock.span is not None and term.span is not None and clock.span != term.span:
            clock = replace(clock, span=term.span)
        calendar = law.calendar(term.calendar, self.calendars[term.calendar])
        judged = clock.judged(term, calendar, at, new_ladder=new_ladder, behind=behind)
        self.clocks[clock.key] = judged
        if over := sorted(judged.fired - clock.fired):
            self.passed_over[clock.key] = [str(term.ladder.steps[no].offset) for no in over]

    def meet(self, at: datetime, *kinds: ClockKind, unit: str = "") -> None:
        """Meet the live clocks of `kinds`: what they asked for has happened."""
        for clock in self.running(*kinds, unit=unit):
            self.clocks[clock.key] = clock.held(Standing.MET, at)

    def cancel(self, at: datetime, *kinds: ClockKind, unit: str = "") -> None:
        """Cancel the live clocks of `kinds`, kept as history."""
        for clock in self.running(*kinds, unit=unit):
            self.clocks[clock.key] = clock.held(Standing.CANCELLED, at)

    def pause(self, at: datetime, *kinds: ClockKind) -> None:
        """Stop the running clocks of `kinds` where they stand."""
        for clock in self.running(*kinds):
            if clock.standing is Standing.RUNNING:
                self.clocks[clock.key] = clock.held(Standing.PAUSED, at)

    def resume(self, at: datetime, law: Lawbook, *kinds: ClockKind) -> None:
        """Let paused clocks of `kinds` go on where they stood: never a fresh budget."""
        for clock in self.running(*kinds):
            if clock.standing is Standing.PAUSED:
                self.judge(clock.resumed(at), at, law)

    def revive(self, kind: ClockKind, at: datetime, law: Lawbook, *, unit: str = "") -> None:
        """Let the newest clock of `kind` that was met go on where it stood (a returned reply, a reopened ticket)."""
        clock = self.clock(kind, unit)
        if clock is not None and clock.standing is Standing.MET:
            self.judge(clock.resumed(at), at, law)

    # Parts, requests, ends ---------------------------------------------------------------------------

    def give(self, unit: str, role: str, at: datetime) -> Part:
        """Give a unit a part in the ticket."""
        part = Part(no=len(self.parts) + 1, unit=unit, role=role, round=self.round, since=at)
        self.parts[part.no] = part
        return part

    def take_back(self, at: datetime, why: str, *roles: str) -> None:
        """End the live parts of `roles` (all, if none is named)."""
        for part in list(self.parts.values()):
            if part.live and (not roles or part.role in roles):
                self.parts[part.no] = replace(part, ended_at=at, ended=why)

    def void_requests(self, at: datetime) -> None:
        """Drop what was asked and is overtaken by events."""
        for request in list(self.requests.values()):
            if request.pending:
                self.requests[request.no] = replace(request, status="void", decided_at=at)

    def leave_unit(self, at: datetime, why: str) -> None:
        """Take the ticket from its units: parts end, unit clocks are cancelled and kept in history."""
        self.take_back(at, why)
        self.cancel(at, *UNIT_CLOCKS)
        self.void_requests(at)

    def close(self, outcome: Outcome, at: datetime) -> None:
        """Close the ticket. The citizen clock is met; whatever else still runs is cancelled. Parts stay readable."""
        self.state = State.CLOSED
        self.outcome = outcome
        self.closed_at = at
        self.meet(at, ClockKind.CITIZEN)
        self.cancel(at, *ClockKind)
        self.void_requests(at)
