"""Draws a city: an organic outline, a river through it, and areas that tile it without gaps.

The land is sown with points, densely in the old town and thinly in the hills. Their Voronoi cells are the
grain of the map: districts, streets and communities are gathered from whole grains, so that neighbours share
an edge exactly and borders wander as grown borders do. Pairs of points mirrored at the river's course make
the edge between the two banks follow it, and no area crosses the water.

Work is done on a plane in kilometres around the city centre; only finished shapes become longitude and
latitude, rounded to five decimals (about one metre). Needs shapely ≥ 2.1 for coverage_simplify.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon

CENTRE = (117.25, 34.95)
KM_PER_DEGREE = (111.32 * math.cos(math.radians(CENTRE[1])), 110.95)
TOLERANCE_KM = 0.22


def to_degrees(points: np.ndarray) -> np.ndarray:
    """Turn an (n, 2) array of kilometres around the centre into longitude and latitude."""
    placed: np.ndarray = points / np.array(KM_PER_DEGREE) + np.array(CENTRE)
    return placed.round(5)


def outline(rng: random.Random) -> Polygon:
    """Draw the city limits in km: an ellipse of about 56 × 44 km bent by a few slow waves."""
    waves = [(k, rng.uniform(0, math.tau), 0.17 / k) for k in range(2, 9)]
    ring = []
    for step in range(240):
        a = math.tau * step / 240
        r = 1 + sum(size * math.sin(k * a + phase) for k, phase, size in waves)
        ring.append((28 * r * math.cos(a), 22 * r * math.sin(a)))
    return Polygon(ring)


def river_course() -> LineString:
    """Draw the river in km: from the north-western hills through the old town to the south-east."""
    course = []
    for step in range(241):
        t = step / 120 - 1
        bend = 2.3 * math.sin(5.2 * t + 0.2) + 1.5 * math.sin(12 * t + 0.6)
        course.append((15 * t + bend, -42 * t + 2.5 * math.sin(3.1 * t)))
    return LineString(course)


@dataclass(frozen=True, slots=True)
class Grain:
    """The cells of the map. `points` is (n, 2) km, `cells` n polygons, `bank` n times 0 (west) or 1 (east),
    `neighbours` the indices of the cells that share an edge with each cell."""

    points: np.ndarray
    cells: np.ndarray
    bank: np.ndarray
    neighbours: tuple[tuple[int, ...], ...]


def sow(limits: Polygon, river: LineString, rng: random.Random, count: int = 3400) -> Grain:
    """Sow about `count` points over the city and give the cell of each."""
    wide = limits.buffer(5)
    shapely.prepare(wide)
    points: list[tuple[float, float]] = []
    banks: list[int] = []
    for step in range(int(river.length / 0.45)):
        here = river.interpolate(step * 0.45)
        ahead = river.interpolate(step * 0.45 + 0.1)
        dx, dy = ahead.x - here.x, ahead.y - here.y
        size = math.hypot(dx, dy)
        if not size or not wide.contains(here):
            continue
        for bank, sign in ((0, -1), (1, 1)):
            points.append((here.x - sign * dy / size * 0.2, here.y + sign * dx / size * 0.2))
            banks.append(bank)
    left, bottom, right, top = wide.bounds
    while len(points) < count:
        x, y = rng.uniform(left, right), rng.uniform(bottom, top)
        density = 0.035 + 1 / (1 + (math.hypot(x, y) / 4.2) ** 2.4)
        here = Point(x, y)
        if rng.random() > density or not wide.contains(here):
            continue
        on_course = river.project(here)
        water, ahead = river.interpolate(on_course), river.interpolate(on_course + 0.2)
        if here.distance(water) < 0.42:
            continue
        cross = (ahead.x - water.x) * (y - water.y) - (ahead.y - water.y) * (x - water.x)
        points.append((x, y))
        banks.append(1 if cross > 0 else 0)
    placed = np.array(points)
    cells = np.array(shapely.voronoi_polygons(MultiPoint(placed), ordered=True).geoms)
    inside = shapely.contains_xy(limits, placed[:, 0], placed[:, 1])
    placed, cells, bank = placed[inside], cells[inside], np.array(banks)[inside]
    tree = shapely.STRtree(cells)
    touching: dict[int, list[int]] = defaultdict(list)
    for one, other in zip(*tree.query(cells, predicate="touches"), strict=True):
        if shapely.intersection(cells[one], cells[other]).length > 1e-6:
            touching[int(one)].append(int(other))
    return Grain(placed, cells, bank, tuple(tuple(touching[i]) for i in range(len(placed))))


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a district sits: its heart in km, its bank, and how far it reaches compared with others."""

    x: float
    y: float
    bank: int
    reach: float


