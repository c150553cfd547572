"""Reveal: note who looks at a caller's identity, before it is shown."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from tickets.actions._door import moving
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket

SHOWN_FOR = timedelta(minutes=10)


def reveal(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Write the look into the access log, valid for ten minutes. Showing the identity is `hotline.citizens`'."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        case.do(Verb.REVEAL, said, facts={"until": (now + SHOWN_FOR).isoformat()})
    return case.ticket
