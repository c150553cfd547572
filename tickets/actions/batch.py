"""Many tickets' verbs in one transaction, at times of the past: how history is read in and simulated.

The very verbs of the other doors, only written together: a transaction of two hundred happenings costs little more
than one. Every ticket first does the steps that were due on it, as at any door.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from datetime import UTC, datetime

from django.db import transaction

from routing.refusal import Refusal
from tickets.actions import DOORS
from tickets.actions._door import Said
from tickets.actions._move import Case, Move
from tickets.actions._steps import catch_up
from tickets.actions.dispatch import send
from tickets.actions.merge import join
from tickets.actions.register import Receipt, begin
from tickets.domain.life import Life
from tickets.domain.lifecycle import Verb
from tickets.domain.matter import Matter
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.vocabulary import State
from tickets.models import Ticket


class Hand:
    """Tickets that stay in hand from one batch to the next, so that they are not read again each time.

    Only for somebody who writes alone. Were anybody else to write one of them, the next batch that moves it would be
    refused as a whole (the version it saw is gone) and nothing of it written; `let_go` after writing by other doors.
    """

    def __init__(self) -> None:
        self.cases: dict[str, Case] = {}

    def let_go(self) -> None:
        """Forget what is in hand: the next batch reads it anew."""
        self.cases = {}


class Batch:
    """Tickets in hand, by number, and a clock that is set before each verb."""

    def __init__(self, move: Move, cases: dict[str, Case]) -> None:
        self._move = move
        self._cases = cases

    def take(self, numbers: Iterable[str]) -> None:
        """Lock tickets and take them in hand; those that are in hand stay as they are."""
        wanted = [number for number in numbers if number not in self._cases]
        if wanted:
            for case in self._move.take_rows(Ticket.objects.filter(number__in=wanted)):
                self._cases[case.ticket.number] = case

    def at(self, now: datetime) -> None:
        """Set the time of what happens next."""
        self._move.now = now.astimezone(UTC)

    def register(self, matter: Matter, *, actor: Actor = SYSTEM, route: bool = True) -> Receipt:
        """Register a matter as `actor`, and with `route` route it; its ticket is in hand from now on."""
        self._move.actor, before = actor, self._move.actor
        try:
            receipt = begin(self._move, matter, route=route)
        finally:
            self._move.actor = before
        self._cases[receipt.ticket.number] = self._move.cases[-1]
        return receipt

    def life(self, number: str) -> Life:
        """Return the life of a ticket now, whatever was due on it done. Only to be read."""
        return self._current(number).life

    def state(self, number: str) -> State:
        """Return where a ticket stands now, whatever was due on it done."""
        return self._current(number).life.state

    def lead(self, number: str) -> str:
        """Return the code of the unit that leads a ticket, or nothing."""
        lead = self._current(number).life.lead
        return lead.unit if lead else ""

    def dispatch(self, number: str, unit: str, why: str) -> None:
        """Dispatch by hand, as the system."""
        send(self._current(number), {"lead": unit, "why": why}, actor=SYSTEM)

    def do(self, number: str, verb: Verb, said: Said, actor: Actor) -> None:
        """Do a verb as somebody, with all its effects.

        Raises a refusal: the ticket is then as it was, even where an effect of the verb was what was refused, and
        the rest of the batch goes on.
        """
        case = self._current(number)
        life, done = _copied(case.life), len(case.done)
        try:
            if verb is Verb.MERGE and said.get("master") in self._cases:  # which may not be in the database yet
                join(case, self._current(str(said["master"])), said, actor)
            else:
                DOORS[verb].within(case, said, actor)
        except Refusal:
            case.life = life
            del case.done[done:]
            raise

    def _current(self, number: str) -> Case:
        case = self._cases[number]
        catch_up(case)
        return case


def _copied(life: Life) -> Life:
    twin = copy(life)  # what its dictionaries hold is frozen
    twin.parts, twin.clocks = dict(life.parts), dict(life.clocks)
    twin.requests, twin.supervisions = dict(life.requests), dict(life.supervisions)
    twin.calendars = dict(life.calendars)
    return twin


@contextmanager
def batch(now: datetime, hand: Hand | None = None) -> Iterator[Batch]:
    """Open a batch: one transaction, written at its end. With `hand`, open tickets are kept for the next one."""
    hand = hand or Hand()
    cases, hand.cases = hand.cases, {}
    with transaction.atomic():
        move = Move(SYSTEM, now, on_take=catch_up)
        for case in cases.values():
            case.move = move
            move.cases.append(case)
        yield Batch(move, cases)
        move.write()
    for case in move.cases:
        if case.life.state is not State.CLOSED:
            case.written()
            hand.cases[case.ticket.number] = case