def districts(grain: Grain, anchors: Sequence[Anchor]) -> np.ndarray:
    """Give each cell the index of its district: the nearest heart on its bank, measured by reach."""
    x, y = grain.points[:, 0], grain.points[:, 1]
    warp_x = x + 0.7 * np.sin(y / 1.9) + 0.4 * np.sin(y / 0.7 + 1)
    warp_y = y + 0.7 * np.sin(x / 2.3) + 0.4 * np.sin(x / 0.8 + 2)
    far = np.full((len(anchors), len(x)), np.inf)
    for i, anchor in enumerate(anchors):
        near = np.hypot(warp_x - anchor.x, warp_y - anchor.y) / anchor.reach
        far[i] = np.where(grain.bank == anchor.bank, near, np.inf)
    return whole(grain, np.argmin(far, axis=0), np.arange(len(x)))


def gather(grain: Grain, members: np.ndarray, parts: int, rng: random.Random) -> list[np.ndarray]:
    """Gather the cells `members` into `parts` areas of one piece each, nearest to the city centre first."""
    points = grain.points[members]
    hearts = points[sorted(rng.sample(range(len(points)), 1))]
    while len(hearts) < parts:
        gap = np.min(np.linalg.norm(points[:, None] - hearts[None], axis=2), axis=1) ** 2
        pick = rng.uniform(0, float(gap.sum()))
        hearts = np.vstack([hearts, points[int(np.searchsorted(np.cumsum(gap), pick))]])
    for _ in range(40):
        label = np.argmin(np.linalg.norm(points[:, None] - hearts[None], axis=2), axis=1)
        hearts = np.array([points[label == i].mean(axis=0) for i in range(parts)])
    everywhere = np.full(len(grain.points), -1)
    everywhere[members] = label
    everywhere = whole(grain, everywhere, members)
    order = sorted(range(parts), key=lambda i: float(np.hypot(*hearts[i])))
    return [np.flatnonzero(everywhere == i) for i in order]


def whole(grain: Grain, label: np.ndarray, members: np.ndarray) -> np.ndarray:
    """Hand every splinter of an area to the neighbour it touches most, so that each area is one piece."""
    label = label.copy()
    allowed = {int(i) for i in members}
    for _ in range(20):
        biggest: dict[int, set[int]] = {}
        splinters: list[set[int]] = []
        seen: set[int] = set()
        for start in sorted(allowed):
            if start in seen:
                continue
            piece, edge = {start}, [start]
            while edge:
                for other in grain.neighbours[edge.pop()]:
                    if other in allowed and other not in piece and label[other] == label[start]:
                        piece.add(other)
                        edge.append(other)
            seen |= piece
            kept = biggest.get(int(label[start]))
            if kept is None or len(piece) > len(kept):
                biggest[int(label[start])] = piece
                splinters.extend([kept] if kept else [])
            else:
                splinters.append(piece)
        if not splinters:
            return label
        for piece in splinters:
            around = [
                int(label[other])
                for cell in sorted(piece)
                for other in grain.neighbours[cell]
                if other in allowed and other not in piece and grain.bank[other] == grain.bank[cell]
            ]
            if around:
                winner = max(sorted(set(around)), key=around.count)
                for cell in piece:
                    label[cell] = winner
    return label


def shapes(grain: Grain, groups: Sequence[np.ndarray]) -> list[Polygon]:
    """Melt each group of cells into one simplified polygon in degrees; neighbours keep sharing their edge."""
    melted = [shapely.union_all(grain.cells[group]) for group in groups]
    simple = shapely.coverage_simplify(np.array(melted), TOLERANCE_KM)
    return [shapely.transform(shape, to_degrees) for shape in simple]


def between_banks(west: Polygon | MultiPolygon, east: Polygon | MultiPolygon) -> LineString:
    """Give the river: the edge the two banks share, as one line."""
    merged = shapely.line_merge(shapely.intersection(west, east))
    if isinstance(merged, MultiLineString):
        return max(merged.geoms, key=lambda line: line.length)
    return merged


def street_line(area: Polygon, through: Point, angle: float, reach: float) -> LineString:
    """Draw a road of at most `reach` degrees to each side of a point, kept inside `area`."""
    dx, dy = math.cos(angle) * reach, math.sin(angle) * reach
    bend = LineString(
        [
            (through.x - dx, through.y - dy),
            (through.x - dx * 0.4 - dy * 0.06, through.y - dy * 0.4 + dx * 0.06),
            (through.x, through.y),
            (through.x + dx * 0.5 + dy * 0.05, through.y + dy * 0.5 - dx * 0.05),
            (through.x + dx, through.y + dy),
        ]
    )
    inside = bend.intersection(area.buffer(-0.0004))
    pieces = [p for p in getattr(inside, "geoms", [inside]) if isinstance(p, LineString) and not p.is_empty]
    if not pieces:
        return LineString([through, (through.x + 0.00002, through.y)])
    nearest = min(pieces, key=lambda piece: piece.distance(through))
    return shapely.transform(nearest, lambda xy: np.round(xy, 5))


def spot_in(area: Polygon, rng: random.Random) -> Point:
    """Pick a point well inside an area."""
    inner = area.buffer(-0.0006)
    if inner.is_empty:
        return area.representative_point()
    left, bottom, right, top = inner.bounds
    for _ in range(200):
        spot = Point(round(rng.uniform(left, right), 5), round(rng.uniform(bottom, top), 5))
        if inner.contains(spot):
            return spot
    return area.representative_point()
