"""What a deadline costs, against the least that any deadline can cost.

    python -m tests.bench.bench_deadlines          or: pytest tests/bench/bench_deadlines.py -m bench -s

The yardstick, measured in the same run, is a bare "start + timedelta, into the zone and back to UTC": no calendar, no
holidays, no opening hours. Every figure is the least of several rounds, so a busy machine disturbs the ratio little.
"""

from datetime import UTC, datetime, timedelta
from timeit import repeat
from zoneinfo import ZoneInfo

import pytest

from tickets.domain.calendar import Calendar, Counting
from tickets.domain.promise import Extension, Pause, reckon
from tickets.domain.span import Span
from tickets.holidays import calendar_data

pytestmark = pytest.mark.bench

ZONE = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 2, 13, 10, tzinfo=ZONE)
UNITS = (1, 60, 5_000)
ROUNDS, CALLS = 7, 2_000


def microseconds(call):
    """Return the least time of one call over several rounds, in microseconds."""
    call()
    return min(repeat(call, number=CALLS, repeat=ROUNDS)) / CALLS * 1e6


def bare():
    """Add five days on the wall clock: into the zone and back, as any deadline must."""
    return ((START.astimezone(ZONE).replace(tzinfo=None) + timedelta(days=5)).replace(tzinfo=ZONE)).astimezone(UTC)


def measure():
    """Return (yardstick in µs, {what: [µs for each of UNITS]}, {what: µs})."""
    calendar = Calendar.from_data(calendar_data("CN", range(2004, 2028), key="CN"))
    counting = Counting()

    def cost(span, adjustments=()):
        return microseconds(lambda: reckon(START, span, calendar, counting, adjustments))

    budgets = {
        name: [cost(make(units)) for units in UNITS]
        for name, make in (
            ("work_day", Span.work_days),
            ("natural_day", Span.days),
            ("work_hour", Span.work_hours),
            ("natural_hour", Span.hours),
        )
    }
    pause = Pause(START + timedelta(days=1), START + timedelta(days=3))
    extension = Extension(START, Span.work_days(5), "")
    extras = {
        "5 wd, one pause": cost(Span.work_days(5), [pause]),
        "5 wd, one pause, one extension": cost(Span.work_days(5), [pause, extension]),
        "20 work_h, one pause": cost(Span.work_hours(20), [pause]),
        "20 work_h, one pause, one extension": cost(
            Span.work_hours(20), [pause, Extension(START, Span.work_hours(20), "")]
        ),
    }
    fresh = min(
        repeat(
            lambda: reckon(START, Span.work_days(5), Calendar.from_data(calendar.as_data()), counting),
            number=5,
            repeat=3,
        )
    )
    return microseconds(bare), budgets, {**extras, "5 wd, calendar read from JSON first": fresh / 5 * 1e6}


def report():
    """Print the figures and return them."""
    yardstick, budgets, extras = measure()
    print(f"\nyardstick (timedelta, zone and back): {yardstick:.2f} µs")
    print(f"{'reckon()':<34}" + "".join(f"{units:>16,} units" for units in UNITS))
    for name, costs in budgets.items():
        print(f"{name:<34}" + "".join(f"{cost:>10.1f} µs {cost / yardstick:>5.1f} ×  " for cost in costs))
    for name, cost in extras.items():
        print(f"{name:<34}{cost:>10.1f} µs {cost / yardstick:>5.1f} ×")
    return yardstick, budgets, extras


def test_a_long_budget_costs_no_more_than_a_short_one():
    _yardstick, budgets, _extras = report()
    for costs in budgets.values():
        # A walk over 5,000 days would be some thousand times dearer than one over a day; noise is not.
        assert max(costs) < 5 * min(costs)


if __name__ == "__main__":
    report()
