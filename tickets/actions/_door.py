"""How every verb comes in: one transaction, and whatever was due on the ticket happens first."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction

from tickets.actions._move import Move
from tickets.actions._steps import catch_up
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


@contextmanager
def moving(actor: Actor, now: datetime) -> Iterator[Move]:
    """Open a move: one transaction, written at its end, rolled back by any exception.

    A ticket that is taken first does the steps that fell due on it: what happens to a complaint must not depend on
    how lately somebody swept.
    """
    with transaction.atomic():
        move = Move(actor, now, on_take=catch_up)
        yield move
        move.write()


def act(
    verb: Verb,
    number: str,
    *,
    actor: Actor,
    now: datetime,
    said: Mapping[str, Any] | None = None,
    expect: int | None = None,
) -> Ticket:
    """Do one verb that has no effects beyond its own life, and return the ticket as it then stands."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        case.do(verb, said)
    return case.ticket
