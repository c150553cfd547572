"""Tickets as texts. A confidential ticket is in no group: what half of a group says could be its secret."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from hotline.insight.topics.terms import Text
from tickets.models import Ticket

WINDOW = timedelta(days=120)
"""How far back tickets are grouped: a matter that rests for a season is a new one."""


def grouped_tickets() -> QuerySet[Ticket]:
    """Return the tickets whose texts may be grouped, in the order they came."""
    return (
        Ticket.objects.filter(confidential=False, forgotten_at__isnull=True)
        .only("type", "title", "content", "wants", "address", "area_id", "registered_at", "caller", "joined", "urges")
        .order_by("pk")
    )


def recent(now: datetime) -> QuerySet[Ticket]:
    """Return the tickets a nightly run groups."""
    return grouped_tickets().filter(registered_at__gt=now - WINDOW, registered_at__lte=now)


def texts(tickets: Iterable[Ticket]) -> list[Text]:
    """Return tickets as texts; the area stands for the place where none is named."""
    return [
        Text(
            key_of(ticket.pk),
            ticket.title,
            f"{ticket.content}\n{ticket.wants}\n{ticket.address}",
            ticket.registered_at,
            str(ticket.caller or ""),
            ticket.joined + ticket.urges,
            ticket.area_id or "",
        )
        for ticket in tickets
    ]


def key_of(pk: int) -> str:
    """Return the key a ticket's text goes by: in the order of tickets."""
    return f"{pk:019d}"
