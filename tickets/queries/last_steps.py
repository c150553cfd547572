"""What people did last on each of some tickets, as far as their citizens may know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from tickets.domain.people import Role
from tickets.models import Event


@dataclass(frozen=True, slots=True)
class LastStep:
    """A public act: which verb, and when."""

    verb: str
    at: datetime


def last_steps(tickets: Iterable[int]) -> Mapping[int, LastStep]:
    """Return the latest public act of a person on each ticket (by primary key). One statement."""
    acts = Event.objects.filter(ticket__in=list(tickets), public=True).exclude(role=Role.SYSTEM)
    rows = acts.order_by("ticket_id", "-seq").distinct("ticket_id")
    return {ticket: LastStep(verb, at) for ticket, verb, at in rows.values_list("ticket_id", "verb", "at")}
