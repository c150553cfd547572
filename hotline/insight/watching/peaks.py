"""When most came in: known afterwards, and what a warning's lead is measured to."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from hotline.insight.watching.models import EarlyWarning
from hotline.insight.words import Detector
from routing import queries as routing
from tickets.models import Ticket
from tickets.queries.filters import below

AFTER = timedelta(days=14)
"""For how long after a warning the peak may still come."""

COUNTED = (Detector.SURGE, Detector.CLUSTER, Detector.REPEAT_PLACE)


def measure_peaks(now: datetime) -> int:
    """Find the busiest day of each warning raised within a fortnight, and the middle of its tickets; say how many."""
    warnings = EarlyWarning.objects.filter(detector__in=COUNTED, raised_at__gt=now - AFTER, raised_at__lte=now)
    changed = []
    for warning in warnings:
        peak = _peak(warning, now)
        if peak is not None and peak != warning.peak_at:
            warning.peak_at = peak
            changed.append(warning)
    EarlyWarning.objects.bulk_update(changed, ["peak_at"])
    return len(changed)


def _peak(warning: EarlyWarning, now: datetime) -> datetime | None:
    catalogue = routing.current()
    area = catalogue.area(warning.area) if warning.area else None
    places = below(area.path, catalogue.areas) if area else []
    rows = Ticket.objects.filter(
        Q(area__in=places) if places else Q(),
        category_id=warning.category,
        registered_at__gt=warning.raised_at - timedelta(days=warning.days),
        registered_at__lte=min(warning.raised_at + AFTER, now),
    )
    moments = sorted(rows.values_list("registered_at", flat=True))
    if not moments:
        return None
    days = Counter(timezone.localdate(at) for at in moments)
    most = max(days, key=lambda day: (days[day], -day.toordinal()))
    own = [at for at in moments if timezone.localdate(at) == most]
    return own[len(own) // 2]
