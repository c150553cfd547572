"""Compare: our due dates and verdicts with the city's own, and why they differ where they do."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hotline.intake.history.city import Codes
from hotline.intake.history.player import Played
from hotline.intake.history.promises import Promise
from hotline.intake.history.rows import Record
from tickets.domain.vocabulary import ClockKind
from tickets.models import Timer

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(slots=True)
class Agreement:
    """How far we agree, on the rows whose promise is known; `causes` groups what differs."""

    rows: int = 0
    compared: int = 0
    within_hour: int = 0
    within_day: int = 0
    verdicts: int = 0
    same_verdict: int = 0
    routed: int = 0
    same_unit: int = 0
    causes: Counter[str] = field(default_factory=Counter)
    verdict_causes: Counter[str] = field(default_factory=Counter)

    def as_data(self) -> dict[str, Any]:
        """Return the figures as JSON-able data."""
        return {
            "rows": self.rows,
            "due_dates_compared": self.compared,
            "due_within_1_hour": _share(self.within_hour, self.compared),
            "due_within_1_day": _share(self.within_day, self.compared),
            "verdicts_compared": self.verdicts,
            "same_verdict": _share(self.same_verdict, self.verdicts),
            "first_dispatch_compared": self.routed,
            "same_unit_at_first_dispatch": _share(self.same_unit, self.routed),
            "due_differences": dict(self.causes.most_common()),
            "verdict_differences": dict(self.verdict_causes.most_common()),
        }


def compare(records: Iterable[Record], promises: Mapping[str, Promise], codes: Codes, played: Played) -> Agreement:
    """Return how our citizen clocks agree with the city's target dates and on-time flags."""
    ours = {
        number: (due, held, standing)
        for number, due, held, standing in Timer.objects.filter(
            kind=ClockKind.CITIZEN, ticket__source="replay"
        ).values_list("ticket__number", "due_at", "held_at", "standing")
    }
    agreement = Agreement()
    for record in records:
        agreement.rows += 1
        number = played.numbers[record.id]
        lead = played.leads.get(record.id, "")
        if lead and record.unit in codes.units:
            agreement.routed += 1
            agreement.same_unit += lead == codes.units[record.unit]
        if record.category not in promises:
            continue
        due, held, standing = ours[number]
        if record.due is not None:
            _compare_due(agreement, record, due, promises[record.category])
        if record.on_time is not None and record.due is not None:
            on_time = held <= due if standing == "met" and held else (played.until is None or due >= played.until)
            agreement.verdicts += 1
            if on_time == record.on_time:
                agreement.same_verdict += 1
            else:
                agreement.verdict_causes[_why_verdict(record, due, held, on_time)] += 1
    return agreement


def _compare_due(agreement: Agreement, record: Record, due: datetime, promise: Promise) -> None:
    assert record.due is not None
    off = abs(due - record.due)
    agreement.compared += 1
    agreement.within_hour += off <= HOUR
    agreement.within_day += off <= DAY
    if off > HOUR:
        agreement.causes[_why_due(record, due, promise)] += 1


def _why_due(record: Record, due: datetime, promise: Promise) -> str:
    """Name what is behind a difference, as far as the row itself shows."""
    assert record.due is not None
    zone = record.opened.tzinfo
    theirs, mine = record.due.astimezone(zone), due.astimezone(zone)
    days = (theirs.date() - mine.date()).days
    if record.due < record.opened:
        return "the city's due date lies before the opening"
    if theirs.year - record.opened.year > 20:
        return "the city's due date is a placeholder far in the future"
    if days == 0:
        hour = record.opened.hour + record.opened.minute / 60
        near = min(abs(hour - 8.5), abs(hour - 17)) < 0.1
        return (
            "same day, other hour: opened within minutes of the opening or closing hour"
            if near
            else "same day, other hour"
        )
    if (record.opened - theirs).days and abs(days) <= 4 and promise.mode == "business_days":
        return f"business days: the city counted {'more' if days > 0 else 'fewer'} ({abs(days)} calendar days off)"
    return f"another promise than its category's (the city gave {'more' if days > 0 else 'less'} time)"


def _why_verdict(record: Record, due: datetime, held: datetime | None, on_time: bool) -> str:
    assert record.due is not None
    end = record.closed or held
    theirs = record.closed is not None and record.closed <= record.due
    if record.closed is not None and theirs != record.on_time:
        return "the city's flag contradicts its own dates"
    if end is not None and min(due, record.due) <= end <= max(due, record.due):
        return "closed between our due date and the city's"
    return "open at the end, or other"


def _share(part: int, whole: int) -> float:
    return round(part / whole, 5) if whole else 0.0
