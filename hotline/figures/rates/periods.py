"""Spans of days that figures are asked for: month, quarter, year, or any; and the span before each."""

from dataclasses import dataclass
from datetime import date, timedelta

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included. `kind` is month, quarter, year or span."""

    kind: str
    first: date
    last: date

    @property
    def name(self) -> str:
        """How addresses name it: ``2026-03``, ``2026-Q1``, ``2026``, ``2026-03-02..2026-03-08``."""
        if self.kind == "month":
            return f"{self.first:%Y-%m}"
        if self.kind == "quarter":
            return f"{self.first:%Y}-Q{(self.first.month + 2) // 3}"
        if self.kind == "year":
            return f"{self.first:%Y}"
        return f"{self.first}..{self.last}"

    def before(self) -> "Period":
        """Return the period of the same length that ends the day before this one begins."""
        end = self.first - ONE
        if self.kind in _MONTHS:
            return _months(self.kind, end, _MONTHS[self.kind])
        return Period("span", self.first - (self.last - self.first) - ONE, end)

    def after(self) -> "Period":
        """Return the period of the same kind that begins the day after this one ends."""
        begin = self.last + ONE
        if self.kind in _MONTHS:
            return _months(self.kind, begin, _MONTHS[self.kind])
        return Period("span", begin, begin + (self.last - self.first))


_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def period(name: str) -> Period:
    """Return the period of a name. Raises ValueError for what names none."""
    if ".." in name:
        begin, _dots, end = name.partition("..")
        first, last = date.fromisoformat(begin), date.fromisoformat(end)
        if last < first:
            raise ValueError("the span ends before it begins")
        return Period("span", first, last)
    year, dash, rest = name.partition("-")
    if len(year) != 4:
        raise ValueError(f"“{name}” names no period")
    if not dash:
        return _months("year", date(int(year), 1, 1), 12)
    if rest.startswith("Q"):
        quarter = int(rest[1:])
        return _months("quarter", date(int(year), 3 * quarter - 2, 1), 3)
    return _months("month", date(int(year), int(rest), 1), 1)


def month_of(day: date) -> Period:
    """Return the month a day lies in."""
    return _months("month", day, 1)


def parts(first: date, last: date) -> tuple[list[date], list[tuple[date, date]]]:
    """Return the whole months (by their first day) of a span of days, and the spans of days that are left."""
    months: list[date] = []
    begin = first if first.day == 1 else next_month(first)
    day = begin
    while next_month(day) - ONE <= last:
        months.append(day)
        day = next_month(day)
    if not months:
        return [], [(first, last)]
    rest = [(first, begin - ONE), (day, last)]
    return months, [(a, b) for a, b in rest if a <= b]


def next_month(day: date) -> date:
    """Return the first day of the month after a day's."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _months(kind: str, day: date, many: int) -> Period:
    month = (day.month - 1) // many * many + 1
    first = last = day.replace(month=month, day=1)
    for _month in range(many):
        last = next_month(last)
    return Period(kind, first, last - ONE)
