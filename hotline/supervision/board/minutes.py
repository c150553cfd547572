"""Keeping the figures: one row a minute, for a day."""

from datetime import datetime, timedelta

from hotline.supervision.board.figures import measure
from hotline.supervision.days import today
from hotline.supervision.models import BoardMinute

KEPT = timedelta(days=1)
STALE = timedelta(minutes=3)
"""Figures that are older say so."""


def keep(now: datetime) -> BoardMinute:
    """Count and keep the figures of this minute. Safe to run twice; what is usual is counted once a day."""
    minute = now.replace(second=0, microsecond=0)
    last = latest()
    same_day = last is not None and last.data["day"] == today(now).isoformat()
    data = measure(now, last.data["usual"] if last is not None and same_day else None)
    BoardMinute.objects.filter(at__lt=now - KEPT).delete()
    made, _new = BoardMinute.objects.update_or_create(at=minute, defaults={"data": data})
    return made


def latest() -> BoardMinute | None:
    """Return the newest figures there are. One statement."""
    return BoardMinute.objects.order_by("-at").first()


def stale(minute: BoardMinute, now: datetime) -> bool:
    """Say whether figures are too old to be taken for the present."""
    return now - minute.at > STALE
