"""Outbreaks to put into a history: so many extra tickets of one category about one place within some days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hotline.insight.detectors.stream import Floats, Stream

SIZES = (5, 10, 20, 40)
LENGTHS = (1.0, 3.0, 7.0)
SPREADS = (0.0, 0.2, 1.0)
"""Kilometres (standard deviation each way): one address, one estate, one quarter."""


@dataclass(frozen=True, slots=True)
class Outbreak:
    """One outbreak: what, how large, how long (days), how wide (km), and its tickets as a stream."""

    size: int
    length: float
    spread: float
    stream: Stream

    @property
    def end(self) -> float:
        """The moment (days) by which it is over."""
        return float(np.floor(self.stream.at[0]) + self.length)


def make(history: Stream, first: int, last: int, count: int, seed: int) -> list[Outbreak]:
    """Return outbreaks that begin on days `first` to `last`, each size, length and spread equally often.

    What and where is that of a ticket drawn at random from the history, so that they happen where and about what people
    report; hours of the day are those of the category. They rise and fall: moments are spread over the length by a
    beta distribution (2, 3). Points near each other lie in the area of the nearest real ticket.
    """
    chance = np.random.default_rng(seed)
    sources = np.flatnonzero((history.area >= 0) & np.isfinite(history.x) & (history.place >= 0))
    kinds = [(size, length, spread) for size in SIZES for length in LENGTHS for spread in SPREADS]
    found = []
    for number in range(count):
        size, length, spread = kinds[number % len(kinds)]
        source = int(chance.choice(sources))
        start = int(chance.integers(first, max(first + 1, last - int(length) + 2)))
        found.append(Outbreak(size, length, spread, _tickets(history, source, start, size, length, spread, chance)))
    return found


def _tickets(
    history: Stream, source: int, start: int, size: int, length: float, spread: float, chance: np.random.Generator
) -> Stream:
    like = np.flatnonzero(history.category == history.category[source])
    hours = history.at[chance.choice(like, size)] % 1.0
    at: Floats = np.sort(start + np.floor(chance.beta(2, 3, size) * length) + hours)
    x = history.x[source] + chance.normal(0, 1, size) * spread
    y = history.y[source] + chance.normal(0, 1, size) * spread
    area = np.full(size, history.area[source])
    place = np.full(size, history.place[source])
    if spread:
        near = np.flatnonzero((np.hypot(history.x - x[0], history.y - y[0]) < 4 * spread + 0.5) & (history.area >= 0))
        square = (history.x[near] - x[:, None]) ** 2 + (history.y[near] - y[:, None]) ** 2
        closest = near[np.argmin(square, axis=1)]
        area = history.area[closest]
        # Neighbours speak of their own homes, and only who lives under one roof names the same place.
        place = np.array([-2 - number for number in range(size)])
    category = np.full(size, history.category[source])
    return Stream(at, category, area, place, x, y, history.categories, history.areas, history.weekday)
