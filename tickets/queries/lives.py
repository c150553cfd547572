"""A ticket's life as the law knows it, read from its rows: what buttons, clocks and explanations are made from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from tickets.actions import _rows
from tickets.domain.life import Life
from tickets.models import Assignment, Supervision, Ticket, TicketRequest, Timer


def life_of(ticket: Ticket) -> Life:
    """Return the ticket's life: two statements, and one each for requests and supervisions where it has any."""
    return _rows.read_life(
        ticket,
        Timer.objects.filter(ticket=ticket),
        Assignment.objects.filter(ticket=ticket),
        TicketRequest.objects.filter(ticket=ticket) if ticket.asked else (),
        Supervision.objects.filter(ticket=ticket) if ticket.pressed else (),
    )


def lives_of(tickets: Sequence[Ticket]) -> dict[int, Life]:
    """Return the lives of tickets by their keys: four statements at the most, however many there are."""
    keys = [ticket.pk for ticket in tickets]
    timers = _grouped(Timer.objects.filter(ticket__in=keys))
    parts = _grouped(Assignment.objects.filter(ticket__in=keys))
    asked = [ticket.pk for ticket in tickets if ticket.asked]
    requests = _grouped(TicketRequest.objects.filter(ticket__in=asked)) if asked else {}
    pressed = [ticket.pk for ticket in tickets if ticket.pressed]
    supervisions = _grouped(Supervision.objects.filter(ticket__in=pressed)) if pressed else {}
    return {
        key: _rows.read_life(
            ticket, timers.get(key, ()), parts.get(key, ()), requests.get(key, ()), supervisions.get(key, ())
        )
        for ticket in tickets
        for key in [ticket.pk]
    }


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.ticket_id].append(row)
    return groups
