"""How every verb comes in: one transaction, and whatever was due on the ticket happens first."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected

from routing.domain.speech import _
from tickets.actions._move import Case, Move
from tickets.actions._steps import catch_up
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.people import Actor
from tickets.domain.permission import refusal
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


Said = Mapping[str, Any]

TRIES = 3
"""How often a verb is begun again where the database ended its move to let another one through."""


class Door:
    """A verb as pages, API and commands call it:

        door(number, actor=…, now=…, said={…}, expect=version) → the ticket as it then stands

    One transaction; raises a refusal (`tickets.domain.refusals`) and has then changed nothing. `within` is the same
    verb inside a move that somebody else opened.
    """

    def __init__(self, verb: Verb, within: Callable[[Case, Said, Actor], object]) -> None:
        self.verb = verb
        self.within = within
        self.__doc__ = within.__doc__
        self.__name__ = within.__name__

    def __call__(self, number: str, *, actor: Actor, now: datetime, said: Said, expect: int | None = None) -> Ticket:
        for _try in range(TRIES - 1):
            try:
                return self.once(number, actor, now, said, expect)
            except NotNow as refused:
                # Nothing was written; within somebody's own transaction only they can begin again.
                if refused.code != "conflict" or connection.in_atomic_block:
                    raise
        return self.once(number, actor, now, said, expect)

    def once(self, number: str, actor: Actor, now: datetime, said: Said, expect: int | None) -> Ticket:
        """Try it, in one transaction."""
        with moving(actor, now) as move:
            case = move.take(number, expect)
            no = refusal(case.life, self.verb, actor)
            if no is not None:  # before anything is looked up for somebody who may not ask
                raise no
            self.within(case, said, actor)
        return case.ticket

    def __repr__(self) -> str:
        return f"<door {self.verb}>"


def door(verb: Verb) -> Callable[[Callable[[Case, Said, Actor], object]], Door]:
    """Make a function of a case, what is said and by whom into the door of `verb`."""

    def make(within: Callable[[Case, Said, Actor], object]) -> Door:
        return Door(verb, within)

    return make


def plain(verb: Verb) -> Door:
    """Return the door of a verb that has no effects beyond the ticket's own life."""

    def within(case: Case, said: Said, actor: Actor) -> None:
        case.do(verb, said, actor=actor)

    within.__doc__ = VERBS[verb].meaning
    within.__name__ = verb.value
    return Door(verb, within)
