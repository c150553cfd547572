"""The city as a picture that can be pressed: drawn here, from the outlines of its areas, without a map server.

It is an image button, so it works without JavaScript: the browser sends where it was pressed, in pixels.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.html import escape
from django.utils.translation import get_language

from routing.domain import paths
from routing.queries import Catalogue

SIZES = {"small": (326, 300), "large": (672, 440)}
"""Pixels on a telephone and on a larger screen: an image button tells where it was pressed in what it shows."""

MARGIN = 10
SHADES = 4
TINTS = ("#dcebe7", "#e8efe0", "#e3e8f1", "#f1eadd", "#e9e3ee", "#dfeaf0")
INK, LINE, PIN = "#14201e", "#6d7f7a", "#ad1d27"

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class View:
    """What a map shows: an area and what lies directly below it, and how degrees become pixels."""

    scope: str
    size: str
    west: float
    north: float
    scale: float
    stretch: float

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point is drawn."""
        return MARGIN + (lon - self.west) * self.stretch * self.scale, MARGIN + (self.north - lat) * self.scale

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the point (longitude, latitude) that is drawn at a pixel."""
        return self.west + (x - MARGIN) / (self.stretch * self.scale), self.north - (y - MARGIN) / self.scale


def scope_of(area: str, catalogue: Catalogue) -> str:
    """Return which part of the city a map shows around an area: its district, else the whole city."""
    card = catalogue.area(area) if area else None
    for path in paths.ancestors(card.path) if card else ():
        above = catalogue.area(path)
        if above is not None and above.level == "district" and any(_below(above.path, catalogue)):
            return above.code
    return next((one.code for one in catalogue.areas.values() if one.level == "city"), "")


def view(scope: str, size: str, catalogue: Catalogue) -> View | None:
    """Return how the map of an area is laid out; None where no outline is known."""
    card = catalogue.area(scope)
    points = (
        [point for _code, rings in _shapes(card.path, catalogue) for ring in rings for point in ring] if card else []
    )
    if not points:
        return None
    west, east = min(lon for lon, _lat in points), max(lon for lon, _lat in points)
    south, north = min(lat for _lon, lat in points), max(lat for _lon, lat in points)
    width, height = (side - 2 * MARGIN for side in SIZES[size])
    stretch = math.cos(math.radians((south + north) / 2))
    scale = min(width / max((east - west) * stretch, 1e-9), height / max(north - south, 1e-9))
    # In the middle of the picture, whichever way the city stretches.
    west -= (width / scale / stretch - (east - west)) / 2
    north += (height / scale - (north - south)) / 2
    return View(scope, size, west, north, scale, stretch)


def drawn(seen: View, catalogue: Catalogue, pin: tuple[float, float] | None = None) -> str:
    """Return the map as SVG: areas, their names, and a pin."""
    width, height = SIZES[seen.size]
    shapes = list(areas(seen, catalogue))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    ]
    parts.append(f'<rect width="{width}" height="{height}" fill="#f8faf9"/>')
    for number, area in enumerate(shapes):
        tint = TINTS[number % len(TINTS)]
        parts.append(f'<path d="{area.path}" fill="{tint}" stroke="{LINE}" stroke-width="1.2"/>')
    look = f'font-family="system-ui, sans-serif" font-size="12" text-anchor="middle" fill="{INK}"'
    halo = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"'
    for area in shapes:
        parts.append(f'<text x="{area.x:.0f}" y="{area.y + 4:.0f}" {look} {halo}>{escape(area.name)}</text>')
    if pin is not None:
        x, y = seen.pixel(*pin)
        parts.append(
            f'<path d="M{x:.1f} {y:.1f}c-4-8-9-11-9-17a9 9 0 0 1 18 0c0 6-5 9-9 17z" fill="{PIN}" stroke="#fff" '
            f'stroke-width="1.5"/><circle cx="{x:.1f}" cy="{y - 17:.1f}" r="3.2" fill="#fff"/>'
        )
    return "".join([*parts, "</svg>"])


@dataclass(frozen=True, slots=True)
class Drawn:
    """An area as it is drawn: its outline as a path, where its name stands, how dark it is (0 to 4), and its figure."""

    code: str
    name: str
    path: str
    x: float
    y: float
    level: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Shaded:
    """A map of areas, each as dark as its figure is high."""

    wide: int
    high: int
    areas: list[Drawn]


def shaded(catalogue: Catalogue, counts: Mapping[str, int | None]) -> Shaded | None:
    """Return the city's districts shaded by counts; None where no outline is known."""
    seen = view(scope_of("", catalogue), "small", catalogue)
    if seen is None:
        return None
    most = max((count or 0 for count in counts.values()), default=0)
    drawn = []
    for area in areas(seen, catalogue):
        count = counts.get(area.code)
        level = 1 + min(SHADES - 1, SHADES * count // (most + 1)) if count else 0
        drawn.append(replace(area, level=level, text="–" if count is None else str(count)))
    return Shaded(*SIZES["small"], drawn)


def areas(seen: View, catalogue: Catalogue) -> Iterator[Drawn]:
    """Yield the areas a view shows."""
    card = catalogue.area(seen.scope)
    name = catalogue.namer(get_language() or "")
    for code, rings in _shapes(card.path, catalogue) if card else ():
        x, y = (round(pixel) for pixel in seen.pixel(*_middle(max(rings, key=len))))
        yield Drawn(code, _short(name("area", code)), " ".join(_path(seen, ring) for ring in rings), x, y)


def _short(name: str) -> str:
    for ending in (" District", " New District", " County", " Subdistrict", " street", " Town"):
        name = name.removesuffix(ending)
    return name


def _below(path: str, catalogue: Catalogue) -> Iterator[str]:
    return (one for one in catalogue.outlines if paths.parent(one) == path)


def _shapes(path: str, catalogue: Catalogue) -> Iterator[tuple[str, list[Ring]]]:
    """Yield what lies directly below an area with its outlines; the area itself where nothing below has one."""
    below = sorted(_below(path, catalogue))
    if not below:
        deeper = sorted(one for one in catalogue.outlines if paths.is_under(one, path))
        below = deeper
    for one in below:
        yield paths.leaf(one), list(_rings(catalogue.outlines[one]))


def _rings(geojson: Any) -> Iterable[Ring]:
    many = geojson["coordinates"] if geojson["type"] == "MultiPolygon" else [geojson["coordinates"]]
    for polygon in many:
        yield [(float(lon), float(lat)) for lon, lat, *_rest in polygon[0]]


def _path(seen: View, ring: Ring) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (seen.pixel(*point) for point in ring)) + "Z"


def _middle(ring: Ring) -> tuple[float, float]:
    """Return the centre of gravity of an outline."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if abs(area) < 1e-12:
        return ring[0]
    return x / (3 * area), y / (3 * area)
