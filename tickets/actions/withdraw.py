"""Withdraw: the citizen takes the complaint back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from routing.domain.speech import _
from tickets.actions._door import moving
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import NotNow
from tickets.domain.vocabulary import State
from tickets.models import Ticket


def withdraw(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Close at the citizen's wish. Others who joined the matter must not lose it: a master with children stays."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        if Ticket.objects.filter(master=number, state=State.MERGED).exists():
            raise NotNow("has_children", _("Other callers joined this matter: unmerge them first."))
        case.do(Verb.WITHDRAW, said)
    return case.ticket
