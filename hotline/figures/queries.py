"""What others may ask of the figures: supervision, portal, insight, reports. Everything here reads roll-ups only.

Intake (what came in; today's counts are a few seconds old). Codes: a category or area counts all that lies below it;
an empty code stands for all. Days are the city's, both ends included. Nothing came in is 0, never a gap.

* ``intake_series(category, area, channel, first=…, last=…)`` → ``int64`` array of shape ``(days,)``
* ``intake_hours(category, area, first=…, last=…)`` → ``int64`` array of shape ``(hours,)``; the last `HOURS_KEPT` days
* ``intake_table(categories, areas, first=…, last=…)`` → ``int64`` array of shape ``(categories, areas, days)``
* ``intake_pairs(first=…, last=…)`` → ``{(category, area): count}`` of every pair with anything, codes of all levels

Rates (`rates.sums.Sums`, `rates.measures.Figures`), by the day on which callbacks fall due. Dimensions: ``city`` (key
empty), ``unit``, ``area`` (districts, streets and below), ``category``, ``channel``. What falls due today is not over:
ask for days until yesterday (`settled`).

* ``sums_by(dim, first, last, keys=None)`` → ``{key: Sums}``
* ``sums_across("unit/category" or "area/category", key, first, last)`` → ``{category: Sums}``
* ``left_out_by_reason("city", "unit" or "area", key, first, last)`` → ``{reason: count}``
* ``series(dim, key, first, last, grain)`` → ``{day or first of month: Sums}``
* ``figures(sums, rules())`` → `Figures`: rates with intervals, and the composite
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import numpy.typing as npt
from django.db.models import Sum

from hotline.figures.choices import rules
from hotline.figures.intake import HOURS_KEPT
from hotline.figures.models import IntakeDay, IntakeHour
from hotline.figures.rates.measures import figures
from hotline.figures.rates.periods import Period, period
from hotline.figures.reading import zone
from hotline.figures.rolled import left_out_by_reason, series, sums_across, sums_by

Counts = npt.NDArray[np.int64]

HOUR = timedelta(hours=1)


def intake_series(
    category: str | None = None, area: str | None = None, channel: str | None = None, *, first: date, last: date
) -> Counts:
    """Return how many matters came in on each day from `first` to `last`: shape ``(days,)``. One statement.

    Of category, area and channel, a channel may be joined with one other. Raises ValueError for all three, and for a
    span that ends before it begins.
    """
    if category and area and channel:
        raise ValueError("a channel is counted by category or by area, not by both")
    found = np.zeros(_days(first, last), np.int64)
    rows = IntakeDay.objects.filter(category=category or "", area=area or "", channel=channel or "")
    for day, count in rows.filter(day__range=(first, last)).values_list("day", "count"):
        found[(day - first).days] = count
    return found


def intake_hours(category: str | None = None, area: str | None = None, *, first: date, last: date) -> Counts:
    """Return how many matters came in within each hour from the midnight that begins `first` to the one that ends
    `last`: shape ``(hours,)``, 24 a day but where clocks change. Hours are kept for `HOURS_KEPT` days."""
    _days(first, last)
    begin, end = _midnight(first), _midnight(last + timedelta(days=1))
    found = np.zeros(round((end - begin) / HOUR), np.int64)
    rows = IntakeHour.objects.filter(category=category or "", area=area or "", at__gte=begin, at__lt=end)
    for at, count in rows.values_list("at", "count"):
        found[int((at - begin) / HOUR)] = count
    return found


def intake_table(categories: Sequence[str], areas: Sequence[str], *, first: date, last: date) -> Counts:
    """Return what came in by category, area and day: shape ``(len(categories), len(areas), days)``; empty codes stand
    for all. One statement."""
    found = np.zeros((len(categories), len(areas), _days(first, last)), np.int64)
    row_of = {code: place for place, code in enumerate(categories)}
    column_of = {code: place for place, code in enumerate(areas)}
    rows = IntakeDay.objects.filter(category__in=categories, area__in=areas, channel="", day__range=(first, last))
    for category, area, day, count in rows.values_list("category", "area", "day", "count"):
        found[row_of[category], column_of[area], (day - first).days] = count
    return found


def intake_pairs(*, first: date, last: date) -> dict[tuple[str, str], int]:
    """Return how many matters came in by (category, area), of all levels, where any did. One statement."""
    rows = IntakeDay.objects.filter(channel="", day__range=(first, last)).values("category", "area")
    counted = rows.annotate(whole=Sum("count")).filter(whole__gt=0).values_list("category", "area", "whole")
    return {(category, area): count for category, area, count in counted}


def settled(asked: Period, today: date) -> tuple[date, date] | None:
    """Return the days of a period whose callbacks have fallen due by the end of yesterday; None where none have."""
    last = min(asked.last, today - timedelta(days=1))
    return (asked.first, last) if last >= asked.first else None


def _days(first: date, last: date) -> int:
    if last < first:
        raise ValueError("the span ends before it begins")
    return (last - first).days + 1


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), zone()).astimezone(UTC)


__all__ = [
    "HOURS_KEPT",
    "figures",
    "intake_hours",
    "intake_pairs",
    "intake_series",
    "intake_table",
    "left_out_by_reason",
    "period",
    "rules",
    "series",
    "settled",
    "sums_across",
    "sums_by",
]
