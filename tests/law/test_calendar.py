"""Calendars: what a city may write, what is refused, and the index against a plain walk of the same days."""

import pickle
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.almanac import (
    NEW_YORK,
    SHANGHAI,
    calendars,
    china,
    daytime_calendars,
    local,
    moments,
    plain,
    thorough,
    week,
)
from tickets.domain.calendar import Calendar, CalendarError, Counting, ExceptionDay
from tickets.domain.wall import NaiveTime, due_text, to_instant, to_steady_wall, to_wall
from tickets.domain.workdays import LAST_YEAR
from tickets.holidays import calendar_data

BASE = {"key": "city", "version": 3, "zone": "Asia/Shanghai", "week": week(["09:00-12:00", "13:30-18:00"])}


# -- data


def test_data_comes_back_as_an_editor_would_write_it():
    data = {
        **BASE,
        "week": {**week(["09:00-12:00", "13:30-24:00"]), "sat": ["09:00-12:00"], "sun": []},
        "exceptions": {
            "2026-02-17": {"name": "Spring Festival", "windows": []},
            "2026-02-28": {"name": "Spring Festival", "windows": ["09:00-12:00", "13:30-18:00"]},
        },
        "published": ["2020-2022", "2026"],
    }
    calendar = Calendar.from_data(data)
    assert calendar.as_data() == data
    assert calendar.published == {2020, 2021, 2022, 2026}
    assert calendar.windows(date(2026, 2, 28)) == ((540, 720), (810, 1080))


@thorough
@given(calendars())
def test_any_calendar_survives_its_data(calendar):
    assert Calendar.from_data(calendar.as_data()) == calendar
    assert pickle.loads(pickle.dumps(calendar)) == calendar
    assert hash(Calendar.from_data(calendar.as_data())) == hash(calendar)


