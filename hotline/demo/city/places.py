"""Addresses: a place in a street as it stands on an envelope, in both languages."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

import shapely

from hotline.demo.city.areas import CITY_NAME, Area, Spot, atlas
from hotline.demo.city.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened. `street` and `community` are area paths; `address` is the whole of it,
    `home` the estate or village alone, `block` the building in it; `longitude` and `latitude` lie in the
    street."""

    street: str
    community: str
    road: Words
    number: int
    home: Words
    block: Words
    address: Words
    longitude: float
    latitude: float

    @property
    def district(self) -> str:
        """Give the path of the district."""
        return "/".join(self.street.split("/")[:2])


@cache
def _homes(street: str) -> tuple[Spot, ...]:
    return atlas().spots_in(street, "estate")


@cache
def _roads(street: str) -> tuple[Spot, ...]:
    return atlas().spots_in(street, "road")


def address_in(street: str, rng: random.Random) -> Place:
    """Make an address in a street (its path), the same for the same state of `rng`.

    In the counties it is a village or settlement and a house; elsewhere an estate, a block and a flat.
    """
    area = atlas().find(street)
    home, road = rng.choice(_homes(street)), rng.choice(_roads(street))
    number, block, unit = rng.randint(2, 268), rng.randint(1, 24), rng.randint(1, 4)
    flat = rng.randint(1, 18 if area.setting != "rural" else 5) * 100 + rng.randint(1, 4)
    district = atlas().find("/".join(street.split("/")[:2]))
    middle = f"{CITY_NAME.zh}{district.name.zh}{area.name.zh}"
    end = f"{area.name.en}, {district.name.en}, Linlan"
    if area.setting == "rural" and rng.random() < 0.5:
        address = Words(f"No. {number}, {home.name.en}, {end}", f"{middle}{home.name.zh}{number}号")
    else:
        address = Words(
            f"Flat {flat}, Unit {unit}, Block {block}, {home.name.en}, {number} {road.name.en}, {end}",
            f"{middle}{road.name.zh}{number}号{home.name.zh}{block}号楼{unit}单元{flat}室",
        )
    longitude, latitude = _near(home, area, rng)
    return Place(
        street=street,
        community=home.community,
        road=road.name,
        number=number,
        home=home.name,
        block=Words(f"Block {block}", f"{block}号楼"),
        address=address,
        longitude=longitude,
        latitude=latitude,
    )


def _near(home: Spot, area: Area, rng: random.Random) -> tuple[float, float]:
    """Step a little away from the gate, but not out of the street."""
    for _ in range(8):
        x = round(home.point.x + rng.uniform(-0.0012, 0.0012), 6)
        y = round(home.point.y + rng.uniform(-0.0009, 0.0009), 6)
        if shapely.contains_xy(area.shape, x, y):
            return x, y
    return home.point.x, home.point.y
