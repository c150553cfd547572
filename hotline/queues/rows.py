"""A queue's list: each ticket as a row, with who works on it and what its queue wants to know first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext

from hotline.casefile.marks import Mark, marks
from hotline.queues.calling import next_tries
from hotline.queues.leases import held_by_others
from hotline.queues.models import Lease
from hotline.queues.queue import Queue
from routing import queries as routing
from routing.domain.speech import Name
from tickets.domain.people import Actor
from tickets.domain.vocabulary import RequestKind
from tickets.models import Ticket, TicketRequest
from tickets.queries.requests import pending_of
from tickets.words import word

SAID_ELSEWHERE = frozenset({"hourglass", "scale", "triangle-alert"})
"""Marks a row of a queue does without: the queue itself, and the due time beside it, say the same."""


@dataclass(frozen=True, slots=True)
class Row:
    """One ticket that waits. `notes` are what the queue says of it; `later`: not before this moment."""

    ticket: Ticket
    unit: str
    area: str
    marks: list[Mark]
    lease: Lease | None
    notes: list[str] = field(default_factory=list)
    later: datetime | None = None


def rows_of(queue: Queue, tickets: Sequence[Ticket], actor: Actor, now: datetime) -> list[Row]:
    """Return tickets as rows of their queue, in their order. At most three statements, however many rows."""
    if not tickets:
        return []
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    leases = held_by_others([ticket.number for ticket in tickets], actor, now)
    asked = pending_of(tickets) if queue.name == "requests" else {}
    tries = next_tries(tickets) if queue.name == "callbacks" else {}
    return [
        Row(
            ticket=ticket,
            unit=name("unit", ticket.lead_id) if ticket.lead_id else "",
            area=name("area", ticket.area_id) if ticket.area_id else "",
            marks=[mark for mark in marks(ticket) if mark.icon not in SAID_ELSEWHERE],
            lease=leases.get(ticket.number),
            notes=_notes(queue, ticket, asked.get(ticket.pk, []), name),
            later=tries.get(ticket.number) if tries.get(ticket.number, now) > now else None,
        )
        for ticket in tickets
    ]


def _notes(queue: Queue, ticket: Ticket, asked: list[TicketRequest], name: Name) -> list[str]:
    if asked:
        return [_asked(one) for one in asked]
    if queue.name == "callbacks" and ticket.attempts:
        return [ngettext("tried once", "tried {n} times", ticket.attempts).format(n=ticket.attempts)]
    if queue.name in ("triage", "arbitration") and ticket.returns:
        return [ngettext("returned once", "returned {n} times", ticket.returns).format(n=ticket.returns)]
    if queue.name == "review" and ticket.redos:
        return [gettext("round {n}").format(n=ticket.round)]
    return []


def _asked(one: TicketRequest) -> str:
    kind = capfirst(word(RequestKind, one.kind))
    if one.days:
        return ngettext("{kind}: {n} day", "{kind}: {n} days", one.days).format(kind=kind, n=one.days)
    return kind
