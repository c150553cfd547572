"""Spans: every way to write one, one way to print it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.almanac import spans, thorough
from tickets.domain.span import Measure, Span, SpanError


@pytest.mark.parametrize(
    "text, span, canonical",
    [
        ("15 min", Span.hours(0, 15), "15 min"),
        ("90 min", Span.hours(1, 30), "90 min"),
        ("2 h", Span.hours(2), "2 h"),
        ("24h", Span.hours(24), "24 h"),
        ("1.5 h", Span.hours(1, 30), "90 min"),
        ("2 natural_hour", Span.hours(2), "2 h"),
        ("4 work_hour", Span.work_hours(4), "4 work_h"),
        ("4 work hours", Span.work_hours(4), "4 work_h"),
        ("30 work_min", Span.work_hours(0, 30), "30 work_min"),
        ("5 work_day", Span.work_days(5), "5 wd"),
        ("5 working days", Span.work_days(5), "5 wd"),
        ("1 workday", Span.work_days(1), "1 wd"),
        ("5wd", Span.work_days(5), "5 wd"),
        ("5 个工作日", Span.work_days(5), "5 wd"),
        ("7 natural_day", Span.days(7), "7 d"),
        ("7 d", Span.days(7), "7 d"),
        ("7天", Span.days(7), "7 d"),
        ("１５ 分钟", Span.hours(0, 15), "15 min"),
        ("0 d", Span.days(0), "0 d"),
        ("0 h", Span.hours(0), "0 min"),
    ],
)
def test_text_is_read_and_printed_in_one_way(text, span, canonical):
    assert Span.parse(text) == span
    assert str(span) == canonical


@pytest.mark.parametrize(
    "text, code, named",
    [
        ("", "span_unreadable", "“”"),
        ("soon", "span_unreadable", "soon"),
        ("5", "span_unreadable", "5"),
        ("-5 wd", "span_unreadable", "-5 wd"),
        ("+5 wd", "span_unreadable", "+5 wd"),
        ("5 fortnights", "span_unit_unknown", "fortnights"),
        ("1.5 wd", "span_not_whole", "whole number of days"),
        ("0.001 h", "span_not_whole", "0.001 h"),
        ("40000 wd", "span_out_of_range", "40000"),
        ("999999999 h", "span_out_of_range", "hundred years"),
    ],
)
def test_bad_text_is_refused_by_name(text, code, named):
    with pytest.raises(SpanError) as refused:
        Span.parse(text)
    assert refused.value.code == code
    assert named in str(refused.value)


@pytest.mark.parametrize("amount", [1.0, True, "5", None])
def test_an_amount_is_a_whole_number(amount):
    with pytest.raises(SpanError):
        Span(amount, Measure.WORK_DAY)


@thorough
@given(spans)
def test_the_canonical_text_reads_back(span):
    assert Span.parse(str(span)) == span


@thorough
@given(st.text(max_size=20))
def test_no_text_does_anything_but_parse_or_be_refused(text):
    with suppress(SpanError):
        span = Span.parse(text)
        assert Span.parse(str(span)) == span


@pytest.mark.parametrize(
    "text, words",
    [
        ("1 wd", "1 working day"),
        ("5 wd", "5 working days"),
        ("2 h", "2 hours"),
        ("90 min", "90 minutes"),
        ("1 work_h", "1 hour of opening time"),
        ("7 d", "7 calendar days"),
    ],
)
def test_people_read_words(text, words):
    template, data = Span.parse(text).phrase()
    assert template.format(**data) == words