@pytest.mark.parametrize(
    "change, code",
    [
        ({"week": {}}, "no_working_time"),
        ({"week": {"mon": []}}, "no_working_time"),
        ({"week": {"monday": ["09:00-12:00"]}}, "weekday_unknown"),
        ({"week": {"mon": ["9 to 5"]}}, "window_unreadable"),
        ({"week": {"mon": ["09:75-12:00"]}}, "window_unreadable"),
        ({"week": {"mon": ["12:00-09:00"]}}, "window_impossible"),
        ({"week": {"mon": ["09:00-09:00"]}}, "window_impossible"),
        ({"week": {"mon": ["09:00-25:00"]}}, "window_impossible"),
        ({"week": {"mon": ["09:00-12:00", "11:00-18:00"]}}, "windows_overlap"),
        ({"week": {"mon": ["13:00-18:00", "09:00-12:00"]}}, "windows_overlap"),
        ({"week": {"mon": [9]}}, "calendar_malformed"),
        ({"zone": "Asia/Atlantis"}, "zone_unknown"),
        ({"zone": "../etc/passwd"}, "zone_unknown"),
        ({"zone": ""}, "zone_unknown"),
        ({"exceptions": {"17 Feb": {"name": "x"}}}, "date_unreadable"),
        ({"exceptions": {"2026-02-17": {}}}, "calendar_malformed"),
        ({"exceptions": {"1066-10-14": {"name": "Hastings"}}}, "year_out_of_range"),
        ({"published": ["soon"]}, "years_unreadable"),
        ({"published": ["1-9999"]}, "year_out_of_range"),
        ({"version": None}, "calendar_malformed"),
        ({"week": None}, "calendar_malformed"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(change, code):
    with pytest.raises(CalendarError) as refused:
        Calendar.from_data({**BASE, **change})
    assert refused.value.code == code
    assert refused.value.sentence()


def test_windows_may_touch():
    calendar = Calendar.from_data({**BASE, "week": {"mon": ["09:00-12:00", "12:00-18:00"]}})
    assert calendar.worked(local("2026-03-02 11:00"), local("2026-03-02 13:00")) == timedelta(hours=2)


def test_counting_survives_its_data_and_refuses_unknown_words():
    assert Counting.from_data({}) == Counting()
    assert Counting.from_data(Counting().as_data()) == Counting()
    assert Counting().as_data() == {
        "days": "next_day_to_end",
        "day_end": "24:00",
        "last_day_off": "moves",
        "before_open": "keep",
        "after_close": "keep",
        "day_off": "keep",
    }
    for data, code in (({"lunch": "keep"}, "counting_unknown"), ({"days": "sideways"}, "counting_word_unknown")):
        with pytest.raises(CalendarError) as refused:
            Counting.from_data(data)
        assert refused.value.code == code


# -- days


@pytest.mark.parametrize(
    "day, works",
    [
        ("2026-02-13", True),  # a Friday
        ("2026-02-14", True),  # a Saturday made up for the Spring Festival
        ("2026-02-15", False),  # a Sunday within it
        ("2026-02-17", False),  # a Tuesday within it
        ("2026-02-28", True),  # the second make-up Saturday
        ("2026-03-01", False),
        ("2026-10-10", True),  # a Saturday made up for the National Day
    ],
)
def test_make_up_days_are_worked_and_holidays_are_not(day, works):
    assert china().is_work_day(date.fromisoformat(day)) is works


@thorough
@given(calendars(), st.dates(date(2025, 11, 1), date(2027, 2, 1)), st.integers(-60, 60))
def test_nth_working_day_is_the_one_a_walk_finds(calendar, day, n):
    found, step = day, 1 if n >= 0 else -1
    left = abs(n) or (0 if calendar.is_work_day(day) else 1)
    while left:
        found += timedelta(days=step)
        left -= calendar.is_work_day(found)
    assert calendar.nth_work_day(day, n) == found


@thorough
@given(calendars(), st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.integers(0, 200))
def test_working_days_between_are_those_a_walk_counts(calendar, begin, length):
    end = begin + timedelta(days=length)
    walked = sum(calendar.is_work_day(begin + timedelta(days=i)) for i in range(length))
    assert calendar.work_days_between(begin, end) == walked
    assert calendar.work_days_between(end, begin) == -walked


def test_the_order_of_questions_does_not_matter():
    asked_far_first, asked_near_first = (Calendar.from_data(china().as_data()) for _ in range(2))
    far, near = date(1950, 6, 1), date(2026, 2, 13)
    answers = (asked_far_first.nth_work_day(far, -100), asked_far_first.nth_work_day(near, 30_000))
    assert asked_near_first.nth_work_day(near, 30_000) == answers[1]
    assert asked_near_first.nth_work_day(far, -100) == answers[0]
    assert asked_far_first.work_days_between(far, near) == asked_near_first.work_days_between(far, near)


@pytest.mark.parametrize("days", [range(7)])
def test_one_working_day_a_week_is_enough(days):
    for only in days:
        week_data = {("mon", "tue", "wed", "thu", "fri", "sat", "sun")[only]: ["09:00-10:00"]}
        calendar = Calendar.from_data({**BASE, "week": week_data})
        assert calendar.nth_work_day(date(2026, 3, 2), 3).weekday() == only
        assert calendar.after_work(local("2026-03-02 00:00"), timedelta(hours=3)).astimezone(SHANGHAI).weekday() == only


# -- the end of all calendars


def closed_for_ever():
    """Return a calendar whose exceptions leave it no working time: one Monday a week, every one of them off."""
    monday = date(2024, 1, 1)
    mondays = [monday + timedelta(weeks=i) for i in range((date(LAST_YEAR, 12, 31) - monday).days // 7 + 1)]
    return Calendar("closed", 1, "UTC", (((540, 600),), *((),) * 6), {day: ExceptionDay("Closed") for day in mondays})


def test_no_working_time_ahead_is_an_error_and_not_an_endless_loop():
    calendar = closed_for_ever()
    today = datetime(2026, 3, 2, 10, tzinfo=UTC)
    for question in (
        lambda: calendar.nth_work_day(today.date(), 1),
        lambda: calendar.nth_work_day(today.date(), 0),
        lambda: calendar.after_work(today, timedelta(minutes=1)),
    ):
        with pytest.raises(CalendarError) as refused:
            question()
        assert refused.value.code == "beyond_calendar"
    assert calendar.nth_work_day(today.date(), -1) == date(2023, 12, 25)
    assert calendar.worked(today, today + timedelta(days=900)) == timedelta()


def test_the_far_ends_are_errors_too():
    with pytest.raises(CalendarError):
        plain().nth_work_day(date(2499, 12, 31), 1)
    with pytest.raises(CalendarError):
        plain().nth_work_day(date(1900, 1, 1), -1)
    with pytest.raises(CalendarError):
        plain().work_days_between(date(1800, 1, 1), date(2026, 1, 1))
    with pytest.raises(CalendarError):
        plain().before_work(local("1900-01-02 10:00"), timedelta(hours=80))


# -- working time


@pytest.mark.parametrize(
    "begin, end, minutes",
    [
        ("2026-02-27 17:50", "2026-02-28 09:20", 30),  # a make-up Saturday follows
        ("2026-03-06 17:50", "2026-03-09 09:20", 30),  # a weekend lies between
        ("2026-03-06 11:50", "2026-03-06 13:40", 20),  # lunch lies between
        ("2026-03-06 12:00", "2026-03-06 13:30", 0),  # lunch itself
        ("2026-03-06 18:00", "2026-03-07 09:00", 0),
        ("2026-03-02 17:30", "2026-03-03 09:10", 40),
        ("2026-03-02 00:00", "2026-03-03 00:00", 450),
        ("2026-03-03 00:00", "2026-03-02 00:00", 0),
    ],
)
def test_worked_time_is_opening_time(begin, end, minutes):
    assert china().worked(local(begin), local(end)) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "start, minutes, end",
    [
        ("2026-03-06 17:50", 30, "2026-03-09 09:20"),  # Friday evening, over the weekend
        ("2026-03-06 11:50", 30, "2026-03-06 13:50"),  # over lunch
        ("2026-03-06 12:00", 30, "2026-03-06 14:00"),  # starts exactly at a window's end
        ("2026-03-06 18:00", 30, "2026-03-09 09:30"),
        ("2026-03-06 17:30", 30, "2026-03-06 18:00"),  # ends exactly at close, not at the next opening
        ("2026-03-06 11:30", 30, "2026-03-06 12:00"),
        ("2026-03-06 11:00", 61, "2026-03-06 13:31"),
        ("2026-02-13 17:59", 2, "2026-02-14 09:01"),  # into a make-up Saturday
        ("2026-02-14 17:59", 2, "2026-02-24 09:01"),  # over the whole Spring Festival
        ("2026-03-07 03:00", 1, "2026-03-09 09:01"),
        ("2026-03-06 12:10", 0, "2026-03-06 12:10"),
    ],
)
def test_time_ends_where_the_clock_of_the_office_says(start, minutes, end):
    assert china().after_work(local(start), timedelta(minutes=minutes)) == local(end)


def test_time_counted_back_stops_at_an_opening_and_not_at_the_close_before():
    assert china().before_work(local("2026-03-09 10:00"), timedelta(hours=1)) == local("2026-03-09 09:00")
    assert china().before_work(local("2026-03-09 10:00"), timedelta(hours=2)) == local("2026-03-06 17:00")
    assert china().before_work(local("2026-03-09 14:00"), timedelta(minutes=30)) == local("2026-03-09 13:30")


def test_parts_of_a_minute_are_not_lost():
    start = datetime(2026, 3, 6, 17, 59, 59, 999_999, tzinfo=SHANGHAI)
    assert china().after_work(start, timedelta(microseconds=2)) == local("2026-03-09 09:00") + timedelta(microseconds=1)
    assert china().worked(start, local("2026-03-09 09:00")) == timedelta(microseconds=1)


def test_half_days_and_windows_to_midnight():
    calendar = Calendar.from_data(
        {
            **BASE,
            "week": week(["09:00-12:00", "18:00-24:00"]),
            "exceptions": {"2026-03-03": {"name": "Half day", "windows": ["09:00-12:00"]}},
        }
    )
    assert calendar.after_work(local("2026-03-02 23:00"), timedelta(hours=1)) == local("2026-03-03 00:00")
    assert calendar.after_work(local("2026-03-02 23:00"), timedelta(hours=5)) == local("2026-03-04 10:00")


@thorough
@given(daytime_calendars(), moments, st.timedeltas(timedelta(0), timedelta(hours=300)))
def test_worked_time_there_and_back(calendar, start, work):
    end = calendar.after_work(start, work)
    assert calendar.worked(start, end) == work
    assert calendar.worked(calendar.before_work(end, work), end) == work
    assert calendar.before_work(end, work) >= start or work == timedelta()
    if work:
        assert calendar.worked(start, end - timedelta(microseconds=1)) < work


@thorough
@given(calendars(), moments, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_worked_time_is_what_a_walk_of_the_windows_adds_up(calendar, begin, length):
    end = begin + length
    first, last = to_steady_wall(begin, calendar.tz), to_steady_wall(end, calendar.tz)
    total, day = timedelta(), first.date()
    while day <= last.date():
        midnight = datetime.combine(day, datetime.min.time())
        for opening, closing in calendar.windows(day):
            since = max(first, midnight + timedelta(minutes=opening))
            until = min(last, midnight + timedelta(minutes=closing))
            total += max(timedelta(), until - since)
        day += timedelta(days=1)
    assert calendar.worked(begin, end) == total


@thorough
@given(calendars(), moments, st.lists(st.timedeltas(timedelta(0), timedelta(days=9)), min_size=2, max_size=2))
def test_worked_time_adds_up_and_never_shrinks(calendar, begin, lengths):
    middle = begin + lengths[0]
    end = middle + lengths[1]
    assert calendar.worked(begin, middle) + calendar.worked(middle, end) == calendar.worked(begin, end)


# -- the clock on the wall


def test_moments_without_a_zone_are_refused():
    naive = datetime(2026, 3, 6, 10)  # noqa: DTZ001
    for question in (
        lambda: china().after_work(naive, timedelta(hours=1)),
        lambda: china().worked(naive, local("2026-03-06 12:00")),
        lambda: china().before_work(naive, timedelta(hours=1)),
    ):
        with pytest.raises(NaiveTime):
            question()


def test_a_skipped_time_moves_forward_and_a_repeated_one_is_its_first():
    skipped, repeated = datetime(2026, 3, 8, 2, 30), datetime(2026, 11, 1, 1, 30)  # noqa: DTZ001
    assert to_instant(skipped, NEW_YORK) == local("2026-03-08 03:30", NEW_YORK)
    assert to_instant(repeated, NEW_YORK) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_the_steady_clock_stands_while_an_hour_repeats():
    first = datetime(2026, 11, 1, 5, 59, tzinfo=UTC)
    second = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)
    after = datetime(2026, 11, 1, 7, 5, tzinfo=UTC)
    walls = [to_steady_wall(at, NEW_YORK) for at in (first, second, after)]
    assert [f"{wall:%H:%M}" for wall in walls] == ["01:59", "02:00", "02:05"]


@thorough
@given(
    st.sampled_from(["America/New_York", "Europe/London", "Australia/Lord_Howe", "America/St_Johns"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.timedeltas(timedelta(), timedelta(hours=30)),
)
def test_the_steady_clock_never_runs_back(zone, at, later):
    assert to_steady_wall(at, ZoneInfo(zone)) <= to_steady_wall(at + later, ZoneInfo(zone))


def test_around_the_clock_in_a_day_of_23_hours_counts_by_the_wall():
    calendar = Calendar.around_the_clock("America/New_York")
    assert calendar.worked(local("2026-03-08 00:00", NEW_YORK), local("2026-03-09 00:00", NEW_YORK)) == timedelta(
        hours=24
    )
    assert calendar.worked(local("2026-11-01 00:00", NEW_YORK), local("2026-11-02 00:00", NEW_YORK)) == timedelta(
        hours=24
    )
    assert calendar.knows(date(1900, 1, 1), date(2499, 12, 31))


@pytest.mark.parametrize(
    "due, text",
    [
        ("2026-02-28 00:00", "2026-02-27 24:00"),
        ("2026-02-27 17:30", "2026-02-27 17:30"),
        ("2026-01-01 00:00", "2025-12-31 24:00"),
        ("2026-01-01 00:00:01", "2026-01-01 00:00"),
    ],
)
def test_the_end_of_a_day_is_written_as_people_write_it(due, text):
    assert due_text(local(due).astimezone(UTC), "Asia/Shanghai") == text
    assert due_text(local(due), SHANGHAI) == text


# -- where calendars come from


def test_china_publishes_the_years_the_state_council_has():
    data = calendar_data("CN", range(2025, 2030))
    calendar = Calendar.from_data(data)
    assert calendar.published >= {2025, 2026}
    assert data["published"] == sorted(data["published"])
    assert {day for day, body in data["exceptions"].items() if body["windows"] and day.startswith("2026")} == {
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    }


def test_a_year_no_source_knows_is_not_published():
    assert 2098 not in Calendar.from_data(calendar_data("CN", [2026, 2098])).published
    assert calendar_data("MY", [2024, 2098], zone="Asia/Kuala_Lumpur")["published"] != ["2024", "2098"]


def test_other_jurisdictions_have_subdivisions():
    data = calendar_data("US-MA", range(2013, 2020), key="boston", zone="America/New_York")
    assert data["exceptions"]["2014-04-21"]["name"] == "Patriots' Day"
    assert Calendar.from_data(data).published == set(range(2013, 2020))
    with pytest.raises(CalendarError):
        calendar_data("XX", [2026])


@thorough
@given(calendars(), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_wall_and_instant_are_inverse_where_they_can_be(calendar, day):
    noon = datetime.combine(day, datetime.min.time()) + timedelta(hours=12)
    assert to_wall(to_instant(noon, calendar.tz), calendar.tz) == noon
