"""Call back: ask the citizen; what is not solved is handled again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from routing.domain.speech import _
from tickets.actions._again import again
from tickets.actions._door import moving
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.stages.callback import wants_redo
from tickets.models import Ticket


def call_back(
    number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None
) -> Ticket:
    """Log one attempt, or the citizen's own rating on the web; close, try again later, or redo."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        event = case.do(Verb.CALL_BACK, said)
        if wants_redo(event):
            again(case, {"why": _("The citizen says it is not solved.")}, SYSTEM)
    return case.ticket
