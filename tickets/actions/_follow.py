"""What the end of a master means to the tickets merged into it."""

from collections.abc import Mapping
from typing import Any

from tickets.actions._move import Case
from tickets.domain.life import LEAD
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.vocabulary import State
from tickets.models import Event, Ticket


def lead_children(master: Case, answer: int | None, facts: Mapping[str, Any]) -> None:
    """Let every merged child follow the master: told, and asked, for itself.

    `answer` is the number of the master's event whose words each caller reads (None: the lead's last reply); `facts`
    name result or outcome.
    """
    children = _children(master)
    if children and answer is None:
        answer = _reply_of(master)
    for child in children:
        if master.move.on_take is not None:
            master.move.on_take(child)
        if child.life.state is State.MERGED:
            child.do(Verb.FOLLOW, actor=SYSTEM, facts={**facts, "master": master.ticket.number, "answer": answer})


def let_pass(case: Case, said: Mapping[str, Any] | None = None, *, actor: Actor | None = None) -> None:
    """Pass the reply within a move, to every caller of the matter: now its words are theirs to read."""
    result = case.life.result
    case.do(Verb.PASS_REPLY, said, actor=actor)
    assert result is not None
    lead_children(case, None, {"result": result.value})


def _children(master: Case) -> list[Case]:
    number = master.ticket.number
    # Who joined within this very move does not stand in the database yet.
    children = [case for case in master.move.cases if case.life.master == number]
    if master.ticket.joined:
        found = master.move.take_rows(Ticket.objects.filter(master__number=number, state=State.MERGED))
        children += [case for case in found if case not in children]
    return children


def _reply_of(case: Case) -> int:
    """Return the number of the event by which the lead replied last: assisting units' replies are not the answer."""
    unit = max((part for part in case.life.parts.values() if part.role == LEAD), key=lambda part: part.no).unit
    here = [done.event.seq for done in case.done if done.event.verb is Verb.REPLY and done.event.unit == unit]
    if here:  # written in this very move
        return here[-1]
    rows = Event.objects.filter(ticket=case.ticket, verb=Verb.REPLY, unit=unit)
    return int(rows.order_by("-seq").values_list("seq", flat=True)[0])
