"""A small city for tests: Lin, with two districts, three streets, a handful of units, and rules for them.

`directory()` is pure; `put_city()` writes the same city into the database through the actions.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from django.db import connection, transaction

from routing.domain.compile import Rule
from routing.domain.directory import AreaCard, CategoryCard, Directory, UnitCard
from routing.domain.duties import Holding
from routing.domain.facts import Facts
from routing.refusal import Refusal

SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 3, 4, 10, 30, tzinfo=SHANGHAI)  # a Wednesday


def square(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


# code, name, level, parent, outline; Hexi lies west of the meridian 1, Hedong east of it.
AREAS = [
    ("lin", "Lin", "city", "", square(0, 0, 2, 1)),
    ("hexi", "Hexi", "district", "lin", square(0, 0, 1, 1)),
    ("hedong", "Hedong", "district", "lin", square(1, 0, 2, 1)),
    ("nanhu", "Nanhu", "street", "hexi", square(0, 0, 0.5, 1)),
    ("beihu", "Beihu", "street", "hexi", square(0.5, 0, 1, 1)),
    ("qiaotou", "Qiaotou", "street", "hedong", square(1, 0, 2, 1)),
]
# code, name, kind, parent, area
UNITS = [
    ("gov", "City government", "bureau", "", "lin"),
    ("hotline", "Hotline centre", "hotline", "gov", "lin"),
    ("urban", "Urban management bureau", "bureau", "gov", "lin"),
    ("market", "Market bureau", "bureau", "gov", "lin"),
    ("water", "Lin Water", "enterprise", "", "lin"),
    ("hexi-gov", "Hexi government", "district", "gov", "hexi"),
    ("hedong-gov", "Hedong government", "district", "gov", "hedong"),
    ("hexi-urban", "Hexi urban management", "district_bureau", "hexi-gov", "hexi"),
    ("nanhu-office", "Nanhu street office", "street", "hexi-gov", "nanhu"),
    ("beihu-office", "Beihu street office", "street", "hexi-gov", "beihu"),
    ("qiaotou-office", "Qiaotou street office", "street", "hedong-gov", "qiaotou"),
    ("lotus", "Lotus community", "community", "nanhu-office", "nanhu"),
]
# code, name, parent, default duty, class, on the streets' list, needs a place
CATEGORIES = [
    ("02", "City management", "", "urban", "normal", False, True),
    ("0201", "Street vending", "02", "", "", True, None),
    ("0202", "Illegal building", "02", "", "", None, None),
    ("05", "Water", "", "water", "urgent", False, False),
    ("0501", "No water", "05", "", "", None, None),
    ("0504", "Burst main", "05", "", "", None, None),
    ("17", "Conduct", "", "", "normal", False, False),
    ("1703", "Shirking", "17", "", "", None, None),
    ("18", "Neighbours", "", "", "normal", True, False),
]
DUTIES = [
    ("urban", "lin", "urban"),
    ("urban", "hexi", "hexi-urban"),
    ("water", "lin", "water"),
    ("market", "lin", "market"),
]


def _paths(rows: list[Any], parent_at: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        above = found.get(row[parent_at], "")
        found[row[0]] = f"{above}/{row[0]}" if above else row[0]
    return found


def directory(**changes: Any) -> Directory:
    """The city as the router sees it; ``changes`` maps a unit's code to fields that differ (``hexi_urban={…}``)."""
    areas, units, categories = _paths(AREAS, 3), _paths(UNITS, 3), _paths(CATEGORIES, 2)
    altered = {code.replace("_", "-"): fields for code, fields in changes.items()}
    cards = [
        UnitCard(
            **{
                "id": number,
                "code": code,
                "name": name,
                "path": units[code],
                "kind": kind,
                "area_path": areas[area],
                "accepts_dispatch": kind != "community",
                "parent_code": parent,
            }
            | altered.get(code, {})
        )
        for number, (code, name, kind, parent, area) in enumerate(UNITS, 1)
    ]
    shelf: dict[str, CategoryCard] = {}
    for number, (code, name, parent, duty, service_class, listed, place) in enumerate(CATEGORIES, 1):
        above = shelf.get(parent)
        shelf[code] = CategoryCard(
            id=number,
            code=code,
            name=name,
            path=categories[code],
            default_duty=duty or (above.default_duty if above else ""),
            default_class=service_class or (above.default_class if above else ""),
            grassroots_allowed=listed if listed is not None else bool(above and above.grassroots_allowed),
            needs_place=place if place is not None else bool(above and above.needs_place),
        )
    return Directory(
        units=cards,
        areas=[AreaCard(n, row[0], row[1], areas[row[0]], row[2]) for n, row in enumerate(AREAS, 1)],
        categories=shelf.values(),
        holdings=[Holding(duty, areas[area], unit) for duty, area, unit in DUTIES],
    )


