"""Calendars, zones and ways of counting that the tests of the clocks share."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from tickets.domain.calendar import Calendar, Counting, ExceptionDay
from tickets.domain.promise import Pause
from tickets.domain.span import Measure, Span
from tickets.holidays import calendar_data

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = ("Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe", "UTC")

thorough = settings()
"""The profile of the run: see `tests/conftest.py`."""

CHINESE = Counting()
CLOSE = Counting.from_data({"day_end": "close_of_business"})
BOSTON = Counting.from_data(
    {
        "days": "same_clock_time",
        "last_day_off": "stays",
        "before_open": "next_open",
        "after_close": "next_open",
        "day_off": "next_open",
    }
)
BOSTON_2011 = Counting.from_data(
    {"days": "same_clock_time", "last_day_off": "stays", "after_close": "next_open", "day_off": "next_day"}
)


def week(hours, days=("mon", "tue", "wed", "thu", "fri")):
    """Return the week data of the same hours on some days."""
    return {day: list(hours) for day in days}


@cache
def china(*hours):
    """Return China's calendar with the notices of 2004 to 2026; office hours with a lunch gap unless told."""
    pattern = {"week": week(hours)} if hours else {}
    return Calendar.from_data(calendar_data("CN", range(2004, 2028), key="CN", **pattern))


@cache
def plain(zone="Asia/Shanghai", hours=("09:00-12:00", "13:30-18:00")):
    """Return Monday to Friday with no holidays at all, known for ever."""
    return Calendar.from_data(
        {"key": "plain", "version": 1, "zone": zone, "week": week(hours), "published": ["1900-2499"]}
    )


def local(text, zone=SHANGHAI):
    """Return the aware time of a local text such as 2026-02-13 10:00."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@st.composite
def windows(draw, least=0):
    """Draw the opening hours of a day: up to three windows, in order, touching at times, by night at times."""
    count = draw(st.integers(least, 3))
    edges = sorted(draw(st.lists(st.integers(0, 48), min_size=2 * count, max_size=2 * count, unique=True)))
    return tuple((30 * edges[i], 30 * edges[i + 1]) for i in range(0, 2 * count, 2))


@st.composite
def calendars(draw, zones=ZONES):
    """Draw any calendar: which weekdays are worked is left to chance, one at least; some days differ from the week."""
    days = [draw(windows()) for _ in range(7)]
    days[draw(st.integers(0, 6))] = draw(windows(least=1))
    exceptions = draw(
        st.dictionaries(
            st.dates(date(2025, 12, 1), date(2026, 12, 31)),
            st.builds(ExceptionDay, st.sampled_from(["Feast", "Make-up"]), windows()),
            max_size=25,
        )
    )
    published = draw(st.sampled_from([frozenset(), frozenset({2026}), frozenset(range(2020, 2040))]))
    return Calendar("drawn", 1, draw(st.sampled_from(zones)), tuple(days), exceptions, published)


@st.composite
def daytime_calendars(draw):
    """Draw a calendar whose windows lie by day: no change of the clock ever falls into them."""
    hours = ((8 * 60, 12 * 60), (13 * 60 + 30, 18 * 60))
    worked = draw(st.sets(st.integers(0, 6), min_size=1))
    days = tuple(hours if day in worked else () for day in range(7))
    exceptions = draw(
        st.dictionaries(
            st.dates(date(2025, 12, 1), date(2026, 12, 31)),
            st.builds(ExceptionDay, st.just("Feast"), st.sampled_from([(), hours, hours[:1]])),
            max_size=40,
        )
    )
    return Calendar("drawn", 1, draw(st.sampled_from(ZONES)), days, exceptions, frozenset({2025, 2026, 2027}))


moments = st.datetimes(
    datetime(2025, 12, 1),  # noqa: DTZ001
    datetime(2026, 12, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
lengths = st.timedeltas(timedelta(), timedelta(days=40))
spans = st.one_of(
    st.builds(Span, st.integers(0, 60 * 80), st.sampled_from([Measure.NATURAL_HOUR, Measure.WORK_HOUR])),
    st.builds(Span, st.integers(0, 40), st.sampled_from([Measure.NATURAL_DAY, Measure.WORK_DAY])),
)
countings = st.builds(
    lambda **words: Counting.from_data(words),
    days=st.sampled_from(["next_day_to_end", "same_clock_time"]),
    day_end=st.sampled_from(["24:00", "close_of_business"]),
    last_day_off=st.sampled_from(["moves", "stays"]),
    before_open=st.sampled_from(["keep", "next_open"]),
    after_close=st.sampled_from(["keep", "next_open"]),
    day_off=st.sampled_from(["keep", "next_open", "next_day"]),
)
pauses = st.builds(lambda begin, length: Pause(begin, begin + length), moments, lengths)
