"""Texts that are nearly the same: found by MinHash, so that none of a family learns what another is judged by."""

from collections import defaultdict
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from routing.domain.text import fold

SHINGLE = 5
BANDS, ROWS = 24, 4
"""Pairs half of whose shingles are shared meet in some band with a probability of 0.79, at 0.7 of 0.998."""

ALIKE = 0.5
"""Of the shingles of both together: from here on two texts are of one family."""


def families(texts: Sequence[str], seed: int = 1) -> npt.NDArray[np.int64]:
    """Return for every text the number of its family: texts that are nearly the same have the same number.

    Being alike is passed on, so a family may have members that are not alike. Empty texts are families of one.
    """
    shingled = [_shingles(text) for text in texts]
    signatures = _signatures(shingled, seed)
    parent = list(range(len(texts)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for band in range(BANDS):
        met: dict[bytes, list[int]] = defaultdict(list)
        part = np.ascontiguousarray(signatures[:, band * ROWS : (band + 1) * ROWS])
        for at, shingles in enumerate(shingled):
            if not len(shingles):
                continue
            # Compared with a few of those met before, not all: a bucket of a thousand copies stays linear.
            others = met[part[at].tobytes()]
            for other in others[:8]:
                if root(at) != root(other) and _alike(shingles, shingled[other]):
                    parent[max(root(at), root(other))] = min(root(at), root(other))
            others.append(at)
    return np.array([root(one) for one in range(len(texts))], dtype=np.int64)


def _shingles(text: str) -> npt.NDArray[np.uint32]:
    said = "".join(char for char in fold(text) if char.isalpha())
    if not said:
        return np.empty(0, dtype=np.uint32)
    parts = {said[at : at + SHINGLE] for at in range(max(1, len(said) - SHINGLE + 1))}
    return np.fromiter(sorted(crc32(part.encode()) for part in parts), dtype=np.uint32, count=len(parts))


def _signatures(shingled: Sequence[npt.NDArray[np.uint32]], seed: int) -> npt.NDArray[np.uint64]:
    draw = np.random.default_rng(seed)
    factor = draw.integers(1, 2**63, size=BANDS * ROWS, dtype=np.uint64) | np.uint64(1)
    offset = draw.integers(0, 2**63, size=BANDS * ROWS, dtype=np.uint64)
    found = np.zeros((len(shingled), BANDS * ROWS), dtype=np.uint64)
    for at, shingles in enumerate(shingled):
        if len(shingles):
            mixed = shingles[:, None].astype(np.uint64) * factor + offset
            found[at] = (mixed >> np.uint64(32)).min(axis=0)
    return found


def _alike(one: npt.NDArray[np.uint32], other: npt.NDArray[np.uint32]) -> bool:
    shared = len(np.intersect1d(one, other, assume_unique=False))
    return shared >= ALIKE * (len(one) + len(other) - shared)
