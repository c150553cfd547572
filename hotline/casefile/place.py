"""Where it is, as a small map of our own: the area among its neighbours, and the point if one is known."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry import shape

from routing.domain import paths
from routing.queries import Catalogue
from tickets.models import Ticket

WIDE, HIGH, EDGE = 320, 220, 8
FINE = 0.6
"""Pixels: what is finer than this is not drawn."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An area's outline as an SVG path; `here` marks the ticket's own."""

    code: str
    path: str
    here: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The picture: outlines, and the point in it (None: not known, or outside)."""

    areas: tuple[Outline, ...]
    point: tuple[float, float] | None
    wide: int = WIDE
    high: int = HIGH


@dataclass(frozen=True, slots=True)
class Frame:
    """How degrees become pixels: plain, with east shortened by the latitude."""

    west: float
    north: float
    shrink: float
    scale: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of a place."""
        x = EDGE + (lon - self.west) * self.shrink * self.scale
        return round(x, 1), round(EDGE + (self.north - lat) * self.scale, 1)


def map_of(ticket: Ticket, catalogue: Catalogue) -> Map | None:
    """Return the ticket's map, None where neither its area nor its neighbours have an outline. No statement."""
    card = catalogue.area(ticket.area_id or "")
    if card is None:
        return None
    drawn = _drawn(catalogue, card.path)
    if drawn is None:
        return None
    frame, outlines = drawn
    point = None
    if ticket.lon is not None and ticket.lat is not None:
        x, y = frame.at(ticket.lon, ticket.lat)
        point = (x, y) if 0 <= x <= WIDE and 0 <= y <= HIGH else None
    return Map(outlines, point)


@lru_cache(maxsize=256)
def _drawn(catalogue: Catalogue, path: str) -> tuple[Frame, tuple[Outline, ...]] | None:
    above = paths.parent(path)
    near = {
        one: geojson
        for one, geojson in catalogue.outlines.items()
        if one == path or (above and paths.parent(one) == above)
    }
    if not near:
        return None
    shapes = {one: shape(geojson) for one, geojson in near.items()}
    west, south, east, north = shapely.union_all(list(shapes.values())).bounds
    shrink = max(math.cos(math.radians((south + north) / 2)), 0.01)
    scale = min((WIDE - 2 * EDGE) / ((east - west) * shrink), (HIGH - 2 * EDGE) / (north - south))
    frame = Frame(west, north, shrink, scale)
    return frame, tuple(
        Outline(paths.leaf(one), " ".join(_rings(geometry.simplify(FINE / scale), frame)), one == path)
        for one, geometry in sorted(shapes.items(), key=lambda pair: pair[0] == path)
    )


def _rings(geometry: Any, frame: Frame) -> Iterator[str]:
    for part in getattr(geometry, "geoms", [geometry]):
        for ring in (part.exterior, *part.interiors):
            points = " ".join(f"{x:g},{y:g}" for x, y in (frame.at(*point[:2]) for point in ring.coords))
            yield f"M{points}Z"
