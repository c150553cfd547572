"""Dispatch: give a ticket to the unit that must handle it."""

from tickets.actions._door import Said, door
from tickets.actions._move import Case
from tickets.actions._targets import check_target
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor


@door(Verb.DISPATCH)
def dispatch(case: Case, said: Said, actor: Actor) -> None:
    """Send a registered ticket to one lead unit, with assisting units and copies if named."""
    send(case, said, actor=actor)


def send(case: Case, said: Said, *, actor: Actor | None = None, facts: Said | None = None) -> None:
    """Dispatch within a move: the router's way, and everybody's. Raises `Invalid` for a forbidden target."""
    for field in ("lead", "assists", "copies"):
        named = said.get(field) or ()
        for unit in [named] if isinstance(named, str) else named if isinstance(named, list | tuple) else ():
            if isinstance(unit, str):  # what is no code at all is refused when it is read
                check_target(case, unit, field)
    case.do(Verb.DISPATCH, said, actor=actor, facts=facts)
