"""Pass a reply: it answers the point, so the citizen is asked next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._follow import lead_children
from tickets.actions._move import Case, moving
from tickets.domain.lifecycle import Verb
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


def let_pass(case: Case, said: Mapping[str, Any] | None = None, *, actor: Actor | None = None) -> None:
    """Pass the reply within a move, to every caller of the matter."""
    result = case.life.result
    case.do(Verb.PASS_REPLY, said, actor=actor)
    assert result is not None
    lead_children(case, {"result": result.value})
