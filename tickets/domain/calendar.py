"""Which hours of which days are worked, as data a city can edit, and how its rules count them.

A `Calendar` is one version of one jurisdiction's year: a weekly pattern of opening hours, and the days that differ
from it (holidays, make-up working days, half days). `Counting` says how a rule counts, because cities differ. Both
are read from and written to JSON; what is wrong with it is said by CalendarError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from routing.domain.speech import _
from tickets.domain.counting import Arrival, Counting, DayEnd, DayOffArrival, DayRule, LastDayOff
from tickets.domain.wall import require_aware, to_instant, to_steady_wall
from tickets.domain.windows import (
    DAY_MINUTES,
    MINUTE,
    Window,
    elapsed,
    minutes_of,
    read_windows,
    require_ordered,
    time_before_next,
    time_when_spent,
    write_windows,
)
from tickets.domain.workdays import FIRST_YEAR, LAST_YEAR, CalendarError, WorkIndex

__all__ = [
    "Arrival",
    "Calendar",
    "CalendarError",
    "Counting",
    "DayEnd",
    "DayOffArrival",
    "DayRule",
    "ExceptionDay",
    "LastDayOff",
]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ExceptionDay:
    """A day that differs from its weekday: its name, and its own hours (none: a day off)."""

    name: str
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """One version of a jurisdiction's working time.

    `week` gives Monday to Sunday, each a tuple of windows (start, end) in minutes of the local day, 1440 being
    24:00; `exceptions` the days that differ; `published` the years whose holiday notice is in it. In any other year
    the weekly pattern is assumed, and a deadline that relies on it is provisional.
    """

    key: str
    version: int
    zone: str
    week: tuple[tuple[Window, ...], ...]
    exceptions: Mapping[date, ExceptionDay] = field(default_factory=dict, hash=False)
    published: frozenset[int] = frozenset()
    tz: ZoneInfo = field(init=False, repr=False, compare=False)
    _index: WorkIndex = field(init=False, repr=False, compare=False)
    _usual: tuple[Window, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        try:
            zone = ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise CalendarError("zone_unknown", _("“{zone}” is no known time zone."), zone=self.zone) from error
        if len(self.week) != len(WEEKDAYS):
            raise CalendarError("week_incomplete", _("A week has seven days, not {days}."), days=len(self.week))
        for name, windows in zip(WEEKDAYS, self.week, strict=True):
            require_ordered(name, windows)
        for day, exception in self.exceptions.items():
            _require_year(day.year)
            require_ordered(day.isoformat(), exception.windows)
        for year in self.published:
            _require_year(year)
        if not any(self.week):
            raise CalendarError("no_working_time", _("A week without any working time counts nothing."))
        index = WorkIndex(
            [minutes_of(windows) for windows in self.week],
            {day.toordinal(): minutes_of(exception.windows) for day, exception in self.exceptions.items()},
        )
        object.__setattr__(self, "exceptions", dict(self.exceptions))
        object.__setattr__(self, "tz", zone)
        object.__setattr__(self, "_index", index)
        object.__setattr__(self, "_usual", next(windows for windows in self.week if windows))

    def __reduce__(self) -> tuple[object, ...]:
        return Calendar.from_data, (self.as_data(),)

    # -- data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Calendar:
        """Return the calendar that JSON data describes.

            {"key": "city", "version": 3, "zone": "Asia/Shanghai",
             "week": {"mon": ["09:00-12:00", "13:30-18:00"], …, "sat": [], "sun": []},
             "exceptions": {"2026-02-17": {"name": "Spring Festival", "windows": []},
                            "2026-02-28": {"name": "Make-up", "windows": ["09:00-12:00", "13:30-18:00"]}},
             "published": ["2004-2026"]}

        A weekday left out is a day off; `published` lists years and ranges of years. Raises CalendarError naming
        the first thing that is wrong.
        """
        try:
            week: Mapping[str, Iterable[str]] = data["week"]
            for name in week:
                if name not in WEEKDAYS:
                    raise CalendarError("weekday_unknown", _("“{day}” is no day of the week (mon … sun)."), day=name)
            return cls(
                key=str(data["key"]),
                version=int(data["version"]),
                zone=str(data["zone"]),
                week=tuple(read_windows(name, week.get(name, ())) for name in WEEKDAYS),
                exceptions={
                    _date(text): ExceptionDay(str(body["name"]), read_windows(text, body.get("windows", ())))
                    for text, body in data.get("exceptions", {}).items()
                },
                published=frozenset(_years(data.get("published", ()))),
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise CalendarError(
                "calendar_malformed",
                _("The calendar's data is not of the right shape: {problem}."),
                problem=repr(error),
            ) from error

    @classmethod
    def around_the_clock(cls, zone: str, key: str = "24x7") -> Calendar:
        """Return the calendar of a counter that never closes and that no notice will ever change."""
        return cls(key, 1, zone, (((0, DAY_MINUTES),),) * 7, {}, frozenset(range(FIRST_YEAR, LAST_YEAR + 1)))

    def as_data(self) -> dict[str, Any]:
        """Return JSON-able data that `from_data` reads back into an equal calendar."""
        return {
            "key": self.key,
            "version": self.version,
            "zone": self.zone,
            "week": {name: write_windows(windows) for name, windows in zip(WEEKDAYS, self.week, strict=True)},
            "exceptions": {
                day.isoformat(): {"name": exception.name, "windows": write_windows(exception.windows)}
                for day, exception in sorted(self.exceptions.items())
            },
            "published": _ranges(self.published),
        }

    # -- days

    def windows(self, day: date) -> tuple[Window, ...]:
        """Return the opening hours of a day, empty for a day off."""
        exception = self.exceptions.get(day)
        return self.week[day.weekday()] if exception is None else exception.windows

    def usual_windows(self, day: date) -> tuple[Window, ...]:
        """Return the opening hours of a day, or for a day off those of the first working weekday."""
        return self.windows(day) or self._usual

    def is_work_day(self, day: date) -> bool:
        """Return whether any time of the day is worked; make-up working days are."""
        return bool(self.windows(day))

    def nth_work_day(self, day: date, n: int) -> date:
        """Return the n-th working day after `day` (before it, for negative n); for n = 0 `day` or the next one.

        Raises CalendarError when there is none within the years that calendars cover.
        """
        ordinal = day.toordinal()
        if n > 0:
            return date.fromordinal(self._index.nth_after(ordinal, n))
        if n < 0:
            return date.fromordinal(self._index.nth_before(ordinal, -n))
        return day if self.windows(day) else date.fromordinal(self._index.nth_after(ordinal, 1))

    def work_days_between(self, begin: date, end: date) -> int:
        """Return how many days d, begin ≤ d < end, are worked (negative when end lies before begin)."""
        return self._index.days_between(begin.toordinal(), end.toordinal())

    def knows(self, first: date, last: date) -> bool:
        """Return whether the holiday notices of all years from `first` to `last` are in this calendar."""
        published = self.published
        if first.year == last.year:
            return first.year in published
        return all(year in published for year in range(first.year, last.year + 1))

    # -- working time

    def worked(self, begin: datetime, end: datetime) -> timedelta:
        """Return the working time between two instants by the clock on the wall; zero when end is not after begin."""
        require_aware(begin)
        require_aware(end)
        if end <= begin:
            return timedelta()
        return _MICROSECOND * self._between(self._place(begin), self._place(end))

    def after_work(self, at: datetime, work: timedelta) -> datetime:
        """Return the first instant (UTC) by which `work` has been worked since `at`: at closing time, not at the
        next opening, when it comes out even. Raises CalendarError when the calendar ends before.
        """
        require_aware(at)
        if work <= timedelta():
            return at.astimezone(UTC)
        return self._reach(self._place(at), work // _MICROSECOND)

    def after_pause(self, due: datetime, begin: datetime, end: datetime) -> datetime:
        """Return where an aware due time of working hours moves, in UTC, when the working time from `begin` (before
        it) to `end` does not count: as much later as was worked meanwhile. It stays when nothing was left to be
        worked at `begin`. Raises CalendarError when the calendar ends before.
        """
        first, last = self._place(begin), self._place(due)
        if not self._between(first, last) or not (lost := self._between(first, self._place(end))):
            return due.astimezone(UTC)
        return self._reach(last, lost)

    def before_work(self, at: datetime, work: timedelta) -> datetime:
        """Return the last instant (UTC) from which `work` is still to be worked until `at`: at an opening, not at
        the closing before it, when it comes out even. Raises CalendarError when the calendar begins after.
        """
        require_aware(at)
        if work <= timedelta():
            return at.astimezone(UTC)
        day, done = self._place(at)
        target = done - work // _MICROSECOND
        last, before = self._index.start_of_minutes(day, target // MINUTE)
        return self._instant(last, time_before_next, target - before * MINUTE)

    def _place(self, at: datetime) -> tuple[int, int]:
        """Return an instant as (ordinal of its local day, working microseconds of that day gone by)."""
        wall = to_steady_wall(at, self.tz)
        time = ((wall.hour * 60 + wall.minute) * 60 + wall.second) * 1_000_000 + wall.microsecond
        return wall.toordinal(), elapsed(self.windows(wall.date()), time)

    def _between(self, begin: tuple[int, int], end: tuple[int, int]) -> int:
        """Return the working microseconds from one place to another; 0 when it does not lie behind."""
        return max(0, self._index.minutes_between(begin[0], end[0]) * MINUTE + end[1] - begin[1])

    def _reach(self, place: tuple[int, int], work: int) -> datetime:
        day, done = place
        target = done + work
        last, before = self._index.end_of_minutes(day, -(-target // MINUTE))
        return self._instant(last, time_when_spent, target - before * MINUTE)

    def _instant(self, ordinal: int, time_of: Callable[[Sequence[Window], int], int], work: int) -> datetime:
        day = datetime.fromordinal(ordinal)
        return to_instant(day + _MICROSECOND * time_of(self.windows(day.date()), work), self.tz)


def _require_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CalendarError(
            "year_out_of_range",
            _("Calendars run from {first} to {last}, not to {year}."),
            first=FIRST_YEAR,
            last=LAST_YEAR,
            year=year,
        )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CalendarError("date_unreadable", _("“{text}” is not a date like 2026-02-17."), text=text) from error


def _years(entries: Iterable[int | str]) -> Iterator[int]:
    """Yield the years of entries like 2026, "2026" and "2004-2026"."""
    for entry in entries:
        first, _dash, last = str(entry).partition("-")
        try:
            begin, end = int(first), int(last or first)
        except ValueError as error:
            raise CalendarError(
                "years_unreadable", _("“{text}” is neither a year nor a range of years."), text=str(entry)
            ) from error
        _require_year(begin)
        _require_year(end)
        yield from range(begin, end + 1)


def _ranges(years: Iterable[int]) -> list[str]:
    """Return years as an editor shows them: ["2004-2026", "2030"]."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1][1:] = [year]
        else:
            runs.append([year])
    return ["-".join(map(str, run)) for run in runs]
