"""How sure is a share? Wilson's score interval (J. Am. Statist. Assoc. 22, 1927), fit for small numbers."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054
"""Two-sided 95 %."""


def interval(hits: int, of: int, z: float = Z) -> tuple[float, float]:
    """Return the lower and upper end for `hits` of `of`; (0, 1) of nothing.

    >>> [round(end, 3) for end in interval(8, 10)]
    [0.49, 0.943]
    """
    if not of:
        return 0.0, 1.0
    share, square = hits / of, z * z
    middle = share + square / (2 * of)
    half = z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    scale = 1 + square / of
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
