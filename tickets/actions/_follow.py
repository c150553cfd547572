"""What the end of a master means to the tickets merged into it."""

from collections.abc import Mapping
from typing import Any

from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.vocabulary import State
from tickets.models import Ticket


def lead_children(master: Case, facts: Mapping[str, Any]) -> None:
    """Let every merged child follow the master: told, and asked, for itself. `facts` name result or outcome."""
    if not master.ticket.joined:
        return
    rows = Ticket.objects.filter(master__number=master.ticket.number, state=State.MERGED)
    children = master.move.take_rows(rows)
    # Who joined within this very move does not stand in the database yet.
    children += [
        case for case in master.move.cases if case.life.master == master.ticket.number and case not in children
    ]
    for child in children:
        if master.move.on_take is not None:
            master.move.on_take(child)
        if child.life.state is not State.MERGED:
            continue
        child.do(Verb.FOLLOW, actor=SYSTEM, facts={**facts, "master": master.ticket.number})


def let_pass(case: Case, said: Mapping[str, Any] | None = None, *, actor: Actor | None = None) -> None:
    """Pass the reply within a move, to every caller of the matter."""
    result = case.life.result
    case.do(Verb.PASS_REPLY, said, actor=actor)
    assert result is not None
    lead_children(case, {"result": result.value})
