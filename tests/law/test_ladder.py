"""Ladders: steps before, at and after the due time, and what a city may write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.almanac import (
    BOSTON,
    CHINESE,
    CLOSE,
    calendars,
    china,
    countings,
    daytime_calendars,
    local,
    moments,
    plain,
    spans,
    thorough,
)
from tickets.domain.ladder import Do, Ladder, LadderError, Offset, Recipient, Step, next_step, schedule
from tickets.domain.promise import Extension, Pause, reckon
from tickets.domain.span import Span
from tickets.domain.wall import due_text

offsets = st.one_of(
    st.just(Offset()),
    st.builds(lambda percent: Offset(before=True, percent=percent), st.integers(1, 99)),
    st.builds(Offset, st.booleans(), spans.filter(lambda span: span.amount)),
)


def moment(offset, start, span, counting=CHINESE, calendar=None, adjustments=()):
    """Return the moment an offset names, as local text."""
    calendar = calendar or china()
    deadline = reckon(local(start, calendar.tz), Span.parse(span), calendar, counting, adjustments)
    return due_text(Offset.parse(offset).moment(deadline, calendar), calendar.tz)


# -- offsets


@pytest.mark.parametrize(
    "text, canonical",
    [
        ("-25%", "-25%"),
        ("- 25 %", "-25%"),
        ("−25%", "-25%"),
        ("-1 work_day", "-1 wd"),
        ("0", "0"),
        ("+0", "0"),
        ("-0 wd", "0"),
        ("+1 wd", "+1 wd"),
        ("-2 h", "-2 h"),
        ("+30 min", "+30 min"),
        ("-4 work_h", "-4 work_h"),
        ("+3 d", "+3 d"),
    ],
)
def test_offsets_are_read_and_printed_in_one_way(text, canonical):
    assert str(Offset.parse(text)) == canonical


@thorough
@given(offsets)
def test_the_canonical_text_reads_back(offset):
    assert Offset.parse(str(offset)) == offset


@pytest.mark.parametrize(
    "text, code",
    [
        ("", "offset_unsigned"),
        ("1 wd", "offset_unsigned"),
        ("25%", "offset_unsigned"),
        ("+25%", "offset_percent"),
        ("-0%", "offset_percent"),
        ("-100%", "offset_percent"),
        ("-2.5%", "offset_percent"),
        ("-", "offset_unreadable"),
        ("-1", "offset_unreadable"),
        ("+1 moon", "offset_unreadable"),
        ("--1 wd", "offset_unreadable"),
    ],
)
def test_bad_offsets_are_refused_by_name(text, code):
    with pytest.raises(LadderError) as refused:
        Offset.parse(text)
    assert refused.value.code == code
    assert refused.value.sentence()


# -- moments


@pytest.mark.parametrize(
    "offset, start, span, counting, expected",
    [
        # Days keep the convention of the due day: 24:00, the close of business, or the clock time.
        ("0", "2026-02-13 10:00", "5 wd", CHINESE, "2026-02-27 24:00"),
        ("-1 wd", "2026-02-13 10:00", "5 wd", CHINESE, "2026-02-26 24:00"),
        ("-4 wd", "2026-02-13 10:00", "5 wd", CHINESE, "2026-02-14 24:00"),
        ("+1 wd", "2026-02-13 10:00", "5 wd", CHINESE, "2026-02-28 24:00"),  # a make-up Saturday
        ("+2 wd", "2026-02-13 10:00", "5 wd", CHINESE, "2026-03-02 24:00"),
        ("-1 d", "2026-03-02 10:00", "7 d", CHINESE, "2026-03-08 24:00"),
        ("-1 wd", "2026-03-02 10:00", "7 d", CHINESE, "2026-03-06 24:00"),
        ("-1 wd", "2026-02-13 10:00", "5 wd", CLOSE, "2026-02-26 18:00"),
        ("-1 wd", "2026-03-02 10:15", "3 wd", BOSTON, "2026-03-04 10:15"),
        ("+1 wd", "2026-03-02 10:15", "4 wd", BOSTON, "2026-03-09 10:15"),
        ("-1 wd", "2026-03-02 10:15", "24 h", CHINESE, "2026-03-02 10:15"),
        # Hours: natural ones as they are, working ones over night and weekend.
        ("-2 h", "2026-03-02 10:00", "5 wd", CHINESE, "2026-03-09 22:00"),
        ("-2 work_h", "2026-03-02 10:00", "5 wd", CHINESE, "2026-03-09 16:00"),
        ("+30 min", "2026-03-02 10:00", "2 h", CHINESE, "2026-03-02 12:30"),
        ("+30 work_min", "2026-03-06 10:00", "5 work_h", CHINESE, "2026-03-06 17:00"),
        ("+2 work_h", "2026-03-06 10:00", "5 work_h", CHINESE, "2026-03-09 09:30"),
        ("-10 min", "2026-03-02 10:00", "30 min", CHINESE, "2026-03-02 10:20"),
        # Shares of counted time: elapsed for natural measures, opening time for working ones.
        ("-25%", "2026-03-02 10:00", "24 h", CHINESE, "2026-03-03 04:00"),
        ("-50%", "2026-03-02 09:00", "15 work_h", CHINESE, "2026-03-02 18:00"),
        ("-20%", "2026-03-02 00:00", "4 wd", CHINESE, "2026-03-05 18:00"),  # of Monday to Friday, Thursday's close
    ],
)
def test_moments(offset, start, span, counting, expected):
    assert moment(offset, start, span, counting) == expected


def test_one_hour_before_crosses_a_night():
    calendar = plain(hours=("08:00-18:00",))
    deadline = reckon(local("2026-03-02 17:00"), Span.parse("4 work_h"), calendar)
    assert deadline.due == local("2026-03-03 11:00")
    for offset in ("-1 h", "-1 work_h"):
        assert Offset.parse(offset).moment(deadline, calendar) == local("2026-03-03 10:00")
    assert Offset.parse("-4 work_h").moment(deadline, calendar) == local("2026-03-02 17:00")
    assert Offset.parse("-3 work_h").moment(deadline, calendar) == local("2026-03-03 08:00")


def test_a_pause_does_not_use_up_the_share_that_warns():
    start, pause = "2026-03-02 10:00", Pause(local("2026-03-02 11:00"), local("2026-03-06 11:00"))
    assert moment("-50%", start, "4 h", adjustments=[pause]) == "2026-03-06 12:00"
    assert moment("-90%", start, "4 h", adjustments=[pause]) == "2026-03-02 10:24"
    extension = Extension(local("2026-03-02 11:00"), Span.parse("4 h"))
    assert moment("-50%", start, "4 h", adjustments=[extension]) == "2026-03-02 14:00"


@thorough
@given(daytime_calendars(), moments, spans, countings, st.lists(st.integers(1, 99), min_size=2, max_size=2))
def test_shares_lie_between_start_and_due_in_order(calendar, start, span, counting, shares):
    deadline = reckon(start, span, calendar, counting)
    large, small = (Offset(before=True, percent=p).moment(deadline, calendar) for p in sorted(shares, reverse=True))
    assert min(deadline.effective_start, deadline.due) <= large <= small <= deadline.due


@thorough
@given(daytime_calendars(), moments, spans, countings, spans.filter(lambda span: span.amount))
def test_before_is_before_and_after_is_after(calendar, start, span, counting, distance):
    deadline = reckon(start, span, calendar, counting)
    assert Offset(True, distance).moment(deadline, calendar) < deadline.due
    assert Offset(False, distance).moment(deadline, calendar) > deadline.due


# -- ladders

SHANDONG = [
    {"at": "-1 wd", "do": "yellow_card", "tell": ["unit", "handler"]},
    {"at": "0", "do": "tell", "tell": ["unit_lead", "district"], "note": "overdue"},
    {"at": "+1 wd", "do": "red_card", "tell": ["supervisor"]},
]


def test_a_ladder_survives_its_data():
    ladder = Ladder.from_data(SHANDONG)
    assert ladder.as_data() == SHANDONG
    assert ladder.steps[0] == Step(Offset.parse("-1 wd"), Do.YELLOW_CARD, (Recipient.UNIT, Recipient.HANDLER))
    assert Ladder.from_data(ladder.as_data()) == ladder


def test_the_breach_is_always_a_step():
    assert Ladder.from_data([]).steps == (Step(Offset(), Do.TELL),)
    assert Ladder().steps == Ladder.from_data([]).steps
    assert len(Ladder.from_data(SHANDONG).steps) == 3
    silent = Ladder.from_data(SHANDONG[:1])
    assert [str(step.offset) for step in silent.steps] == ["-1 wd", "0"]


@pytest.mark.parametrize(
    "data, code",
    [
        ([{"do": "tell"}], "step_without_moment"),
        ([{"at": "0", "do": "shout"}], "step_word_unknown"),
        ([{"at": "0", "tell": ["mayor"]}], "step_word_unknown"),
        ([{"at": "0", "tell": "unit"}], "step_word_unknown"),
        ([{"at": "0", "when": "now"}], "step_key_unknown"),
        ([{"at": "+25%"}], "offset_percent"),
        ([{"at": "-1 wd"}, {"at": "-1 work_day"}], "step_twice"),
        ([{"at": "0"}, {"at": "+0 wd", "do": "tell"}], "step_twice"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(data, code):
    with pytest.raises(LadderError) as refused:
        Ladder.from_data(data)
    assert refused.value.code == code
    assert refused.value.sentence()


def test_the_schedule_is_in_the_order_of_time():
    deadline = reckon(local("2026-02-13 10:00"), Span.work_days(5), china())
    ladder = Ladder.from_data(list(reversed(SHANDONG)))
    assert [(due_text(at, "Asia/Shanghai"), index) for at, index in ladder.schedule(deadline, china())] == [
        ("2026-02-26 24:00", 2),
        ("2026-02-27 24:00", 1),
        ("2026-02-28 24:00", 0),
    ]


def test_a_warning_from_before_the_start_is_dropped():
    deadline = reckon(local("2026-03-02 10:00"), Span.parse("2 h"), china())
    ladder = Ladder.from_data([{"at": "-3 h"}, {"at": "-2 h", "do": "yellow_card"}, {"at": "-1 wd", "do": "red_card"}])
    assert ladder.schedule(deadline, china()) == ((local("2026-03-02 10:00"), 1), (local("2026-03-02 12:00"), 3))


def test_the_next_step_is_the_earliest_that_has_not_fired():
    deadline = reckon(local("2026-02-13 10:00"), Span.work_days(5), china())
    ladder = Ladder.from_data(SHANDONG)
    steps = schedule(ladder, deadline, china())
    assert next_step(ladder, deadline, china(), frozenset()) == steps[0]
    assert next_step(ladder, deadline, china(), frozenset({0})) == steps[1]
    assert next_step(ladder, deadline, china(), frozenset({1})) == steps[0]
    assert next_step(ladder, deadline, china(), frozenset({0, 1, 2})) is None


@thorough
@given(calendars(), moments, spans, countings, st.lists(offsets, max_size=5, unique=True))
def test_every_step_but_stale_warnings_is_scheduled_once(calendar, start, span, counting, drawn):
    ladder = Ladder(tuple(Step(offset, Do.TELL) for offset in drawn))
    deadline = reckon(start, span, calendar, counting)
    steps = ladder.schedule(deadline, calendar)
    assert list(steps) == sorted(steps)
    indexes = [index for _at, index in steps]
    assert len(set(indexes)) == len(indexes)
    for index, step in enumerate(ladder.steps):
        stale = step.offset.moment(deadline, calendar) < deadline.effective_start
        assert (index in indexes) is not stale
        assert not stale or step.offset.before
    assert all(at >= start for at, _index in steps)


@thorough
@given(daytime_calendars(), moments, spans, st.lists(offsets, max_size=5, unique=True))
def test_firing_in_turn_visits_every_step(calendar, start, span, drawn):
    ladder = Ladder(tuple(Step(offset, Do.TELL) for offset in drawn))
    deadline = reckon(start, span, calendar)
    fired, visited = frozenset(), []
    while (step := next_step(ladder, deadline, calendar, fired)) is not None:
        visited.append(step)
        fired |= {step[1]}
    assert tuple(visited) == ladder.schedule(deadline, calendar)
