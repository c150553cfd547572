"""Archive closed tickets: their content is locked and the retention of personal data begins to run."""

from datetime import datetime, timedelta

from tickets.actions._door import moving
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM
from tickets.domain.vocabulary import State
from tickets.models import Ticket


def archive_due(now: datetime, *, after: timedelta, limit: int = 200) -> int:
    """Archive up to `limit` tickets that closed more than `after` ago and wait for no decision; say how many."""
    due = Ticket.objects.filter(
        state=State.CLOSED, archived_at=None, closed_at__lte=now - after, pending=False
    ).order_by("closed_at")[:limit]
    with moving(SYSTEM, now) as move:
        cases = move.take_rows(Ticket.objects.filter(pk__in=list(due.values_list("pk", flat=True))), skip_locked=True)
        # What changed before the lock was had is seen only now.
        lives = [(case, case.life) for case in cases]
        still = [
            case for case, life in lives if life.state is State.CLOSED and not life.archived_at and not life.pending()
        ]
        for case in still:
            case.do(Verb.ARCHIVE)
    return len(still)
