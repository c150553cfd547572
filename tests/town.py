"""A small town for tests: two districts, four streets, a handful of units, categories and rules, and people.

Built through the product's own actions, so that a test's town is as lawful as a city's. Dates lie in 2026: the
calendar knows that year's holidays.
"""

from typing import Any

from routing.actions import (
    AreaRow,
    CategoryRow,
    DutyRow,
    PlaceNameRow,
    UnitRow,
    draft_rules,
    publish_rules,
    put_areas,
    put_categories,
    put_duties,
    put_place_names,
    put_units,
    save_rules,
)
from routing.domain.compile import Rule
from tests.story import CALLER, MONDAY, SHANGHAI, Story, at, citizen, everything, matter, staff, wall
from tickets.actions.law import put_calendar, put_policy
from tickets.domain.presets import PRESETS
from tickets.holidays import calendar_data
from tickets.law import forget_cached


def box(west: float, south: float, size: float = 0.1) -> dict[str, Any]:
    """Return a square polygon as GeoJSON."""
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def build() -> None:
    """Put the town in the database."""
    forget_cached()  # another test's law may have had the same names
    put_areas(
        [
            AreaRow(code="lin", name="Lin", level="city"),
            AreaRow(code="east", name="East district", level="district", parent="lin"),
            AreaRow(code="west", name="West district", level="district", parent="lin"),
            *(
                AreaRow(code=code, name=f"{code} street", level="street", parent=parent, polygon=box(lon, 30.0))
                for code, parent, lon in (
                    ("east-1", "east", 120.2),
                    ("east-2", "east", 120.3),
                    ("west-1", "west", 120.0),
                    ("west-2", "west", 120.1),
                )
            ),
        ]
    )
    put_place_names([PlaceNameRow(name="Harbour Road", area="east-1"), PlaceNameRow(name="Mill Lane", area="west-1")])
    put_units(
        [
            UnitRow(code="hall", name="City hall", kind="bureau", area="lin", accepts_dispatch=False),
            UnitRow(
                code="hotline", name="Hotline centre", kind="hotline", parent="hall", area="lin", accepts_dispatch=False
            ),
            UnitRow(code="roads", name="Roads bureau", kind="bureau", parent="hall", area="lin"),
            UnitRow(code="market", name="Market bureau", kind="bureau", parent="hall", area="lin"),
            UnitRow(code="water", name="Water company", kind="enterprise", parent="hall", area="lin"),
            UnitRow(code="gas", name="Gas company", kind="enterprise", parent="hall", area="lin"),
            *(
                UnitRow(code=f"d-{d}", name=f"{d} district", kind="district", parent="hall", area=d)
                for d in ("east", "west")
            ),
            *(
                UnitRow(code=f"s-{s}", name=f"{s} office", kind="street", parent=f"d-{s[:4]}", area=s)
                for s in ("east-1", "east-2", "west-1", "west-2")
            ),
        ]
    )
    put_duties(
        [
            DutyRow(duty="roads", area="lin", unit="roads"),
            DutyRow(duty="market", area="lin", unit="market"),
            DutyRow(duty="water", area="lin", unit="water"),
            DutyRow(duty="gas", area="lin", unit="gas"),
            *(DutyRow(duty="district", area=d, unit=f"d-{d}") for d in ("east", "west")),
            *(DutyRow(duty="street", area=s, unit=f"s-{s}") for s in ("east-1", "east-2", "west-1", "west-2")),
        ]
    )
    put_categories(
        [
            CategoryRow(code="02", name="City management"),
            CategoryRow(
                code="0203",
                name="Waste",
                parent="02",
                default_duty="street",
                grassroots_allowed=True,
                needs_place=True,
                synonyms=["rubbish", "garbage", "垃圾"],
            ),
            CategoryRow(code="07", name="Transport"),
            CategoryRow(
                code="0706",
                name="Road damage",
                parent="07",
                default_duty="roads",
                needs_place=True,
                synonyms=["pothole"],
            ),
            CategoryRow(code="05", name="Water"),
            CategoryRow(
                code="0504",
                name="Burst main",
                parent="05",
                default_duty="water",
                default_class="urgent",
                default_urgency="urgent",
                needs_place=True,
                synonyms=["burst"],
            ),
            CategoryRow(code="06", name="Gas"),
            CategoryRow(
                code="0602",
                name="Gas leak",
                parent="06",
                default_duty="gas",
                default_class="emergency",
                default_urgency="emergency",
                synonyms=["gas leak"],
            ),
            CategoryRow(code="01", name="Market"),
            CategoryRow(code="0101", name="Consumer dispute", parent="01", default_duty="market", synonyms=["refund"]),
            CategoryRow(code="17", name="Conduct"),
            CategoryRow(code="1703", name="Shirking", parent="17", default_duty="district"),
        ]
    )
    rules = [
        Rule(
            "burst",
            "Burst mains",
            10,
            {"category": {"under": "05/0504"}},
            {"lead": {"duty": "water"}, "copies": [{"office": "district"}]},
        ),
        Rule(
            "road-works",
            "Road damage with the street's help",
            20,
            {"category": {"under": "07/0706"}},
            {"lead": {"duty": "roads"}, "assists": [{"office": "street"}]},
        ),
        Rule(
            "mass",
            "Gatherings are for people to judge",
            5,
            {"text": {"mentions": ["gathering"]}},
            {"ask": "many people"},
        ),
    ]
    draft = draft_rules(by="tests", now=MONDAY)
    save_rules(draft.version, rules)
    publish_rules(draft.version, by="tests", now=MONDAY)
    put_calendar("city", calendar_data("CN", range(2024, 2028)), by="tests")
    put_policy("shandong", PRESETS["shandong"], by="tests", standard=True)


__all__ = [
    "CALLER",
    "MONDAY",
    "SHANGHAI",
    "Story",
    "at",
    "box",
    "build",
    "citizen",
    "everything",
    "matter",
    "staff",
    "wall",
]
