"""From finding to warning: the same matter within its window is the same warning, whoever looks again."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from hotline.insight.detectors.stream import KM_PER_DEGREE
from hotline.insight.watching.findings import Finding
from hotline.insight.watching.models import EarlyWarning, WarningEntry
from hotline.insight.watching.quick import EVIDENCE
from hotline.insight.words import Detector, Standing, Step

WINDOW = timedelta(days=7)
SLOW_WINDOW = timedelta(days=28)
SLOW = (Detector.FALSE_SOLVES, Detector.HOT_SPOT, Detector.SEASON)
"""Detectors that look once a day at what changes within months."""

NEAR = 2.0
"""Kilometres within which two clusters of a category are one matter."""

SHARED = 0.5
"""Of a finding's tickets, the share that makes it another look at a warning there is."""


def raise_warning(finding: Finding) -> tuple[EarlyWarning, bool]:
    """Raise a warning for a finding, or let the warning there is grow; say which, True for a new one."""
    for _attempt in range(2):
        with transaction.atomic():
            known = _known(finding)
            if known is not None:
                return _grow(known, finding), False
            try:
                with transaction.atomic():
                    return _raise(finding), True
            except IntegrityError:  # another worker raised it at this moment: it grows
                continue
    raise RuntimeError("a warning was neither there nor could be raised")


def _known(finding: Finding) -> EarlyWarning | None:
    span = SLOW_WINDOW if finding.detector in SLOW else WINDOW
    near = EarlyWarning.objects.select_for_update(of=("self",), no_key=True).filter(
        raised_at__gt=finding.at - span, raised_at__lt=finding.at + span
    )
    same = near.filter(detector=finding.detector, matter=finding.matter).order_by("-raised_at").first()
    if same is not None or finding.detector in SLOW:
        return same
    if finding.detector == Detector.CLUSTER:
        for other in near.filter(detector=Detector.CLUSTER, category=finding.category).order_by("-raised_at"):
            if _kilometres(other, finding) <= NEAR:
                return other
    own = set(finding.numbers)
    for other in near.filter(numbers__overlap=list(own)).exclude(detector__in=SLOW).order_by("raised_at", "pk"):
        if len(own & set(other.numbers)) >= SHARED * len(own) and len(own) > 1:
            return other
    return None


def _kilometres(warning: EarlyWarning, finding: Finding) -> float:
    if None in (warning.lon, warning.lat, finding.lon, finding.lat):
        return float("inf")
    across = (warning.lon - finding.lon) * KM_PER_DEGREE * 0.8  # type: ignore[operator]
    return float((across**2 + ((warning.lat - finding.lat) * KM_PER_DEGREE) ** 2) ** 0.5)  # type: ignore[operator]


def _raise(finding: Finding) -> EarlyWarning:
    warning = EarlyWarning.objects.create(
        detector=finding.detector,
        matter=finding.matter,
        window=timezone.localdate(finding.at),
        category=finding.category,
        area=finding.area,
        unit=finding.unit,
        lon=finding.lon,
        lat=finding.lat,
        score=finding.score,
        seen=finding.seen,
        expected=finding.expected,
        days=finding.days,
        facts=dict(finding.facts),
        numbers=list(finding.numbers),
        raised_at=finding.at,
        grew_at=finding.at,
    )
    WarningEntry.objects.create(warning=warning, no=1, step=Step.RAISED, at=finding.at)
    return warning


def _grow(warning: EarlyWarning, finding: Finding) -> EarlyWarning:
    """Add what is new; a look at nothing new changes nothing. What has ended is left as it was judged."""
    fresh = [number for number in finding.numbers if number not in set(warning.numbers)]
    also = warning.facts.get("also", [])
    other = finding.detector != warning.detector and finding.detector not in also
    if warning.standing == Standing.ENDED or not (fresh or other):
        return warning
    warning.numbers = [*warning.numbers, *fresh][-EVIDENCE:]
    if other:
        warning.facts = {**warning.facts, "also": [*also, finding.detector]}
    if finding.detector == warning.detector:
        warning.seen, warning.expected, warning.days = finding.seen, finding.expected, finding.days
        warning.score = max(warning.score, finding.score)
        warning.facts = {**dict(finding.facts), **({"also": warning.facts["also"]} if "also" in warning.facts else {})}
    warning.grew_at = max(warning.grew_at, finding.at)
    warning.save()
    return warning
