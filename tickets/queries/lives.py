"""A ticket's life as the law knows it, read from its rows: what buttons, clocks and explanations are made from."""

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