def facts(**changes: Any) -> Facts:
    """An ordinary complaint on a Wednesday morning in Nanhu, with what differs."""
    usual: dict[str, Any] = {"type": "complaint", "at": NOW, "area": "lin/hexi/nanhu", "channel": "phone"}
    return Facts(**(usual | changes))


def rule(code: str, conditions: dict[str, Any], outcome: dict[str, Any], **changes: Any) -> Rule:
    """A rule named by its code."""
    return Rule(**({"code": code, "name": code, "priority": 100} | changes), conditions=conditions, outcome=outcome)


# Copy the district of a dispatch to a street (Beijing ordinance Art. 12), send the rest by duty, then to the district.
RULES = [
    rule("copy", {"always": True}, {"copies": [{"above": "lead", "if_lead": "street"}], "continue": True}, priority=1),
    rule(
        "burst",
        {"all": [{"category": {"under": "05"}}, {"text": {"mentions": ["burst*", "爆管"]}}]},
        {"lead": {"duty": "water"}, "urgency": "emergency", "service_class": "emergency", "tags": ["main"]},
        priority=10,
    ),
    rule("vending", {"category": {"is": "0201"}}, {"lead": {"office": "street"}}, priority=20),
    rule(
        "rest",
        {"always": True},
        {"lead": [{"duty_of": "category"}, {"office": "district"}]},
        priority=900,
    ),
]


def put_city() -> None:
    """Write the city into the database."""
    from routing import actions

    actions.put_areas(
        actions.AreaRow(code=code, name=name, level=level, parent=parent, polygon=outline)
        for code, name, level, parent, outline in AREAS
    )
    actions.put_units(
        actions.UnitRow(code=code, name=name, kind=kind, parent=parent, area=area)
        for code, name, kind, parent, area in UNITS
    )
    actions.put_categories(
        actions.CategoryRow(
            code=code,
            name=name,
            parent=parent,
            default_duty=duty,
            default_class=service_class,
            grassroots_allowed=listed,
            needs_place=place,
            synonyms=[f"{name} trouble"],
        )
        for code, name, parent, duty, service_class, listed, place in CATEGORIES
    )
    actions.put_duties(actions.DutyRow(duty=duty, area=area, unit=unit) for duty, area, unit in DUTIES)


def put_rules(*, by: str = "tests") -> int:
    """Publish `RULES`; returns the version."""
    from routing import actions

    draft = actions.draft_rules(by=by, now=NOW, empty=True)
    actions.save_rules(draft.version, RULES)
    return actions.publish_rules(draft.version, by=by, now=NOW).version


def refused(act: Callable[..., object], *args: Any, **named: Any) -> Refusal:
    """The refusal of an act."""
    with pytest.raises(Refusal) as caught, transaction.atomic():
        act(*args, **named)
    assert caught.value.sentence()
    return caught.value


@contextmanager
def lasting() -> Iterator[None]:
    """The city, committed for other connections to see, and gone afterwards.

    The general flush would meet tables that refuse to be emptied.
    """
    put_city()
    try:
        yield
    finally:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE routing_rule, routing_ruleset")
            for table in ("duty", "dutykind", "placename", "unit", "category", "area"):
                cursor.execute(f"DELETE FROM routing_{table}")
        connection.close()


def in_thread(act: Callable[[], object]) -> tuple[threading.Thread, list[Any]]:
    """Run an act in a thread with a connection of its own; returns the thread and where its result will be."""
    result: list[Any] = []

    def run() -> None:
        try:
            result.append(act())
        except Exception as error:
            result.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, result
