"""Files of labelled matters, told apart by their columns: what was said, what was known beside it, and the answer.

Only what a caller could have said, or the desk knew when the call ended, is handed on. What a city decided later
(queue, reason, type, closing) is never read.
"""

import csv
import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from hotline.intake.suggesting.features import Said
from routing.domain.speech import _
from routing.refusal import Refusal

Row = Mapping[str, str]


class UnknownLayout(Refusal):
    """The columns of a file are none that this evaluation knows."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One matter: what was said, the answer, and when (as the file writes it; empty where it does not say)."""

    said: Said
    answer: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of file: the columns it is known by, how a row is read, and how it is fairly judged.

    `long` messages are compared in grouped folds, which near-copies never cross. Short notes repeat each other by
    nature: they are judged by time, the last fifth of the file by what was learned from all before.
    """

    name: str
    question: str
    columns: frozenset[str]
    read: Callable[[Row], Labelled]
    long: bool


def opened(path: Path) -> TextIO:
    """Open a CSV file, also gzipped. Raises FileNotFoundError."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file; an absent cell is empty."""
    with opened(path) as file:
        for row in csv.DictReader(file):
            yield {name: (text or "").strip() for name, text in row.items() if name}


def layout_of(path: Path) -> Layout:
    """Return the layout of a file. Raises `UnknownLayout`."""
    with opened(path) as file:
        columns = frozenset(csv.DictReader(file).fieldnames or ())
    for layout in LAYOUTS:
        if layout.columns <= columns:
            return layout
    known = "; ".join(", ".join(sorted(layout.columns)) for layout in LAYOUTS)
    raise UnknownLayout("no_layout", _("“{file}” has none of these columns: {known}."), file=path.name, known=known)


def labelled(path: Path, layout: Layout) -> list[Labelled]:
    """Return the labelled matters of a file, in its order; rows without text or answer are left out."""
    found = (layout.read(row) for row in rows(path))
    return [one for one in found if one.answer and (one.said.subject or one.said.detail)]


def _message(row: Row) -> Labelled:
    # Where the original is lost, its words are left, in their order.
    detail = row["detail"] or row.get("segmented", "").replace(" ", "")
    return Labelled(Said(row["subject"], detail), row["label"], row.get("created", ""))


_STAFF_MARKS = re.compile(
    r"\(internal\)|\b[A-Z]{3,4}_|\b(?:BTDT|PWDX|ISD|PROP|PARK|BWSC|INFO|DISB)\b|\bdist(?:rict)?\b.*$", re.I
)
"""What clerks write into a title and no caller says: department codes, "(Internal)", and the district it went to."""


def _boston(row: Row) -> Labelled:
    facts = (
        ("channel", row.get("source", "")),
        ("neighborhood", row.get("neighborhood", "")),
        ("street", row.get("location_street_name", "")),
        ("zip", row.get("location_zipcode", "")),
    )
    title = _STAFF_MARKS.sub(" ", row["case_title"])
    return Labelled(Said(title, "", _facts(facts)), row["department"], row.get("open_local") or row["open_dt"])


def _tainan(row: Row) -> Labelled:
    # The clerk closes the description with the sub-project that was chosen: not said by the caller.
    said = row["description"]
    if row.get("subproject"):
        said = said.replace(row["subproject"], " ")
    facts = (("area", row["area"].replace(" ", "")),)
    return Labelled(Said("", said, _facts(facts)), row["service_name"].replace("汙", "污"), row["requested_datetime"])


def _facts(found: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in found if value)


LAYOUTS = (
    Layout("messages", "label", frozenset({"subject", "detail", "label"}), _message, long=True),
    Layout(
        "Boston 311", "department", frozenset({"case_title", "department", "source", "open_dt"}), _boston, long=False
    ),
    Layout(
        "Tainan 1999",
        "service",
        frozenset({"service_name", "description", "area", "requested_datetime"}),
        _tainan,
        long=False,
    ),
)
