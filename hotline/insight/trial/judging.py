"""Thresholds from the training part, false alerts of the untouched rest, what was found of the outbreaks, and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from hotline.insight.detectors.budget import APART, Scale, Score, Timed, alerts, scale, threshold
from hotline.insight.trial.outbreaks import Outbreak
from hotline.insight.trial.scores import Judge, Look

BUDGETS = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
"""False alerts a week at which the curve is drawn."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days: the training part is [train, test), what is judged [test, end)."""

    train: int
    test: int
    end: int

    @property
    def weeks(self) -> tuple[float, float]:
        """Weeks of both parts."""
        return (self.test - self.train) / 7, (self.end - self.test) / 7


def split(days: int) -> Span:
    """Return the parts of a history: at least eight weeks (a quarter, at most 26 weeks) only to learn from, then half
    and half. Raises ValueError where that leaves less than three weeks each."""
    warm = max(56, min(days // 4, 182))
    if days - warm < 42:
        raise ValueError("the history is too short: at least fourteen weeks are needed")
    return Span(warm, warm + (days - warm) // 2, days)


@dataclass(frozen=True, slots=True)
class Heard:
    """One detector after the history was played to it: scores of both parts on its scale, and of each outbreak when it
    was at what interval first (moments and rising values)."""

    name: str
    scale: Scale | None
    train: Sequence[Timed]
    test: Sequence[Timed]
    rises: Sequence[Sequence[tuple[Timed, float]]]

    def threshold(self, budget: float, weeks: float) -> float:
        """Return the threshold that keeps so many alerts a week in the training part."""
        return threshold(self.train, budget * weeks)

    def false_alerts(self, limit: float, weeks: float) -> float:
        """Return the alerts a week on the untouched test part."""
        return len(alerts(self.test, limit)) / weeks

    def found(self, limit: float) -> list[float | None]:
        """Return for each outbreak the moment it raised an alert, or None.

        What history alone would have said at that moment is no merit; nor is what an alert that history had raised on
        the matter within the week would have swallowed.
        """
        raised: dict[str, list[Timed]] = {}
        for alert in alerts([*self.train, *self.test], limit):
            raised.setdefault(alert.group, []).append(alert)

        def swallowed(look: Timed) -> bool:
            return any(
                int(other.at) == int(look.at) or (other.matter == look.matter and 0 <= look.at - other.at < APART)
                for other in raised.get(look.group, ())
            )

        return [
            next((look.at for look, without in rise if look.value >= limit > without and not swallowed(look)), None)
            for rise in self.rises
        ]


def hear(
    judge: Judge, span: Span, outbreaks: Sequence[Outbreak], progress: Callable[[int], object], scaled: bool = True
) -> Heard:
    """Play the history and the outbreaks to a detector. Its scale is that of the training part alone."""
    scores = sorted(judge.history(span.train, progress), key=lambda score: score.at)
    training = [score for score in scores if score.at < span.test]
    own = scale(training, span.weeks[0]) if scaled else None

    def value(group: str, score: float) -> float:
        return own.interval(group, score) if own is not None else score

    def timed(each: Score | Look) -> Timed:
        return Timed(each.at, value(each.group, each.score), each.group, each.matter)

    rises = []
    for outbreak in outbreaks:
        looks: list[Look] = judge.outbreak(outbreak)
        rises.append([(timed(look), value(look.group, look.without)) for look in looks])
        progress(0)
    return Heard(judge.name, own, [*map(timed, training)], [*map(timed, scores[len(training) :])], rises)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A detector at a budget: its threshold, false alerts a week on untouched history, the share of outbreaks it found,
    the same by size and spread, and hours of lead against the plain rule."""

    name: str
    threshold: float
    false_alerts: float
    sensitivity: float
    by_size: dict[int, float]
    by_spread: dict[float, float]
    hours_to_notice: float | None
    lead_both: float | None
    lead_all: float | None
    only_this: int
    only_plain: int
    both: int


def judge_found(
    name: str,
    limit: float,
    false: float,
    found: Sequence[float | None],
    plain: Sequence[float | None],
    outbreaks: Sequence[Outbreak],
) -> Verdict:
    """Compare what a detector found with what the plain rule found.

    `lead_both` is the median lead (hours) over outbreaks that both found; `lead_all` over all that the detector found,
    with the end of the outbreak for what the plain rule never noticed, so it is at least that.
    """

    def share(chosen: Sequence[bool]) -> float:
        hits = [at is not None for at, one in zip(found, chosen, strict=True) if one]
        return sum(hits) / len(hits) if hits else 0.0

    pairs = [(at, other, one) for at, other, one in zip(found, plain, outbreaks, strict=True) if at is not None]
    both = [24 * (other - at) for at, other, _one in pairs if other is not None]
    every = [24 * ((one.end if other is None else other) - at) for at, other, one in pairs]
    waits = [24 * (at - float(one.stream.at[0])) for at, _other, one in pairs]
    return Verdict(
        name,
        limit,
        false,
        share([True] * len(outbreaks)),
        {size: share([one.size == size for one in outbreaks]) for size in sorted({one.size for one in outbreaks})},
        {far: share([one.spread == far for one in outbreaks]) for far in sorted({one.spread for one in outbreaks})},
        median(waits) if waits else None,
        median(both) if both else None,
        median(every) if every else None,
        sum(at is not None and other is None for at, other in zip(found, plain, strict=True)),
        sum(at is None and other is not None for at, other in zip(found, plain, strict=True)),
        len(both),
    )


def matched(parts: Sequence[Heard], budget: float, span: Span) -> float:
    """Return the share of outbreaks found at thresholds that give no more than the budget on the untouched test part
    itself, shared alike by the parts: the one figure in which all are equally noisy. Nobody could have known them."""
    limits = [threshold(part.test, budget / len(parts) * span.weeks[1]) for part in parts]
    _false, first = together(parts, limits, span)
    return sum(at is not None for at in first) / max(len(first), 1)


def together(parts: Sequence[Heard], limits: Sequence[float], span: Span) -> tuple[float, list[float | None]]:
    """Return the false alerts a week of several detectors, each at its own limit, and when the first found what."""
    false = sum(part.false_alerts(limit, span.weeks[1]) for part, limit in zip(parts, limits, strict=True))
    each = [part.found(limit) for part, limit in zip(parts, limits, strict=True)]
    first = [min((at for at in row if at is not None), default=None) for row in zip(*each, strict=True)]
    return false, first


def curve(heard: Heard, span: Span) -> list[tuple[float, float]]:
    """Return (false alerts a week on the untouched test part, sensitivity) at thresholds of all kinds of strictness."""
    limits = [threshold(heard.test, budget * span.weeks[1]) for budget in np.geomspace(0.05, 20, 24)]
    points = {}
    for limit in limits:
        hits = heard.found(limit)
        points[heard.false_alerts(limit, span.weeks[1])] = sum(at is not None for at in hits) / max(len(hits), 1)
    return sorted(points.items())
