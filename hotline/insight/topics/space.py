"""The space texts are compared in: terms that several texts share and few enough say, weighed by how rare they are.

TF-IDF with sublinear counts (Salton & Buckley 1988), each block of length one before it is weighed, so that a long
story does not drown its headline; the whole is of length one, and a product of two rows is their likeness (0 to 1).
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy import sparse

from hotline.insight.topics.terms import BLOCKS, Bag

LEAST, SHARE, MOST = 2, 0.2, 2000
"""A term counts if at least so many texts say it, at most such a share of them, and not more than so many."""

Place = dict[int, float]
"""A text in the space: its value in each column."""


@dataclass(frozen=True, slots=True)
class Space:
    """Column and rarity of each term, by block; `rarest` is the rarity of a term that one text says."""

    columns: dict[str, dict[str, tuple[int, float]]]
    rarest: float

    @classmethod
    def learned(cls, bags: Sequence[Bag]) -> "Space":
        """Return the space of some texts."""
        columns: dict[str, dict[str, tuple[int, float]]] = {}
        start = 0
        for block in BLOCKS:
            said: Counter[str] = Counter()
            for one in bags:
                said.update(one.counts[block].keys())
            # A handful of texts share words without these being common ones.
            most = max(min(SHARE * len(bags), MOST), 10)
            kept = sorted(term for term, texts in said.items() if LEAST <= texts <= most)
            columns[block] = {term: (start + at, _rarity(said[term], len(bags))) for at, term in enumerate(kept)}
            start += len(kept)
        return cls(columns, _rarity(1, len(bags)))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return sum(map(len, self.columns.values()))

    def place(self, bag: Bag) -> Place:
        """Return a text's place: of length one, empty for a text that shares nothing with any other."""
        return _seat(
            {
                block: [(*known[term], count) for term, count in bag.counts[block].items() if term in known]
                for block, known in self.columns.items()
            }
        )

    def whole(self, bag: Bag) -> Place:
        """Return a text's place among texts of which the space knows nothing: terms it does not have count, too, as
        the rarest there are, in columns beyond its own. So a matter nobody wrote about before has words."""
        return _seat(
            {
                block: [(*self._anywhere(block, term), count) for term, count in bag.counts[block].items()]
                for block in self.columns
            }
        )

    def named(self, bag: Bag) -> dict[int, tuple[str, str]]:
        """Return the (block, term) of every column of a text's whole place."""
        return {self._anywhere(block, term)[0]: (block, term) for block in self.columns for term in bag.counts[block]}

    def _anywhere(self, block: str, term: str) -> tuple[int, float]:
        known = self.columns[block].get(term)
        return known or (self.width + crc32(f"{block} {term}".encode()), self.rarest)

    def terms(self) -> list[tuple[str, str]]:
        """Return the (block, term) of every column."""
        return [(block, term) for block, known in self.columns.items() for term in known]


def _seat(blocks: dict[str, list[tuple[int, float, int]]]) -> Place:
    """Return the place of (column, rarity, count) by block."""
    found: Place = {}
    for block, said in blocks.items():
        here = {column: (1.0 + math.log(count)) * rarity for column, rarity, count in said}
        length = math.sqrt(sum(value * value for value in here.values()))
        for column, value in here.items():
            found[column] = math.sqrt(BLOCKS[block]) * value / length
    length = math.sqrt(sum(value * value for value in found.values()))
    return {column: value / length for column, value in found.items()} if length else {}


def _rarity(said: int, texts: int) -> float:
    return math.log((1 + max(texts, 10)) / (1 + said) + 0.1)


def matrix(places: Sequence[Place], width: int) -> sparse.csr_matrix:
    """Return texts × columns."""
    ends = np.cumsum([0, *map(len, places)])
    columns = np.fromiter((column for place in places for column in place), np.int32, int(ends[-1]))
    values = np.fromiter((value for place in places for value in place.values()), np.float32, int(ends[-1]))
    return sparse.csr_matrix((values, columns, ends), shape=(len(places), width))


def likenesses(
    rows: sparse.csr_matrix, floor: float, progress: Callable[[float], object] = bool, step: int = 500
) -> list[dict[int, float]]:
    """Return for each text the other texts at least `floor` like it; `progress` is told of every step's rows."""
    found: list[dict[int, float]] = []
    across = rows.T.tocsr()
    for start in range(0, rows.shape[0], step):
        here = (rows[start : start + step] @ across).tocsr()
        for at in range(here.shape[0]):
            cut = slice(here.indptr[at], here.indptr[at + 1])
            values: npt.NDArray[np.float32] = here.data[cut]
            enough = values >= floor
            others = dict(zip(here.indices[cut][enough].tolist(), values[enough].tolist(), strict=True))
            others.pop(start + at, None)
            found.append(others)
        progress(here.shape[0])
    return found
