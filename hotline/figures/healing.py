"""Find tickets that were scored before their last event, or never: what a lost delivery would leave behind."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Max

from hotline.figures.keeping import mark
from hotline.figures.models import Score
from tickets.models import Ticket

STEP = 50_000
"""Keys looked at in one statement."""

_BEHIND = f"""
SELECT ticket.id FROM {Ticket._meta.db_table} ticket
LEFT JOIN {Score._meta.db_table} score ON score.ticket_id = ticket.id
WHERE ticket.id > %s AND ticket.id <= %s AND score.seq IS DISTINCT FROM ticket.seq
"""


def heal() -> int:
    """Mark every ticket whose score is behind its history; say how many."""
    total = 0
    for keys in behind():
        mark(keys)
        total += len(keys)
    return total


def behind() -> Iterator[list[int]]:
    """Yield the keys of tickets whose score is behind, a range of keys at a time."""
    last = Ticket.objects.aggregate(Max("pk"))["pk__max"] or 0
    for begin in range(0, last, STEP):
        with connection.cursor() as cursor:
            cursor.execute(_BEHIND, [begin, begin + STEP])
            keys = [key for (key,) in cursor.fetchall()]
        if keys:
            yield keys
