"""What a day's end tells: false solves, hot spots of the catalogue, the season ahead."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
from django.db.models import Count, Q

from hotline.figures.models import Turn
from hotline.figures.queries import intake_table
from hotline.insight.detectors.hotspots import Pair, hot_spots
from hotline.insight.detectors.recurrence import WITHIN, Closed
from hotline.insight.detectors.recurrence import false_solves as detect_false_solves
from hotline.insight.detectors.season import AHEAD, Rise, rises
from hotline.insight.watching.city import City
from hotline.insight.watching.findings import Finding
from hotline.insight.watching.models import DetectorSetting
from hotline.insight.watching.quick import EVIDENCE, place_of
from hotline.insight.words import Detector
from tickets.domain.vocabulary import Outcome
from tickets.models import Ticket

SOLVED = (Outcome.RESOLVED, Outcome.PARTLY_RESOLVED, Outcome.UNRATED, Outcome.PLAN_AGREED)
"""Endings after which a matter should not come back."""

LATELY = 90
"""Days in which a category and unit are judged."""

PAST = 6 * 364
"""Days of the past that the season's calendar reads."""


def false_solves(city: City, setting: DetectorSetting) -> list[Finding]:
    """Return the units whose closings come back at the same place."""
    since = city.at - timedelta(days=2 * WITHIN)
    rows = Ticket.objects.filter(registered_at__gt=since, registered_at__lte=city.at)
    closings = {
        number: (lead, closed, outcome)
        for number, lead, closed, outcome in rows.exclude(lead=None).values_list(
            "number", "lead_id", "closed_at", "outcome"
        )
    }
    tickets = []
    for one in city.read(rows):
        lead, closed, outcome = closings.get(one.number, ("", None, ""))
        solved = _days(city, closed) if lead and closed and closed <= city.at and outcome in SOLVED else None
        tickets.append(Closed(one.number, place_of(one), one.category, str(lead), _days(city, one.at), solved))
    found = []
    for one_ in detect_false_solves(tickets, _days(city, city.at)):
        if one_.low - one_.usual < setting.threshold:
            continue
        found.append(
            Finding(
                Detector.FALSE_SOLVES,
                f"{one_.category}@{one_.unit}",
                city.at,
                one_.low,
                one_.back,
                one_.closings * one_.usual,
                WITHIN,
                one_.category,
                unit=one_.unit,
                numbers=tuple(number for pair in one_.pairs for number in pair)[:EVIDENCE],
                facts={"closings": one_.closings, "low": one_.low, "high": one_.high, "usual": one_.usual},
            )
        )
    return found


def catalogue_spots(city: City, setting: DetectorSetting) -> list[Finding]:
    """Return the pairs of category and unit whose tickets are returned, or redone, too often."""
    since = city.today - timedelta(days=LATELY)
    turns = (
        Turn.objects.filter(given_on__gt=since, given_on__lte=city.today)
        .exclude(score__category="")
        .values_list("score__category", "unit")
        .annotate(given=Count("pk"), back=Count("pk", filter=Q(returned=True)))
    )
    redone = (
        Ticket.objects.filter(registered_at__gt=city.at - timedelta(days=LATELY), registered_at__lte=city.at)
        .exclude(lead=None)
        .exclude(category=None)
        .values_list("category_id", "lead_id")
        .annotate(given=Count("pk"), back=Count("pk", filter=Q(redos__gt=0)))
    )
    found = []
    for what, rows in (("returned", turns), ("redone", redone)):
        for spot in hot_spots(Pair(*row) for row in rows):
            if spot.score < setting.threshold:
                continue
            pair = spot.pair
            found.append(
                Finding(
                    Detector.HOT_SPOT,
                    f"{what}:{pair.category}@{pair.unit}",
                    city.at,
                    spot.score,
                    pair.back,
                    pair.given * spot.usual,
                    float(LATELY),
                    pair.category,
                    unit=pair.unit,
                    numbers=_behind(what, pair, since, city.at),
                    facts={"what": what, "given": pair.given, "low": spot.low, "high": spot.high, "usual": spot.usual},
                )
            )
    return found


def _behind(what: str, pair: Pair, since: date, until: datetime) -> tuple[str, ...]:
    if what == "returned":
        rows = Turn.objects.filter(score__category=pair.category, unit=pair.unit, given_on__gt=since, returned=True)
        return tuple(rows.order_by("-given_on").values_list("score__ticket__number", flat=True)[:EVIDENCE])
    tickets = Ticket.objects.filter(category_id=pair.category, lead__code=pair.unit, redos__gt=0)
    tickets = tickets.filter(registered_at__date__gt=since, registered_at__lte=until)
    return tuple(tickets.order_by("-registered_at").values_list("number", flat=True)[:EVIDENCE])


def season_ahead(city: City) -> list[tuple[str, Rise]]:
    """Return the categories that will rise in the next four weeks, as in past years."""
    leaves = sorted(city.leaves)
    first = city.today - timedelta(days=PAST)
    table = intake_table(leaves, [""], first=first, last=city.today)[:, 0].astype(np.float64)
    behind = np.flatnonzero(table.sum(axis=0))
    if not len(behind):
        return []
    begin = int(behind[0])
    return [(leaves[rise.category], rise) for rise in rises(table[:, begin:], table.shape[1] - 1 - begin)]


def seasons(city: City, setting: DetectorSetting) -> list[Finding]:
    """Return the season ahead as findings."""
    found = []
    for category, rise in season_ahead(city):
        if rise.score >= setting.threshold:
            usual = rise.expected / rise.ratio
            found.append(
                Finding(
                    Detector.SEASON,
                    category,
                    city.at,
                    rise.score,
                    round(rise.expected),
                    usual,
                    float(AHEAD),
                    category,
                    facts={"ratio": rise.ratio, "peak": rise.peak, "years": [list(year) for year in rise.years]},
                )
            )
    return found


def _days(city: City, at: datetime) -> float:
    return (at - city.at) / timedelta(days=1)
