"""Reply: the unit's answer, or an assisting unit's part."""

from tickets.actions._door import Said, door
from tickets.actions._follow import let_pass
from tickets.actions._move import Case
from tickets.domain.life import LEAD
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.stages.replying import read_by_a_person
from tickets.domain.vocabulary import State


@door(Verb.REPLY)
def reply(case: Case, said: Said, actor: Actor) -> None:
    """Reply to the ticket. Where the policy reads only a sample of replies, the others pass at once."""
    part = case.life.part_of(actor.unit)
    answers = part is not None and part.role == LEAD  # only the lead answers the citizen; assists report to it
    case.do(Verb.REPLY, said, actor=actor, shown=None if answers else False)
    if case.life.state is State.REPLIED and not read_by_a_person(case.life, case.move.law):
        let_pass(case, actor=SYSTEM)
