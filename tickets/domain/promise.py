"""From a budget to a due time, and through whatever pauses and extensions befall it.

    reckon(start, Span.parse("5 wd"), calendar, counting, adjustments) → Deadline

Hours count at once. Days count from the next (working) day to the end of the last one, or N days on at the same
clock time, as the policy's `Counting` says (Civil Code Art. 201-204). Adjustments apply in their order:

- An extension counts from the old due time, by the same rules as a budget: +2 wd is the end of the second working day
  after the old last day, +4 work_h is four opening hours after the old due time.
- A pause of an hour budget moves the due time on by the counted time inside the pause: all of it for natural hours, for
  working hours only opening time, so that a pause over night adds nothing but the open minutes at either end.
- A pause of a day budget moves the due day on by the counted days that were over inside it (begin < end of day ≤ end).
  A pause within one day costs the unit no day and adds none. A deadline whose very moment fell into the pause is over
  no earlier than the first day that ends after it.
- A pause that begins at or after the due time changes nothing: what is late stays late. Overlapping pauses count once.

It follows, and property tests hold it, that a longer pause never gives an earlier deadline, that an empty one
changes nothing, and that two pauses which touch are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from routing.domain.speech import _
from tickets.domain.adjustment import Adjustment, Extension, Pause, PromiseError, adjustment_from_data, merged
from tickets.domain.calendar import Calendar
from tickets.domain.counting import Arrival, Counting, DayOffArrival, DayRule, LastDayOff
from tickets.domain.daycount import ONE_DAY, DayCount, Mark
from tickets.domain.explanation import Explanation, explain
from tickets.domain.span import Measure, Span
from tickets.domain.wall import require_aware, to_instant, to_wall

__all__ = [
    "Adjustment",
    "Deadline",
    "Extension",
    "Pause",
    "PromiseError",
    "Remaining",
    "adjustment_from_data",
    "reckon",
    "reckon_date",
    "remaining",
]

_TICK = timedelta(microseconds=1)
_MIDNIGHT = datetime.min.time()
CHINESE_RULE = Counting()


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a promise falls due, with everything it was reckoned from.

    `due`, `base_due` (before adjustments), `start` and `effective_start` (after waiting for an opening) are in UTC;
    `provisional` says that a year without a published holiday notice was relied on; `mark` is the due day.
    """

    due: datetime
    provisional: bool
    start: datetime
    effective_start: datetime
    span: Span
    calendar: Calendar
    counting: Counting
    base_due: datetime
    adjustments: tuple[Adjustment, ...]
    mark: Mark

    @property
    def calendar_version(self) -> tuple[str, int]:
        """Return the key and version of the calendar it was reckoned with."""
        return self.calendar.key, self.calendar.version

    def history(self) -> tuple[Deadline, ...]:
        """Return the deadline as it stood at first, and after each adjustment (pauses that touch are one)."""
        steps = merged(self.adjustments)
        return tuple(
            reckon(self.start, self.span, self.calendar, self.counting, steps[:count])
            for count in range(len(steps) + 1)
        )

    def explain(self) -> Explanation:
        """Return how this deadline came about, day by day, found by walking and not by the index."""
        return explain(self)


def reckon(
    start: datetime,
    span: Span,
    calendar: Calendar,
    counting: Counting = CHINESE_RULE,
    adjustments: Sequence[Adjustment] = (),
) -> Deadline:
    """Return the deadline of a budget that starts at `start` (aware).

    Raises NaiveTime for a start without a zone, CalendarError when the calendar runs out of working time.
    """
    require_aware(start)
    start = start.astimezone(UTC)
    run = _Run(start, span, calendar, counting)
    base_due = run.due
    paused_until = run.begin
    for step in merged(adjustments):
        if isinstance(step, Extension):
            run.extend(step.span)
        else:
            end = step.end.astimezone(UTC)
            begin = max(step.begin.astimezone(UTC), paused_until)
            if begin < min(run.due, end):
                run.pause(begin, end)
            paused_until = max(paused_until, end)
    run.settle()
    return Deadline(
        due=run.due,
        provisional=run.provisional,
        start=start,
        effective_start=run.begin,
        span=span,
        calendar=calendar,
        counting=counting,
        base_due=base_due,
        adjustments=tuple(adjustments),
        mark=run.mark,
    )


