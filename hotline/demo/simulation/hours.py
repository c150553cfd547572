"""When people get round to things: in office hours, or at any hour where somebody is always on duty."""

from datetime import datetime, time, timedelta

from hotline.demo.city.rhythm import ZONE
from tickets.domain.calendar import Calendar

FIRST_CALL, LAST_CALL = time(8, 0), time(20, 30)


class Hours:
    """The city's opening hours as moments: all arguments and results are aware."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar

    def later(self, at: datetime, minutes: float, *, always: bool = False) -> datetime:
        """Return the moment `minutes` of working time after `at`; of any time with `always`."""
        gap = timedelta(seconds=round(minutes * 60))
        return at + gap if always else self.calendar.after_work(at, gap)

    def within(self, start: datetime, due: datetime, share: float, *, always: bool = False) -> datetime:
        """Return the moment when `share` of the time from `start` to `due` is used up; above 1 it lies after `due`.

        Short budgets and people on duty round the clock count all time, others their working time.
        """
        span = due - start
        if not always and span > timedelta(hours=3):
            worked = self.calendar.worked(start, due)
            if worked > timedelta():
                return self.calendar.after_work(start, timedelta(seconds=round(worked.total_seconds() * share)))
        return start + timedelta(seconds=round(span.total_seconds() * share))

    def awake(self, at: datetime) -> datetime:
        """Return the first moment from `at` on at which somebody on weekend duty makes telephone calls."""
        wall = at.astimezone(ZONE)
        if wall.time() < FIRST_CALL:
            return datetime.combine(wall.date(), FIRST_CALL, ZONE) + timedelta(minutes=wall.minute)
        if wall.time() > LAST_CALL:
            return datetime.combine(wall.date() + timedelta(days=1), FIRST_CALL, ZONE) + timedelta(minutes=wall.minute)
        return at

    def open(self, at: datetime) -> bool:
        """Say whether offices are open at `at`."""
        return self.calendar.worked(at, at + timedelta(minutes=1)) > timedelta()
