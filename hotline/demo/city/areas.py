"""The map of the demo city: 1 city, 6 districts, 40 streets and towns, 160 communities, one river.

Shapes are drawn by `geometry` from a fixed seed; names come from the three name tables. Codes are stable:
`lin`, `gudu`, `gudu-dukou`, `gudu-dukou-laomatou`; a path joins them by "/" down to the level asked for.
Communities are for finding a place by its name: nothing is ever dispatched to them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import shapely
from shapely import LineString, Point, Polygon

from hotline.demo.city import geometry
from hotline.demo.city.names_county import DAOXI, XIALING
from hotline.demo.city.names_new import QIMING, XINGGANG
from hotline.demo.city.names_town import GUDU, LANDONG
from hotline.demo.city.words import Words, rows

Level = Literal["city", "district", "street", "community"]
Setting = Literal["core", "new", "rural"]

MAP_SEED = 7
CITY = "lin"
CITY_NAME = Words("Linlan City", "临澜市")
RIVER_NAME = Words("Lan River", "澜河")
DISTRICTS: tuple[tuple[str, Words, Setting, str, geometry.Anchor], ...] = (
    ("gudu", Words("Gudu District", "古渡区"), "core", GUDU, geometry.Anchor(-2.6, -0.6, 0, 1.0)),
    ("landong", Words("Landong District", "澜东区"), "core", LANDONG, geometry.Anchor(3.2, 0.8, 1, 1.05)),
    (
        "xinggang",
        Words("Xinggang New District", "星港新区"),
        "new",
        XINGGANG,
        geometry.Anchor(8.5, -7.5, 1, 1.5),
    ),
    ("qiming", Words("Qiming New District", "启明新区"), "new", QIMING, geometry.Anchor(-9, 7.5, 0, 1.5)),
    ("daoxi", Words("Daoxi County", "稻溪县"), "rural", DAOXI, geometry.Anchor(15, 10, 1, 2.4)),
    ("xialing", Words("Xialing County", "霞岭县"), "rural", XIALING, geometry.Anchor(-17, -8, 0, 2.4)),
)
_KINDS = (("街道", "Subdistrict"), ("镇", "Town"), ("乡", "Township"))


@dataclass(frozen=True, slots=True)
class Area:
    """One piece of the map. `path` is the codes from the city down; `shape` is in longitude and latitude."""

    code: str
    path: str
    level: Level
    setting: Setting
    name: Words
    short: Words
    aliases: tuple[str, ...]
    shape: Polygon

    @property
    def parent(self) -> str:
        """Give the code of the area this one lies in, "" for the city."""
        return self.path.rpartition("/")[0].rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Spot:
    """A name people use for a place: a road (with its line) or an estate or village, and where it lies.

    `street` and `community` are area paths; a road runs through several communities, so it names none.
    """

    kind: Literal["road", "estate"]
    name: Words
    street: str
    community: str
    aliases: tuple[str, ...]
    point: Point
    line: LineString | None = None


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything on the map, in order from the city down. Areas are found by path."""

    areas: tuple[Area, ...]
    spots: tuple[Spot, ...]
    river: LineString

    def at(self, level: Level, under: str = "") -> tuple[Area, ...]:
        """Give the areas of one level, all of them or those under a path."""
        return tuple(a for a in self.areas if a.level == level and (a.path + "/").startswith(under))

    def find(self, path: str) -> Area:
        """Give the area with this path; raises KeyError when there is none."""
        return _by_path()[path]

    def spots_in(self, street: str, kind: str = "") -> tuple[Spot, ...]:
        """Give the roads and estates of a street (by its path), or those of one kind."""
        return tuple(s for s in self.spots if s.street == street and kind in ("", s.kind))


