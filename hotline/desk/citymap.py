"""The city as a drawing: the outlines of its areas as SVG paths, and the sums that turn a click into a place."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from routing.queries import Catalogue

WIDTH = 1000.0
"""Units across the drawing."""

LEVELS = ("district", "street")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One area: its SVG path, and where its name may stand."""

    code: str
    level: str
    name: str
    within: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class CityMap:
    """All of it. A point of the drawing lies at ``west + x * step_lon``, ``north - y * step_lat`` (degrees)."""

    districts: list[Drawn]
    streets: list[Drawn]
    height: int
    west: float
    north: float
    step_lon: float
    step_lat: float


@lru_cache(maxsize=4)
def city_map(catalogue: Catalogue, language: str) -> CityMap | None:
    """Return the drawing of districts and streets; None where no outline of one is known."""
    shapes = {}
    for path, geojson in sorted(catalogue.outlines.items()):
        card = catalogue.area(path)
        if card is not None and card.level in LEVELS:
            shapes[path] = (card, [list(ring) for ring in _rings(geojson)])
    points = [point for _card, rings in shapes.values() for ring in rings for point in ring]
    if not points:
        return None
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    step_lon = max(east - west, 1e-6) / WIDTH
    # A degree of longitude is shorter than one of latitude: by the cosine, at the middle of the city.
    step_lat = step_lon * math.cos(math.radians((north + south) / 2))
    name = catalogue.namer(language)
    drawn: dict[str, list[Drawn]] = {level: [] for level in LEVELS}
    for path, (card, rings) in shapes.items():
        placed = [[((x - west) / step_lon, (north - y) / step_lat) for x, y, *_z in ring] for ring in rings]
        widest = max(placed, key=len)
        drawn[card.level].append(
            Drawn(
                card.code,
                card.level,
                name("area", card.code),
                name("area", path.split("/")[-2]) if "/" in path else "",
                "".join(f"M{' '.join(f'{x:.0f},{y:.0f}' for x, y in ring)}Z" for ring in placed),
                round(sum(x for x, _y in widest) / len(widest)),
                round(sum(y for _x, y in widest) / len(widest)),
            )
        )
    height = math.ceil((north - south) / step_lat)
    return CityMap(drawn["district"], drawn["street"], height, west, north, step_lon, step_lat)


def _rings(geojson: Mapping[str, Any]) -> Iterator[list[list[float]]]:
    """Yield the outer rings of a Polygon or MultiPolygon."""
    many = geojson["coordinates"] if geojson["type"] == "MultiPolygon" else [geojson["coordinates"]]
    for one in many:
        yield one[0]
