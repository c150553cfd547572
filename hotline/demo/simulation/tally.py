"""What a simulation came to, in figures."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from tickets.domain.lifecycle import Verb
from tickets.models import Event, Ticket, TicketRequest


@dataclass(slots=True)
class Tally:
    """Counts kept while it runs: what the law refused, and what could not be had from the database afterwards."""

    refusals: Counter[str] = field(default_factory=Counter)
    entered: Counter[str] = field(default_factory=Counter)
    swept: int = 0
    delivered: int = 0


def figures(tally: Tally) -> dict[str, Any]:
    """Return counts of everything in the database: tickets, events, outcomes, steps, requests, rounds, refusals."""
    steps = Event.objects.filter(verb=Verb.ESCALATE, data__has_key="clock")
    return {
        "tickets": Ticket.objects.count(),
        "events": Event.objects.count(),
        "states": _counted(Ticket, "state"),
        "outcomes": _counted(Ticket.objects.exclude(outcome=""), "outcome"),
        "verbs": _counted(Event, "verb"),
        "steps": dict(_pairs(steps, "data__kind", "data__do")),
        "breaches": _counted(steps.filter(data__breach=True), "data__kind"),
        "requests": dict(_pairs(TicketRequest.objects.all(), "kind", "status")),
        "rounds": {f"round {row}": count for row, count in _counted(Ticket, "round").items()},
        "merges": {
            "masters": Ticket.objects.filter(joined__gt=0).count(),
            "callers who joined": Ticket.objects.exclude(master=None).count(),
        },
        "steps left to the last sweep": tally.swept,
        "fresh events handed out": tally.delivered,
        "refused by the law": dict(tally.refusals.most_common()),
    }


def _counted(rows: Any, column: str) -> dict[str, int]:
    found = getattr(rows, "objects", rows).order_by().values_list(column).annotate(count=Count("pk"))
    return {str(value): count for value, count in sorted(found, key=lambda row: -row[1])}


def _pairs(rows: Any, first: str, second: str) -> list[tuple[str, int]]:
    found = rows.order_by().values_list(first, second).annotate(count=Count("pk"))
    return [(f"{one} {two}", count) for one, two, count in sorted(found)]
