"""Who is compared with whom, in which order, and in which of four classes (domain.md §4.1, “four-class ranking”)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from statistics import median

from hotline.figures.rates.measures import Figures
from hotline.figures.rates.rules import Rules


class Standing(StrEnum):
    """The four classes; nobody has to be in one."""

    ADVANCED = "advanced"
    PROGRESS = "progress"
    RECTIFY = "rectify"
    GOVERNANCE = "governance"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one stands among its peers: `rank` of `of` (None: too few cases to say), and its class or none."""

    peers: str
    rank: int | None = None
    of: int = 0
    standing: Standing | None = None


def ranked(one: Figures, rules: Rules) -> bool:
    """Say whether there are enough cases to rank by."""
    return one.composite is not None and one.sums.due >= rules.least


def places(
    now: Mapping[str, Figures],
    before: Mapping[str, Figures],
    peers: Mapping[str, str],
    rules: Rules,
) -> dict[str, Place]:
    """Return where everybody in `now` stands among those of the same peer group.

    `before` are the figures of the period before, `peers` the group of each. Equal points share a rank. Classes: places
    with far more to do than their peers are of governance, whatever their points; of the others that are ranked, the
    last are to rectify, the first are advanced, and those who rose most progress.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for code in now:
        groups[peers.get(code, "")].append(code)
    found: dict[str, Place] = {}
    for group, codes in groups.items():
        order = sorted(
            (code for code in codes if ranked(now[code], rules)), key=lambda code: (-_points(now[code]), code)
        )
        ranks = _ranks([_points(now[code]) for code in order])
        classes = _classes(order, now, before, rules)
        for code in codes:
            found[code] = Place(group, of=len(order), standing=classes.get(code))
        for code, rank in zip(order, ranks, strict=True):
            found[code] = Place(group, rank, len(order), classes.get(code))
    return found


def _classes(
    order: Sequence[str], now: Mapping[str, Figures], before: Mapping[str, Figures], rules: Rules
) -> dict[str, Standing]:
    if len(order) < 3:  # among two somebody is always the last
        return {}
    usual = median(now[code].sums.due for code in order)
    heavy = [code for code in order if now[code].sums.due >= rules.heavy * usual]
    rest = [code for code in order if code not in heavy]
    classes = dict.fromkeys(heavy, Standing.GOVERNANCE)
    many = ceil(rules.share * len(rest)) if len(rest) >= 3 else 0
    classes |= dict.fromkeys(_outer(rest, now, many, first=False), Standing.RECTIFY)
    for code in _outer(rest, now, many, first=True):
        classes.setdefault(code, Standing.ADVANCED)
    rises = {code: _rise(code, now, before, rules) for code in rest if code not in classes}
    climbers = sorted(
        (code for code, rise in rises.items() if rise >= rules.climb), key=lambda code: (-rises[code], code)
    )
    classes |= dict.fromkeys(climbers[:many], Standing.PROGRESS)
    return classes


def _outer(order: Sequence[str], now: Mapping[str, Figures], many: int, *, first: bool) -> list[str]:
    """Return the first or last `many`; whoever has the points of the other end is at neither."""
    if not many:
        return []
    edge, other = (order[:many], order[-1]) if first else (order[-many:], order[0])
    return [code for code in edge if _points(now[code]) != _points(now[other])]


def _rise(code: str, now: Mapping[str, Figures], before: Mapping[str, Figures], rules: Rules) -> float:
    was = before.get(code)
    if was is None or not ranked(was, rules):
        return 0.0
    return _points(now[code]) - _points(was)


def _ranks(points: Sequence[float]) -> list[int]:
    ranks: list[int] = []
    for place, one in enumerate(points):
        ranks.append(ranks[-1] if place and one == points[place - 1] else place + 1)
    return ranks


def _points(one: Figures) -> float:
    """Points to a tenth, as they are published: what nobody can see does not rank."""
    assert one.composite is not None
    return round(one.composite, 1)
