"""How sure a share is: Wilson's score interval, which stays between 0 and 1 and is honest about few cases."""

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: 95 % of samples lie within."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of `n` cases with its 95 % interval, all from 0 to 1; without a case there is none (`value` is None).

    `n` is what it was measured on; a share of partial credits is treated as that of the same number of whole ones.
    """

    value: float | None
    n: int
    low: float = 0.0
    high: float = 1.0

    @property
    def percent(self) -> float | None:
        """The share in per cent."""
        return None if self.value is None else 100 * self.value


def rate(good: float, n: int) -> Rate:
    """Return the share of `good` among `n` cases. Raises ValueError where it is not within."""
    if not 0 <= good <= n:
        raise ValueError(f"{good} of {n} is no share")
    if n == 0:
        return Rate(None, 0)
    low, high = wilson(good, n)
    return Rate(good / n, n, low, high)


def wilson(good: float, n: int, z: float = Z95) -> tuple[float, float]:
    """Return the Wilson score interval of `good` among `n` ≥ 1 cases (Wilson 1927), without continuity correction."""
    share = good / n
    middle = share + z * z / (2 * n)
    wide = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    # The share lies within by the formula; rounding must not put it outside.
    return max(0.0, min(share, (middle - wide) / whole)), min(1.0, max(share, (middle + wide) / whole))
