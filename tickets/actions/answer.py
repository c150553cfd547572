"""Answer a question on the line: the ticket closes at once."""

from tickets.actions._door import Said, door
from tickets.actions._follow import lead_children
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.vocabulary import Outcome


@door(Verb.ANSWER)
def answer(case: Case, said: Said, actor: Actor) -> None:
    """Close a registered ticket with the answer given; what was merged into it is answered too."""
    event = case.do(Verb.ANSWER, said, actor=actor)
    lead_children(case, event.seq, {"outcome": Outcome.ANSWERED.value})
