"""Call back: ask the citizen; what is not solved is handled again."""

from routing.domain.speech import _
from tickets.actions._again import again
from tickets.actions._door import Said, door
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.stages.callback import wants_redo


@door(Verb.CALL_BACK)
def call_back(case: Case, said: Said, actor: Actor) -> None:
    """Log one attempt, or the citizen's own rating on the web; close, try again later, or redo."""
    event = case.do(Verb.CALL_BACK, said, actor=actor)
    if wants_redo(event):
        again(case, {"why": _("The citizen says it is not solved.")}, SYSTEM)
