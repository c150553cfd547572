"""Dispatch: give a ticket to the unit that must handle it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import moving
from tickets.actions._move import Case
from tickets.actions._targets import check_target
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def dispatch(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Send a registered ticket to one lead unit, with assisting units and copies if named."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        send(case, said)
    return case.ticket


def send(
    case: Case, said: Mapping[str, Any], *, actor: Actor | None = None, facts: Mapping[str, Any] | None = None
) -> None:
    """Dispatch within a move: the router's way, and everybody's. Raises `Invalid` for a forbidden target."""
    for field in ("lead", "assists", "copies"):
        named = said.get(field) or ()
        for unit in [named] if isinstance(named, str) else named:
            check_target(case, unit, field)
    case.do(Verb.DISPATCH, said, actor=actor, facts=facts)
