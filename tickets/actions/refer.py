"""Refer a matter that is not dispatched: say what it is and where it belongs."""

from tickets.actions._door import Said, door
from tickets.actions._follow import lead_children
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor


@door(Verb.REFER)
def refer(case: Case, said: Said, actor: Actor) -> None:
    """Close a registered ticket with a non-dispatch outcome, the script told and the route shown."""
    event = case.do(Verb.REFER, said, actor=actor)
    lead_children(case, event.seq, {"outcome": event.data["outcome"]})
