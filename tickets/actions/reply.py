"""Reply: the unit's answer, or an assisting unit's part."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import moving
from tickets.actions._follow import let_pass
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.stages.replying import read_by_a_person
from tickets.domain.vocabulary import State
from tickets.models import Ticket


def reply(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Reply to the ticket. Where the policy reads only a sample of replies, the others pass at once."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        case.do(Verb.REPLY, said)
        if case.life.state is State.REPLIED and not read_by_a_person(case.life, move.law):
            let_pass(case, actor=SYSTEM)
    return case.ticket
