"""Today, tomorrow and the days after, on the jurisdiction's wall clock."""

from datetime import datetime, timedelta

from hotline.shell.times import local
from tickets.queries.load import Days

LATE, TODAY, TOMORROW, THREE_DAYS, WEEK = "late", "today", "tomorrow", "three_days", "week"


def days_from(now: datetime) -> Days:
    """Return now and the next two midnights."""
    return Days(now, midnight(now, 1), midnight(now, 2))


def midnight(now: datetime, days: int) -> datetime:
    """Return the midnight that ends the `days`-th day, today being the first."""
    start = local(now).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return (start + timedelta(days=days)).replace(tzinfo=local(now).tzinfo)


def bounds(due: str, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Return (after, until) for a choice of when something is due. What is due at 24:00 is due that day."""
    return {
        LATE: (None, now),
        TODAY: (now, midnight(now, 1)),
        TOMORROW: (midnight(now, 1), midnight(now, 2)),
        THREE_DAYS: (None, midnight(now, 3)),
        WEEK: (None, midnight(now, 7)),
    }.get(due, (None, None))
