"""The calendar of what will come: categories that rise in the next four weeks, as they did in past years.

The people's-mood calendar of Chinese cities (domain reference §5.5). For each past year, what came in the same four
weeks (whole weeks, so weekdays agree) against the eight weeks before them; years add up, and a gamma-Poisson ratio
with an exact conditional test (Przyborowski & Wilenski, Biometrika 31, 1940) tells a rise from chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from hotline.insight.detectors.stream import Floats

AHEAD = 28
BEFORE = 56
YEAR = 364


@dataclass(frozen=True, slots=True)
class Rise:
    """A category (index) that rose at this time of past years: how many times as much as in the weeks before, how sure
    that is (−log10 p), what to expect in the next four weeks, in which of them most (0 to 3), and what each past year
    had, the latest first: (so many years ago, weeks before scaled to four weeks, the four weeks)."""

    category: int
    ratio: float
    score: float
    expected: float
    peak: int
    years: tuple[tuple[int, float, float], ...]


def rises(counts: Floats, today: int, years: int = 5, least: int = 10, ratio: float = 1.25) -> list[Rise]:
    """Return the categories that will rise in the four weeks after day `today`, steepest first.

    `counts` is category × days. Only those are named that had `least` tickets in such weeks of the past, rose by
    `ratio` or more, and beyond chance (one in a thousand). Empty where there is no full year behind.
    """
    pasts = []
    for ago in range(1, years + 1):
        start = today + 1 - YEAR * ago
        if start - BEFORE < 0:
            break
        pasts.append((ago, counts[:, start - BEFORE : start], counts[:, start : start + AHEAD]))
    if not pasts:
        return []
    earlier = sum(past[1].sum(axis=1) for past in pasts)
    later = sum(past[2].sum(axis=1) for past in pasts)
    lately = counts[:, max(0, today + 1 - BEFORE) : today + 1]
    scale = AHEAD / BEFORE
    found = []
    for category in range(len(counts)):
        up, down = float(later[category]), float(earlier[category])
        grown = (up + 2) / (down * scale + 2)
        share = scale / (1 + scale)
        chance = float(special.betainc(up, down + 1, share)) if up else 1.0
        if up < least or grown < ratio or chance > 1e-3:
            continue
        weeks = sum(past[2][category].reshape(4, 7).sum(axis=1) for past in pasts)
        found.append(
            Rise(
                category,
                grown,
                float(-np.log10(max(chance, 1e-300))),
                float(lately[category].sum() * AHEAD / max(lately.shape[1], 1) * grown),
                int(np.argmax(weeks)),
                tuple(
                    (ago, float(before[category].sum() * scale), float(then[category].sum()))
                    for ago, before, then in pasts
                ),
            )
        )
    return sorted(found, key=lambda rise: -rise.ratio)
