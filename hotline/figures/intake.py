"""How long hours are kept, and their end."""

from datetime import datetime, timedelta

from hotline.figures.models import IntakeHour

HOURS_KEPT = 92
"""Days for which counts are kept by hour: what is older is asked for by day."""


def hours_from(now: datetime) -> datetime:
    """Return from when on counts are kept by hour."""
    return now.replace(minute=0, second=0, microsecond=0) - timedelta(days=HOURS_KEPT)


def forget_hours(now: datetime) -> int:
    """Forget the hours that are over; say how many cells went. A day's grace: nobody writes what goes."""
    gone, _by = IntakeHour.objects.filter(at__lt=hours_from(now) - timedelta(days=1)).delete()
    return gone
