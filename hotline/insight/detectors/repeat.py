"""Repeat: the same place, company or caller again and again, more than its like.

Each key (a place and category, a company's blind index, a caller's reference: never a name) has a rate of its own,
drawn towards that of its like by a gamma prior, as in DuMouchel's gamma-Poisson shrinker (The American Statistician 53,
1999): a key that was never heard of is judged by what new keys usually do, a notorious one by its own past. The score
is the tail of the posterior predictive, a negative binomial.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hotline.insight.detectors.stream import Floats, Ints
from hotline.insight.detectors.tail import surprise


@dataclass(frozen=True, slots=True)
class Repeats:
    """`spans` are the days judged together, `memory` the days before them that tell a key's own rate, `least` the
    fewest tickets that are a repeat. `shape` and `days` are the prior: so many tickets in so many days."""

    spans: tuple[float, ...] = (1.0, 7.0, 30.0)
    memory: float = 365.0
    least: int = 3
    shape: float = 0.1
    days: float = 60.0


@dataclass(frozen=True, slots=True)
class Repeat:
    """What was found of a key: score, tickets seen in `span` days, expected in them, tickets in its memory before."""

    score: float = 0.0
    seen: int = 0
    expected: float = 0.0
    span: float = 0.0
    before: int = 0


def again(ages: Floats, rule: Repeats, history: float, prior: tuple[float, float] | None = None) -> Repeat:
    """Judge a key by the ages (days, 0 for the newest ticket) of its tickets; `history` days are known at all.

    `prior` is the shape and days fitted to keys of its kind (`fit_prior`), else the rule's.
    """
    shape, days = prior or (rule.shape, rule.days)
    best = Repeat()
    for span in rule.spans:
        seen = int((ages <= span).sum())
        if seen < rule.least:
            continue
        known = min(rule.memory, max(history - span, 0.0))
        before = int(((ages > span) & (ages <= span + known)).sum())
        alpha, beta = shape + before, days + known
        mean = alpha / beta * span
        # The first ticket is why this key is looked at; only those after it are a surprise.
        score = float(surprise(seen - 1, mean, mean + mean**2 / alpha))
        if score > best.score:
            best = Repeat(score, seen, mean, span, before)
    return best


def fit_prior(counts: Ints, days: float) -> tuple[float, float]:
    """Return the gamma prior (shape, days) of keys that were heard of `counts` times each in so many days.

    By moments: what the counts vary more than Poisson is how keys differ. Fewer than ten keys say nothing.
    """
    if len(counts) < 10 or days <= 0:
        return Repeats().shape, Repeats().days
    mean = float(np.mean(counts))
    excess = max(float(np.var(counts)) - mean, 0.01 * mean)
    shape = min(max(mean**2 / excess, 0.05), 20.0)
    return shape, shape * days / mean
