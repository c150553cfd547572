"""Redo: another round for a matter that was not really done."""

from tickets.actions._again import again
from tickets.actions._door import Said, door
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor


@door(Verb.REDO)
def redo(case: Case, said: Said, actor: Actor) -> None:
    """Begin the next round with new unit clocks; the citizen clock goes on."""
    again(case, said, actor)
