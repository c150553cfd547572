"""What the end of a master means to the tickets merged into it."""

from collections.abc import Mapping
from typing import Any

from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM
from tickets.domain.vocabulary import State
from tickets.models import Ticket


def lead_children(master: Case, facts: Mapping[str, Any]) -> None:
    """Let every merged child follow the master: told, and asked, for itself. `facts` name result or outcome."""
    children = Ticket.objects.filter(master=master.ticket.number, state=State.MERGED)
    for child in master.move.take_rows(children):
        child.do(Verb.FOLLOW, actor=SYSTEM, facts={**facts, "master": master.ticket.number})
