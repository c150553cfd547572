"""A city's file as a stream: which columns are what is seen from the heading."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np

from hotline.insight.detectors.stream import Stream, index, kilometres

BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one kind of file. Of `category` the first that is filled counts."""

    at: str
    category: tuple[str, ...]
    area: str
    address: str
    lon: str
    lat: str


KINDS = (
    Columns("open_local", ("type",), "neighborhood", "location", "longitude", "latitude"),
    Columns("open_dt", ("type",), "neighborhood", "location", "longitude", "latitude"),
    Columns("requested_datetime", ("service_name", "subproject"), "area", "address_string", "long", "lat"),
)

NOT_SAID = frozenset({"Employee Generated", "City Worker App", "Maximo Integration"})
"""Sources that are no citizen: the city's own people enter in batches, which says nothing of what the city suffers."""

VARIANTS = {"髒亂及污染": "髒亂及汙染"}
"""Spellings of one category that a file mixes."""


class UnknownFile(ValueError):
    """The heading of the file is that of no kind of file that is known here."""


@dataclass(frozen=True, slots=True)
class History:
    """A file read: its stream, its first day, the rows that could not be read, and those the
    city's own people entered, which are left out."""

    stream: Stream
    first: date
    bad: int
    own: int


def read(path: Path) -> History:
    """Read a city's CSV file, gzipped or not. Rows without a moment or a category are left out and counted.

    Raises UnknownFile, and OSError where there is no such file.
    """
    bad = own = 0
    rows: list[tuple[datetime, str, str, str, float, float]] = []
    with _opened(path) as lines:
        reader = csv.DictReader(lines)
        columns = _columns(reader.fieldnames or ())
        for row in reader:
            if (row.get("source") or "").strip() in NOT_SAID:
                own += 1
                continue
            read_ = _row(row, columns)
            if read_ is None:
                bad += 1
            else:
                rows.append(read_)
    if not rows:
        raise UnknownFile("there is no row with a moment and a category")
    rows.sort(key=lambda row: row[0])
    first = rows[0][0].date()
    midnight = datetime.combine(first, datetime.min.time())
    at = np.array([(row[0] - midnight).total_seconds() / 86_400 for row in rows])
    category, categories = index([row[1] for row in rows])
    area, areas = index([row[2] for row in rows])
    place, _places = index([f"{row[1]}|{row[3]}" if row[3] else "" for row in rows])
    x, y = kilometres(np.array([row[4] for row in rows]), np.array([row[5] for row in rows]))
    return History(Stream(at, category, area, place, x, y, categories, areas, first.weekday()), first, bad, own)


def _opened(path: Path):  # type: ignore[no-untyped-def]
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _columns(heading: Iterable[str]) -> Columns:
    names = set(heading)
    for kind in KINDS:
        if {kind.at, kind.area, kind.address, kind.lon, kind.lat, *kind.category} <= names:
            return kind
    raise UnknownFile("the columns are those of no file that is known: " + ", ".join(sorted(names)[:12]))


def _row(row: Mapping[str, str], columns: Columns) -> tuple[datetime, str, str, str, float, float] | None:
    category = next((word for name in columns.category if (word := (row[name] or "").strip())), "")
    try:
        at = datetime.fromisoformat(row[columns.at].strip())
    except (ValueError, AttributeError):
        return None
    if not category:
        return None
    return (
        at.replace(tzinfo=None),
        VARIANTS.get(category, category),
        BLANKS.sub("", row[columns.area] or ""),
        BLANKS.sub("", row[columns.address] or "").lower(),
        _number(row[columns.lon]),
        _number(row[columns.lat]),
    )


def _number(text: str | None) -> float:
    try:
        value = float(text or "")
    except ValueError:
        return float("nan")
    return value if value != 0 else float("nan")
