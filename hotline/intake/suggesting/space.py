"""The space texts are compared in: the tokens of each block that occurred often enough, weighed by how rare they are.

A block of a text has the length 1 (times the block's weight), however long the text. Texts are counted once; the
spaces of several folds are then columns of the same counts, each with the rarities of its own texts only.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from hotline.intake.suggesting.features import Said, tokens

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the space: a token becomes a column if at least `least` texts have it; at most `most` columns."""

    name: str
    weight: float = 1.0
    least: int = 2
    most: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each token occurs in each text, by block: the tokens, and texts × tokens."""

    tokens: dict[str, list[str]]
    counts: dict[str, sparse.csr_matrix]

    @classmethod
    def of(cls, texts: Iterable[Said], blocks: Sequence[Block], progress: Callable[[], object] = bool) -> "Counts":
        """Count some texts; `progress` is called after each."""
        names = [block.name for block in blocks]
        known: dict[str, dict[str, int]] = {name: {} for name in names}
        columns: dict[str, list[int]] = {name: [] for name in names}
        values: dict[str, list[int]] = {name: [] for name in names}
        ends: dict[str, list[int]] = {name: [0] for name in names}
        for said in texts:
            bag = tokens(said)
            for name in names:
                found = known[name]
                columns[name] += [found.setdefault(token, len(found)) for token in bag[name]]
                values[name] += bag[name].values()
                ends[name].append(len(columns[name]))
            progress()
        return cls(
            {name: list(known[name]) for name in names},
            {
                name: sparse.csr_matrix(
                    (np.array(values[name], np.float32), np.array(columns[name], np.int32), np.array(ends[name])),
                    shape=(len(ends[name]) - 1, len(known[name])),
                )
                for name in names
            },
        )


@dataclass(frozen=True, slots=True)
class Space:
    """Which tokens of each block are columns (one block after the other), and how rare each column is."""

    blocks: tuple[Block, ...]
    kept: tuple[npt.NDArray[np.int64], ...]
    rarity: tuple[Floats, ...]

    @classmethod
    def learned(cls, counts: Counts, rows: Rows, blocks: Sequence[Block]) -> "Space":
        """Return the space of some of the texts: no other text has a say in it."""
        kept, rarity = [], []
        for block in blocks:
            here = counts.counts[block.name][rows]
            texts = np.bincount(here.indices, minlength=here.shape[1])
            often = np.flatnonzero(texts >= block.least)
            if len(often) > block.most:
                often = np.sort(often[np.argsort(-texts[often], kind="stable")[: block.most]])
            kept.append(often)
            rarity.append((np.log((1 + len(rows)) / (1 + texts[often])) + 1).astype(np.float32))
        return cls(tuple(blocks), tuple(kept), tuple(rarity))

    @property
    def starts(self) -> list[int]:
        """The first column of each block, and behind the last the number of columns."""
        return [0, *np.cumsum([len(one) for one in self.kept]).tolist()]

    def place(self, counts: Counts, rows: Rows) -> sparse.csr_matrix:
        """Return some of the texts as rows of the space."""
        parts = []
        for block, kept, rarity in zip(self.blocks, self.kept, self.rarity, strict=True):
            here = counts.counts[block.name][rows][:, kept].astype(np.float64)
            here.data = 1.0 + np.log(here.data)
            here = here @ sparse.diags(rarity.astype(np.float64))
            length = np.sqrt(np.asarray(here.multiply(here).sum(axis=1)).ravel())
            length[length == 0] = 1.0
            parts.append(sparse.diags(block.weight / length) @ here)
        return sparse.csr_matrix(sparse.hstack(parts))


@dataclass(frozen=True, slots=True)
class Places:
    """A space to look single texts up in, without the texts it was learned from: columns and rarities by token."""

    blocks: tuple[Block, ...]
    tokens: tuple[list[str], ...]
    rarity: tuple[Floats, ...]
    columns: tuple[Mapping[str, int], ...]

    @classmethod
    def made(cls, blocks: Sequence[Block], listed: Sequence[list[str]], rarity: Sequence[Floats]) -> "Places":
        """Return the places of listed tokens, numbered one block after the other."""
        columns, start = [], 0
        for tokens_of_block in listed:
            columns.append({token: start + at for at, token in enumerate(tokens_of_block)})
            start += len(tokens_of_block)
        return cls(tuple(blocks), tuple(listed), tuple(rarity), tuple(columns))

    @classmethod
    def of(cls, space: Space, counts: Counts) -> "Places":
        """Return the places of a space."""
        listed = [
            [counts.tokens[block.name][at] for at in kept] for block, kept in zip(space.blocks, space.kept, strict=True)
        ]
        return cls.made(space.blocks, listed, space.rarity)

    def place(self, said: Said) -> tuple[npt.NDArray[np.int64], Floats, list[tuple[str, str]]]:
        """Return a text's columns, its values there, and the (block, token) each of them stands for."""
        bag = tokens(said)
        at: list[int] = []
        values: list[float] = []
        named: list[tuple[str, str]] = []
        start = 0
        for block, known, rarity in zip(self.blocks, self.columns, self.rarity, strict=True):
            here = [(known[token], n, token) for token, n in bag[block.name].items() if token in known]
            weighed = [(1.0 + math.log(n)) * float(rarity[column - start]) for column, n, _token in here]
            length = math.sqrt(sum(one * one for one in weighed)) or 1.0
            at += [column for column, _n, _token in here]
            values += [one * block.weight / length for one in weighed]
            named += [(block.name, token) for _column, _n, token in here]
            start += len(known)
        return np.array(at, dtype=np.int64), np.array(values, dtype=np.float32), named
