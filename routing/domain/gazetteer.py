"""From an address as people say it to an area: the known names it contains, weighed against each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from routing.domain import paths
from routing.domain.text import Finder, Word, fold

# Traditional and variant characters that occur in names of places, as their simplified form.
_VARIANTS = str.maketrans(
    "區縣鎮鄉號樓東廣灣門臺台觀龍鳳橋場園馬雲華興長陽陰鐵車漢濟瀋滬蘇寧慶隴贛魯遼貴瓊區",
    "区县镇乡号楼东广湾门台台观龙凤桥场园马云华兴长阳阴铁车汉济沈沪苏宁庆陇赣鲁辽贵琼区",
)


def fold_place(text: str) -> str:
    """`text.fold`, and variant characters of place names as one: “北 區”, “北區” and “北区” are the same."""
    return fold(text).translate(_VARIANTS)


@dataclass(frozen=True, slots=True)
class Named:
    """A name people use for somewhere in an area; ``kind`` is ``area`` for the area's own names."""

    name: str
    area: str  # path
    kind: str = "area"  # area, road, estate, landmark


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address seems to be.

    ``confidence``: 1.0 one area fits all names; 0.8 it fits most of them; 0.5 several areas fit and ``area``
    is what they share; 0.0 nothing known was named (``area`` is then ``""``). ``others`` are the areas
    between which it is undecided.
    """

    area: str = ""
    matched: str = ""  # the longest name that led there, as the gazetteer writes it
    confidence: float = 0.0
    others: tuple[str, ...] = ()


NOWHERE = Place()


class Gazetteer:
    """Finds areas by the names in an address."""

    __slots__ = ("_areas", "_finder", "_names")

    def __init__(self, names: Iterable[Named]) -> None:
        self._areas: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, str] = {}
        for named in names:
            key = fold_place(named.name)
            # One character says nothing: every other word would contain it.
            if len(key) < 2 or not named.area:
                continue
            self._areas[key] = tuple(sorted({*self._areas.get(key, ()), named.area}))
            self._names.setdefault(key, named.name)
        self._finder = Finder(Word(key) for key in self._areas)

    def __len__(self) -> int:
        return len(self._areas)

    def find(self, text: str) -> Place:
        """The finest area on which the names in ``text`` agree best; longer names count for more."""
        hits = _longest(self._finder.hits(fold_place(text)))
        if not hits:
            return NOWHERE
        keys = sorted(dict.fromkeys(hits), key=lambda key: (-len(key), hits.index(key)))
        candidates = sorted({area for key in keys for area in self._areas[key]})
        support = {area: self._support(area, keys) for area in candidates}
        best = max(support.values())
        tied = [area for area in candidates if support[area] == best]
        finest = max(tied, key=lambda area: (paths.depth(area), area))
        rivals = tuple(area for area in tied if not paths.in_line(area, finest))
        area = finest
        for rival in rivals:
            area = paths.common(area, rival)
        matched = next(key for key in keys if any(paths.in_line(area, one) for one in self._areas[key]) or not area)
        if rivals:
            return Place(area, self._names[matched], 0.5 if area else 0.0, tuple(sorted((finest, *rivals))))
        agreed = all(any(paths.in_line(area, one) for one in self._areas[key]) for key in keys)
        return Place(area, self._names[matched], 1.0 if agreed else 0.8)

    def _support(self, area: str, keys: list[str]) -> int:
        """Characters of the names that fit: those of places above the area, in it, or the area itself."""
        return sum(len(key) for key in keys if any(paths.is_under(area, one) for one in self._areas[key]))


def _longest(hits: list[tuple[int, int, Word]]) -> list[str]:
    """The names of an address, without those that stand inside a longer one (“Lake” in “Lake Road”)."""
    kept = []
    for start, end, word in hits:
        inside = any((s <= start and end <= e) and (e - s) > (end - start) for s, e, _other in hits)
        if not inside:
            kept.append(word.core)
    return kept
