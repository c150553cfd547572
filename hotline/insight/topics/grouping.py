"""Groups of texts by their likeness: agglomeration by the cosine of the groups' sums, with a guard against chains.

Two groups are joined while the cosine of their sums is at least `joined`; the likest pair first, ties in the order of
the texts' keys. As sums are additive, so are the products of all their members: every join costs the neighbours of the
two, and no matrix of all pairs is needed. A chain cannot grow: what is asked is the likeness to the whole group, not
to any one of its members. Texts that are nearly the same are together from the beginning.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

JOINED = 0.30
"""Least cosine of two groups' sums to be joined."""

HELD = 0.15
"""Least cosine of a member and the rest of its group to stay, unless it is nearly the same as a member that stays."""

FLOOR = 0.03
"""Likenesses below this count as none: they only make sums smaller, so groups stricter."""


@dataclass(frozen=True, slots=True)
class Rules:
    """When groups are joined, and when a member is held."""

    joined: float = JOINED
    held: float = HELD


USUAL = Rules()


def group(
    likely: Sequence[dict[int, float]],
    families: Sequence[int],
    rules: Rules = USUAL,
    progress: Callable[[float], object] = bool,
) -> list[list[int]]:
    """Return the groups, each in order of its members, by the likenesses of texts (symmetric, without themselves) that
    stand in the order of their keys. `families[i]` is the same for texts that are nearly the same. `progress` is told
    of each join; there are fewer than texts."""
    return [
        part
        for members in _joined(likely, families, rules.joined, progress)
        for part in _held(sorted(members), likely, families, rules.held)
    ]


def _joined(
    likely: Sequence[dict[int, float]],
    families: Sequence[int],
    least: float,
    progress: Callable[[float], object],
) -> list[list[int]]:
    cross, own, members = _families(likely, families)
    alive = set(members)

    def cosine(one: int, other: int) -> float:
        return cross[one][other] / math.sqrt(own[one] * own[other])

    heap = [(-cosine(one, other), one, other) for one in members for other in cross[one] if one < other]
    heap = [entry for entry in heap if -entry[0] >= least]
    heapq.heapify(heap)
    following = len(likely)
    while heap:
        _likeness, one, other = heapq.heappop(heap)
        if one not in alive or other not in alive:
            continue
        alive -= {one, other}
        alive.add(following)
        own[following] = own.pop(one) + own.pop(other) + 2 * cross[one][other]
        members[following] = members.pop(one) + members.pop(other)
        sums, less = sorted((cross.pop(one), cross.pop(other)), key=len, reverse=True)
        for third, value in less.items():
            sums[third] = sums.get(third, 0.0) + value
        sums.pop(one, None)
        sums.pop(other, None)
        cross[following] = sums
        for third, value in sums.items():
            there = cross[third]
            there.pop(one, None)
            there.pop(other, None)
            there[following] = value
            now = value / math.sqrt(own[following] * own[third])
            if now >= least:
                heapq.heappush(heap, (-now, third, following))
        following += 1
        progress(1)
    return [members[at] for at in sorted(members, key=lambda at: min(members[at]))]


def _families(
    likely: Sequence[dict[int, float]], families: Sequence[int]
) -> tuple[dict[int, dict[int, float]], dict[int, float], dict[int, list[int]]]:
    """The groups of the beginning: the sums across, the sum within each (its length squared), and the members."""
    members: dict[int, list[int]] = defaultdict(list)
    for at, family in enumerate(families):
        members[family].append(at)
    members = {min(texts): texts for texts in members.values()}
    home = {at: first for first, texts in members.items() for at in texts}
    own = {first: float(len(texts)) for first, texts in members.items()}
    cross: dict[int, dict[int, float]] = {first: {} for first in members}
    for at, others in enumerate(likely):
        for other, value in others.items():
            if home[at] == home[other]:
                own[home[at]] += value
            elif at < other:
                one, two = home[at], home[other]
                cross[one][two] = cross[two][one] = cross[one].get(two, 0.0) + value
    return cross, own, members


def _held(
    members: list[int], likely: Sequence[dict[int, float]], families: Sequence[int], least: float
) -> list[list[int]]:
    """Let go whom the rest of the group does not hold (each then is a group of its own, with its family)."""
    if len(members) < 3:
        return [members]
    inside = set(members)
    to_others = {at: sum(value for other, value in likely[at].items() if other in inside) for at in members}
    all_of = len(members) + sum(to_others.values())
    held = {at for at in members if to_others[at] >= least * math.sqrt(max(all_of - 1.0 - 2.0 * to_others[at], 1.0))}
    kept_families = {families[at] for at in held}
    kept = [at for at in members if families[at] in kept_families]
    gone: dict[int, list[int]] = defaultdict(list)
    for at in members:
        if families[at] not in kept_families:
            gone[families[at]].append(at)
    return [part for part in (kept, *gone.values()) if part]
