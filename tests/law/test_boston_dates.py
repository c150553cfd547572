"""Boston's own due dates, reproduced: 65,000 promises that a city really made and nobody here wrote.

The files are test data that is not part of the project; without them these tests skip. How the city counted is in
the data's README; the rules are `BOSTON_2011` and `BOSTON` in the almanac, the calendars are built here.

    pytest tests/law/test_boston_dates.py -s     prints the shares
"""

import csv
import gzip
import os
from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.law.almanac import BOSTON, BOSTON_2011, NEW_YORK, week
from tickets.domain.calendar import Calendar
from tickets.domain.promise import reckon
from tickets.domain.span import Measure, Span
from tickets.holidays import calendar_data

DATA = Path(os.environ.get("HOTLINE_TEST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
HOURS = week(["08:30-17:00"])


@cache
def promises():
    """Return (data set, type) → span."""
    with (DATA / "promises.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["dataset"], row["type"]): Span(
                int(row["days"]), Measure.WORK_DAY if row["mode"] == "business_days" else Measure.NATURAL_DAY
            )
            for row in csv.DictReader(file)
        }


def requests(dataset, file, opened, target):
    """Yield (span, opened, due) of each request with a due time and a known promise; local, aware."""
    if not (DATA / file).exists() or not (DATA / "promises.csv").exists():
        pytest.skip(f"{DATA / file} is not here")
    with gzip.open(DATA / file, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            span = promises().get((dataset, row["type"]))
            if span is not None and row[target]:
                start, due = (datetime.fromisoformat(row[name]).replace(tzinfo=NEW_YORK) for name in (opened, target))
                yield span, start, due


def share(rows, calendar, counting, minutes):
    """Return (how many, the share whose due time lies within some minutes of the city's, and the same by measure)."""
    hits, rows_of = Counter(), Counter()
    for span, start, due in rows:
        measure = str(span.measure)
        rows_of[measure] += 1
        hits[measure] += abs((reckon(start, span, calendar, counting).due - due).total_seconds()) <= 60 * minutes
    total = rows_of.total()
    return total, hits.total() / total, {measure: hits[measure] / rows_of[measure] for measure in sorted(rows_of)}


def no_holidays():
    """The calendar of 2011: Monday to Friday, 08:30 to 17:00, and no holiday was ever entered."""
    return Calendar.from_data(
        {"key": "boston", "version": 2011, "zone": "America/New_York", "week": HOURS, "published": ["1900-2499"]}
    )


def holidays_as_entered():
    """The calendar of 2013 to 2019 as the due times betray it.

    Massachusetts' holidays, but none in 2013 and none in 2018 before Christmas; and the Friday off for the Veterans Day
    of 2017, a Saturday, which the city kept and the state does not.
    """
    data = calendar_data("US-MA", range(2013, 2021), key="boston", zone="America/New_York", week=HOURS)
    entered = {
        day: body for day, body in data["exceptions"].items() if day[:4] != "2013" and not "2018" <= day < "2018-12-25"
    }
    entered["2017-11-10"] = {"name": "Veterans Day (observed)", "windows": []}
    return Calendar.from_data({**data, "exceptions": entered})


@pytest.mark.parametrize(
    "dataset, file, opened, target, calendar, counting, least",
    [
        pytest.param(
            "boston_2011H2",
            "boston311_2011H2.csv.gz",
            "open_dt",
            "target_dt",
            no_holidays,
            BOSTON_2011,
            0.99,
            id="2011",
        ),
        pytest.param(
            "boston_2013_2019",
            "boston311_2013_2019_animal_street_housing.csv.gz",
            "open_local",
            "target_local",
            holidays_as_entered,
            BOSTON,
            0.996,
            id="2013-2019",
        ),
    ],
)
def test_the_citys_due_times_are_ours(dataset, file, opened, target, calendar, counting, least):
    rows = list(requests(dataset, file, opened, target))
    for minutes in (60, 2):
        count, overall, by_measure = share(rows, calendar(), counting, minutes)
        measures = ", ".join(f"{measure} {part:.2%}" for measure, part in by_measure.items())
        print(f"\n{dataset}: {overall:.2%} of {count:,} due times within {minutes} minutes ({measures})", end="")
        assert overall >= (least if minutes == 60 else least - 0.002)


def test_a_holiday_kept_or_not_moves_a_real_due_time():
    start = datetime(2013, 5, 24, 10, tzinfo=NEW_YORK)  # the Friday before Memorial Day
    entered, state = holidays_as_entered(), Calendar.from_data(calendar_data("US-MA", [2013], zone="America/New_York"))
    assert reckon(start, Span.work_days(1), entered, BOSTON).due.date() == date(2013, 5, 27)
    assert reckon(start, Span.work_days(1), state, BOSTON).due.date() == date(2013, 5, 28)