def reckon_date(start: datetime, until: date | str, calendar: Calendar) -> Deadline:
    """Return the deadline "by the end of the day `until`" (a date or its ISO text): 24:00, day off or not.

    Raises PromiseError when that day was over before `start`, or is no date.
    """
    require_aware(start)
    try:
        day = date.fromisoformat(until) if isinstance(until, str) else until
    except ValueError as error:
        raise PromiseError("date_unreadable", _("“{text}” is not a date like 2026-02-17."), text=until) from error
    days = (day - to_wall(start, calendar.tz).date()).days
    if days < 0:
        raise PromiseError("date_past", _("{date} is already over."), date=day.isoformat())
    return reckon(start, Span.days(days), calendar, Counting(last_day_off=LastDayOff.STAYS))


class _Run:
    """A deadline on its way: the due time so far, and the day it falls on.

    Hours move the due time; which day that is, and which years were relied on, is asked when somebody wants to know.
    """

    __slots__ = ("_mark", "_unsettled", "begin", "calendar", "counting", "days", "due", "measure", "provisional")

    def __init__(self, start: datetime, span: Span, calendar: Calendar, counting: Counting) -> None:
        self.calendar, self.counting, self.measure = calendar, counting, span.measure
        self.begin = _effective_start(start, span.measure, calendar, counting)
        self.days = DayCount.of(calendar, counting, span.measure)
        self.provisional = False
        self.due: datetime = self.begin
        self._mark: Mark | None = None
        self._unsettled: date | None = None  # working hours went on from here, through years not yet looked up
        if span.measure.in_days:
            wall = to_wall(self.begin, calendar.tz)
            clock = self.days.clock_of(wall)
            # "By the end of the day" said after close means the end of the next one, never a time gone by.
            ends_today = span.amount == 0 and clock is None
            origin = self.days.first_over_after(wall, clock) if ends_today else wall.date()
            self._days_on(self.days, origin, clock, span.amount)
            if self.due < self.begin:
                # An hour that the clock goes through twice is read as its first pass; nothing is due before it began.
                self.due = self.begin
            if span.measure.working:
                self._rely_on(to_wall(start, calendar.tz).date(), self.mark.day)
        else:
            self._hours_on(span)
            if span.measure.working:
                self._unsettled = to_wall(start, calendar.tz).date()

    @property
    def mark(self) -> Mark:
        """Return the day that the due time falls on."""
        if self._mark is None:
            wall = to_wall(self.due, self.calendar.tz)
            day = (wall - _TICK).date()
            self._mark = Mark(day, day, wall - datetime.combine(day, _MIDNIGHT))
        return self._mark

    def settle(self) -> None:
        """Note whether the years that working hours went through are known."""
        if self._unsettled is not None:
            self._rely_on(self._unsettled, self.mark.day)
            self._unsettled = None

    def extend(self, span: Span) -> None:
        """Count a further span from the due time."""
        if span.measure is self.measure is Measure.WORK_HOUR:
            self._unsettled = self._unsettled or self.mark.day
            self._hours_on(span)
            return
        self.settle()
        before = self.mark.day
        if span.measure.in_days:
            days = DayCount.of(self.calendar, self.counting, span.measure)
            clock = None if self.counting.days is DayRule.NEXT_DAY_TO_END else self.mark.clock
            self._days_on(days, before, clock, span.amount)
        else:
            self._hours_on(span)
        if span.measure.working:
            self._rely_on(before, self.mark.day)

    def pause(self, begin: datetime, end: datetime) -> None:
        """Leave out the time from `begin`, before the due time, to `end`."""
        if self.measure is Measure.NATURAL_HOUR:
            self._set_due(self.due + (end - begin))
        elif self.measure is Measure.WORK_HOUR:
            self._unsettled = self._unsettled or self.mark.day
            self._set_due(self.calendar.after_pause(self.due, begin, end))
        else:
            self._pause_days(begin, end)

    def _pause_days(self, begin: datetime, end: datetime) -> None:
        days, mark, zone = self.days, self.mark, self.calendar.tz
        begin_wall, end_wall = to_wall(begin, zone), to_wall(end, zone)
        if self.counting.days is DayRule.NEXT_DAY_TO_END:
            # The day it came in is not counted, so it cannot be lost either.
            first = datetime.combine(to_wall(self.begin, zone).date() + ONE_DAY, _MIDNIGHT)
            begin_wall = max(begin_wall, first)
        lost = days.over_between(begin_wall, end_wall, mark.clock)
        raw = days.after(mark.raw, lost) if lost else mark.raw
        day = max(mark.day, days.settled(raw) if lost else mark.day)
        if end >= self.due:
            day = max(day, days.first_over_after(end_wall, mark.clock))
        self._set_mark(Mark(raw, day, mark.clock))
        if days.working:
            self._rely_on(mark.day, day)
        elif day != raw:
            self._rely_on(raw, day)

    def _days_on(self, days: DayCount, origin: date, clock: timedelta | None, amount: int) -> None:
        raw = days.after(origin, amount)
        day = raw if days.working else days.settled(raw)
        self._set_mark(Mark(raw, day, clock))
        if not days.working and self.counting.last_day_off is LastDayOff.MOVES:
            self._rely_on(raw, day)

    def _hours_on(self, span: Span) -> None:
        time = timedelta(0, span.amount * 60)
        working = span.measure.working
        self._set_due(self.calendar.after_work(self.due, time) if working else self.due + time)

    def _set_mark(self, mark: Mark) -> None:
        self._mark = mark
        self.due = to_instant(self.days.end(mark.day, mark.clock), self.calendar.tz)

    def _set_due(self, due: datetime) -> None:
        self.due, self._mark = due, None

    def _rely_on(self, first: date, last: date) -> None:
        self.provisional = self.provisional or not self.calendar.knows(first, last)


