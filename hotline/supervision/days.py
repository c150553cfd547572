"""Days as supervisors ask for them, by the wall clock of the city."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

YESTERDAY, TODAY, WEEK, MONTH = "yesterday", "today", "week", "month"
SPANS = {
    YESTERDAY: _("Yesterday"),
    TODAY: _("Today"),
    WEEK: _("Last 7 days"),
    MONTH: _("Last 30 days"),
}
DAY = timedelta(days=1)

Span = tuple[datetime, datetime]


def begin(day: date) -> datetime:
    """Return the moment a day begins."""
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())


def span_of(day: date) -> Span:
    """Return a day's beginning and end."""
    return begin(day), begin(day + DAY)


def today(now: datetime) -> date:
    """Return the day it is in the city."""
    return timezone.localdate(now, timezone.get_default_timezone())


def yesterday(now: datetime) -> Span:
    """Return the day before this one."""
    return span_of(today(now) - DAY)


def named(name: str, now: datetime) -> Span | None:
    """Return the span of a name (`SPANS`) or of an ISO date; None for anything else."""
    here = today(now)
    if name == YESTERDAY:
        return yesterday(now)
    if name == TODAY:
        return span_of(here)
    if name == WEEK:
        return begin(here - 7 * DAY), begin(here + DAY)
    if name == MONTH:
        return begin(here - 30 * DAY), begin(here + DAY)
    try:
        return span_of(date.fromisoformat(name))
    except (ValueError, OverflowError):
        return None
