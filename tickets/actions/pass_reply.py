"""Pass a reply: it answers the point, so the citizen is asked next."""

from tickets.actions._door import Said, door
from tickets.actions._follow import let_pass
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor


@door(Verb.PASS_REPLY)
def pass_reply(case: Case, said: Said, actor: Actor) -> None:
    """Let the lead's reply stand."""
    let_pass(case, said, actor=actor)
