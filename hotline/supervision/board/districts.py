"""The city's districts as a map of our own, shaded by how much is late there; a table says the same."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry import shape

from routing.domain import paths
from routing.domain.speech import Name
from routing.queries import Catalogue

WIDE, HIGH, EDGE = 460, 360, 6
FINE = 0.8
"""Pixels: what is finer than this is not drawn."""

WORDS = (110, 36)
"""Pixels: how much room a district's words take."""

SHADES = ((0.2, 3), (0.08, 2), (0.0, 1))
"""From which share of late tickets on a district has which shade; nothing late: 0."""


@dataclass(frozen=True, slots=True)
class District:
    """One district: its outline and where its figures stand; `shade` 0 (nothing late) to 3."""

    code: str
    name: str
    path: str
    x: float
    y: float
    open: int
    late: int

    @property
    def shade(self) -> int:
        """How dark it is drawn."""
        if not self.late:
            return 0
        return next(shade for least, shade in SHADES if self.late / max(self.open, 1) > least)


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """All districts; without outlines only the table is shown."""

    districts: list[District]
    drawn: bool
    wide: int = WIDE
    high: int = HIGH


def district_map(areas: dict[str, list[int]], catalogue: Catalogue, name: Name) -> DistrictMap:
    """Return the map for figures by area: open and late tickets. No statement."""
    sums: dict[str, list[int]] = {}
    for code, (open_, late) in areas.items():
        card = catalogue.area(code)
        above = paths.segments(card.path) if card else []
        district = above[1] if len(above) > 1 else ""
        if district:
            kept = sums.setdefault(district, [0, 0])
            kept[0] += open_
            kept[1] += late
    shapes = _drawn(catalogue)
    cards = sorted((card for card in catalogue.areas.values() if card.level == "district"), key=lambda card: card.path)
    return DistrictMap(
        [
            District(
                card.code, name("area", card.code), *shapes.get(card.code, ("", 0.0, 0.0)), *sums.get(card.code, [0, 0])
            )
            for card in cards
        ],
        drawn=bool(shapes),
    )


@lru_cache(maxsize=4)
def _drawn(catalogue: Catalogue) -> dict[str, tuple[str, float, float]]:
    """Return for each district its outline in pixels and the place for its words."""
    shapes = {
        paths.leaf(card.path): _shape(catalogue, card) for card in catalogue.areas.values() if card.level == "district"
    }
    kept = {code: geometry for code, geometry in shapes.items() if geometry is not None}
    if not kept:
        return {}
    west, south, east, north = shapely.union_all(list(kept.values())).bounds
    shrink = max(math.cos(math.radians((south + north) / 2)), 0.01)
    scale = min((WIDE - 2 * EDGE) / ((east - west) * shrink), (HIGH - 2 * EDGE) / (north - south))
    left = (WIDE - (east - west) * shrink * scale) / 2

    def at(lon: float, lat: float) -> tuple[float, float]:
        return round(left + (lon - west) * shrink * scale, 1), round(EDGE + (north - lat) * scale, 1)

    found = {}
    for code, geometry in kept.items():
        rings = [
            ring
            for part in getattr(geometry.simplify(FINE / scale), "geoms", [geometry.simplify(FINE / scale)])
            for ring in (part.exterior, *part.interiors)
        ]
        path = " ".join(
            "M" + " ".join(f"{x:g},{y:g}" for x, y in (at(*point[:2]) for point in ring.coords)) + "Z" for ring in rings
        )
        middle = geometry.representative_point()
        found[code] = (path, *at(middle.x, middle.y))
    return _apart(found)


def _apart(drawn: dict[str, tuple[str, float, float]]) -> dict[str, tuple[str, float, float]]:
    """Move words down that would stand on others: small districts lie close together."""
    placed: list[tuple[float, float]] = []
    found = {}
    for code, (path, x, y) in sorted(drawn.items(), key=lambda one: one[1][2]):
        while any(abs(x - left) < WORDS[0] and abs(y - top) < WORDS[1] for left, top in placed):
            y += 2
        placed.append((x, y))
        found[code] = (path, x, round(y, 1))
    return found


def _shape(catalogue: Catalogue, card: Any) -> Any:
    """Return a district's outline: its own, else that of its streets together; None where there is none."""
    own = catalogue.outlines.get(card.path)
    if own is not None:
        return shape(own)
    streets = [shape(one) for path, one in catalogue.outlines.items() if path.startswith(f"{card.path}/")]
    return shapely.union_all(streets) if streets else None