def _effective_start(start: datetime, measure: Measure, calendar: Calendar, counting: Counting) -> datetime:
    """Return `start`, or the opening that it waits for, in UTC."""
    if not measure.working or counting.keeps_arrivals:
        return start
    wall = to_wall(start, calendar.tz)
    day = arrived = wall.date()
    off = not calendar.is_work_day(day)
    if off and counting.day_off is DayOffArrival.NEXT_OPEN:
        return _opening(calendar, calendar.nth_work_day(day, 1))
    if off and counting.day_off is DayOffArrival.NEXT_DAY:
        day = calendar.nth_work_day(day, 1)
        wall = datetime.combine(day, wall.time())
    hours = calendar.usual_windows(day)
    midnight = datetime.combine(day, _MIDNIGHT)
    if counting.after_close is Arrival.NEXT_OPEN and wall >= midnight + timedelta(minutes=hours[-1][1]):
        return _opening(calendar, calendar.nth_work_day(day, 1))
    if counting.before_open is Arrival.NEXT_OPEN and wall < midnight + timedelta(minutes=hours[0][0]):
        return _opening(calendar, calendar.nth_work_day(day, 0))
    return start if day == arrived else to_instant(wall, calendar.tz)


def _opening(calendar: Calendar, day: date) -> datetime:
    opening, _closing = calendar.windows(day)[0]
    return to_instant(datetime.combine(day, _MIDNIGHT) + timedelta(minutes=opening), calendar.tz)


@dataclass(frozen=True, slots=True)
class Remaining:
    """How much of a promise is left (or by how much it is over): counted time, and counted days for day budgets.

    The day a deadline falls on is still one day left.
    """

    over: bool
    time: timedelta
    days: int | None


def remaining(deadline: Deadline, now: datetime) -> Remaining:
    """Return what is left at `now` (aware), for display."""
    require_aware(now)
    over = now > deadline.due
    first, last = (deadline.due, now) if over else (now, deadline.due)
    if not deadline.span.measure.in_days:
        time = deadline.calendar.worked(first, last) if deadline.span.measure.working else last - first
        return Remaining(over, time, None)
    zone = deadline.calendar.tz
    days = DayCount.of(deadline.calendar, deadline.counting, deadline.span.measure)
    count = days.over_between(to_wall(first, zone), to_wall(last, zone), deadline.mark.clock)
    return Remaining(over, last - first, count)
