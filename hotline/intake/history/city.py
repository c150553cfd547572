"""Another city put in place: its areas, departments, categories, rules, calendars and promises as our data."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hotline.intake.history.mapping import Map, calendar
from hotline.intake.history.promises import Promise
from hotline.intake.history.rows import Record
from routing.actions import (
    AreaRow,
    CategoryRow,
    DutyRow,
    UnitRow,
    draft_rules,
    publish_rules,
    put_areas,
    put_categories,
    put_duties,
    put_units,
    save_rules,
)
from routing.domain.compile import Rule
from tickets.actions.law import put_calendar, put_policy

BY = "replay"
CITY = "city"
HALL = "hall"
NO_PROMISE = "365 d"
"""The budget of what the city promised nothing about: it is not compared with anything."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Our codes for the other city's words."""

    areas: Mapping[str, str]
    units: Mapping[str, str]
    categories: Mapping[str, str]


def build(records: Iterable[Record], promises: Mapping[str, Promise], mapping: Map, now: datetime) -> Codes:
    """Put the city in the database; which department usually had a category becomes its duty and a rule."""
    seen: dict[str, Counter[str]] = {"area": Counter(), "unit": Counter(), "category": Counter()}
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for kind, words in seen.items():
            word = getattr(record, kind)
            if word:
                words[word] += 1
        if record.unit:
            usual[record.category][record.unit] += 1
    codes = Codes(
        areas=_coded("a", seen["area"]), units=_coded("u", seen["unit"]), categories=_coded("c", seen["category"])
    )
    put_areas(
        [
            AreaRow(code=CITY, name=mapping.name, level="city"),
            *(AreaRow(code=code, name=name, level="district", parent=CITY) for name, code in codes.areas.items()),
        ]
    )
    put_units(
        [
            UnitRow(code=HALL, name=mapping.name, kind="bureau", area=CITY, accepts_dispatch=False),
            *(
                UnitRow(code=code, name=name, kind="bureau", parent=HALL, area=CITY)
                for name, code in codes.units.items()
            ),
        ]
    )
    put_duties(DutyRow(duty=f"of-{code}", area=CITY, unit=code) for code in codes.units.values())
    holders = {
        category: codes.units[units.most_common(1)[0][0]]
        for category, units in usual.items()
        if category in codes.categories
    }
    put_categories(
        CategoryRow(code=code, name=name, default_duty=f"of-{holders[name]}" if name in holders else "")
        for name, code in codes.categories.items()
    )
    _publish(holders, codes, now)
    _promise(promises, codes, mapping)
    return codes


def _publish(holders: Mapping[str, str], codes: Codes, now: datetime) -> None:
    of_unit: dict[str, list[str]] = defaultdict(list)
    for category, unit in holders.items():
        of_unit[unit].append(codes.categories[category])
    rules = [
        Rule(unit, unit, 100, {"category": {"under": sorted(categories)}}, {"lead": {"duty": f"of-{unit}"}})
        for unit, categories in sorted(of_unit.items())
    ]
    if rules:
        draft = draft_rules(by=BY, now=now, empty=True)
        save_rules(draft.version, rules)
        publish_rules(draft.version, by=BY, now=now)


def _promise(promises: Mapping[str, Promise], codes: Codes, mapping: Map) -> None:
    names = {promise.calendar for promise in promises.values() if promise.calendar}
    default = next(iter(sorted(names)), "")
    for name in sorted(names) or [""]:
        put_calendar(_key(name), calendar(mapping, name), by=BY)
    items = {
        codes.categories[category]: {
            "clocks": {kind: _term(promise, default, mapping) for kind in ("citizen", "handle")}
        }
        for category, promise in promises.items()
        if category in codes.categories
    }
    breach = [{"at": "0", "do": "tell", "tell": ["supervisor"]}]
    plain = {"span": NO_PROMISE, "ladder": breach}
    put_policy(
        "replayed",
        {
            "calendar": _key(default),
            "counting": {"days": "same_clock_time", "last_day_off": "stays"},
            "classes": {
                "normal": {
                    "clocks": {"citizen": plain, "handle": plain},
                    "review": "automatic",
                    "callback": "none",
                    "dispatches": 99,
                }
            },
            "items": items,
        },
        by=BY,
        standard=True,
    )


def _term(promise: Promise, default: str, mapping: Map) -> dict[str, Any]:
    return {
        "span": str(promise.span),
        "calendar": _key(promise.calendar or default),
        "counting": dict(mapping.counting.get(promise.mode, {})),
    }


def _key(name: str) -> str:
    return re.sub(r"[^a-zA-Z0-9_-]+", "-", name).strip("-").lower() or "plain"


def _coded(prefix: str, words: Counter[str]) -> dict[str, str]:
    return {word: f"{prefix}{number:04d}" for number, word in enumerate(sorted(words), start=1)}
