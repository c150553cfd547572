"""Where calendars come from: public holiday notices as the maintained packages know them, turned into `Calendar`
data.

    calendar_data("CN", years=range(2024, 2028)) → a dict for `Calendar.from_data`

China's notices (with their make-up working days) come from `chinesecalendar`, which knows a year once the State
Council has published it; everywhere else from `holidays`, by country and subdivision ("US-MA"). Only years that the
source really knows are called published, so a deadline beyond them says that it is provisional.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import version
from typing import Any

import holidays
from chinese_calendar import constants as china

from routing.domain.speech import _
from tickets.domain.calendar import WEEKDAYS, CalendarError

OFFICE_HOURS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(WEEKDAYS[:5], ("09:00-12:00", "13:30-18:00")),
    **dict.fromkeys(WEEKDAYS[5:], ()),
}


def calendar_data(
    jurisdiction: str,
    years: Iterable[int],
    *,
    key: str = "city",
    calendar_version: int = 1,
    zone: str = "Asia/Shanghai",
    week: Mapping[str, Iterable[str]] = OFFICE_HOURS,
) -> dict[str, Any]:
    """Return the data of a calendar for a jurisdiction ("CN", or a country and subdivision such as "US-MA").

    `years` are those wanted; those the source does not know are left unpublished. `week` is opening hours by
    weekday; make-up working days take those of the first working weekday. Raises CalendarError for a jurisdiction
    that no source knows.
    """
    wanted = sorted(set(years))
    pattern = {day: list(week.get(day, ())) for day in WEEKDAYS}
    usual = next((hours for hours in pattern.values() if hours), [])
    if jurisdiction == "CN":
        source, days, published = _china(wanted, usual)
    else:
        source, days, published = _elsewhere(jurisdiction, wanted)
    return {
        "key": key,
        "version": calendar_version,
        "zone": zone,
        "week": pattern,
        "exceptions": {day.isoformat(): body for day, body in sorted(days.items())},
        "published": [str(year) for year in published],
        "source": source,
    }


_Found = tuple[str, dict[date, dict[str, Any]], list[int]]


def _china(years: list[int], usual: list[str]) -> _Found:
    # A year's notice is there when its National Day is: days of January may stem from the notice of the year before.
    noticed = {day.year for day, name in china.holidays.items() if (day.month, day.day) == (10, 1)}
    days: dict[date, dict[str, Any]] = {}
    for day, name in china.holidays.items():
        if day.year in years:
            days[day] = {"name": str(name), "windows": []}
    for day, name in china.workdays.items():
        if day.year in years:
            days[day] = {"name": str(name), "windows": list(usual)}
    return f"chinesecalendar {version('chinesecalendar')}", days, [year for year in years if year in noticed]


def _elsewhere(jurisdiction: str, years: list[int]) -> _Found:
    country, _dash, subdivision = jurisdiction.partition("-")
    try:
        languages = holidays.list_localized_countries().get(country, ())
        known = holidays.country_holidays(
            country,
            subdiv=subdivision or None,
            years=years,
            language="en_US" if "en_US" in languages else None,
        )
    except NotImplementedError as error:
        raise CalendarError(
            "jurisdiction_unknown", _("No source knows the holidays of “{jurisdiction}”."), jurisdiction=jurisdiction
        ) from error
    days = {day: {"name": name, "windows": []} for day, name in known.items()}
    # A day marked as estimated (a moon not yet sighted) is a forecast, not a notice.
    guessed = {day.year for day, name in known.items() if "estimated" in name.lower()}
    published = [year for year in years if known.start_year <= year <= known.end_year and year not in guessed]
    return f"holidays {version('holidays')}", days, published
