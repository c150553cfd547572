"""Rows of another system's export: read one by one, in whatever dialect, with what is wrong said and kept."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from hotline.intake.history.mapping import Map, MapError
from routing.domain.speech import _


@dataclass(frozen=True, slots=True)
class Record:
    """One case as the other city kept it; moments are aware, by that city's wall clock. `due` and `on_time` are the
    city's own verdicts: nothing but `verdict` may read them, and `promises.learn` when asked to."""

    id: str
    line: int
    opened: datetime
    closed: datetime | None
    title: str
    content: str
    category: str
    unit: str
    area: str
    address: str
    lon: float | None
    lat: float | None
    channel: str
    due: datetime | None
    on_time: bool | None


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be read, and why."""

    line: int
    id: str
    why: str


def read(path: Path, mapping: Map) -> Iterator[Record | Reject]:
    """Yield every row of a CSV file (also gzipped), as a record or as a reject: none is passed over in silence.

    Raises `MapError` where the file lacks a column that the map names.
    """
    with _opened(path) as file:
        rows = csv.DictReader(file)
        absent = [theirs for theirs in mapping.columns.values() if theirs not in (rows.fieldnames or ())]
        if absent:
            raise MapError(
                "no_column", _("“{file}” has no column “{column}”."), file=path.name, column=", ".join(absent)
            )
        seen: set[str] = set()
        for line, row in enumerate(rows, start=2):
            said = {ours: (row.get(theirs) or "").strip() for ours, theirs in mapping.columns.items()}
            try:
                record = _record(said, line, mapping)
            except ValueError as error:
                yield Reject(line, said.get("id", ""), str(error))
                continue
            if record.id in seen:
                yield Reject(line, record.id, "the same id stood in an earlier row")
                continue
            seen.add(record.id)
            yield record


def _record(said: dict[str, str], line: int, mapping: Map) -> Record:
    opened, closed = _moment(said, "opened", mapping), _moment(said, "closed", mapping)
    if not said["id"]:
        raise ValueError("no id")
    if opened is None:
        raise ValueError("no opening time")
    if closed is not None and closed < opened:
        raise ValueError("closed before it was opened")
    verdict = mapping.word("verdict", said.get("verdict", ""))
    return Record(
        id=said["id"],
        line=line,
        opened=opened,
        closed=closed,
        title=said["title"] or said.get("category", "") or said["id"],
        content=said.get("content") or said["title"] or "—",
        category=said.get("category", ""),
        unit=said.get("unit", ""),
        area=said.get("area", ""),
        address=said.get("address", ""),
        lon=_degrees(said, "lon"),
        lat=_degrees(said, "lat"),
        channel=mapping.word("channel", said.get("channel", "")),
        due=_moment(said, "due", mapping),
        on_time={"on_time": True, "late": False}.get(verdict),
    )


def _moment(said: dict[str, str], name: str, mapping: Map) -> datetime | None:
    text = said.get(name, "")
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"“{text}” is not a time ({name})") from error
    return at if at.tzinfo else at.replace(tzinfo=mapping.zone)


def _degrees(said: dict[str, str], name: str) -> float | None:
    text = said.get(name, "")
    try:
        value = float(text) if text else None
    except ValueError as error:
        raise ValueError(f"“{text}” is not a coordinate ({name})") from error
    return value if value else None  # exports write 0 for "not known"


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")
