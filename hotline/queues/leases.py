"""Leases: taking a ticket, keeping it while its page is open, giving it back, taking it over.

Every change is one statement, so two people who press at the same moment are told apart by the unique number. A
crashed browser keeps its ticket for `LASTS` at most.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection

from hotline.queues.models import Lease
from routing.domain.speech import _
from tickets.domain.people import Actor
from tickets.domain.refusals import NotNow

LASTS = timedelta(minutes=5)
BEAT = 60
"""Seconds after which an open page renews its lease."""

_TAKE = """
INSERT INTO queues_lease (number, queue, staff_id, since, until, key) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (number) DO UPDATE SET
    queue = excluded.queue, staff_id = excluded.staff_id, until = excluded.until, key = excluded.key,
    since = CASE WHEN queues_lease.staff_id = excluded.staff_id THEN queues_lease.since ELSE excluded.since END
"""
_UNLESS_HELD = "WHERE queues_lease.staff_id = excluded.staff_id OR queues_lease.until <= excluded.since"


class Held(NotNow):
    """Somebody else works on the ticket."""

    def __init__(self, lease: Lease) -> None:
        super().__init__(
            "held", _("{name} is working on this until {until}."), name=str(lease.staff), until=lease.until.isoformat()
        )


def take(number: str, queue: str, actor: Actor, now: datetime, key: uuid.UUID | None = None) -> bool:
    """Take a ticket, or keep the one that is held, for another `LASTS`; say whether it is the actor's now."""
    return _write(_TAKE + _UNLESS_HELD, number, queue, actor, now, key)


def take_over(number: str, queue: str, actor: Actor, now: datetime, key: uuid.UUID | None = None) -> None:
    """Take a ticket from whoever holds it."""
    _write(_TAKE, number, queue, actor, now, key)


def release(number: str, actor: Actor, key: uuid.UUID | None = None) -> None:
    """Give a ticket back: whichever page holds it, or with `key` only where that page does."""
    rows = Lease.objects.filter(number=number, staff=actor.staff_id)
    (rows.filter(key=key) if key else rows).delete()


def held_by_others(numbers: Iterable[str], actor: Actor, now: datetime) -> dict[str, Lease]:
    """Return the leases other people hold on these tickets. One statement."""
    rows = Lease.objects.filter(number__in=list(numbers), until__gt=now).exclude(staff=actor.staff_id)
    return {lease.number: lease for lease in rows.select_related("staff")}


def require_free(number: str, actor: Actor, now: datetime) -> None:
    """Raise `Held` where somebody else works on the ticket."""
    lease = held_by_others([number], actor, now).get(number)
    if lease is not None:
        raise Held(lease)


def forget_old(now: datetime) -> None:
    """Drop what ran out more than an hour ago."""
    Lease.objects.filter(until__lt=now - timedelta(hours=1)).delete()


def _write(sql: str, number: str, queue: str, actor: Actor, now: datetime, key: uuid.UUID | None) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [number, queue, actor.staff_id, now, now + LASTS, key or uuid.uuid4()])
        return cursor.rowcount == 1
