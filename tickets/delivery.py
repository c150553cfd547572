"""Deliver the outbox: every event is handed to every consumer at least once, in batches, whatever dies.

A consumer is called as ``consumer(events)`` inside the delivering transaction, so that what it writes to the
database is written exactly once; what leaves the house must carry the event's id and be idempotent.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Min
from django.utils.module_loading import import_string

from tickets.models import Event, Outbox

log = logging.getLogger(__name__)

Consumer = Callable[[Sequence[Event]], None]

BATCH = 200
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=1)


def consumers() -> list[Consumer]:
    """Return the consumers of this installation, by the dotted paths in ``OUTBOX_CONSUMERS``."""
    return [import_string(path) for path in settings.OUTBOX_CONSUMERS]


def deliver(now: datetime, *, limit: int = BATCH) -> int:
    """Deliver up to `limit` waiting events and say how many. What fails is tried again, later and later."""
    with transaction.atomic():
        rows = list(
            Outbox.objects.filter(due_at__lte=now)
            .select_related("event__ticket")
            .order_by("due_at", "pk")
            .select_for_update(of=("self",), skip_locked=True)[:limit]
        )
        if not rows:
            return 0
        try:
            with transaction.atomic():
                _hand_out([row.event for row in rows])
        except Exception:
            log.exception("a batch of events was not taken: delivering one by one")
            rows = [row for row in rows if _deliver_one(row, now)]
        Outbox.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def backlog(now: datetime) -> float:
    """Return for how many seconds the oldest undelivered event has been waiting; 0 when there is none."""
    oldest = Outbox.objects.aggregate(Min("event__recorded_at"))["event__recorded_at__min"]
    return max((now - oldest).total_seconds(), 0.0) if oldest else 0.0


def _deliver_one(row: Outbox, now: datetime) -> bool:
    try:
        with transaction.atomic():
            _hand_out([row.event])
    except Exception as error:
        log.exception("event %s was not taken", row.pk, extra={"action": "delivery.failed"})
        row.attempts += 1
        row.error = f"{type(error).__name__}: {error}"[:500]
        row.due_at = now + min(FIRST_PAUSE * 2 ** min(row.attempts - 1, 10), LONGEST_PAUSE)
        row.save(update_fields=["attempts", "error", "due_at"])
        return False
    return True


def _hand_out(events: Sequence[Event]) -> None:
    for consumer in consumers():
        consumer(events)
