"""What was asked of the hotline on a ticket, with the words of both sides."""

from collections.abc import Iterator
from dataclasses import dataclass
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
