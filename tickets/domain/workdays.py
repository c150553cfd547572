"""Which days are worked, counted in advance: the index that makes every deadline equally cheap.

Days are proleptic ordinals (`date.toordinal()`), working time is whole minutes of the local day. Three running
totals per day (working days so far, the days themselves, minutes so far) answer "the n-th working day after" by a
subscript and "where do n minutes end" by one bisection, however long the budget. The totals are built for a few
years and rebuilt for twice as many when a question reaches further; a snapshot is never changed once built, so
threads may share an index.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import accumulate

from routing.domain.speech import _
from routing.refusal import Refusal

FIRST_YEAR = 1900
LAST_YEAR = 2499
_FIRST_DAY = date(FIRST_YEAR, 1, 1).toordinal()
_LAST_DAY = date(LAST_YEAR, 12, 31).toordinal()


class CalendarError(Refusal):
    """The calendar cannot be read, has no working time, or ends before the answer."""


def beyond() -> CalendarError:
    """Return the error for a question that finds no working time between the first and the last year we count."""
    return CalendarError(
        "beyond_calendar",
        _("There is no working time left to count: calendars run from {first} to {last}."),
        first=FIRST_YEAR,
        last=LAST_YEAR,
    )


class _Totals:
    """Running totals over the whole years first..last; never changed after building."""

    __slots__ = ("before", "days", "first", "first_year", "last_year", "length", "minutes")

    def __init__(self, first_year: int, last_year: int, week: Sequence[int], exceptions: Mapping[int, int]) -> None:
        self.first_year, self.last_year = first_year, last_year
        self.first = date(first_year, 1, 1).toordinal()
        self.length = date(last_year, 12, 31).toordinal() + 1 - self.first
        turn = (self.first - 1) % 7
        rotated = [*week[turn:], *week[:turn]]
        per_day = (rotated * (self.length // 7 + 1))[: self.length]
        for day, minutes in exceptions.items():
            if 0 <= day - self.first < self.length:
                per_day[day - self.first] = minutes
        self.minutes = list(accumulate(per_day, initial=0))
        self.before = list(accumulate((1 if minutes else 0 for minutes in per_day), initial=0))
        self.days = [self.first + i for i, minutes in enumerate(per_day) if minutes]


class WorkIndex:
    """Working days and minutes of one calendar, counted.

    `week` holds the working minutes of Monday to Sunday, `exceptions` those of single days by ordinal. Every method
    raises CalendarError when the answer lies outside FIRST_YEAR..LAST_YEAR.
    """

    __slots__ = ("_exceptions", "_totals", "_week")

    def __init__(self, week: Sequence[int], exceptions: Mapping[int, int]) -> None:
        self._week = tuple(week)
        self._exceptions = dict(exceptions)
        self._totals: _Totals | None = None

    def _covering(self, low: int, high: int) -> _Totals:
        """Return totals that hold both days, low ≤ high, building them where needed."""
        totals = self._totals
        if totals is not None and totals.first <= low and high < totals.first + totals.length:
            return totals
        if low < _FIRST_DAY or high > _LAST_DAY:
            raise beyond()
        first_year, last_year = date.fromordinal(low).year - 1, date.fromordinal(high).year + 2
        if totals is not None:
            first_year, last_year = min(first_year, totals.first_year), max(last_year, totals.last_year)
        return self._build(first_year, last_year)

    def _build(self, first_year: int, last_year: int) -> _Totals:
        totals = _Totals(max(first_year, FIRST_YEAR), min(last_year, LAST_YEAR), self._week, self._exceptions)
        self._totals = totals
        return totals

    def _later(self, totals: _Totals) -> _Totals:
        if totals.last_year == LAST_YEAR:
            raise beyond()
        return self._build(totals.first_year, totals.last_year + (totals.last_year - totals.first_year + 1))

    def _earlier(self, totals: _Totals) -> _Totals:
        if totals.first_year == FIRST_YEAR:
            raise beyond()
        return self._build(totals.first_year - (totals.last_year - totals.first_year + 1), totals.last_year)

    def works(self, day: int) -> bool:
        """Return whether the day has any working time."""
        totals = self._covering(day, day)
        i = day - totals.first
        return totals.before[i + 1] > totals.before[i]

    def nth_after(self, day: int, n: int) -> int:
        """Return the n-th working day after `day`, n ≥ 1."""
        totals = self._covering(day, day)
        while True:
            place = totals.before[day - totals.first + 1] + n - 1
            if place < len(totals.days):
                return totals.days[place]
            totals = self._later(totals)

    def nth_before(self, day: int, n: int) -> int:
        """Return the n-th working day before `day`, n ≥ 1."""
        totals = self._covering(day, day)
        while True:
            place = totals.before[day - totals.first] - n
            if place >= 0:
                return totals.days[place]
            totals = self._earlier(totals)

    def days_between(self, begin: int, end: int) -> int:
        """Return how many days d with begin ≤ d < end are worked; negative when end lies before begin."""
        totals = self._covering(min(begin, end), max(begin, end))
        return totals.before[end - totals.first] - totals.before[begin - totals.first]

    def minutes_between(self, begin: int, end: int) -> int:
        """Return the working minutes from the start of day `begin` to the start of day `end`."""
        totals = self._covering(min(begin, end), max(begin, end))
        return totals.minutes[end - totals.first] - totals.minutes[begin - totals.first]

    def end_of_minutes(self, day: int, minutes: int) -> tuple[int, int]:
        """Return (d, m): `minutes` working minutes (at least 1) from the start of `day` are first reached on day d,
        and m of them lie before d; so m < minutes ≤ m + the minutes of d.
        """
        return self._locate(day, minutes, bisect_left)

    def start_of_minutes(self, day: int, minutes: int) -> tuple[int, int]:
        """Return (d, m): after `minutes` working minutes from the start of `day` (negative: counted back) work goes
        on on day d, and m of them lie before d; so m ≤ minutes < m + the minutes of d.
        """
        return self._locate(day, minutes, bisect_right)

    def _locate(self, day: int, minutes: int, bisect: Callable[[Sequence[int], int], int]) -> tuple[int, int]:
        totals = self._covering(day, day)
        while True:
            base = totals.minutes[day - totals.first]
            place = bisect(totals.minutes, base + minutes) - 1
            if 0 <= place < totals.length:
                return totals.first + place, totals.minutes[place] - base
            totals = self._later(totals) if place >= totals.length else self._earlier(totals)
