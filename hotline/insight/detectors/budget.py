"""A false-alert budget: from which score on a detector may raise its voice, found on history.

Scores of one detector do not mean the same everywhere: some categories come in batches and cry often. So a score is
first put on the scale of its group's own past: after how many weeks does so high a score come again (the recurrence
interval of Kleinman, Lazarus & Platt, Am. J. Epidemiology 159, 2004)? Excesses over a low level are taken as
exponential, the tail a score of −log10 p has by itself, with a mean of each group's own, drawn towards the common one.
The threshold is then the lowest interval at which history keeps the budget.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

APART = 7.0
"""Days after an alert in which the same matter is no new one, but part of it."""

LEVEL = 2.0
"""Scores below this (one in a hundred) are not looked at."""

PRIOR = 3.0
"""So many events the common tail counts for in a group's own."""

HIGHEST = 12.0
"""Excesses count at most so much: one great storm must not silence its category for years."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score of a detector at a moment (days): of which group (category) and matter (what one alert is about)."""

    at: float
    score: float
    group: str
    matter: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How often a group's scores exceed `LEVEL` a week, and by how much in the mean; the same for unknown groups."""

    rates: Mapping[str, float] = field(default_factory=dict)
    excesses: Mapping[str, float] = field(default_factory=dict)
    rate: float = 0.1
    excess: float = 1 / log(10)

    def interval(self, group: str, score: float) -> float:
        """Return log10 of the weeks after which so high a score is expected again in the group."""
        rate = self.rates.get(group, self.rate)
        excess = self.excesses.get(group, self.excess)
        return (score - LEVEL) / excess / log(10) - _log10(rate)


def _log10(value: float) -> float:
    return log(value) / log(10)


def scale(history: Sequence[Score], weeks: float) -> Scale:
    """Return the scale of a history of so many weeks. Scores of one group within `APART` days are one event."""
    if weeks <= 0:
        return Scale()
    events: dict[str, list[float]] = {}
    ends: dict[str, float] = {}
    for each in sorted((each for each in history if each.score > LEVEL), key=lambda each: each.at):
        own = events.setdefault(each.group, [])
        over = min(each.score - LEVEL, HIGHEST)
        if own and each.at - ends[each.group] <= APART:
            own[-1] = max(own[-1], over)
        else:
            own.append(over)
        ends[each.group] = each.at
    every = [over for own in events.values() for over in own]
    if not every:
        return Scale(rate=0.5 / weeks)
    groups = len(events)
    common_excess, common_rate = sum(every) / len(every), len(every) / groups / weeks
    excesses = {name: (sum(own) + PRIOR * common_excess) / (len(own) + PRIOR) for name, own in events.items()}
    rates = {name: (len(own) + 0.5) / weeks for name, own in events.items()}
    return Scale(rates, excesses, min(common_rate, 0.5 / weeks + common_rate / 2), common_excess)


@dataclass(frozen=True, slots=True, order=True)
class Timed:
    """A score on its scale: the moment (days), the value, of which group and matter."""

    at: float
    value: float
    group: str
    matter: str


def alerts(scores: Iterable[Timed], threshold: float) -> list[Timed]:
    """Return the alerts that scores, in order of time, give at a threshold.

    A matter that stays above it alerts anew after `APART` days: who is always alarmed pays for it each week. What one
    group raises on one day about several matters is one alert, the first: a storm is told once, with its districts.
    """
    last: dict[str, float] = {}
    days: set[tuple[str, int]] = set()
    found = []
    for each in scores:
        if each.value >= threshold and each.at - last.get(each.matter, -APART) >= APART:
            last[each.matter] = each.at
            day = (each.group, int(each.at))
            if day not in days:
                found.append(each)
            days.add(day)
    return found


def threshold(scores: Sequence[Timed], allowed: float) -> float:
    """Return the lowest threshold at which the scores give no more than `allowed` alerts."""
    ordered = sorted(scores)
    values = sorted({each.value for each in ordered})
    if not values:
        return 0.0
    low, high = -1, len(values)  # at values[high] the budget is kept; beyond the last nothing alerts
    while high - low > 1:
        middle = (low + high) // 2
        if len(alerts(ordered, values[middle])) <= allowed:
            high = middle
        else:
            low = middle
    return values[high] if high < len(values) else values[-1] + 0.01
