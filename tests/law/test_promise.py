"""Deadlines: the rules of Chinese cities and of Boston, what befalls a promise, and an explanation that proves it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.law.almanac import (
    BOSTON,
    BOSTON_2011,
    CHINESE,
    CLOSE,
    NEW_YORK,
    calendars,
    china,
    countings,
    daytime_calendars,
    local,
    moments,
    pauses,
    plain,
    spans,
    thorough,
)
from tickets.domain.calendar import Calendar, CalendarError, Counting
from tickets.domain.promise import (
    Extension,
    Pause,
    PromiseError,
    adjustment_from_data,
    reckon,
    reckon_date,
    remaining,
)
from tickets.domain.span import Measure, Span, SpanError
from tickets.domain.walk import SKIPPED, DayKind
from tickets.domain.wall import NaiveTime, due_text

STAYS = Counting.from_data({"last_day_off": "stays"})


def due(start, span, counting=CHINESE, calendar=None, adjustments=(), zone=None):
    """Return the due time as local text."""
    calendar = calendar or china()
    start = local(start, zone or calendar.tz)
    return due_text(reckon(start, Span.parse(span), calendar, counting, adjustments).due, calendar.tz)


# -- budgets


@pytest.mark.parametrize(
    "start, span, expected",
    [
        # The values that law.md and domain.md §2.2 check.
        ("2026-02-13 10:00", "5 wd", "2026-02-27 24:00"),
        ("2026-09-29 10:00", "5 wd", "2026-10-12 24:00"),
        ("2026-04-30 10:00", "5 wd", "2026-05-11 24:00"),
        # Whenever in the day it comes in, that day is not counted (Civil Code Art. 201).
        ("2026-02-13 00:00", "5 wd", "2026-02-27 24:00"),
        ("2026-02-13 23:59:59", "5 wd", "2026-02-27 24:00"),
        # A make-up Saturday is a working day, a Sunday within a Golden Week is not.
        ("2026-02-13 10:00", "1 wd", "2026-02-14 24:00"),
        ("2026-02-14 10:00", "1 wd", "2026-02-24 24:00"),
        ("2026-02-15 10:00", "1 wd", "2026-02-24 24:00"),
        # The last published day, and the leap day.
        ("2026-12-25 10:00", "4 wd", "2026-12-31 24:00"),
        ("2024-02-28 10:00", "1 wd", "2024-02-29 24:00"),
        ("2024-02-29 23:00", "1 d", "2024-03-01 24:00"),
        # Natural days; the last one moves off a day off (Art. 203), over the whole Spring Festival if need be.
        ("2026-03-02 10:00", "7 d", "2026-03-09 24:00"),
        ("2026-03-01 10:00", "7 d", "2026-03-09 24:00"),
        ("2026-02-08 10:00", "7 d", "2026-02-24 24:00"),
        ("2026-02-07 10:00", "7 d", "2026-02-14 24:00"),
        # "The same day".
        ("2026-03-06 10:00", "0 d", "2026-03-06 24:00"),
        ("2026-03-07 10:00", "0 d", "2026-03-09 24:00"),
        ("2026-03-07 10:00", "0 wd", "2026-03-09 24:00"),
        # Hours at once, by night and on holidays too; opening hours by the windows.
        ("2026-02-17 02:10", "15 min", "2026-02-17 02:25"),
        ("2026-02-17 02:10", "24 h", "2026-02-18 02:10"),
        ("2026-02-17 02:10", "2 work_h", "2026-02-24 11:00"),
        ("2026-03-06 17:50", "30 work_min", "2026-03-09 09:20"),
        ("2026-03-06 22:00", "2 h", "2026-03-06 24:00"),
    ],
)
def test_chinese_rules(start, span, expected):
    assert due(start, span) == expected


@pytest.mark.parametrize(
    "start, span, counting, expected",
    [
        ("2026-02-13 10:00", "5 wd", CLOSE, "2026-02-27 18:00"),
        ("2026-03-01 10:00", "7 d", CLOSE, "2026-03-09 18:00"),
        ("2026-03-01 10:00", "7 d", STAYS, "2026-03-08 24:00"),
        (
            "2026-03-01 10:00",
            "7 d",
            Counting.from_data({**CLOSE.as_data(), "last_day_off": "stays"}),
            "2026-03-08 24:00",
        ),
        ("2026-03-06 17:59", "0 d", CLOSE, "2026-03-06 18:00"),
        ("2026-03-06 18:00", "0 d", CLOSE, "2026-03-09 18:00"),  # never a time gone by
        ("2026-03-05 19:00", "0 wd", CLOSE, "2026-03-06 18:00"),
        # What comes after close may count as come in on the next working day.
        ("2026-03-06 18:00", "1 wd", Counting.from_data({"after_close": "next_open"}), "2026-03-10 24:00"),
        ("2026-03-06 17:59", "1 wd", Counting.from_data({"after_close": "next_open"}), "2026-03-09 24:00"),
        ("2026-03-07 10:00", "1 wd", Counting.from_data({"day_off": "next_open"}), "2026-03-10 24:00"),
    ],
)
def test_rules_that_set_otherwise(start, span, counting, expected):
    assert due(start, span, counting) == expected


KEEP_DAYS_OFF = Counting.from_data({**BOSTON_2011.as_data(), "day_off": "keep"})
OFFICE = plain("America/New_York", ("08:30-17:00",))


@pytest.mark.parametrize(
    "start, span, counting, expected",
    [
        ("2011-07-01 02:18:31", "2 wd", BOSTON_2011, "2011-07-05 02:18"),  # before opening is kept
        ("2011-07-01 17:00", "2 wd", BOSTON_2011, "2011-07-06 08:30"),  # after close waits for Monday 08:30
        ("2011-07-02 10:00", "1 wd", BOSTON_2011, "2011-07-05 10:00"),  # a Saturday counts from Monday, same clock time
        ("2011-07-02 06:00", "1 wd", BOSTON_2011, "2011-07-05 06:00"),
        ("2011-07-02 18:00", "1 wd", BOSTON_2011, "2011-07-06 08:30"),  # …which is after close: from Tuesday's opening
        ("2011-07-02 10:00", "1 wd", KEEP_DAYS_OFF, "2011-07-04 10:00"),  # kept, it counts Monday as day 1
        ("2011-07-02 18:00", "1 wd", KEEP_DAYS_OFF, "2011-07-05 08:30"),  # after the close of a usual day
        ("2014-07-01 06:00", "1 wd", BOSTON, "2014-07-02 08:30"),
        ("2014-07-01 10:12", "1 wd", BOSTON, "2014-07-02 10:12"),
        ("2014-07-05 10:12", "1 wd", BOSTON, "2014-07-08 08:30"),
        ("2014-07-01 19:00", "120 d", BOSTON, "2014-10-29 19:00"),  # natural days wait for no opening
        ("2014-07-01 16:59:59", "0 wd", BOSTON, "2014-07-01 16:59"),
    ],
)
def test_bostons_rules(start, span, counting, expected):
    assert due(start, span, counting, OFFICE) == expected


def test_days_keep_their_clock_over_a_change_of_the_clock():
    assert due("2026-03-07 02:30", "1 d", BOSTON, OFFICE) == "2026-03-08 03:30"  # 02:30 did not exist
    assert due("2026-10-31 01:30", "1 d", BOSTON, OFFICE) == "2026-11-01 01:30"  # the first of two
    first = reckon(local("2026-10-31 01:30", NEW_YORK), Span.days(1), OFFICE, BOSTON)
    assert first.due == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    second_pass = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)
    assert reckon(second_pass, Span.days(0), OFFICE, BOSTON).due == second_pass
    # Natural hours are hours: the day of the change has 23 of them.
    assert due("2026-03-07 12:00", "24 h", BOSTON, OFFICE) == "2026-03-08 13:00"


def test_the_zone_of_whoever_asks_does_not_matter():
    start = local("2026-02-13 10:00")
    for zone in ("UTC", "America/New_York", "Asia/Kathmandu"):
        asked = reckon(start.astimezone(ZoneInfo(zone)), Span.work_days(5), china())
        assert asked == reckon(start, Span.work_days(5), china())
        assert asked.due == local("2026-02-28 00:00")
        assert asked.due.tzinfo is UTC


def test_a_start_without_a_zone_is_refused():
    with pytest.raises(NaiveTime):
        reckon(datetime(2026, 2, 13, 10), Span.work_days(5), china())  # noqa: DTZ001


# -- provisional deadlines


@pytest.mark.parametrize(
    "start, span, counting, provisional",
    [
        ("2026-12-30 10:00", "15 wd", CHINESE, True),
        ("2026-12-25 10:00", "4 wd", CHINESE, False),
        ("2026-12-25 10:00", "5 wd", CHINESE, True),
        ("2026-12-31 17:59", "2 work_min", CHINESE, True),
        ("2026-12-31 17:59", "1 work_min", CHINESE, False),
        ("2026-12-30 10:00", "15 d", CHINESE, True),  # whether the last day is off is not known
        ("2026-12-30 10:00", "15 d", STAYS, False),  # and here nobody asks
        ("2026-12-31 23:00", "24 h", CHINESE, False),
        ("2027-01-10 10:00", "1 wd", CHINESE, True),
    ],
)
def test_a_deadline_that_relies_on_an_unpublished_year_is_provisional(start, span, counting, provisional):
    deadline = reckon(local(start), Span.parse(span), china(), counting)
    assert deadline.provisional is provisional
    assert ("Provisional" in deadline.explain().text()) is provisional


def test_an_unpublished_year_is_an_ordinary_one():
    assert due("2026-12-30 10:00", "15 wd") == "2027-01-20 24:00"


def test_an_extension_into_an_unpublished_year_makes_a_deadline_provisional():
    start = local("2026-12-21 10:00")
    extension = Extension(start, Span.work_days(5), "lab")
    assert not reckon(start, Span.work_days(5), china()).provisional
    assert reckon(start, Span.work_days(5), china(), CHINESE, [extension]).provisional


# -- extensions


@pytest.mark.parametrize(
    "span, extension, expected",
    [
        ("5 wd", "5 wd", "2026-03-16 24:00"),
        ("5 wd", "0 wd", "2026-03-09 24:00"),
        ("5 wd", "10 d", "2026-03-19 24:00"),
        ("5 wd", "5 d", "2026-03-16 24:00"),  # 14 March is a Saturday
        ("5 wd", "24 h", "2026-03-10 24:00"),
        ("5 wd", "4 work_h", "2026-03-10 14:30"),
        ("24 h", "24 h", "2026-03-04 10:00"),
        ("24 h", "1 wd", "2026-03-04 24:00"),
        ("4 work_h", "4 work_h", "2026-03-03 10:30"),
        ("4 work_h", "2 wd", "2026-03-04 24:00"),
    ],
)
def test_an_extension_counts_from_the_old_due_time(span, extension, expected):
    given_when = local("2026-03-02 10:00")
    assert due("2026-03-02 10:00", span, adjustments=[Extension(given_when, Span.parse(extension), "lab")]) == expected


def test_when_an_extension_was_granted_does_not_matter():
    early, late = (Extension(local(f"2026-03-0{day} 10:00"), Span.work_days(2)) for day in (3, 9))
    assert due("2026-03-02 10:00", "5 wd", adjustments=[early]) == due("2026-03-02 10:00", "5 wd", adjustments=[late])


# -- pauses


@pytest.mark.parametrize(
    "start, span, begin, end, expected",
    [
        # Over night and weekend only opening time is added: 40 minutes, not 15 h 40.
        ("2026-03-02 10:00", "8 work_h", "2026-03-02 17:30", "2026-03-03 09:10", "2026-03-03 11:10"),
        ("2026-03-06 15:00", "8 work_h", "2026-03-06 17:00", "2026-03-09 10:00", "2026-03-09 17:30"),
        ("2026-03-02 10:00", "8 work_h", "2026-03-02 18:00", "2026-03-03 09:00", "2026-03-03 10:30"),
        # Natural hours: all of it.
        ("2026-03-02 10:00", "24 h", "2026-03-02 12:00", "2026-03-02 14:30", "2026-03-03 12:30"),
        # Days: those that were over inside the pause.
        ("2026-03-02 10:00", "5 wd", "2026-03-04 09:00", "2026-03-04 23:59", "2026-03-09 24:00"),
        ("2026-03-02 10:00", "5 wd", "2026-03-04 23:00", "2026-03-05 01:00", "2026-03-10 24:00"),
        ("2026-03-02 10:00", "5 wd", "2026-03-04 00:00", "2026-03-05 00:00", "2026-03-10 24:00"),
        ("2026-03-02 10:00", "5 wd", "2026-03-06 20:00", "2026-03-09 08:00", "2026-03-10 24:00"),  # one, and a weekend
        ("2026-03-02 10:00", "5 wd", "2026-03-03 10:00", "2026-03-20 10:00", "2026-03-26 24:00"),
        ("2026-03-02 10:00", "5 wd", "2026-03-02 11:00", "2026-03-03 09:00", "2026-03-09 24:00"),  # arrival is no day
        ("2026-03-02 10:00", "7 d", "2026-03-03 10:00", "2026-03-05 10:00", "2026-03-11 24:00"),
        # What is late stays late.
        ("2026-03-02 10:00", "1 wd", "2026-03-04 10:00", "2026-03-20 10:00", "2026-03-03 24:00"),
        ("2026-03-02 10:00", "2 h", "2026-03-02 12:00", "2026-03-02 20:00", "2026-03-02 12:00"),
        # A pause in the days by which the last one moved: never due before it ends.
        ("2026-03-07 10:00", "7 d", "2026-03-15 10:00", "2026-03-17 10:00", "2026-03-17 24:00"),
        ("2026-03-06 10:00", "0 d", "2026-03-06 15:00", "2026-03-07 10:00", "2026-03-09 24:00"),
    ],
)
def test_a_pause_moves_the_due_time_by_counted_time(start, span, begin, end, expected):
    assert due(start, span, adjustments=[Pause(local(begin), local(end))]) == expected


@pytest.mark.parametrize(
    "begin, end, expected",
    [
        ("2026-03-03 10:00", "2026-03-03 11:30", "2026-03-06 11:00"),  # 11:00 is when a day is over here
        ("2026-03-03 11:01", "2026-03-04 10:59", "2026-03-05 11:00"),
        ("2026-03-03 10:00", "2026-03-04 11:00", "2026-03-09 11:00"),
    ],
)
def test_with_clock_times_a_day_is_over_at_the_clock_time(begin, end, expected):
    pause = Pause(local(begin, NEW_YORK), local(end, NEW_YORK))
    assert due("2026-03-02 11:00", "3 wd", BOSTON, OFFICE, [pause]) == expected


def test_pauses_and_extensions_come_in_their_order():
    pause = Pause(local("2026-03-04 23:00"), local("2026-03-05 01:00"))
    extension = Extension(local("2026-03-06 10:00"), Span.work_days(2), "several units")
    assert due("2026-03-02 10:00", "5 wd", adjustments=[pause, extension]) == "2026-03-12 24:00"
    late_pause = Pause(local("2026-03-11 20:00"), local("2026-03-12 08:00"))
    assert due("2026-03-02 10:00", "5 wd", adjustments=[late_pause, extension]) == "2026-03-11 24:00"
    assert due("2026-03-02 10:00", "5 wd", adjustments=[extension, late_pause]) == "2026-03-12 24:00"


def test_overlapping_pauses_count_once():
    first = Pause(local("2026-03-04 10:00"), local("2026-03-06 10:00"))
    second = Pause(local("2026-03-05 10:00"), local("2026-03-07 10:00"))
    apart = Extension(local("2026-03-05 10:00"), Span.work_days(0))
    both = Pause(first.begin, second.end)
    assert due("2026-03-02 10:00", "5 wd", adjustments=[first, second]) == "2026-03-12 24:00"
    assert due("2026-03-02 10:00", "5 wd", adjustments=[first, apart, second]) == "2026-03-12 24:00"
    assert due("2026-03-02 10:00", "5 wd", adjustments=[both]) == "2026-03-12 24:00"


def test_a_pause_does_not_run_backwards():
    with pytest.raises(PromiseError):
        Pause(local("2026-03-05 10:00"), local("2026-03-04 10:00"))
    with pytest.raises(NaiveTime):
        Pause(datetime(2026, 3, 4), local("2026-03-04 10:00"))  # noqa: DTZ001


def test_adjustments_survive_their_data():
    for adjustment in (
        Pause(local("2026-03-04 10:00"), local("2026-03-05 10:00")),
        Extension(local("2026-03-04 10:00"), Span.work_days(5), "lab"),
    ):
        assert adjustment_from_data(adjustment.as_data()) == adjustment


@pytest.mark.parametrize(
    "data, error",
    [
        ({}, PromiseError),
        ({"kind": "holiday"}, PromiseError),
        ({"kind": "pause", "begin": "now", "end": "later"}, PromiseError),
        ({"kind": "extension", "at": "2026-03-04T10:00:00+08:00", "span": "long"}, SpanError),
    ],
)
def test_adjustments_that_cannot_be_read_are_refused(data, error):
    with pytest.raises(error):
        adjustment_from_data(data)


# -- properties


@thorough
@given(calendars(), moments, spans, countings)
def test_no_deadline_lies_before_its_start(calendar, start, span, counting):
    deadline = reckon(start, span, calendar, counting)
    assert start <= deadline.effective_start <= deadline.due
    assert deadline.due.tzinfo is UTC
    assert deadline.base_due == deadline.due


@thorough
@given(daytime_calendars(), moments, spans, countings, st.integers(0, 500))
def test_more_time_is_never_less(calendar, start, span, counting, more):
    longer = Span(span.amount + more, span.measure)
    assert reckon(start, longer, calendar, counting).due >= reckon(start, span, calendar, counting).due


@thorough
@given(daytime_calendars(), moments, spans, st.timedeltas(timedelta(), timedelta(days=9)))
def test_who_comes_later_is_never_due_earlier(calendar, start, span, later):
    assert reckon(start + later, span, calendar).due >= reckon(start, span, calendar).due


@thorough
@given(daytime_calendars(), moments, spans, countings, pauses, st.timedeltas(timedelta(), timedelta(days=9)))
def test_a_longer_pause_is_never_due_earlier(calendar, start, span, counting, pause, longer):
    plainly = reckon(start, span, calendar, counting)
    paused = reckon(start, span, calendar, counting, [pause])
    more = reckon(start, span, calendar, counting, [Pause(pause.begin, pause.end + longer)])
    assert plainly.due <= paused.due <= more.due


@thorough
@given(daytime_calendars(), moments, spans, countings, moments)
def test_an_empty_pause_changes_nothing(calendar, start, span, counting, at):
    plainly = reckon(start, span, calendar, counting)
    paused = reckon(start, span, calendar, counting, [Pause(at, at)])
    assert (paused.due, paused.mark) == (plainly.due, plainly.mark)


@thorough
@given(daytime_calendars(), moments, spans, countings, st.timedeltas(timedelta(), timedelta(days=5)), pauses)
def test_two_pauses_that_touch_are_one(calendar, start, span, counting, into, pause):
    begin, length = start + into, pause.end - pause.begin
    middle, end = begin + length / 3, begin + length
    one = reckon(start, span, calendar, counting, [Pause(begin, end)])
    two = reckon(start, span, calendar, counting, [Pause(begin, middle), Pause(middle, end)])
    assert one.due == two.due


@thorough
@given(daytime_calendars(), moments, spans, countings, pauses)
def test_a_pause_before_the_due_time_never_ends_after_it(calendar, start, span, counting, pause):
    assume(span.measure.in_days)
    plainly = reckon(start, span, calendar, counting)
    paused = reckon(start, span, calendar, counting, [pause])
    if pause.begin < plainly.due and pause.end > plainly.effective_start:
        assert paused.due > pause.end or paused.due == plainly.due


@thorough
@given(
    daytime_calendars(),
    moments,
    countings,
    st.lists(st.one_of(pauses, st.builds(Extension, moments, spans)), max_size=4),
)
@example(china(), local("2026-02-13 10:00"), CHINESE, [])
def test_the_index_and_the_walk_agree(calendar, start, counting, adjustments):
    for span in (Span.work_days(7), Span.days(9), Span.work_hours(11), Span.hours(30)):
        deadline = reckon(start, span, calendar, counting, adjustments)
        explanation = deadline.explain()
        zone = calendar.tz
        counted = [note for note in explanation.days if note.number]
        if span.measure.in_days:
            assert counted[-1].number == span.amount
            last = max(note.day for note in explanation.days if note.kind not in SKIPPED)
            at_end = last + timedelta(days=1), last
            assert deadline.history()[0].mark.day == last
            assert deadline.base_due.astimezone(zone).date() in at_end
        elif span.measure is Measure.WORK_HOUR:
            assert sum(note.minutes for note in explanation.days) == pytest.approx(span.amount, abs=len(counted))
        before = deadline.base_due
        for stage in explanation.stages:
            assert stage.before == before
            before = stage.after
        assert before == deadline.due
        assert explanation.text().endswith(due_text(deadline.due, zone) + ".") or deadline.provisional


@thorough
@given(daytime_calendars(), moments, st.integers(1, 12), pauses)
def test_the_days_a_pause_lost_are_the_days_walked_on(calendar, start, amount, pause):
    deadline = reckon(start, Span.work_days(amount), calendar, CHINESE, [pause])
    (stage,) = deadline.explain().stages
    walked_on = [note for note in stage.days if note.number]
    assert len(walked_on) == len(stage.lost)
    if walked_on:
        assert walked_on[-1].day == deadline.mark.day
        assert stage.after > stage.before
    else:
        assert stage.after == stage.before


# -- explanations


def test_the_explanation_lists_every_skipped_day_and_why():
    explanation = reckon(local("2026-02-13 10:00"), Span.work_days(5), china()).explain()
    kinds = {note.day.isoformat()[5:]: note.kind for note in explanation.days}
    assert kinds == {
        "02-13": DayKind.ARRIVAL,
        "02-14": DayKind.MAKE_UP,
        **dict.fromkeys([f"02-{day}" for day in range(15, 24)], DayKind.HOLIDAY),
        **dict.fromkeys(["02-24", "02-25", "02-26", "02-27"], DayKind.COUNTED),
    }
    assert explanation.text().splitlines() == [
        "Came in: 2026-02-13 10:00.",
        "5 working days",
        "Calendar: CN, version 1.",
        "2026-02-13: the day it came in; counting starts after it.",
        "2026-02-14: day 1, a make-up working day (Spring Festival).",
        *[f"2026-02-{day}: not counted, a holiday (Spring Festival)." for day in range(15, 24)],
        "2026-02-24: day 2.",
        "2026-02-25: day 3.",
        "2026-02-26: day 4.",
        "2026-02-27: day 5.",
        "Due: 2026-02-27 24:00.",
    ]


def test_the_explanation_tells_each_adjustment_before_and_after():
    pause = Pause(local("2026-03-04 23:00"), local("2026-03-05 01:00"))
    extension = Extension(local("2026-03-06 10:00"), Span.work_days(1), "several units")
    deadline = reckon(local("2026-03-02 10:00"), Span.work_days(3), china(), CHINESE, [pause, extension])
    assert deadline.explain().text().splitlines()[7:] == [
        "Due at first: 2026-03-05 24:00.",
        "Paused from 2026-03-04 23:00 to 2026-03-05 01:00.",
        "2026-03-04: not counted, the clock was paused.",
        "2026-03-06: day 1.",
        "Due moves from 2026-03-05 24:00 to 2026-03-06 24:00.",
        "Extended on 2026-03-06 10:00 (reason: several units), counted from the old due time:",
        "1 working day",
        "2026-03-07: not counted, a day off of the week.",
        "2026-03-08: not counted, a day off of the week.",
        "2026-03-09: day 1.",
        "Due moves from 2026-03-06 24:00 to 2026-03-09 24:00.",
        "Due: 2026-03-09 24:00.",
    ]


def test_the_explanation_tells_what_waited_and_where_the_last_day_moved():
    waited = reckon(
        local("2026-03-06 19:00"), Span.work_hours(1), china(), Counting.from_data({"after_close": "next_open"})
    )
    assert "2026-03-06: came in out of hours, counted from the next working time." in waited.explain().text()
    assert "Counted from: 2026-03-09 09:00." in waited.explain().text()
    moved = reckon(local("2026-03-01 10:00"), Span.days(7), china()).explain().text()
    assert "2026-03-08: day 7." in moved
    assert "2026-03-09: the last day moves here, the next working day." in moved


def test_a_moment_at_midnight_begins_its_day_and_a_due_time_ends_one():
    text = reckon(local("2026-03-02 00:00"), Span.hours(24), china()).explain().text()
    assert text.startswith("Came in: 2026-03-02 00:00.")
    assert text.endswith("Due: 2026-03-02 24:00.")


def test_every_sentence_can_be_translated():
    deadline = reckon(
        local("2026-12-30 10:00"),
        Span.work_hours(20),
        china(),
        CHINESE,
        [
            Pause(local("2026-12-30 11:00"), local("2026-12-31 11:00")),
            Extension(local("2026-12-31 10:00"), Span.days(2)),
        ],
    )
    templates = [template for template, _data in deadline.explain().sentences()]
    told = deadline.explain().text(say=lambda template: "§ " + template)
    assert len(told.splitlines()) == len(templates)
    assert all(line.startswith("§ ") for line in told.splitlines())


# -- dates, what is left, and calendars that end


def test_a_date_is_kept_to_its_end_day_off_or_not():
    deadline = reckon_date(local("2026-03-02 10:00"), "2026-03-08", china())
    assert due_text(deadline.due, china().tz) == "2026-03-08 24:00"
    assert reckon_date(local("2026-03-02 10:00"), date(2026, 3, 2), china()).due == local("2026-03-03 00:00")
    assert not reckon_date(local("2026-03-02 10:00"), "2031-03-08", china()).provisional
    for bad in ("2026-03-01", "soon"):
        with pytest.raises(PromiseError):
            reckon_date(local("2026-03-02 10:00"), bad, china())


@pytest.mark.parametrize(
    "span, now, over, hours, days",
    [
        ("5 wd", "2026-03-09 12:00", False, 12, 1),
        ("5 wd", "2026-03-06 12:00", False, 84, 2),
        ("5 wd", "2026-03-10 12:00", True, 12, 0),
        ("5 wd", "2026-03-11 12:00", True, 36, 1),
        ("24 h", "2026-03-03 09:00", False, 1, None),
        ("24 h", "2026-03-03 12:00", True, 2, None),
        ("8 work_h", "2026-03-02 18:00", False, 1.5, None),
        ("8 work_h", "2026-03-03 12:00", True, 1.5, None),
    ],
)
def test_what_is_left(span, now, over, hours, days):
    left = remaining(reckon(local("2026-03-02 10:00"), Span.parse(span), china()), local(now))
    assert (left.over, left.time, left.days) == (over, timedelta(hours=hours), days)


def test_a_budget_past_the_end_of_all_calendars_is_an_error():
    with pytest.raises(CalendarError):
        reckon(local("2499-12-01 10:00"), Span.work_days(40), china())


def test_a_counter_that_never_closes_is_never_provisional():
    calendar = Calendar.around_the_clock("Asia/Shanghai")
    for span in (Span.work_hours(5), Span.work_days(5), Span.days(5), Span.hours(5)):
        assert not reckon(local("2080-03-02 10:00"), span, calendar).provisional
    assert due("2026-02-16 22:00", "5 work_h", calendar=calendar) == due("2026-02-16 22:00", "5 h")
