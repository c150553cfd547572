"""Units, areas and categories as the router knows them: cards by code, and who holds which duty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from routing.domain import paths
from routing.domain.duties import Duties, Found, Holding

# Kinds of unit. A community (neighbourhood committee) is never a dispatch target: Beijing ordinance Art. 17.
UNIT_KINDS = ("bureau", "district", "street", "enterprise", "district_bureau", "hotline", "community")
AREA_LEVELS = ("city", "district", "street", "community")
TERRITORIAL = ("district", "street")  # kinds of unit that stand for an area of the same level


@dataclass(frozen=True, slots=True)
class UnitCard:
    """One unit; ``path`` is the codes of its superiors and itself."""

    id: int
    code: str
    name: str
    path: str
    kind: str
    area_path: str = ""
    active: bool = True
    accepts_dispatch: bool = True
    parent_code: str = ""
    names: Mapping[str, str] = field(default_factory=dict)  # language → name
    duty_phone: str = ""
    calendar: str = ""  # key of the office calendar
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class AreaCard:
    id: int
    code: str
    name: str
    path: str
    level: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DutyCard:
    """What people call a duty."""

    code: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CategoryCard:
    """One category with what it inherits already filled in from the categories above it."""

    id: int
    code: str
    name: str
    path: str
    names: Mapping[str, str] = field(default_factory=dict)
    default_duty: str = ""
    default_class: str = ""
    default_urgency: str = ""
    grassroots_allowed: bool = False  # on the duty list of streets and towns
    needs_place: bool = False
    valid_from: date | None = None
    valid_to: date | None = None  # the first day it is no longer used

    def valid_on(self, day: date) -> bool:
        """True while new matters may be filed under it."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


class Directory:
    """An immutable look-up of units, areas, categories and duties, all by code."""

    __slots__ = ("_offices", "areas", "categories", "duties", "units")

    def __init__(
        self,
        units: Iterable[UnitCard] = (),
        areas: Iterable[AreaCard] = (),
        categories: Iterable[CategoryCard] = (),
        holdings: Iterable[Holding] = (),
    ) -> None:
        self.units: Mapping[str, UnitCard] = {card.code: card for card in units}
        self.areas: Mapping[str, AreaCard] = {card.code: card for card in areas}
        self.categories: Mapping[str, CategoryCard] = {card.code: card for card in categories}
        self.duties = Duties(holdings)
        offices: dict[tuple[str, str], str] = {}
        for card in sorted(self.units.values(), key=lambda unit: (not unit.active, unit.code)):
            if card.kind in TERRITORIAL and card.area_path:
                offices.setdefault((card.kind, paths.leaf(card.area_path)), card.code)
        self._offices = offices

    def unit(self, code: str) -> UnitCard | None:
        return self.units.get(code)

    def category(self, code_or_path: str) -> CategoryCard | None:
        return self.categories.get(paths.leaf(code_or_path))

    def area(self, code_or_path: str) -> AreaCard | None:
        return self.areas.get(paths.leaf(code_or_path))

    def area_at(self, area: str, level: str) -> str:
        """The path of the area of that level which contains ``area``; ``""`` when ``area`` is not as fine."""
        for path in paths.ancestors(area):
            card = self.areas.get(paths.leaf(path))
            if card is not None and card.level == level:
                return path
        return ""

    def office(self, area: str, kind: str) -> str:
        """The code of the district government or street office of ``area``, ``""`` when there is none."""
        code = paths.leaf(self.area_at(area, kind))
        return self._offices.get((kind, code), "") if code else ""

    def holder(self, duty: str, area: str, on: date) -> Found | None:
        return self.duties.find(duty, area, on)

    def roots(self) -> tuple[str, ...]:
        """The areas without a parent: normally the one city."""
        return tuple(card.path for card in self.areas.values() if paths.depth(card.path) == 1)

    def in_line(self, one: str, other: str) -> bool:
        """True when one unit is the other, its superior or its subordinate."""
        a, b = self.units.get(one), self.units.get(other)
        return a is not None and b is not None and paths.in_line(a.path, b.path)
