"""What new texts are compared with, as bytes: the space's terms and the groups' sums. Arrays and lines, no code."""

import io
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from hotline.insight.topics.live import Live
from hotline.insight.topics.space import Space
from hotline.insight.topics.terms import BLOCKS, Bag

PARTS = ("columns", "values", "ends", "squares")


@dataclass
class Comparing:
    """A space, the matters of the night in it, and what stood alone or came since and was like none of them: that is
    among itself in `fresh`, where words count that nobody else said.

    `owners` are the keys of the matters; `fresh_owners` too, or less than nothing for a ticket that is alone (its key,
    negative).
    """

    space: Space
    live: Live = field(default_factory=Live)
    owners: list[int] = field(default_factory=list)
    fresh: Live = field(default_factory=Live)
    fresh_owners: list[int] = field(default_factory=list)

    def add(self, bag: Bag, pk: int) -> tuple[list[int], int]:
        """Let a ticket's text join the group it is likest to, or stay alone; return the owners it belongs to, and its
        group's place among them."""
        place, whole = self.space.place(bag), self.space.whole(bag)
        old, new = self.live.nearest(place), self.fresh.nearest(whole)
        if old is not None and (new is None or old[1] >= new[1]):
            return self.owners, self.live.add(place)[0]
        number, _likeness = self.fresh.add(whole)
        if number == len(self.fresh_owners):
            self.fresh_owners.append(-pk)
        return self.fresh_owners, number


def pack(comparing: Comparing) -> bytes:
    """Return it as bytes."""
    arrays: dict[str, Any] = {"rarest": np.array([comparing.space.rarest])}
    for name, live, owners in (
        ("live", comparing.live, comparing.owners),
        ("fresh", comparing.fresh, comparing.fresh_owners),
    ):
        arrays |= {f"{name}.{part}": array for part, array in zip(PARTS, live.arrays(), strict=True)}
        arrays[f"{name}.owners"] = np.array(owners, dtype=np.int64)
    for block in BLOCKS:
        known = comparing.space.columns[block]
        arrays[f"{block}.terms"] = np.frombuffer("\n".join(known).encode(), dtype=np.uint8)
        arrays[f"{block}.places"] = np.array([column for column, _rarity in known.values()], dtype=np.int32)
        arrays[f"{block}.rarities"] = np.array([rarity for _column, rarity in known.values()], dtype=np.float32)
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def unpack(data: bytes) -> Comparing:
    """Return what was packed."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        columns: dict[str, dict[str, tuple[int, float]]] = {}
        for block in BLOCKS:
            said = arrays[f"{block}.terms"].tobytes().decode()
            places, rarities = arrays[f"{block}.places"].tolist(), arrays[f"{block}.rarities"].tolist()
            terms = said.split("\n") if said else []
            columns[block] = dict(zip(terms, zip(places, rarities, strict=True), strict=True))
        found = Comparing(Space(columns, float(arrays["rarest"][0])))
        found.live.restore(*(arrays[f"live.{part}"] for part in PARTS))
        found.fresh.restore(*(arrays[f"fresh.{part}"] for part in PARTS))
        found.owners[:] = arrays["live.owners"].tolist()
        found.fresh_owners[:] = arrays["fresh.owners"].tolist()
        return found
