"""What others may ask of reviews: which missed deadlines do not count."""

from collections.abc import Collection
from datetime import datetime

from hotline.supervision.models import BreachReview
from hotline.supervision.verdicts import Standing, Verdict


def excused(numbers: Collection[str]) -> set[tuple[str, str, datetime]]:
    """Return the excused deadlines of tickets, as (number, clock, moment it was due). One statement."""
    rows = BreachReview.objects.filter(number__in=numbers, verdict=Verdict.EXCUSED, standing=Standing.IN_FORCE)
    return set(rows.values_list("number", "clock", "due_at"))
