"""The proof: a ticket's events chain up, and played again they give the very rows that are stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from tickets import law as statutes
from tickets.actions import _rows
from tickets.domain.event import GENESIS, Event
from tickets.domain.lifecycle import Verb
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life
from tickets.domain.stages import replay
from tickets.models import Assignment, Supervision, Ticket, TicketRequest, Timer
from tickets.models import Event as EventRow


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a ticket's history: where, and what."""

    number: str
    seq: int
    what: str


def events_of(rows: Iterable[EventRow]) -> list[Event]:
    """Return the events that rows hold, as the law knows them."""
    return [
        Event(row.seq, Verb(row.verb), row.at, row.actor, row.role, row.unit, row.data)
        for row in sorted(rows, key=lambda row: row.seq)
    ]


def verify(tickets: Iterable[Ticket]) -> Iterator[Fault]:
    """Yield every fault of the given tickets: broken chains, gaps, and rows that differ from their history."""
    law = statutes.in_force()
    kept = list(tickets)
    keys = [ticket.pk for ticket in kept]
    events = _by_ticket(EventRow.objects.filter(ticket__in=keys))
    timers = _by_ticket(Timer.objects.filter(ticket__in=keys))
    parts = _by_ticket(Assignment.objects.filter(ticket__in=keys))
    requests = _by_ticket(TicketRequest.objects.filter(ticket__in=keys))
    supervisions = _by_ticket(Supervision.objects.filter(ticket__in=keys))
    for ticket in kept:
        rows = sorted(events.get(ticket.pk, []), key=lambda row: row.seq)
        yield from _chain_faults(ticket, rows)
        stored = _rows.read_life(
            ticket,
            timers.get(ticket.pk, []),
            parts.get(ticket.pk, []),
            requests.get(ticket.pk, []),
            supervisions.get(ticket.pk, []),
        )
        yield from _life_faults(ticket, stored, events_of(rows), law)


def _chain_faults(ticket: Ticket, rows: list[EventRow]) -> Iterator[Fault]:
    head = GENESIS
    for expected, (row, event) in enumerate(zip(rows, events_of(rows), strict=True), start=1):
        if row.seq != expected:
            yield Fault(ticket.number, row.seq, f"event {expected} is missing")
            return
        head = event.digest(ticket.number, head)
        if head != bytes(row.hash):
            yield Fault(ticket.number, row.seq, "the hash does not fit the event and the one before it")
            return
    if head != bytes(ticket.head) or len(rows) != ticket.seq:
        yield Fault(ticket.number, len(rows), "the ticket's head is not the last event")


def _life_faults(ticket: Ticket, stored: Life, events: list[Event], law: Lawbook) -> Iterator[Fault]:
    played = replay(ticket.number, events, law)
    for name, was, becomes in differences(stored, played):
        yield Fault(ticket.number, played.seq, f"{name}: stored {was!r}, by its history {becomes!r}")


def differences(stored: Life, played: Life) -> Iterator[tuple[str, Any, Any]]:
    """Yield (what, stored, played) for everything in which two lives differ."""
    for one in fields(Life):
        if one.name == "calendars":  # a scratch value of replaying, kept in the events themselves
            continue
        was, becomes = getattr(stored, one.name), getattr(played, one.name)
        if isinstance(was, dict):
            for key in {**was, **becomes}:
                if was.get(key) != becomes.get(key):
                    yield f"{one.name}[{key}]", was.get(key), becomes.get(key)
        elif was != becomes:
            yield one.name, was, becomes


def _by_ticket(rows: Iterable[Any]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = {}
    for row in rows:
        groups.setdefault(row.ticket_id, []).append(row)
    return groups
