"""Where the catalogue is wrong: pairs of category and unit whose tickets come back too often, returned or redone.

Wilson intervals against the share of the whole city, and Benjamini & Hochberg's control of the false discovery rate
(J. R. Statist. Soc. B 57, 1995), because hundreds of pairs are looked at together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import special

from hotline.insight.detectors.share import interval


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of the tickets of a category that were given to a unit."""

    category: str
    unit: str
    given: int
    back: int


@dataclass(frozen=True, slots=True)
class HotSpot:
    """A pair whose share is too high: the interval it lies in, the city's share, and −log10 of its p-value."""

    pair: Pair
    low: float
    high: float
    usual: float
    score: float


def hot_spots(pairs: Iterable[Pair], rate: float = 0.05, least: int = 3) -> list[HotSpot]:
    """Return the pairs with at least `least` tickets back whose share exceeds that of all others beyond chance, at most
    a share of `rate` of them falsely; worst first."""
    rows = [pair for pair in pairs if pair.given > 0]
    given, back = sum(pair.given for pair in rows), sum(pair.back for pair in rows)
    judged = []
    for pair in rows:
        others = given - pair.given
        usual = (back - pair.back + 0.5) / (others + 1)
        # P(at least so many of its tickets come back, if it were like the others).
        chance = float(special.betainc(pair.back, pair.given - pair.back + 1, usual)) if pair.back else 1.0
        judged.append((max(chance, 1e-300), usual, pair))
    judged.sort(key=lambda one: (one[0], one[2].category, one[2].unit))
    last = 0
    for number, (chance, _usual, _pair) in enumerate(judged, start=1):
        if chance <= rate * number / len(judged):
            last = number
    found = []
    for chance, usual, pair in judged[:last]:
        if pair.back >= least:
            found.append(HotSpot(pair, *interval(pair.back, pair.given), usual, float(-np.log10(chance))))
    return found
