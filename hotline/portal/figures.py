"""The figures everybody may read: made every ten minutes, kept as one row, shown from there whatever the city's size.

What is rare could point at somebody, so a count below `LEAST` is not shown; nor is what would let it be worked out by
subtraction.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from hotline.portal.models import PublicFigures
from routing import queries as routing
from routing.domain import paths
from routing.queries import Catalogue
from tickets.queries.month import Counts, counts_between

LEAST = 5
BUSIEST = 10
KEPT = 144
"""Readings that are kept: a day of them, to see what changed."""


def make(now: datetime) -> PublicFigures:
    """Read this month's figures and keep them."""
    since = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    data = shown(counts_between(since, now), routing.current())
    made = PublicFigures.objects.create(made_at=now, since=since, data=data)
    old = PublicFigures.objects.order_by("-made_at").values_list("pk", flat=True)[KEPT:]
    PublicFigures.objects.filter(pk__in=list(old)).delete()
    return made


def latest() -> PublicFigures | None:
    """Return the figures that are shown: one row."""
    return PublicFigures.objects.order_by("-made_at").first()


def shown(counts: Counts, catalogue: Catalogue) -> dict[str, Any]:
    """Return counts as they may be shown; None stands for “fewer than five”."""
    return {
        "intake": at_least(counts.intake),
        "closed": at_least(counts.closed),
        "on_time": round(100 * counts.on_time / counts.closed) if counts.closed >= LEAST else None,
        "median": _days(counts.median) if counts.closed >= LEAST else None,
        "categories": _categories(counts),
        "districts": _districts(counts.intake_by_area, catalogue),
    }


def at_least(count: int) -> int | None:
    """Return a count that may be shown, else None. Nought is nobody."""
    return count if count == 0 or count >= LEAST else None


def _categories(counts: Counts) -> list[dict[str, Any]]:
    """The busiest, and all others as one row that is itself large enough, or empty."""
    order = sorted(counts.intake_by_category.items(), key=lambda one: (-one[1], one[0]))
    top = [(code, count) for code, count in order if code and count >= LEAST][:BUSIEST]
    others = counts.intake - sum(count for _code, count in top)
    while top and 0 < others < LEAST:
        others += top.pop()[1]
    rows: list[dict[str, Any]] = []
    for code, count in top:
        closed, median = counts.closed_by_category.get(code, (0, None))
        rows.append({"code": code, "count": count, "median": _days(median) if closed >= LEAST else None})
    return [*rows, {"code": "", "count": at_least(others), "median": None}] if others else rows


def _districts(by_area: Mapping[str, int], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Each district, and what has no place; with one too small to be shown the next smallest hides, too."""
    sums = {card.code: 0 for card in catalogue.areas.values() if card.level == "district"}
    for code, count in by_area.items():
        district = district_of(code, catalogue)
        sums[district] = sums.get(district, 0) + count
    hidden = {code for code, count in sums.items() if 0 < count < LEAST}
    if (hidden and sum(sums[code] for code in hidden) < LEAST) or len(hidden) == 1:
        rest = sorted((count, code) for code, count in sums.items() if count and code not in hidden)
        hidden |= {code for _count, code in rest[:1]}
    order = sorted(sums.items(), key=lambda one: (not one[0], one[0]))
    return [{"code": code, "count": None if code in hidden else count} for code, count in order if code or count]


def district_of(code: str, catalogue: Catalogue) -> str:
    """Return the district an area lies in; empty for none."""
    card = catalogue.area(code) if code else None
    for path in paths.ancestors(card.path) if card else ():
        above = catalogue.area(path)
        if above is not None and above.level == "district":
            return above.code
    return ""


def _days(days: float | None) -> float | None:
    return None if days is None else round(days, 1)
