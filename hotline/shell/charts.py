"""Charts, laid out here and drawn by templates: each is, or stands beside, a table with the same figures.

Labels are text of the page, never of the picture: they grow with the reader's type, wrap, and cannot collide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

SERIES = 4
"""Patterns there are; a chart of more is a table."""

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: what it is of, how much (None: not known or not shown), and that in words."""

    label: Text
    value: float | None
    text: Text


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as it is drawn: `width` in per cent of the longest."""

    label: Text
    text: Text
    width: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars under each other; `heads` are the headings of what they are of and what they count."""

    title: Text
    heads: tuple[Text, Text]
    rows: list[Drawn]


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its name, and a value for each place on the axis (None: a gap)."""

    name: Text
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn: the number of its colour and pattern, its path, and a path of its points."""

    number: int
    name: Text
    path: str
    dots: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over an axis, in a square of a hundred by a hundred that the page stretches. `ticks` are labels of the
    axis that find room; `rows` are the table: a label and a value of each series."""

    title: Text
    axis: Text
    most: float
    lines: list[Line]
    ticks: list[Text]
    rows: list[tuple[Text, list[float | None]]]


def bars(rows: Sequence[Bar], title: Text, of: Text, counted: Text) -> Bars:
    """Return bars, the longest as wide as there is room."""
    most = max((row.value or 0 for row in rows), default=0) or 1
    drawn = [Drawn(row.label, row.text, round(100 * (row.value or 0) / most, 1)) for row in rows]
    return Bars(title, (of, counted), drawn)


def lines(labels: Sequence[Text], series: Sequence[Series], title: Text, axis: Text) -> Lines:
    """Return lines over the labels, from nought to a round number above the highest. Raises ValueError for series that
    are too many to tell apart, or that do not fit the labels."""
    if len(series) > SERIES or any(len(each.values) != len(labels) for each in series):
        raise ValueError("at most four series, each with one value for every label")
    most = round_above(max((value or 0 for each in series for value in each.values), default=0))
    step = 100 / max(len(labels) - 1, 1)
    drawn = []
    for number, each in enumerate(series, start=1):
        points = [
            (index, f"{index * step:.1f} {100 - 100 * value / most:.1f}")
            for index, value in enumerate(each.values)
            if value is not None
        ]
        path = " ".join(
            f"{'L' if place and points[place - 1][0] == index - 1 else 'M'}{point}"
            for place, (index, point) in enumerate(points)
        )
        drawn.append(Line(number, each.name, path, " ".join(f"M{point}h0" for _index, point in points)))
    rows = [(label, [each.values[index] for each in series]) for index, label in enumerate(labels)]
    return Lines(title, axis, most, drawn, _ticks(labels), rows)


def round_above(value: float) -> float:
    """Return the next of 1, 2, 5, 10, 20, 50 … that is not below the value.

    >>> [round_above(value) for value in (0, 3, 20, 21, 730)]
    [1, 5, 20, 50, 1000]
    """
    size = 1
    while True:
        for first in (1, 2, 5):
            if first * size >= value:
                return first * size
        size *= 10


def _ticks(labels: Sequence[Text]) -> list[Text]:
    """The first, the last, and the one between where there is one."""
    if len(labels) < 3:
        return list(labels)
    return [labels[0], labels[len(labels) // 2], labels[-1]] if len(labels) % 2 else [labels[0], labels[-1]]
