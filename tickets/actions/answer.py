"""Answer a question on the line: the ticket closes at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import moving
from tickets.actions._follow import lead_children
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.vocabulary import Outcome
from tickets.models import Ticket


def answer(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Close a registered ticket with the answer given; what was merged into it is answered too."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        case.do(Verb.ANSWER, said)
        lead_children(case, {"outcome": Outcome.ANSWERED.value})
    return case.ticket
