"""Redo: another round for a matter that was not really done."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._again import again
from tickets.actions._door import moving
from tickets.domain.people import Actor
from tickets.models import Ticket


def redo(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Begin the next round with new unit clocks; the citizen clock goes on."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        again(case, said, actor)
    return case.ticket
