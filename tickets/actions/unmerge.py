"""Take a ticket out of its master again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from tickets.actions._door import moving
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def unmerge(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Put the ticket back where it was before it was merged, its held clocks going on where they stood."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        master = case.life.master
        case.do(Verb.UNMERGE, said)
        Ticket.objects.filter(number=master).update(joined=F("joined") - 1)
    return case.ticket
