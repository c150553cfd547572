"""What a unit replied on its other tickets: what one reply is compared with."""

from datetime import datetime

from tickets.access import tickets_of
from tickets.domain.life import LEAD
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Assignment, Paper, Ticket

NEWEST = 300
"""So many of a unit's newest replies are looked at: what they cost does not grow with the years."""


def replies_of_unit(ticket: Ticket, unit: str, since: datetime, actor: Actor) -> list[tuple[str, datetime, str]]:
    """Return (number, when, text) of the latest reply of the unit on each of its other tickets since a moment, as far
    as the actor may see them; the newest first. Two statements."""
    parts = Assignment.objects.filter(unit_id=unit, role=LEAD, replied_at__gte=since)
    keys = list(parts.exclude(ticket=ticket).order_by("-replied_at").values_list("ticket", flat=True)[:NEWEST])
    papers = (
        Paper.objects.filter(
            ticket__in=keys, field="text", event__verb=Verb.REPLY, event__unit=unit, event__at__gte=since
        )
        .filter(ticket__in=tickets_of(actor).filter(pk__in=keys))
        .exclude(text="")
        .order_by("ticket", "-event__at")
        .distinct("ticket")
        .values_list("ticket__number", "event__at", "text")
    )
    return sorted(papers, key=lambda row: row[1], reverse=True)
