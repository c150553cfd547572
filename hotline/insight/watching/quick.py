"""What new tickets make of the city: surges, clusters, repeats, and what is sensitive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

import numpy as np
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from hotline.insight.detectors.cluster import Cylinder, Scan, likeliest, significance
from hotline.insight.detectors.repeat import Repeat, Repeats, again
from hotline.insight.detectors.sensitive import read
from hotline.insight.detectors.surge import SPANS, Surge, backdrop, spans_of
from hotline.insight.watching.city import Came, City, Counts, placed
from hotline.insight.watching.findings import Finding
from hotline.insight.watching.models import DetectorSetting
from hotline.insight.watching.settings import scale_of
from hotline.insight.words import Detector
from tickets.models import Ticket

EVIDENCE = 200
"""Tickets a warning names at most, the latest."""

BLANKS = re.compile(r"\s+")


def place_of(one: Came) -> str:
    """Return what a place is known by: the address as it stands but for blanks, else the point to eleven metres."""
    if one.address:
        return BLANKS.sub("", one.address).lower()
    return f"{one.lon:.4f},{one.lat:.4f}" if one.lon is not None and one.lat is not None else ""


def surges(
    city: City, counts: Counts | None, new: Iterable[Came], week: Sequence[Came], setting: DetectorSetting
) -> list[Finding]:
    """Return the series of category and district that the new tickets made a surge."""
    if counts is None:
        return []
    rule, scale = Surge(), scale_of(setting)
    touched = {(one.category, one.district) for one in new}
    judged = np.array([row for row, pair in enumerate(counts.pairs) if pair in touched], dtype=np.int64)
    if not len(judged):
        return []
    today = counts.counts.shape[1] - 1
    base = backdrop(counts.counts, counts.category, counts.area, today, counts.weekday, rule).of(judged)
    seen = spans_of(counts.counts, today)[judged]
    scores, spans = base.scores(seen, rule.least)
    found = []
    for at, (row, score, span) in enumerate(zip(judged.tolist(), scores.tolist(), spans.tolist(), strict=True)):
        category, district = counts.pairs[row]
        value = scale.interval(category, score)
        if score <= 0 or value < setting.threshold:
            continue
        days = SPANS[span]
        begin = city.midnight - timedelta(days=days - 1)
        own = [one for one in week if (one.category, one.district) == (category, district) and one.at >= begin]
        slope = scale.interval(category, 1) - scale.interval(category, 0)
        needed = (setting.threshold - scale.interval(category, 0)) / slope
        limit = base.limit(at, span, needed, rule.least)
        found.append(
            Finding(
                Detector.SURGE,
                f"{category}@{district}",
                own[min(limit, len(own)) - 1].at if own else city.at,  # the ticket that made it a surge
                value,
                int(seen[at, span]),
                float(base.means[at, span]),
                float(days),
                category,
                district,
                numbers=_numbers(own),
                facts={
                    "limit": limit,
                    "level": round(float(base.level[at]), 3),
                    "weekday": round(float(base.weekday[at]), 2),
                    "season": round(float(base.season[at]), 2),
                    "volume": round(float(base.volume[at]), 2),
                    "trend": round(float(base.trend[at]) * 7, 3),
                    "surprise": round(score, 1),
                },
            )
        )
    return found


def clusters(city: City, new: Sequence[Came], week: Sequence[Came], setting: DetectorSetting) -> list[Finding]:
    """Return the likeliest cluster of each category that a new ticket made one."""
    scan, scale = Scan(), scale_of(setting)
    possible = _crowded(new, week, scan)
    if not possible:
        return []
    study = city.came(city.at - timedelta(days=scan.study), {one.category for one in possible})
    found = []
    for category in sorted({one.category for one in possible}):
        rows, x, y = placed(one for one in study if one.category == category)
        moments = np.array([one.at.timestamp() / 86_400 for one in rows])
        place = {one.number: number for number, one in enumerate(rows)}
        best: tuple[Cylinder, int] | None = None
        for one in possible:
            if one.category != category:
                continue
            middle = place[one.number]
            kept = moments <= moments[middle]
            distance = np.hypot(x - x[middle], y - y[middle])[kept]
            found_here = likeliest(distance, moments[middle] - moments[kept], scan)
            if best is None or found_here.score > best[0].score:
                best = (found_here, middle)
        assert best is not None
        cylinder, middle = best
        value = scale.interval(category, cylinder.score)
        if cylinder.score <= 0 or value < setting.threshold:
            continue
        centre = rows[middle]
        inside = (np.hypot(x - x[middle], y - y[middle]) <= cylinder.radius) & (
            (moments[middle] - moments <= cylinder.span) & (moments <= moments[middle])
        )
        own = [rows[number] for number in np.flatnonzero(inside).tolist()]
        chance = significance(x, y, moments.max() - moments, cylinder.score, scan)
        found.append(
            Finding(
                Detector.CLUSTER,
                f"{category}@{centre.lon:.2f},{centre.lat:.2f}",
                centre.at,
                value,
                cylinder.seen,
                cylinder.expected,
                cylinder.span,
                category,
                centre.area,
                lon=centre.lon,
                lat=centre.lat,
                numbers=_numbers(own),
                facts={
                    "radius": cylinder.radius,
                    "zone": cylinder.zone,
                    "period": cylinder.period,
                    "total": cylinder.total,
                    "ratio": round(cylinder.score, 1),
                    "chance": chance,
                },
            )
        )
    return found


def _crowded(new: Sequence[Came], week: Sequence[Came], scan: Scan) -> list[Came]:
    """Return the new tickets that have as many neighbours of their category within the week as make a cluster."""
    rows, x, y = placed(week)
    fresh = {one.number for one in new}
    by_category: dict[str, list[int]] = {}
    for number, one in enumerate(rows):
        by_category.setdefault(one.category, []).append(number)
    found = []
    for category, own in by_category.items():
        if category and len(own) >= scan.least:
            here = np.array(own)
            for number in own:
                if rows[number].number in fresh:
                    near = np.hypot(x[here] - x[number], y[here] - y[number]) <= scan.radii[-1]
                    if near.sum() >= scan.least:
                        found.append(rows[number])
    return found


def repeat_places(city: City, new: Sequence[Came], setting: DetectorSetting) -> list[Finding]:
    """Return the places that the new tickets report again."""
    rule, scale = Repeats(), scale_of(setting)
    keys = {(one.category, place_of(one)): one for one in new if one.category and one.area and place_of(one)}
    rows = _remembered(city, rule).filter(
        category_id__in={one.category for one in keys.values()}, area_id__in={one.area for one in keys.values()}
    )
    known: dict[tuple[str, str], list[Came]] = {}
    for one in city.read(rows) if keys else ():
        known.setdefault((one.category, place_of(one)), []).append(one)
    found = []
    for (category, place), latest in keys.items():
        own = known[category, place]
        finding = _repeated(city, own, rule)
        value = scale.interval(category, finding.score)
        if finding.score > 0 and value >= setting.threshold:
            recent = [one for one in own if (latest.at - one.at) / timedelta(days=1) <= finding.span]
            found.append(
                Finding(
                    Detector.REPEAT_PLACE,
                    f"{category}@{salted_hmac('place', place).hexdigest()[:20]}",
                    latest.at,
                    value,
                    finding.seen,
                    finding.expected,
                    finding.span,
                    category,
                    latest.area,
                    lon=latest.lon,
                    lat=latest.lat,
                    numbers=_numbers(recent),
                    facts={"before": finding.before, "surprise": round(finding.score, 1)},
                )
            )
    return found


def repeat_callers(city: City, new: Sequence[Came], setting: DetectorSetting) -> list[Finding]:
    """Return the callers, people or companies, who call again and again. They are references; no name is read."""
    rule, scale = Repeats(), scale_of(setting)
    keys = {one.caller: one for one in new if one.caller}
    known: dict[str, list[Came]] = {}
    for one in city.read(_remembered(city, rule).filter(caller__in=list(keys))) if keys else ():
        known.setdefault(one.caller, []).append(one)
    found = []
    for caller, latest in keys.items():
        own = known[caller]
        finding = _repeated(city, own, rule)
        value = scale.interval(latest.caller_kind, finding.score)
        if finding.score > 0 and value >= setting.threshold:
            recent = [one for one in own if (latest.at - one.at) / timedelta(days=1) <= finding.span]
            found.append(
                Finding(
                    Detector.REPEAT_CALLER,
                    salted_hmac("caller", caller).hexdigest()[:40],
                    latest.at,
                    value,
                    finding.seen,
                    finding.expected,
                    finding.span,
                    numbers=_numbers(recent),
                    facts={"before": finding.before, "kind": latest.caller_kind, "surprise": round(finding.score, 1)},
                )
            )
    return found


def sensitive(city: City, new: Sequence[Came], setting: DetectorSetting) -> list[Finding]:
    """Return the new tickets whose words somebody should read today."""
    if not new:
        return []
    lists = setting.params.get("words", {})
    texts = Ticket.objects.filter(number__in=[one.number for one in new]).values_list(
        "number", "title", "content", "joined"
    )
    by_number = {one.number: one for one in new}
    found = []
    for number, title, content, joined in texts:
        alarm = read(f"{title}\n{content}", lists, joined)
        one = by_number[number]
        if alarm.found and alarm.score >= setting.threshold:
            found.append(
                Finding(
                    Detector.SENSITIVE,
                    number,
                    one.at,
                    alarm.score,
                    1,
                    0.0,
                    1.0,
                    one.category,
                    one.area,
                    lon=one.lon,
                    lat=one.lat,
                    numbers=(number,),
                    facts={"words": [list(pair) for pair in alarm.found], "people": alarm.people},
                )
            )
    return found


def _remembered(city: City, rule: Repeats) -> QuerySet[Ticket]:
    """Return the tickets within a key's memory."""
    since = city.at - timedelta(days=rule.memory + rule.spans[-1])
    return Ticket.objects.filter(registered_at__gt=since, registered_at__lte=city.at)


def _repeated(city: City, own: Sequence[Came], rule: Repeats) -> Repeat:
    latest = own[-1].at
    ages = np.array([(latest - one.at) / timedelta(days=1) for one in own])
    return again(ages, rule, city.known_for(latest))


def _numbers(rows: Sequence[Came]) -> tuple[str, ...]:
    return tuple(one.number for one in rows[-EVIDENCE:])
