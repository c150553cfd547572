"""What was asked of the hotline on a ticket, with the words of both sides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tickets.domain.lifecycle import Verb
from tickets.models import Event, Paper, Ticket, TicketRequest

ASKING = (Verb.REQUEST, Verb.ASK_REOPEN)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, its basis, and the decision in words (empty while it is pending, or where it was erased)."""

    row: TicketRequest
    basis: str
    why: str


def requests_of(ticket: Ticket) -> list[Asked]:
    """Return the ticket's requests, oldest first: two statements."""
    rows = list(TicketRequest.objects.filter(ticket=ticket).order_by("no"))
    if not rows:
        return []
    said = _words(ticket)
    return [Asked(row, said.get(("basis", row.no), ""), said.get(("why", row.no), "")) for row in rows]


def _words(ticket: Ticket) -> dict[tuple[str, int], str]:
    papers: dict[int, dict[str, str]] = {}
    events: dict[int, Event] = {}
    rows = Paper.objects.filter(ticket=ticket, event__verb__in=[*ASKING, Verb.DECIDE]).select_related("event")
    for paper in rows.defer("event__hash").order_by("event__seq"):
        papers.setdefault(paper.event.seq, {})[paper.field] = paper.text
        events[paper.event.seq] = paper.event
    return dict(_by_request(events, papers))


def _by_request(events: dict[int, Event], papers: dict[int, dict[str, str]]) -> Iterator[Any]:
    number = 0
    for seq, event in sorted(events.items()):
        if event.verb in ASKING:
            number += 1
            yield ("basis", number), papers[seq].get("basis") or papers[seq].get("facts", "")
        else:
            yield ("why", int(event.data["request"])), papers[seq].get("why", "")


def pending_of(tickets: Iterable[Ticket]) -> dict[int, list[TicketRequest]]:
    """Return by ticket (primary key) the requests that wait for a decision, oldest first. One statement."""
    found: dict[int, list[TicketRequest]] = {}
    for row in TicketRequest.objects.filter(ticket__in=[ticket.pk for ticket in tickets], status="pending").order_by(
        "no"
    ):
        found.setdefault(row.ticket_id, []).append(row)
    return found


MOST, LAST = 200, 6
"""Of a unit's requests so many are counted, and so many shown."""

SHOWN = ("asked_at", "reason", "status", "ticket")


@dataclass(frozen=True, slots=True)
class Before:
    """What a unit asked before: how many of this kind since a moment, how many were granted and how many refused, and
    the latest ones."""

    asked: int
    granted: int
    refused: int
    latest: list[TicketRequest]


def asked_before(request: TicketRequest, since: datetime) -> Before:
    """Return what the same unit asked before of the same kind since a moment. Two statements: the tickets of the few
    that are shown are read, those that are counted are not."""
    rows = TicketRequest.objects.filter(unit=request.unit, kind=request.kind, asked_at__gte=since)
    kept = rows.exclude(pk=request.pk).order_by("-asked_at")
    status = list(kept.values_list("status", flat=True)[:MOST])
    latest = kept.select_related("ticket").only(*SHOWN, "ticket__number", "ticket__title")[:LAST]
    return Before(
        len(status), status.count("granted"), status.count("refused") + status.count("designated"), list(latest)
    )
