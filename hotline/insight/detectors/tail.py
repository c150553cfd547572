"""How unlikely is so large a count? Tails of the negative binomial, which is Poisson where nothing is overdispersed."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from hotline.insight.detectors.stream import Floats

LEAST_EXCESS = 1e-6
"""Below this share the variance is as good as the mean, and the count as good as Poisson."""


def surprise(count: ArrayLike, mean: ArrayLike, variance: ArrayLike) -> Floats:
    """Return −log10 P(X ≥ count) for X negative binomial of that mean and variance (Poisson where variance ≤ mean).

    A score of 3 is one in a thousand. Noughty counts score 0; the tail is bounded at 300.
    """
    seen, middle, spread = np.broadcast_arrays(
        np.asarray(count, dtype=float), np.maximum(np.asarray(mean, dtype=float), 1e-9), np.asarray(variance, float)
    )
    excess = np.maximum(spread / middle - 1, LEAST_EXCESS)
    size = middle / excess
    # P(X >= k) of NB(size, p) is the regularised incomplete beta I_{1-p}(k, size).
    with np.errstate(divide="ignore", invalid="ignore", under="ignore"):
        tail = np.where(
            excess <= LEAST_EXCESS,
            special.gammainc(np.maximum(seen, 1e-9), middle),
            special.betainc(np.maximum(seen, 1e-9), size, excess / (1 + excess)),
        )
    return np.where(seen <= 0, 0.0, -np.log10(np.clip(tail, 1e-300, 1.0)))


def limit(mean: float, variance: float, score: float, least: int = 1) -> int:
    """Return the smallest count that scores at least `score`, and at least `least`: where a warning would begin."""
    low, high = 0, max(least, 1)
    while float(surprise(high, mean, variance)) < score:
        low, high = high, high * 2
        if high > 10_000_000:
            raise ValueError("no count is so unlikely")
    while high - low > 1:
        middle = (low + high) // 2
        if float(surprise(middle, mean, variance)) >= score:
            high = middle
        else:
            low = middle
    return max(high, least)
