"""When people call, and about what: hours, weekdays, seasons, feasts, and how often each matter comes up.

Shares are relative. The busiest hour takes about a tenth of a day (domain reference §6).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from hotline.demo.city.categories import leaves

# share of the day's calls by hour, 0 to 23
HOURS = (8, 5, 4, 3, 3, 6, 14, 32, 66, 96, 98, 76, 42, 44, 74, 82, 76, 62, 48, 46, 48, 38, 24, 14)
NIGHT_HOURS = (34, 24, 16, 10, 6, 5, 6, 8, 12, 14, 14, 12, 10, 10, 12, 14, 16, 20, 32, 48, 66, 78, 80, 58)
EVENING_HOURS = (6, 3, 2, 2, 3, 12, 40, 66, 54, 46, 40, 34, 34, 30, 32, 34, 40, 62, 84, 92, 84, 60, 34, 14)

# Monday to Sunday
WEEKDAYS = (1.22, 1.12, 1.08, 1.05, 1.04, 0.78, 0.71)

SPRING_FESTIVALS = {
    2023: date(2023, 1, 22),
    2024: date(2024, 2, 10),
    2025: date(2025, 1, 29),
    2026: date(2026, 2, 17),
    2027: date(2027, 2, 6),
    2028: date(2028, 1, 26),
    2029: date(2029, 2, 13),
    2030: date(2030, 2, 3),
}

# matter | how often it comes up; what is not named counts 10
OFTEN = {
    "0101": 52, "0102": 24, "0103": 16, "0104": 22, "0106": 18, "0201": 34, "0202": 30, "0203": 26, "0207": 16,
    "0208": 18, "0301": 58, "0302": 16, "0303": 30, "0305": 14, "0307": 22, "0308": 16, "0401": 30, "0402": 14,
    "0501": 30, "0502": 14, "0504": 5, "0506": 22, "0601": 26, "0602": 4, "0603": 34, "0604": 10, "0701": 20,
    "0704": 28, "0706": 26, "0708": 44, "0709": 20, "0801": 56, "0802": 14, "0901": 16, "0904": 20, "1001": 40,
    "1002": 18, "1003": 20, "1103": 22, "1201": 18, "1202": 18, "1301": 12, "1503": 12, "1604": 24, "1605": 22,
    "1701": 34, "1703": 12, "1706": 26, "1705": 16, "1801": 30, "1803": 26, "1804": 14, "0107": 20,
    "0105": 18, "0804": 14, "1205": 14, "1805": 2, "1899": 14,
    "0108": 4, "0805": 4, "0907": 3, "1305": 4, "1402": 8, "1406": 4, "1504": 8, "1606": 4, "1307": 3, "0206": 8,
    "0905": 4, "1206": 5,
}  # fmt: skip

# matter or class | twelve factors, January to December; the longest code that fits wins
SEASONS = {
    "0603": (30, 26, 12, 0.2, 0, 0, 0, 0, 0.1, 2, 16, 30),
    "0604": (14, 12, 8, 0.2, 0, 0, 0, 0, 0.2, 6, 20, 16),
    "0605": (16, 14, 12, 8, 8, 10, 16, 18, 12, 14, 16, 16),
    "0801": (6, 6, 8, 10, 14, 20, 24, 24, 16, 10, 7, 6),
    "0201": (5, 4, 8, 10, 14, 18, 20, 20, 16, 11, 8, 6),
    "0208": (6, 5, 8, 10, 13, 16, 18, 18, 14, 10, 8, 7),
    "0401": (6, 4, 9, 12, 14, 18, 16, 15, 13, 11, 9, 7),
    "0506": (2, 2, 4, 6, 12, 30, 38, 28, 12, 5, 3, 2),
    "1501": (4, 4, 8, 9, 10, 18, 26, 22, 10, 6, 6, 4),
    "0501": (16, 12, 8, 8, 10, 14, 18, 18, 10, 8, 8, 14),
    "0601": (10, 8, 6, 6, 8, 18, 26, 26, 10, 6, 7, 10),
    "1201": (2, 2, 4, 6, 8, 16, 26, 40, 22, 4, 2, 2),
    "1203": (6, 3, 12, 10, 10, 10, 4, 8, 24, 12, 10, 8),
    "1204": (6, 6, 10, 6, 6, 6, 6, 16, 26, 10, 6, 6),
    "1202": (10, 10, 8, 8, 8, 10, 16, 18, 12, 8, 8, 8),
    "1206": (4, 2, 6, 8, 16, 30, 20, 4, 6, 6, 6, 8),
    "1001": (34, 20, 6, 6, 6, 7, 7, 8, 9, 10, 16, 30),
    "0905": (24, 34, 4, 1, 1, 1, 1, 1, 2, 3, 3, 10),
    "1502": (1, 1, 6, 22, 26, 18, 14, 12, 8, 4, 1, 1),
    "1305": (6, 6, 20, 30, 8, 4, 4, 4, 4, 6, 6, 8),
    "1405": (4, 4, 6, 8, 12, 26, 18, 10, 8, 8, 8, 6),
    "0404": (6, 4, 10, 12, 12, 12, 12, 12, 12, 12, 10, 8),
    "1601": (8, 12, 10, 14, 22, 10, 14, 18, 10, 22, 8, 8),
    "0206": (6, 6, 10, 12, 14, 14, 14, 12, 12, 12, 8, 6),
}

# matters that are heard at night, and those heard when people come home
AT_NIGHT = frozenset({"0801", "0401", "0905", "1307", "0904", "0201"})
IN_THE_EVENING = frozenset({"0603", "0604", "0601", "0501", "0301", "1801", "0708", "0207", "0208", "0503"})
EVERY_HOUR = frozenset({"0602", "0504", "1805", "0907"})

# matters that have no place in some settings: core, new, rural
SETTINGS = {
    "14": {"core": 0.0, "new": 0.05, "rural": 1.0},
    "0702": {"core": 1.0, "new": 0.6, "rural": 0.0},
    "0603": {"core": 1.0, "new": 0.9, "rural": 0.15},
    "0604": {"core": 1.0, "new": 0.9, "rural": 0.15},
    "0308": {"core": 1.0, "new": 0.2, "rural": 0.1},
    "0309": {"core": 1.0, "new": 0.4, "rural": 0.0},
    "0806": {"core": 0.0, "new": 0.2, "rural": 1.0},
    "0707": {"core": 1.0, "new": 0.8, "rural": 0.05},
    "0703": {"core": 1.0, "new": 0.6, "rural": 0.2},
}
PEOPLE = {"core": 1.0, "new": 0.7, "rural": 0.45}


def to_festival(day: date) -> int:
    """Give the days from `day` to the nearest Spring Festival: negative once it is past."""
    nearest = min(
        (feast for year, feast in SPRING_FESTIVALS.items() if abs(year - day.year) <= 1),
        key=lambda feast: abs((feast - day).days),
        default=day + timedelta(days=180),
    )
    return (nearest - day).days


def is_feast(day: date) -> bool:
    """Say whether it is one of the great holidays: New Year, Spring Festival, May Day, National Day."""
    fixed = {(1, 1), (5, 1), (5, 2), (5, 3), (10, 1), (10, 2), (10, 3), (10, 4)}
    return (day.month, day.day) in fixed or -5 <= to_festival(day) <= 1


def busyness(day: date) -> float:
    """Give how busy a day is, 1 for an average one: weekdays, holidays, and the hush of the Spring Festival."""
    near = to_festival(day)
    if -6 <= near <= 1:
        return 0.38
    if is_feast(day):
        return 0.6
    rush = 1.15 if 2 <= near <= 25 else 1.0
    return WEEKDAYS[day.weekday()] * rush


def season_of(day: date) -> str:
    """Name the season callers speak of: a key of `voices.SEASONS`."""
    near, month_day = to_festival(day), (day.month, day.day)
    if 0 <= near <= 20:
        return "festival"
    if month_day >= (11, 15) or month_day <= (3, 10):
        return "winter"
    if (6, 10) <= month_day <= (7, 31):
        return "flood"
    if (6, 1) <= month_day <= (8, 25):
        return "summer"
    return "autumn" if month_day >= (8, 26) else "spring"


def _longest(table: Mapping[str, tuple[float, ...]], code: str) -> tuple[float, ...] | None:
    return table.get(code) or table.get(code[:2])


@cache
def frequency(code: str, month: int) -> float:
    """Give how often a matter comes up in a month (1 to 12), relative to the others."""
    base = OFTEN.get(code, 10)
    factors = _longest(SEASONS, code)
    if factors is None:
        return float(base)
    return base * factors[month - 1] / 10


@cache
def frequencies(month: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Give the codes of all matters and how often each comes up in a month."""
    codes = tuple(leaf.code for leaf in leaves())
    return codes, tuple(frequency(code, month) for code in codes)


def hours_of(code: str) -> tuple[int, ...]:
    """Give the shares of the 24 hours at which a matter is reported."""
    if code in AT_NIGHT:
        return NIGHT_HOURS
    if code in EVERY_HOUR:
        return (1,) * 24
    return EVENING_HOURS if code in IN_THE_EVENING else HOURS


def suits(code: str, setting: str) -> float:
    """Give how well a matter suits a setting (core, new, rural): 0 where it never occurs."""
    shares = SETTINGS.get(code) or SETTINGS.get(code[:2])
    return (shares[setting] if shares else 1.0) * PEOPLE[setting]
