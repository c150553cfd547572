"""Refer a matter that is not dispatched: say what it is and where it belongs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import moving
from tickets.actions._follow import lead_children
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def refer(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Close a registered ticket with a non-dispatch outcome, the script told and the route shown."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        event = case.do(Verb.REFER, said)
        lead_children(case, {"outcome": event.data["outcome"]})
    return case.ticket
