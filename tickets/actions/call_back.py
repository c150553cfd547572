"""Call back: ask the citizen; what is not solved is handled again."""

from routing.domain.speech import _
from tickets.actions._again import again
from tickets.actions._door import Said, door
from tickets.actions._move import Case
from tickets.actions._words import our
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.refusals import Invalid
from tickets.domain.stages.callback import wants_redo
from tickets.domain.vocabulary import Level


@door(Verb.CALL_BACK)
def call_back(case: Case, said: Said, actor: Actor) -> None:
    """Log one attempt, or the citizen's own rating on the web; close, try again later, or redo."""
    event = case.do(Verb.CALL_BACK, said, actor=actor)
    if not wants_redo(event):
        return
    why = our(_("The citizen says it is not solved."))
    try:
        again(case, {"why": why}, SYSTEM)
    except Invalid:
        # No unit may have it again. What the citizen said stands all the same, and people find another unit.
        case.do(Verb.ESCALATE, {"level": Level.HOTLINE.value, "why": why}, actor=SYSTEM)
