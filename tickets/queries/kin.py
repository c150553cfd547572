"""Tickets that belong to one: those merged into it, and others of the same caller."""

from tickets.access import tickets_of
from tickets.domain.people import Actor
from tickets.domain.vocabulary import State
from tickets.models import Ticket
from tickets.queries.pages import HEAVY

MOST = 50


def children_of(ticket: Ticket, actor: Actor) -> list[Ticket]:
    """Return the tickets merged into this one that the actor may see, oldest first. One statement."""
    rows = tickets_of(actor).filter(master__number=ticket.number, state=State.MERGED)
    return list(rows.defer(*HEAVY).order_by("pk")[:MOST])


def others_of_caller(ticket: Ticket, actor: Actor, most: int = 10) -> list[Ticket]:
    """Return the latest other tickets of the same caller that the actor may see: at most one statement."""
    if ticket.caller is None:
        return []
    rows = tickets_of(actor).filter(caller=ticket.caller).exclude(pk=ticket.pk)
    return list(rows.defer(*HEAVY).order_by("-registered_at")[:most])
