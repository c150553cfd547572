"""Between a life and its rows: how a `Life` is read from the tables, and which columns it becomes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tickets.domain.clock import Clock, Standing
from tickets.domain.life import ASSIST, COPY, LEAD, Life, Part, Request, Supervision
from tickets.domain.promise import adjustment_from_data
from tickets.domain.span import Span
from tickets.domain.vocabulary import (
    ClockKind,
    Outcome,
    ReplyResult,
    RequestKind,
    ServiceClass,
    State,
    TicketType,
    Urgency,
)
from tickets.models import Assignment, Ticket, TicketRequest, Timer
from tickets.models import Supervision as SupervisionRow

PLAIN = (
    "confidential",
    "no_callback",
    "registered_at",
    "closed_at",
    "archived_at",
    "forgotten_at",
    "urged_at",
    "policy",
    "round",
    "redos",
    "dispatches",
    "returns",
    "extensions",
    "attempts",
    "urges",
    "contacts",
    "designated",
    "arbitration",
)
"""Columns that hold just what the life holds."""

WITH_A_UNIT = frozenset({State.DISPATCHED, State.HANDLING, State.SUSPENDED})
"""States in which a unit has something to do: while a reply is read, or the citizen asked, it has not."""

UNIT_DUE = {LEAD: (ClockKind.SIGN_FOR, ClockKind.HANDLE, ClockKind.PROMISE), ASSIST: (ClockKind.ASSIST,)}
"""Which clocks make a part due, by role."""


def read_life(
    ticket: Ticket,
    timers: Iterable[Timer],
    parts: Iterable[Assignment],
    requests: Iterable[TicketRequest],
    supervisions: Iterable[SupervisionRow],
) -> Life:
    """Return the life that the rows of one ticket stand for."""
    life = Life(
        number=ticket.number,
        seq=ticket.seq,
        state=State(ticket.state),
        type=TicketType(ticket.type),
        category=ticket.category_id or "",
        area=ticket.area_id or "",
        urgency=Urgency(ticket.urgency),
        service_class=ServiceClass(ticket.service_class),
        accused=ticket.accused_id or "",
        outcome=Outcome(ticket.outcome) if ticket.outcome else None,
        result=ReplyResult(ticket.result) if ticket.result else None,
        master=ticket.master_id or "",
        merged_from=State(ticket.merged_from) if ticket.merged_from else None,
        **{name: getattr(ticket, name) for name in PLAIN},
    )
    life.clocks = {row.key: _clock(row) for row in sorted(timers, key=_clock_no)}
    life.parts = {row.no: _part(row) for row in sorted(parts, key=lambda row: row.no)}
    life.requests = {row.no: _request(row) for row in sorted(requests, key=lambda row: row.no)}
    life.supervisions = {
        row.no: Supervision(row.no, row.kind, row.at, row.due_on, row.lifted_at)
        for row in sorted(supervisions, key=lambda row: row.no)
    }
    return life


def ticket_columns(life: Life) -> dict[str, Any]:
    """Return the columns of `Ticket` that follow from a life, by attribute name."""
    running = [clock for clock in life.clocks.values() if clock.standing is Standing.RUNNING]
    lead = life.lead
    return {
        **{name: getattr(life, name) for name in PLAIN},
        "seq": life.seq,
        "state": life.state.value,
        "type": life.type.value,
        "category_id": life.category or None,
        "area_id": life.area or None,
        "urgency": life.urgency.value,
        "service_class": life.service_class.value,
        "outcome": life.outcome.value if life.outcome else "",
        "result": life.result.value if life.result else "",
        "master_id": life.master or None,
        "merged_from": life.merged_from.value if life.merged_from else "",
        "lead_id": lead.unit if lead else None,
        "handler_id": lead.handler if lead else None,
        "asked": len(life.requests),
        "pending": life.pending() is not None,
        "pressed": len(life.supervisions),
        "supervised": any(held.lifted_at is None for held in life.supervisions.values()),
        "breached": any(clock.breached_at for clock in life.clocks.values()),
        "provisional": any(clock.provisional for clock in running),
        "due_at": _due(life, ClockKind.CITIZEN),
        "handle_due_at": _due(life, ClockKind.HANDLE),
        "next_due_at": min((clock.due for clock in running if clock.due), default=None),
    }


def joins(life: Life) -> str:
    """Return the number of the ticket whose callers a life's caller is counted among; empty for none."""
    return "" if life.outcome is Outcome.WITHDRAWN else life.master


