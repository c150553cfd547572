"""Tickets as detectors see them: a stream of moments with a matter, an area and a place, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

UNKNOWN = -1
"""The index of an area or place that is not known."""

KM_PER_DEGREE = 111.195


@dataclass(frozen=True, slots=True)
class Stream:
    """Tickets in order of time.

    `at` is in days (fraction included) since midnight of day 0 in local time; `weekday` is that of day 0, Monday 0.
    `category`, `area` and `place` are indexes into the tuples of names; a place is what repeats are counted by.
    `x`, `y` are kilometres east and north of the middle of the city, not-a-number where no point is known.
    """

    at: Floats
    category: Ints
    area: Ints
    place: Ints
    x: Floats
    y: Floats
    categories: tuple[str, ...]
    areas: tuple[str, ...]
    weekday: int = 0

    def __len__(self) -> int:
        return len(self.at)

    @property
    def days(self) -> int:
        """Days from day 0 to the last ticket's, both included."""
        return int(self.at[-1]) + 1 if len(self) else 0

    def pick(self, chosen: Bools | Ints) -> Stream:
        """Return the stream of the chosen tickets only."""
        return replace(
            self,
            at=self.at[chosen],
            category=self.category[chosen],
            area=self.area[chosen],
            place=self.place[chosen],
            x=self.x[chosen],
            y=self.y[chosen],
        )


def index(words: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Return an index for each word, `UNKNOWN` for an empty one, and the words in order."""
    names = tuple(sorted({word for word in words if word}))
    number = {name: place for place, name in enumerate(names)}
    return np.array([number.get(word, UNKNOWN) for word in words], dtype=np.int64), names


def kilometres(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Return kilometres east and north of the middle (median) of the points; the flat earth is good for one city."""
    known = np.isfinite(lon) & np.isfinite(lat)
    if not known.any():
        return np.full(len(lon), np.nan), np.full(len(lat), np.nan)
    middle_lon, middle_lat = float(np.median(lon[known])), float(np.median(lat[known]))
    return (
        (lon - middle_lon) * KM_PER_DEGREE * cos(radians(middle_lat)),
        (lat - middle_lat) * KM_PER_DEGREE,
    )