def slug(name: str) -> str:
    """Turn an English name into the last part of a code."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")


def _pair(text: str) -> Words:
    found = re.fullmatch(r"([一-鿿]+) (.+)", text.strip())
    if found is None:
        raise ValueError(f"not a Chinese and an English name: {text!r}")
    return Words(found[2], found[1])


def _pairs(cell: str) -> list[Words]:
    return [_pair(item) for item in cell.split(",")]


def _variants(short: Words, zh_kind: str, called: str) -> tuple[str, ...]:
    """Spell a street as people and other systems do, in both languages."""
    office = {"街道": ("街道办事处", "街道办", "办事处", "街办"), "镇": ("镇政府",), "乡": ("乡政府",)}[zh_kind]
    english = {"街道": ("Street", "Sub-district", "Jiedao"), "镇": ("Zhen",), "乡": ("Xiang",)}[zh_kind]
    spoken = [name.strip() for name in called.split(",")]
    return tuple(
        dict.fromkeys(
            [*spoken, short.zh, *(short.zh + tail for tail in office), short.en]
            + [f"{short.en} {tail}" for tail in english]
        )
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    name: Words
    short: Words
    communities: tuple[Words, ...]
    roads: tuple[Words, ...]
    estates: tuple[Words, ...]
    aliases: tuple[str, ...]


def _entries(table: str) -> Iterator[_Entry]:
    for zh, en, communities, roads, estates, called in rows(table):
        zh_kind, en_kind = next(pair for pair in _KINDS if zh.endswith(pair[0]))
        short = Words(en, zh.removesuffix(zh_kind))
        yield _Entry(
            name=Words(f"{en} {en_kind}", zh),
            short=short,
            communities=tuple(_pairs(communities)),
            roads=tuple(_pairs(roads)),
            estates=tuple(_pairs(estates)),
            aliases=_variants(short, zh_kind, called),
        )


def _community(pair: Words) -> tuple[Words, tuple[str, ...]]:
    """Name a community in full; a village keeps its name and is known by its committee too."""
    if pair.en.endswith(" Village"):
        return pair, (pair.zh.removesuffix("村"), pair.zh + "委会", pair.en.removesuffix(" Village"))
    return Words(f"{pair.en} Community", f"{pair.zh}社区"), (pair.zh, f"{pair.zh}居委会", pair.en)


@cache
def atlas() -> Atlas:
    """Draw the map. Deterministic; takes about a second the first time and nothing afterwards."""
    rng = random.Random(MAP_SEED)
    grain = geometry.sow(geometry.outline(rng), geometry.river_course(), rng)
    owner = geometry.districts(grain, [district[4] for district in DISTRICTS])
    plan: list[tuple[int, _Entry, list[np.ndarray]]] = []
    for i, (_, _, _, table, _) in enumerate(DISTRICTS):
        entries = list(_entries(table))
        members = geometry.gather(grain, np.flatnonzero(owner == i), len(entries), rng)
        for entry, cells in zip(entries, members, strict=True):
            plan.append((i, entry, geometry.gather(grain, cells, len(entry.communities), rng)))
    drawn = iter(geometry.shapes(grain, [cells for _, _, parts in plan for cells in parts]))

    streets: dict[int, list[Area]] = {i: [] for i in range(len(DISTRICTS))}
    communities: list[Area] = []
    spots: list[Spot] = []
    for i, entry, parts in plan:
        code, _, setting, _, _ = DISTRICTS[i]
        street_code = f"{code}-{slug(entry.short.en)}"
        path = f"{CITY}/{code}/{street_code}"
        inside: list[Area] = []
        for pair, _cells in zip(entry.communities, parts, strict=True):
            name, aliases = _community(pair)
            own = f"{street_code}-{slug(pair.en.removesuffix(' Village'))}"
            inside.append(Area(own, f"{path}/{own}", "community", setting, name, pair, aliases, next(drawn)))
        shape = shapely.coverage_union_all([area.shape for area in inside])
        streets[i].append(Area(street_code, path, "street", setting, entry.name, entry.short, entry.aliases, shape))
        communities.extend(inside)
        spots.extend(_spots(entry, path, shape, inside, rng))

    districts = [
        Area(
            code,
            f"{CITY}/{code}",
            "district",
            setting,
            name,
            Words(slug(name.en).split("-")[0].capitalize(), re.sub("新区$|[区县]$", "", name.zh)),
            (name.zh, re.sub("新区$|[区县]$", "", name.zh), name.en, name.en.split()[0]),
            shapely.coverage_union_all([street.shape for street in streets[i]]),
        )
        for i, (code, name, setting, _, _) in enumerate(DISTRICTS)
    ]
    whole = shapely.coverage_union_all([district.shape for district in districts])
    city = Area(CITY, CITY, "city", "core", CITY_NAME, Words("Linlan", "临澜"), ("临澜市", "临澜", "Linlan"), whole)
    river = geometry.between_banks(
        *(
            shapely.coverage_union_all(
                [d.shape for d, entry in zip(districts, DISTRICTS, strict=True) if entry[4].bank == bank]
            )
            for bank in (0, 1)
        )
    )
    every_street = [street for i in range(len(DISTRICTS)) for street in streets[i]]
    return Atlas((city, *districts, *every_street, *communities), tuple(spots), river)


@cache
def _by_path() -> dict[str, Area]:
    return {area.path: area for area in atlas().areas}


def _spots(entry: _Entry, path: str, shape: Polygon, communities: list[Area], rng: random.Random) -> Iterator[Spot]:
    """Lay the roads through the communities in turn and put the estates into them."""
    slant = rng.uniform(0, 3.14)
    for i, name in enumerate(entry.roads):
        point = geometry.spot_in(communities[i % len(communities)].shape, rng)
        angle = slant + (1.57 if i % 2 else 0) + rng.uniform(-0.25, 0.25)
        line = geometry.street_line(shape, point, angle, rng.uniform(0.004, 0.011))
        middle = line.interpolate(0.5, normalized=True)
        yield Spot("road", name, path, "", _road_variants(name), middle, line)
    for i, name in enumerate(entry.estates):
        home = communities[(i * 2 + 1) % len(communities)]
        yield Spot("estate", name, path, home.path, _estate_variants(name), geometry.spot_in(home.shape, rng))


def _road_variants(name: Words) -> tuple[str, ...]:
    short = {"Road": "Rd", "Street": "St", "Avenue": "Ave", "Lane": "Ln"}
    stem, _, kind = name.en.rpartition(" ")
    variants = [f"{stem} {short[kind]}"] if kind in short else []
    return (*variants, f"{stem} Lu" if kind == "Road" else f"{stem.lower()} {kind.lower()}")


def _estate_variants(name: Words) -> tuple[str, ...]:
    stem = re.sub("(小区|新村|花园|家园|公寓|新苑|新居)$", "", name.zh)
    return (stem,) if len(stem) >= 2 and stem != name.zh else ()
