"""What detectors are worth: precision and lead, from how their warnings ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from hotline.insight.detectors.share import interval
from hotline.insight.watching.models import EarlyWarning
from hotline.insight.words import REAL, Detector, Ending, Standing

YEAR = timedelta(days=365)
MOST = 5000


@dataclass(frozen=True, slots=True)
class Worth:
    """Of one detector within a year: warnings raised and still open, those found real and false, the precision with its
    interval (None before any was judged), the median hours from warning to peak of those found real (None without)."""

    raised: int
    open: int
    real: int
    false: int
    precision: float | None
    low: float
    high: float
    lead_hours: float | None

    @property
    def judged(self) -> int:
        """Warnings people said something of."""
        return self.real + self.false


def was_real(ending: str, reason: str) -> bool | None:
    """Say whether an ended warning was right: None where that is not known (merged warnings count with the other)."""
    if ending in (Ending.TASK, Ending.CAMPAIGN):
        return True
    if ending == Ending.DISMISSED:
        return reason in REAL
    return None


def worth_of(now: datetime) -> dict[str, Worth]:
    """Return what each detector is worth. One statement; warnings of a year, the latest first, are few."""
    rows = EarlyWarning.objects.filter(raised_at__gt=now - YEAR, raised_at__lte=now).order_by("-raised_at")
    columns = ("detector", "standing", "ending", "reason", "into__ending", "into__reason", "raised_at", "peak_at")
    found: dict[str, list[tuple[str, bool | None, float | None]]] = {code: [] for code in Detector}
    for detector, standing, ending, reason, other, others, raised, peak in rows.values_list(*columns)[:MOST]:
        real = was_real(other, others) if ending == Ending.MERGED and other else was_real(ending, reason)
        lead = (peak - raised) / timedelta(hours=1) if peak else None
        found[detector].append((standing, real, lead))
    return {code: _worth(own) for code, own in found.items()}


def _worth(own: list[tuple[str, bool | None, float | None]]) -> Worth:
    real = sum(right is True for _standing, right, _lead in own)
    false = sum(right is False for _standing, right, _lead in own)
    leads = [lead for _standing, right, lead in own if right and lead is not None]
    low, high = interval(real, real + false)
    return Worth(
        len(own),
        sum(standing != Standing.ENDED for standing, _right, _lead in own),
        real,
        false,
        real / (real + false) if real + false else None,
        low,
        high,
        median(leads) if leads else None,
    )
