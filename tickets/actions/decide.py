"""Decide what a unit or a citizen asked for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from routing.domain.speech import _
from tickets.actions._again import again
from tickets.actions._door import moving
from tickets.actions._follow import lead_children
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.vocabulary import Decision, Outcome, RequestKind
from tickets.models import Ticket


def decide(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Grant or refuse a request. A granted reopening begins another round; a termination ends it for all."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        event = case.do(Verb.DECIDE, said)
        if event.data["decision"] == Decision.GRANTED:
            kind = case.life.requests[event.data["request"]].kind
            if kind is RequestKind.REOPEN:
                again(case, {"why": _("New facts were accepted.")}, SYSTEM)
            elif kind is RequestKind.TERMINATE:
                lead_children(case, {"outcome": Outcome.TERMINATED.value})
    return case.ticket
