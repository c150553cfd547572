"""Pass a reply: it answers the point, so the citizen is asked next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import moving
from tickets.actions._follow import let_pass
from tickets.domain.people import Actor
from tickets.models import Ticket


def pass_reply(
    number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None
) -> Ticket:
    """Let the lead's reply stand."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        let_pass(case, said)
    return case.ticket
