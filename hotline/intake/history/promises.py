"""What a city promised, by category: a table given with the file, or learned from its due dates."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hotline.intake.history.mapping import Map, calendar
from hotline.intake.history.rows import Record
from tickets.domain.calendar import Calendar, Counting
from tickets.domain.promise import reckon
from tickets.domain.span import Measure, Span

MODES = {"business_days": Measure.WORK_DAY, "calendar_days": Measure.NATURAL_DAY}
FEWEST = 5
"""Rows of a type from which a promise is learned; fewer prove nothing."""


@dataclass(frozen=True, slots=True)
class Promise:
    """So many days, counted in a mode (a section of the map's ``counting``) by a calendar (of its ``calendars``)."""

    mode: str
    calendar: str
    days: int

    @property
    def span(self) -> Span:
        """The budget."""
        return Span(self.days, MODES[self.mode])


def read(path: Path, dataset: str) -> dict[str, Promise]:
    """Return the promises of one data set by category, from a table with the columns dataset, type, mode,
    calendar and days."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {
            row["type"].strip(): Promise(
                row["mode"], "" if row["calendar"] == "-" else row["calendar"], int(row["days"])
            )
            for row in csv.DictReader(file)
            if row["dataset"] == dataset
        }


def learn(records: Iterable[Record], mapping: Map, *, most: int = 200) -> dict[str, Promise]:
    """Return the promises that explain most due dates of each category, from up to `most` rows of it.

    The one use of a due date besides comparing: the table is what the replay may know, the dates are not.
    """
    samples: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.due is not None and len(samples[record.category]) < most:
            samples[record.category].append(record)
    calendars = {
        name: Calendar.from_data({**calendar(mapping, name), "key": "learn", "version": 1})
        for name in (mapping.calendars or {"": {}})
    }
    found: dict[str, Promise] = {}
    for category, rows in samples.items():
        if len(rows) < FEWEST:
            continue
        votes: Counter[Promise] = Counter()
        for promise in _candidates(rows, mapping, calendars):
            counting = Counting.from_data(dict(mapping.counting.get(promise.mode, {})))
            votes[promise] = sum(_hits(row, promise, calendars[promise.calendar], counting) for row in rows)
        if votes:
            found[category] = votes.most_common(1)[0][0]
    return found


def _candidates(rows: list[Record], mapping: Map, calendars: dict[str, Calendar]) -> set[Promise]:
    wanted: set[Promise] = set()
    for row in rows[:30]:
        assert row.due is not None
        elapsed = (row.due - row.opened).days
        for name, known in calendars.items():
            worked = known.work_days_between(row.opened.date(), row.due.date())
            wanted |= {Promise("business_days", name, worked + off) for off in (-1, 0, 1) if worked + off >= 0}
        first = next(iter(calendars))
        wanted |= {Promise("calendar_days", first, elapsed + off) for off in (0, 1)}
    return wanted


def _hits(row: Record, promise: Promise, known: Calendar, counting: Counting) -> bool:
    assert row.due is not None
    return abs((reckon(row.opened, promise.span, known, counting).due - row.due).total_seconds()) <= 3600
