"""Counting days: where the n-th one lies, when it is over, and how many went by.

A counted day is a working day or any day, as the measure says. It is over at its end: 24:00, the close of business,
or a clock time that the deadline keeps from its start.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tickets.domain.calendar import Calendar
from tickets.domain.counting import Counting, DayEnd, DayRule, LastDayOff
from tickets.domain.span import Measure

ONE_DAY = timedelta(days=1)
_MIDNIGHT = datetime.min.time()


@dataclass(frozen=True, slots=True)
class Mark:
    """The day a deadline falls on.

    `raw` is the last day counted, `day` where it came to lie after moving on over days off; `clock` is the time of
    that day (24 h: its very end), None for the end that the way of counting gives each day.
    """

    raw: date
    day: date
    clock: timedelta | None


@dataclass(frozen=True, slots=True)
class DayCount:
    """Days of one measure, by one calendar and one way of counting."""

    calendar: Calendar
    counting: Counting
    working: bool

    @classmethod
    def of(cls, calendar: Calendar, counting: Counting, measure: Measure) -> DayCount:
        """Return the count that a measure asks for."""
        return cls(calendar, counting, measure.working)

    def end(self, day: date, clock: timedelta | None) -> datetime:
        """Return the wall time at which a day is over; the close of a day off is 24:00."""
        midnight = datetime.combine(day, _MIDNIGHT)
        if clock is not None:
            return midnight + clock
        if self.counting.day_end is DayEnd.CLOSE_OF_BUSINESS:
            windows = self.calendar.windows(day)
            if windows:
                return midnight + timedelta(minutes=windows[-1][1])
        return midnight + ONE_DAY

    def clock_of(self, wall: datetime) -> timedelta | None:
        """Return the time of day that a deadline starting at `wall` keeps: none, where days run to their end."""
        if self.counting.days is DayRule.NEXT_DAY_TO_END:
            return None
        return wall - datetime.combine(wall.date(), _MIDNIGHT)

    def after(self, day: date, n: int) -> date:
        """Return the n-th counted day after `day`, `day` itself for n = 0 (the next one, if it cannot be counted)."""
        return self.calendar.nth_work_day(day, n) if self.working else day + n * ONE_DAY

    def settled(self, raw: date) -> date:
        """Return where a last day comes to lie: a day off moves on where the rule says so (Civil Code Art. 203)."""
        if self.working or self.counting.last_day_off is LastDayOff.MOVES:
            return self.calendar.nth_work_day(raw, 0)
        return raw

    def over_between(self, begin: datetime, end: datetime, clock: timedelta | None) -> int:
        """Return how many counted days were over in (begin, end], both wall times; 0 when end is not after begin."""
        if end <= begin:
            return 0
        if self.working:
            days = self.calendar.work_days_between(begin.date(), end.date())
        else:
            days = (end.date() - begin.date()).days
        return max(0, days + self._is_over(end, clock) - self._is_over(begin, clock))

    def _is_over(self, wall: datetime, clock: timedelta | None) -> bool:
        day = wall.date()
        return self.end(day, clock) <= wall and (not self.working or self.calendar.is_work_day(day))

    def first_over_after(self, wall: datetime, clock: timedelta | None) -> date:
        """Return the first day, settled, that is over only after a wall time."""
        day = wall.date()
        return self.settled(day if self.end(day, clock) > wall else day + ONE_DAY)
