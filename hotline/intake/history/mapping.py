"""A mapping file: what the columns of another system's export mean, and how that city counts its days.

TOML. Everything a city does differently is data here, never code:

    name = "…"                     # for people
    dataset = "boston_2011H2"      # which rows of a promise table belong to it
    zone = "America/New_York"
    [columns]                      # ours = theirs; only id, opened and title are needed
    id = "case_enquiry_id"
    opened = "open_dt"
    closed = "closed_dt"
    due = "target_dt"              # only ever compared with
    verdict = "ontime"             # only ever compared with
    title = "case_title"
    content = "closure_reason"
    category = "type"
    unit = "department"
    area = "neighborhood"
    address = "location"
    lon = "longitude"
    lat = "latitude"
    channel = "source"
    [values.verdict]               # their word → on_time | late
    ONTIME = "on_time"
    OVERDUE = "late"
    [values.channel]               # their word → one of our channels; "*" for the rest
    "*" = "import"
    [counting.business_days]       # how a promise of this mode counts (tickets.domain.counting.Counting)
    days = "same_clock_time"
    [calendars.A_no_holidays]      # by the name the promise table uses; "" for promises without one
    week = ["08:30-17:00"]         # opening hours, Monday to Friday
    holidays = ""                  # jurisdiction of tickets.holidays, or none
    years = [2010, 2014]
    without = ["2013-01-01/2013-12-31"]
    [calendars.A_no_holidays.days_off]
    2017-11-10 = "Veterans Day (observed)"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from routing.domain.speech import _
from routing.refusal import Refusal
from tickets.holidays import calendar_data

SHIPPED = Path(__file__).parent / "maps"
NEEDED = ("id", "opened", "title")
KNOWN = (*NEEDED, "closed", "due", "verdict", "content", "category", "unit", "area", "address", "lon", "lat", "channel")
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")


class MapError(Refusal):
    """The mapping file cannot be used."""


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping file that was read; see the module for its parts."""

    name: str
    dataset: str
    zone: ZoneInfo
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    counting: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    calendars: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def word(self, column: str, theirs: str) -> str:
        """Return our word for one of theirs, or theirs where the map has none."""
        words = self.values.get(column, {})
        return words.get(theirs, words.get("*", theirs))


def load(name: str) -> Map:
    """Read a mapping file by path, or by the name of one that is shipped. Raises `MapError`."""
    path = Path(name)
    if not path.exists() and (SHIPPED / f"{name}.toml").exists():
        path = SHIPPED / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        shipped = ", ".join(sorted(one.stem for one in SHIPPED.glob("*.toml")))
        raise MapError(
            "no_map", _("There is no mapping “{name}”. Shipped: {shipped}."), name=name, shipped=shipped
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise MapError("bad_map", _("“{name}” is not TOML: {why}"), name=name, why=str(error)) from error
    columns = data.get("columns", {})
    for wanted in NEEDED:
        if wanted not in columns:
            raise MapError("bad_map", _("“{name}” does not say which column is “{wanted}”."), name=name, wanted=wanted)
    for given in columns:
        if given not in KNOWN:
            raise MapError("bad_map", _("“{name}”: “{given}” is nothing we know."), name=name, given=given)
    return Map(
        name=str(data.get("name", path.stem)),
        dataset=str(data.get("dataset", path.stem)),
        zone=ZoneInfo(data.get("zone", "UTC")),
        columns=columns,
        values=data.get("values", {}),
        counting=data.get("counting", {}),
        calendars=data.get("calendars", {}),
    )


def calendar(mapping: Map, name: str) -> dict[str, Any]:
    """Return the document of one of the map's calendars, for `tickets.actions.law.put_calendar`.

    Without a section of that name it is open around the clock on weekdays and knows no holiday.
    """
    section = mapping.calendars.get(name, {})
    hours = section.get("week", ["00:00-24:00"])
    week = dict.fromkeys(WORKDAYS, hours)
    first, last = section.get("years", [1990, 2100])
    holidays = section.get("holidays", "")
    if holidays:
        data = calendar_data(holidays, range(first, last), zone=mapping.zone.key, week=week)
    else:
        data = {"zone": mapping.zone.key, "week": week, "exceptions": {}, "published": [f"{first}-{last}"]}
    kept = {day: body for day, body in data["exceptions"].items() if not _left_out(day, section.get("without", []))}
    for day, title in section.get("days_off", {}).items():
        kept[str(day)] = {"name": title, "windows": []}
    return {**data, "exceptions": kept}


def _left_out(day: str, spans: list[str]) -> bool:
    at = date.fromisoformat(day)
    for span in spans:
        begin, _slash, end = span.partition("/")
        if date.fromisoformat(begin) <= at <= date.fromisoformat(end or begin):
            return True
    return False
