"""Silence after closing: a matter that comes back at its place within ninety days was not solved.

A rule of the trade (domain reference §5.7, false solves), with Wilson intervals so that few closings prove little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hotline.insight.detectors.share import interval

WITHIN = 90.0
"""Days after closing in which the same matter at the same place is a recurrence."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed ticket: its number, place and category (what is the same), its unit, when it came and was closed (days).

    `closed` is None while it is open: it can be the one that comes back, and nothing can come back to it.
    """

    number: str
    place: str
    category: str
    unit: str
    came: float
    closed: float | None


@dataclass(frozen=True, slots=True)
class FalseSolves:
    """Of a unit's closings in a category that are old enough to tell, or came back already: how many came back, between
    which shares the truth lies, what is usual in the category, and the pairs (closed, came back)."""

    unit: str
    category: str
    closings: int
    back: int
    low: float
    high: float
    usual: float
    pairs: tuple[tuple[str, str], ...]


def false_solves(tickets: Iterable[Closed], now: float, within: float = WITHIN, least: int = 3) -> list[FalseSolves]:
    """Return the units whose closings come back surely more often than is usual in the category (the lower end of the
    Wilson interval lies above it) and at least `least` times, worst first."""
    groups: dict[tuple[str, str], list[Closed]] = {}
    for ticket in tickets:
        if ticket.place:
            groups.setdefault((ticket.place, ticket.category), []).append(ticket)
    counted: dict[tuple[str, str], list[tuple[str, str] | None]] = {}
    for own in groups.values():
        own.sort(key=lambda ticket: ticket.came)
        for ticket in own:
            if ticket.closed is None or ticket.closed > now:
                continue
            back = _back(ticket, own, now, within)
            # What was closed lately and has not come back may yet.
            if back or now - ticket.closed >= within:
                counted.setdefault((ticket.unit, ticket.category), []).append((ticket.number, back) if back else None)
    usual = _usual(counted)
    found = []
    for (unit, category), closings in counted.items():
        pairs = tuple(pair for pair in closings if pair is not None)
        low, high = interval(len(pairs), len(closings))
        if len(pairs) >= least and low > usual[category]:
            found.append(FalseSolves(unit, category, len(closings), len(pairs), low, high, usual[category], pairs))
    return sorted(found, key=lambda one: (-one.low, one.unit, one.category))


def _back(ticket: Closed, own: Sequence[Closed], now: float, within: float) -> str:
    assert ticket.closed is not None
    for other in own:
        if ticket.closed < other.came <= min(ticket.closed + within, now):
            return other.number
    return ""


def _usual(counted: dict[tuple[str, str], list[tuple[str, str] | None]]) -> dict[str, float]:
    sums: dict[str, list[int]] = {}
    for (_unit, category), closings in counted.items():
        both = sums.setdefault(category, [0, 0])
        both[0] += sum(pair is not None for pair in closings)
        both[1] += len(closings)
    return {category: back / of for category, (back, of) in sums.items()}