def timer_columns(clock: Clock) -> dict[str, Any]:
    """Return the columns of `Timer` for a clock."""
    return {
        "key": clock.key,
        "kind": clock.kind.value,
        "round": clock.round,
        "unit": clock.unit,
        "start": clock.start,
        "span": str(clock.span) if clock.span is not None else "",
        "until": clock.until,
        "calendar": clock.calendar[0],
        "calendar_version": clock.calendar[1],
        "adjustments": [adjustment.as_data() for adjustment in clock.adjustments],
        "standing": clock.standing.value,
        "held_at": clock.held_at,
        "due_at": clock.due,
        "provisional": clock.provisional,
        "edition": clock.edition,
        "fired": sorted(clock.fired),
        "breached_at": clock.breached_at,
        "next_at": clock.next_at,
        "next_no": clock.next_no,
    }


def part_columns(life: Life, part: Part) -> dict[str, Any]:
    """Return the columns of `Assignment` for a part: open while the unit still has something to do."""
    return {
        "no": part.no,
        "unit_id": part.unit,
        "role": part.role,
        "round": part.round,
        "since": part.since,
        "signed_at": part.signed_at,
        "contacted_at": part.contacted_at,
        "replied_at": part.replied_at,
        "ended_at": part.ended_at,
        "ended": part.ended,
        "handler_id": part.handler,
        **part_shown(life, part),
    }


def part_shown(life: Life, part: Part) -> dict[str, Any]:
    """Return what a part's row shows of its ticket: whether the unit has something to do, and until when."""
    return {
        "open": part.live
        and part.role != COPY  # who has a copy watches; there is nothing to do
        and life.state in WITH_A_UNIT
        and part.replied_at is None,
        "due_at": _part_due(life, part),
    }


def request_columns(request: Request) -> dict[str, Any]:
    """Return the columns of `TicketRequest` for a request."""
    return {
        "no": request.no,
        "kind": request.kind.value,
        "reason": request.reason,
        "unit": request.unit,
        "suggested": request.suggested,
        "days": request.days,
        "review_on": request.review_on,
        "asked_at": request.asked_at,
        "status": request.status,
        "decided_at": request.decided_at,
    }


def supervision_columns(held: Supervision) -> dict[str, Any]:
    """Return the columns of `Supervision` for a supervision."""
    return {"no": held.no, "kind": held.kind, "at": held.at, "due_on": held.due_on, "lifted_at": held.lifted_at}


def _clock_no(row: Timer) -> int:
    return int(row.key.partition("#")[2])


def _due(life: Life, kind: ClockKind) -> datetime | None:
    clock = life.clock(kind)
    if clock is None or clock.standing is Standing.CANCELLED:
        return None
    return clock.due


def _part_due(life: Life, part: Part) -> datetime | None:
    if not part.live:
        return None
    kinds = UNIT_DUE.get(part.role, ())
    mine = [clock.due for clock in life.running(*kinds, unit=part.unit) if clock.due]
    # A unit without a clock of its own (a copy, a class without one) still has the citizen's promise to look at;
    # and worklists, ordered by this, need no place for "never".
    return min(mine, default=_due(life, ClockKind.CITIZEN))


def _clock(row: Timer) -> Clock:
    return Clock(
        key=row.key,
        kind=ClockKind(row.kind),
        start=row.start,
        calendar=(row.calendar, row.calendar_version),
        round=row.round,
        unit=row.unit,
        span=Span.parse(row.span) if row.span else None,
        until=row.until,
        adjustments=tuple(adjustment_from_data(data) for data in row.adjustments),
        standing=Standing(row.standing),
        held_at=row.held_at,
        due=row.due_at,
        provisional=row.provisional,
        edition=row.edition,
        fired=frozenset(row.fired),
        breached_at=row.breached_at,
        next_at=row.next_at,
        next_no=row.next_no,
    )


def _part(row: Assignment) -> Part:
    return Part(
        no=row.no,
        unit=row.unit_id,
        role=row.role,
        round=row.round,
        since=row.since,
        signed_at=row.signed_at,
        contacted_at=row.contacted_at,
        replied_at=row.replied_at,
        ended_at=row.ended_at,
        ended=row.ended,
        handler=row.handler_id,
    )


def _request(row: TicketRequest) -> Request:
    return Request(
        no=row.no,
        kind=RequestKind(row.kind),
        reason=row.reason,
        unit=row.unit,
        asked_at=row.asked_at,
        suggested=row.suggested,
        days=row.days,
        review_on=row.review_on,
        status=row.status,
        decided_at=row.decided_at,
    )
