"""How every verb comes in: one transaction, and whatever was due on the ticket happens first."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import OperationalError, transaction
from psycopg.errors import DeadlockDetected

from routing.domain.speech import _
from tickets.actions._move import Move
from tickets.actions._steps import catch_up
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import NotNow
from tickets.models import Ticket


@contextmanager
def moving(actor: Actor, now: datetime) -> Iterator[Move]:
    """Open a move: one transaction, written at its end, rolled back by any exception.

    A ticket that is taken first does the steps that fell due on it: what happens to a complaint must not depend on
    how lately somebody swept. Where two moves wait for each other (a master that ends takes its children after
    itself), the database ends one of them, which is refused with `NotNow`.
    """
    try:
        with transaction.atomic():
            move = Move(actor, now, on_take=catch_up)
            yield move
            move.write()
    except OperationalError as error:
        if isinstance(error.__cause__, DeadlockDetected):
            raise NotNow("conflict", _("Somebody else changed the ticket at the same moment. Try again.")) from error
        raise


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
