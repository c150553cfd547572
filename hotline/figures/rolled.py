"""Read roll-ups: counts of a span of days, by key or by month. Whole months are read as months, the rest by day, so
that a year of everybody is a few thousand rows, however many tickets lie behind them."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from hotline.figures.models import Tally
from hotline.figures.rates.cells import CROSSED, DAY, MONTH, PLAIN, WHY
from hotline.figures.rates.periods import parts
from hotline.figures.rates.sums import MEASURES, Sums

KNOWN = frozenset({*PLAIN, *(f"{one}/{other}" for one, other in CROSSED)})


def sums_by(dim: str, first: date, last: date, keys: Collection[str] | None = None) -> dict[str, Sums]:
    """Return the counts of a span of days by key of a dimension, of `keys` only if given. One statement.

    Raises KeyError for a dimension that is not kept.
    """
    if dim not in PLAIN:
        raise KeyError(dim)
    rows = _span(dim, first, last)
    if keys is not None:
        rows = rows.filter(key__in=keys)
    return _read(rows, "key")


def sums_across(dim: str, key: str, first: date, last: date) -> dict[str, Sums]:
    """Return the counts of one key of a pair of dimensions (``unit/category``) by the second. One statement."""
    if dim not in KNOWN:
        raise KeyError(dim)
    return _read(_span(dim, first, last).filter(key=key), "sub")


def left_out_by_reason(dim: str, key: str, first: date, last: date) -> dict[str, int]:
    """Return why orders were left out, and how many: of the city (empty key), a unit or an area. One statement."""
    found = _read(_span(f"{dim}/{WHY}", first, last).filter(key=key), "sub")
    return {why: sums.left_out for why, sums in found.items()}


def series(dim: str, key: str, first: date, last: date, grain: str = MONTH) -> dict[date, Sums]:
    """Return the counts of one key by day, or by month (its first day): months that are whole within the span. One
    statement."""
    months, _rest = parts(first, last)
    days = (months[0], months[-1]) if grain == MONTH and months else (first, last)
    rows = Tally.objects.filter(dim=dim, grain=grain, key=key, sub="", day__range=days)
    return dict(_read(rows, "day"))


def _span(dim: str, first: date, last: date) -> "QuerySet[Tally]":
    months, rest = parts(first, last)
    within = Q(pk__in=())
    if months:
        within |= Q(grain=MONTH, day__range=(months[0], months[-1]))
    for begin, end in rest:
        within |= Q(grain=DAY, day__range=(begin, end))
    return Tally.objects.filter(within, dim=dim)


def _read(rows: "QuerySet[Tally]", by: str) -> dict[Any, Sums]:
    summed = {f"sum_{name}": Sum(name) for name in MEASURES}
    found = {}
    for row in rows.values(by).annotate(**summed).order_by(by):
        sums = Sums(*(row[f"sum_{name}"] for name in MEASURES))
        if sums:
            found[row[by]] = sums
    return found
