"""Enforce the clocks: claim what is due, do its step, set the next. Rows are the truth; anybody may sweep.

However many sweep at once, each ticket is taken by one of them (row lock, skip locked), each step is an event with
a unique key, and a sweep that dies leaves nothing half done: its transaction is gone and the rows are still due.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.models import Min

from tickets.actions._door import moving
from tickets.actions._move import Case, Move
from tickets.actions._steps import catch_up
from tickets.domain.people import SYSTEM
from tickets.domain.refusals import Refusal
from tickets.models import Ticket, Timer

log = logging.getLogger(__name__)

BATCH = 100
"""Tickets a transaction holds: few enough that a person's verb on one of them waits for milliseconds."""


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


def _fire_all(move: Move, cases: list[Case]) -> Swept:
    done = Swept(tickets=len(cases))
    for case in cases:
        done.steps += catch_up(case)
    return done


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
