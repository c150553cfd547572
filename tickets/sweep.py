"""Enforce the clocks: claim what is due, do its step, set the next. Rows are the truth; anybody may sweep.

However many sweep at once, each ticket is taken by one of them (row lock, skip locked), each step is an event with
a unique key, and a sweep that dies leaves nothing half done: its transaction is gone and the rows are still due.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.models import Min

from routing.domain.speech import _
from tickets.actions._move import Case, Move, moving
from tickets.actions.call_back import give_up
from tickets.actions.pass_reply import let_pass
from tickets.domain.clock import Clock
from tickets.domain.ladder import Do, Step
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM
from tickets.domain.refusals import Refusal
from tickets.domain.vocabulary import ClockKind, State
from tickets.models import Ticket, Timer

log = logging.getLogger(__name__)

BATCH = 100
"""Tickets a transaction holds: few enough that a person's verb on one of them waits for milliseconds."""

MOST_STEPS = 40
"""Steps one ticket may take in one sweep: more than any ladder has, so only a loop could reach it."""

LOUD = frozenset({ClockKind.CITIZEN, ClockKind.HANDLE})
"""Clocks whose breach the citizen is shown."""


@dataclass(slots=True)
class Swept:
    """What a sweep did: tickets visited, steps fired, tickets that could not be moved."""

    tickets: int = 0
    steps: int = 0
    failed: int = 0

    def __iadd__(self, other: "Swept") -> "Swept":
        self.tickets += other.tickets
        self.steps += other.steps
        self.failed += other.failed
        return self


def sweep(now: datetime, *, limit: int = BATCH, newest_first: bool = False) -> Swept:
    """Do every step that is due on up to `limit` tickets, and say what was done.

    `newest_first` begins with what fell due last: alternated with the other end, a mountain of old steps starves
    no new one. Where one ticket fails the whole batch, its tickets are taken one by one and it alone is left.
    """
    try:
        with moving(SYSTEM, now) as move:
            return _fire_all(move, _claim(move, limit, newest_first))
    except (DatabaseError, Refusal, AssertionError, KeyError, ValueError):
        log.exception("a batch of due steps failed: taking its tickets one by one")
    return _one_by_one(now, limit, newest_first)


def lag(now: datetime) -> float:
    """Return for how many seconds the oldest due step has been waiting; 0 when nothing is due."""
    oldest = Timer.objects.filter(next_at__lte=now).aggregate(Min("next_at"))["next_at__min"]
    return (now - oldest).total_seconds() if oldest else 0.0


def fire(case: Case, clock: Clock) -> None:
    """Do the next step of one clock: an event, and what the step asks for."""
    assert clock.next_no is not None
    assert clock.due is not None
    term = case.life.terms(case.move.law).clocks[clock.kind]
    step = term.ladder.steps[clock.next_no]
    breach = step.offset.is_breach
    loud = step.do not in (Do.TELL, Do.WAKE, Do.CLOSE_UNRATED, Do.PASS_REPLY) or (breach and clock.kind in LOUD)
    case.do(
        Verb.ESCALATE,
        actor=SYSTEM,
        facts={
            "clock": clock.key,
            "kind": clock.kind.value,
            "unit": clock.unit,
            "step": clock.next_no,
            "edition": clock.edition,
            "at": str(step.offset),
            "do": step.do.value,
            "tell": [str(word) for word in step.tell],
            "due": clock.due.isoformat(),
            "breach": breach,
        },
        step_key=f"{case.ticket.pk}:{clock.key}:{clock.edition}:{clock.next_no}",
        shown=loud,
    )
    _follow_up(case, step)


def _follow_up(case: Case, step: Step) -> None:
    state = case.life.state
    if step.do is Do.AUTO_ACCEPT and state is State.DISPATCHED:
        case.do(Verb.SIGN_FOR, actor=SYSTEM, facts={"auto": True})
    elif step.do is Do.WAKE and state is State.SUSPENDED:
        case.do(Verb.WAKE, actor=SYSTEM)
    elif step.do is Do.CLOSE_UNRATED and state is State.CALLBACK:
        give_up(case)
    elif step.do is Do.PASS_REPLY and state is State.REPLIED:
        let_pass(case, actor=SYSTEM)
    elif step.do is Do.HAND_TO_PARENT and state in (State.DISPATCHED, State.HANDLING):
        _hand_to_parent(case)


def _hand_to_parent(case: Case) -> None:
    lead = case.life.lead
    card = case.move.catalogue.unit(lead.unit) if lead else None
    parent = case.move.catalogue.unit(card.parent_code) if card else None
    if parent is None or not parent.active or not parent.accepts_dispatch:
        return
    if case.life.accused and parent.code in case.move.catalogue.line(case.life.accused):
        return
    case.do(
        Verb.REDIRECT, {"lead": parent.code, "why": _("Handed to the unit above: the deadline passed.")}, actor=SYSTEM
    )


def _fire_all(move: Move, cases: list[Case]) -> Swept:
    done = Swept(tickets=len(cases))
    for case in cases:
        for clock in _due(case, move.now):
            fire(case, clock)
            done.steps += 1
    return done


def _due(case: Case, now: datetime) -> Iterator[Clock]:
    """Yield the clock whose step is due next, as the life stands after each step, until none is."""
    for _turn in range(MOST_STEPS):
        due = [clock for clock in case.life.clocks.values() if clock.next_at is not None and clock.next_at <= now]
        if not due:
            return
        yield min(due, key=lambda clock: (clock.next_at, clock.key))


_CLAIM = """
SELECT ticket.id FROM tickets_timer clock JOIN tickets_ticket ticket ON ticket.id = clock.ticket_id
WHERE clock.next_at <= %s ORDER BY clock.next_at {order} LIMIT %s
FOR NO KEY UPDATE OF ticket SKIP LOCKED
"""


def _claim(move: Move, limit: int, newest_first: bool) -> list[Case]:
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM.format(order="DESC" if newest_first else "ASC"), [move.now, limit])
        keys = {key for (key,) in cursor.fetchall()}
    return move.take_rows(Ticket.objects.filter(pk__in=keys)) if keys else []


def _one_by_one(now: datetime, limit: int, newest_first: bool) -> Swept:
    due = Timer.objects.filter(next_at__lte=now).order_by("-next_at" if newest_first else "next_at")
    done = Swept()
    for key in dict.fromkeys(due.values_list("ticket", flat=True)[:limit]):
        try:
            with moving(SYSTEM, now) as move:
                done += _fire_all(move, move.take_rows(Ticket.objects.filter(pk=key), skip_locked=True))
        except (DatabaseError, Refusal, AssertionError, KeyError, ValueError):
            log.exception("the due steps of ticket %s failed", key, extra={"action": "sweep.failed"})
            done.failed += 1
    return done
