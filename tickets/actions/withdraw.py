"""Withdraw: the citizen takes the complaint back."""

from routing.domain.speech import _
from tickets.actions._door import Said, door
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import NotNow
from tickets.domain.vocabulary import State
from tickets.models import Ticket


@door(Verb.WITHDRAW)
def withdraw(case: Case, said: Said, actor: Actor) -> None:
    """Close at the citizen's wish. Others who joined the matter must not lose it: a master with children stays."""
    if Ticket.objects.filter(master__number=case.ticket.number, state=State.MERGED).exists():
        raise NotNow("has_children", _("Other callers joined this matter: unmerge them first."))
    case.do(Verb.WITHDRAW, said, actor=actor)
