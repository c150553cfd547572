"""Who holds a duty where, and since when: the table that lets twenty rules serve 343 street offices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from routing.domain import paths


@dataclass(frozen=True, slots=True)
class Holding:
    """A unit holds a duty in an area (and below it) from the first day until before the last."""

    duty: str
    area: str  # path or code
    unit: str
    valid_from: date | None = None
    valid_to: date | None = None  # the first day it no longer holds

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Found:
    """The unit, and the area (path) its duty was found at."""

    unit: str
    at: str


class Duties:
    """Finds the nearest holder of a duty."""

    __slots__ = ("_by_place", "keys")

    def __init__(self, holdings: Iterable[Holding]) -> None:
        table: dict[tuple[str, str], tuple[Holding, ...]] = {}
        for holding in holdings:
            key = (holding.duty, paths.leaf(holding.area))
            table[key] = (*table.get(key, ()), holding)
        self._by_place = table
        self.keys = frozenset(duty for duty, _area in table)

    def find(self, duty: str, area: str, on: date) -> Found | None:
        """The holder at ``area`` or at the nearest area above it that has one on that day; None when nobody
        does.
        """
        for path in paths.ancestors(area):
            for holding in self._by_place.get((duty, paths.leaf(path)), ()):
                if holding.valid_on(on):
                    return Found(holding.unit, path)
        return None
