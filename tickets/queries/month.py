"""What came in and what was closed within a span of time, as plain counts: for figures that are made in advance.

Nothing here is asked while somebody waits for a page: it reads every ticket of the span.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a span. By category and area: codes (empty: none was given). `on_time` of `closed` ended by the promise
    to the citizen; medians are days from registration to the end."""

    intake: int
    closed: int
    on_time: int
    median: float | None
    intake_by_category: Mapping[str, int]
    closed_by_category: Mapping[str, tuple[int, float]]
    intake_by_area: Mapping[str, int]


_DAYS = "extract(epoch FROM closed_at - registered_at) / 86400.0"
_MEDIAN = f"percentile_cont(0.5) WITHIN GROUP (ORDER BY {_DAYS})"
_CAME_IN = "registered_at >= %s AND registered_at < %s"
_ENDED = "closed_at >= %s AND closed_at < %s"


def counts_between(since: datetime, until: datetime) -> Counts:
    """Return what came in, and what ended, from `since` until before `until`: four statements."""
    span = [since, until]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(*) FILTER (WHERE closed_at <= due_at), {_MEDIAN} "
            f"FROM tickets_ticket WHERE {_ENDED}",
            span,
        )
        closed, on_time, median = cursor.fetchone()
        cursor.execute(
            f"SELECT coalesce(category_id, ''), count(*) FROM tickets_ticket WHERE {_CAME_IN} GROUP BY 1", span
        )
        by_category = dict(cursor.fetchall())
        cursor.execute(
            f"SELECT coalesce(category_id, ''), count(*), {_MEDIAN} FROM tickets_ticket WHERE {_ENDED} GROUP BY 1", span
        )
        ended = {code: (count, float(days)) for code, count, days in cursor.fetchall()}
        cursor.execute(f"SELECT coalesce(area_id, ''), count(*) FROM tickets_ticket WHERE {_CAME_IN} GROUP BY 1", span)
        by_area = dict(cursor.fetchall())
    return Counts(
        intake=sum(by_category.values()),
        closed=closed,
        on_time=on_time,
        median=None if median is None else float(median),
        intake_by_category=by_category,
        closed_by_category=ended,
        intake_by_area=by_area,
    )
