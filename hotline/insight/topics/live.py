"""A new text finds its matter in milliseconds: groups as sums of their members' places, behind an inverted index.

Only columns of the new text are looked up, so the time follows its length and how many groups say its words, not how
many texts there are. It joins the group whose sum it is likest to (the same bound that the nightly run joins groups
by), or stays alone, a group of one that the next text may join.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from hotline.insight.topics.grouping import JOINED
from hotline.insight.topics.space import Place

KEPT = 128
"""Columns kept of a group's sum: the largest say nearly all there is to say."""


@dataclass(slots=True)
class Live:
    """Groups that grow: for each its columns, behind an index by column."""

    joined: float = JOINED
    _index: dict[int, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    _squares: dict[int, float] = field(default_factory=dict)
    _next: int = 0

    def found(self, places: Iterable[Place]) -> int:
        """Add a group of texts that belong together; return its number."""
        sums: dict[int, float] = defaultdict(float)
        for place in places:
            for column, value in place.items():
                sums[column] += value
        number = self._next
        self._next += 1
        self._squares[number] = 0.0
        largest = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
        for column, value in largest:
            self._index[column][number] = value
        self._squares[number] = sum(value * value for value in sums.values())
        return number

    def nearest(self, place: Place) -> tuple[int, float] | None:
        """Return the group a text is likest to and the cosine, if that is enough to belong to it."""
        products: dict[int, float] = defaultdict(float)
        for column, value in place.items():
            for number, there in self._index.get(column, {}).items():
                products[number] += value * there
        best = max(
            ((products[number] / math.sqrt(self._squares[number]), -number) for number in products), default=(0.0, 0)
        )
        return (-best[1], best[0]) if best[0] >= self.joined else None

    def add(self, place: Place) -> tuple[int, float]:
        """Let a text join the group it is likest to, or found one; return the group and the likeness (1.0: alone)."""
        near = self.nearest(place)
        if near is None:
            return self.found([place]), 1.0
        number, likeness = near
        product = likeness * math.sqrt(self._squares[number])
        for column, value in place.items():
            there = self._index[column]
            there[number] = there.get(number, 0.0) + value
        self._squares[number] += 1.0 + 2.0 * product
        return number, likeness

    def arrays(
        self,
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """Return all there is: for each group in turn its columns and values, where each ends, and the squares."""
        by_group: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for column, there in self._index.items():
            for number, value in there.items():
                by_group[number].append((column, value))
        pairs = [pair for number in range(self._next) for pair in sorted(by_group[number])]
        return (
            np.array([column for column, _value in pairs], dtype=np.int64),
            np.array([value for _column, value in pairs], dtype=np.float32),
            np.cumsum([0, *(len(by_group[number]) for number in range(self._next))]),
            np.array([self._squares[number] for number in range(self._next)], dtype=np.float64),
        )

    def restore(
        self,
        columns: npt.NDArray[np.int64],
        values: npt.NDArray[np.float32],
        ends: npt.NDArray[np.int64],
        squares: npt.NDArray[np.float64],
    ) -> None:
        """Take over what `arrays` returned."""
        for number, square in enumerate(squares.tolist()):
            cut = slice(ends[number], ends[number + 1])
            for column, value in zip(columns[cut].tolist(), values[cut].tolist(), strict=True):
                self._index[column][number] = value
            self._squares[number] = square
        self._next = len(squares)
