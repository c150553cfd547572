"""Warnings as a list: cut by key, latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from hotline.insight.telling import headline, reasons
from hotline.insight.watching.models import EarlyWarning
from hotline.insight.words import DETECTORS, ENDINGS, REASONS, STANDINGS, Detector, Ending, Standing
from routing import queries as routing
from tickets.queries.pages import Cursor

ORDER = "warnings"
LONG = 25

ICONS = {
    Detector.SURGE: "trending-up",
    Detector.CLUSTER: "map-pin",
    Detector.REPEAT_PLACE: "repeat",
    Detector.REPEAT_CALLER: "user-round",
    Detector.FALSE_SOLVES: "rotate-ccw",
    Detector.HOT_SPOT: "corner-up-left",
    Detector.SEASON: "calendar-days",
    Detector.SENSITIVE: "siren",
}

TONES = {Standing.RAISED: "warn", Standing.ACKNOWLEDGED: "wait", Standing.ENDED: "still"}


@dataclass(frozen=True, slots=True)
class Row:
    """One warning in words."""

    warning: EarlyWarning
    detector: str
    icon: str
    headline: str
    why: str
    standing: str
    tone: str


@dataclass(frozen=True, slots=True)
class WarningPage:
    """Some warnings, and the cursors around them."""

    rows: Sequence[Row] = field(default_factory=list)
    next: str = ""
    previous: str = ""


def row_of(warning: EarlyWarning) -> Row:
    """Return a warning in words."""
    name = routing.current().namer(get_language() or "")
    standing = str(STANDINGS[warning.standing])
    if warning.standing == Standing.ENDED:
        standing = str(ENDINGS[warning.ending])
        if warning.ending == Ending.DISMISSED:
            standing = f"{standing}: {REASONS[warning.reason]}"
    return Row(
        warning,
        str(DETECTORS[warning.detector]),
        ICONS[Detector(warning.detector)],
        headline(warning, name),
        reasons(warning)[0],
        standing,
        TONES[Standing(warning.standing)],
    )


def page_of(found: QuerySet[EarlyWarning], text: str) -> WarningPage:
    """Return the page of warnings at a cursor. One statement, and the catalogue's. Raises `Invalid`."""
    at = Cursor.read(text, ORDER) if text else None
    back = at is not None and at.back
    if at is not None:
        way = "gt" if back else "lt"
        found = found.filter(Q(**{f"raised_at__{way}": at.due}) | Q(**{"raised_at": at.due, f"pk__{way}": at.id}))
    sign = "" if back else "-"
    kept = list(found.order_by(f"{sign}raised_at", f"{sign}pk")[: LONG + 1])
    more, kept = len(kept) > LONG, kept[:LONG]
    if back:
        kept.reverse()
    before, beyond = (more, True) if back else (at is not None, more)
    return WarningPage(
        [row_of(one) for one in kept],
        next=_cursor(kept[-1], False) if kept and beyond else "",
        previous=_cursor(kept[0], True) if kept and before else "",
    )


def _cursor(warning: EarlyWarning, back: bool) -> str:
    return Cursor(ORDER, back, warning.pk, warning.raised_at).text()
