"""Where: areas to pick, what an address or a point leads to, and how a place is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from routing import queries as routing
from routing.domain import paths
from routing.queries import Catalogue

FINE = ("district", "street")
"""Levels people know by name; communities are found by the map."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where an address seems to lie: an area's code (empty: nowhere known), the name that led there, and the areas
    between which it is undecided."""

    area: str = ""
    matched: str = ""
    others: tuple[tuple[str, str], ...] = ()


def pickable(catalogue: Catalogue) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return streets and towns by district, as choices of a form."""
    name = catalogue.namer(get_language() or "")
    groups: dict[str, list[tuple[str, str]]] = {}
    for card in sorted(catalogue.areas.values(), key=lambda one: one.path):
        if card.level == "district":
            groups[card.path] = [(card.code, name("area", card.code))]
        elif card.level == "street":
            groups.setdefault(paths.parent(card.path), []).append((card.code, name("area", card.code)))
    return [(name("area", paths.leaf(path)), rows) for path, rows in groups.items()]


def pick_of(code: str, catalogue: Catalogue) -> str:
    """Return which choice of `pickable` an area lies in; empty for none."""
    card = catalogue.area(code) if code else None
    for path in paths.ancestors(card.path) if card else ():
        above = catalogue.area(path)
        if above is not None and above.level in FINE:
            return above.code
    return ""


def find(address: str, catalogue: Catalogue) -> Found:
    """Return where an address leads by the gazetteer."""
    place = catalogue.find_place(address) if address.strip() else None
    if place is None or (not place.area and not place.others):
        return Found()
    others = tuple((paths.leaf(path), written(paths.leaf(path), catalogue)) for path in place.others)
    return Found("" if others else paths.leaf(place.area), place.matched, others)


def located(lon: float, lat: float) -> str:
    """Return the code of the finest area at a point; empty outside the city."""
    return paths.leaf(routing.current().locate(lon, lat))


def written(code: str, catalogue: Catalogue | None = None) -> str:
    """Return an area as people write it: from the district down, without the city everybody is in."""
    catalogue = catalogue or routing.current()
    card = catalogue.area(code) if code else None
    if card is None:
        return ""
    language = get_language() or ""
    name = catalogue.namer(language)
    names = [name("area", one) for one in paths.segments(card.path)]
    names = names[1:] or names
    return "".join(names) if language.startswith("zh") else ", ".join(reversed(names))


def place_of(words: Mapping[str, Any], catalogue: Catalogue | None = None) -> str:
    """Return the place of a report on one line; empty for none."""
    parts = [str(words.get("address", "")), written(str(words.get("area", "")), catalogue)]
    return " · ".join(part for part in parts if part)
