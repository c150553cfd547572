"""Keep the roll-ups: what a ticket counts for now, less what it counted for before, moves the cells.

One writer at a time holds a lock, so that no two of them wait for each other's cells. A ticket's score, its mark and
the cells change in one transaction: whatever is lost, doubled or late, the next time gives the same sums.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from hotline.figures import intake
from hotline.figures.adding import add_cells, add_days, add_hours
from hotline.figures.models import IntakeDay, IntakeHour, Mark, Score, Tally, Turn
from hotline.figures.rates.cells import Arrival, Cells, arrivals_of, came_in_hour, came_on, cells_of, moved
from hotline.figures.rates.scored import Scored
from hotline.figures.rates.sums import NONE
from hotline.figures.reading import kept, row_of, scored_now, zone

BATCH = 500
LOCK = 1_234_540_001
"""The advisory lock of whoever writes roll-ups."""

_COLUMNS = [field.name for field in Score._meta.concrete_fields if not field.primary_key]


def mark(tickets: Iterable[int]) -> None:
    """Note tickets to be scored anew; a mark that is there twice is one."""
    Mark.objects.bulk_create([Mark(ticket=key) for key in sorted(set(tickets))], batch_size=1000)


def keep(now: datetime, limit: int = BATCH) -> int:
    """Score up to `limit` marked tickets anew and say how many marks are gone; 0 where another process is at it."""
    with transaction.atomic():
        if not _alone():
            return 0
        marks = list(Mark.objects.order_by("pk").values_list("pk", "ticket")[:limit])
        if marks:
            _score({ticket for _pk, ticket in marks}, now)
            Mark.objects.filter(pk__in=[pk for pk, _ticket in marks]).delete()
    return len(marks)


def recount(keys: Sequence[int], now: datetime) -> int:
    """Score these tickets anew, marked or not, waiting for whoever is at it; say how many counted otherwise."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        return _score(keys, now)


def empty() -> None:
    """Forget every score and roll-up; what follows is a recount of all tickets."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        for table in (Turn, Score, Tally, IntakeDay, IntakeHour):
            cursor.execute(f"DELETE FROM {table._meta.db_table}")


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _score(keys: Iterable[int], now: datetime) -> int:
    wanted = sorted(keys)
    old, new = kept(wanted), scored_now(wanted)
    changed = {key: one for key, one in new.items() if one != old.get(key)}
    if not changed:
        return 0
    cells: Cells = {}
    days: Counter[tuple[date, Arrival]] = Counter()
    hours: Counter[tuple[datetime, Arrival]] = Counter()
    since, wall = intake.hours_from(now), zone()
    for key, one in changed.items():
        for cell, sums in moved(cells_of(old.get(key)), cells_of(one)).items():
            cells[cell] = cells.get(cell, NONE) + sums
        for scored, sign in ((old.get(key), -1), (one, 1)):
            if scored is None:
                continue
            day, hour = came_on(scored, wall), came_in_hour(scored, wall)
            for arrival in arrivals_of(scored):
                days[day, arrival] += sign
                if hour >= since:
                    hours[hour, arrival] += sign
    _write(changed, old)
    add_cells(cells)
    add_days(days)
    add_hours(hours)
    return len(changed)


def _write(changed: dict[int, Scored], old: dict[int, Scored]) -> None:
    Score.objects.bulk_create(
        [row_of(key, one) for key, one in changed.items()],
        update_conflicts=True,
        unique_fields=["ticket"],
        update_fields=_COLUMNS,
        batch_size=1000,
    )
    turned = {key: one for key, one in changed.items() if key not in old or old[key].turns != one.turns}
    Turn.objects.filter(score__in=[key for key in turned if key in old]).delete()
    rows = [Turn(score_id=key, **_columns(turn)) for key, one in turned.items() for turn in one.turns]
    Turn.objects.bulk_create(rows, batch_size=2000)


def _columns(turn: Any) -> dict[str, Any]:
    return {name: getattr(turn, name) for name in ("no", "unit", "given_on", "returned", "due_on", "on_time")}
