"""Into which cells of the roll-ups a ticket goes, and with which counts.

A cell is a day, a dimension and a key: reading a year of one district is reading that district's cells, however many
tickets lie behind them.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple

from hotline.figures.rates.scored import Scored
from hotline.figures.rates.sums import NONE, Sums

CITY, UNIT, AREA, CATEGORY, CHANNEL = "city", "unit", "area", "category", "channel"
PLAIN = (CITY, UNIT, AREA, CATEGORY, CHANNEL)
"""What figures are shown by. Areas and categories also count what lies below them; the city's key is empty."""

CROSSED = ((UNIT, CATEGORY), (AREA, CATEGORY))
"""Pairs that are kept, too: who fails at what, and what fails where."""

WHY = "why"
"""For the city, units and areas: why orders were left out."""

DAY, MONTH = "day", "month"


class Cell(NamedTuple):
    """Where counts are kept. `dim` is a dimension, or two joined by “/”: then `sub` is the key of the second."""

    dim: str
    key: str
    sub: str
    grain: str
    day: date


class Arrival(NamedTuple):
    """Where one matter that came in is counted; an empty code stands for all."""

    category: str
    area: str
    channel: str


Cells = dict[Cell, Sums]


def cells_of(scored: Scored | None) -> Cells:
    """Return what a ticket adds to which cells; nothing for None."""
    found: Cells = {}
    if scored is None:
        return found
    for day, unit, sums in _facts(scored):
        for dim, key, sub in _keys(scored, unit):
            _add(found, dim, key, sub, day, sums)
        if sums.left_out:
            for dim, key, _sub in _keys(scored, unit):
                if dim in (CITY, UNIT, AREA):
                    _add(found, f"{dim}/{WHY}", key, scored.left_out, day, sums)
    return found


def moved(old: Cells, new: Cells) -> Cells:
    """Return by how much cells change from what a ticket added to what it adds now."""
    changed = {cell: new.get(cell, NONE) - old.get(cell, NONE) for cell in old.keys() | new.keys()}
    return {cell: sums for cell, sums in changed.items() if sums}


def _facts(scored: Scored) -> Iterator[tuple[date, str, Sums]]:
    """Yield counts with their day and the unit that they are the figures of."""
    if scored.day is not None:
        yield scored.day, scored.unit, _order(scored)
    for turn in scored.turns:
        yield turn.given_on, turn.unit, Sums(given=1, returned=int(turn.returned))
        if turn.due_on is not None:
            yield turn.due_on, turn.unit, Sums(handled=1, on_time=int(turn.on_time))


def _order(scored: Scored) -> Sums:
    if scored.left_out:
        return Sums(left_out=1)
    answers = {name: 1 for name in (scored.solved, f"sat{scored.satisfied}" if scored.satisfied else "") if name}
    return Sums(
        due=1,
        responded=int(scored.responded),
        first_asked=int(bool(scored.first_solved)),
        first_yes=int(scored.first_solved == "yes"),
        redone=int(scored.redone),
        told=int(scored.told),
        **answers,
    )


def _keys(scored: Scored, unit: str) -> Iterator[tuple[str, str, str]]:
    place = scored.place
    yield CITY, "", ""
    yield CHANNEL, scored.channel, ""
    for category in place.categories:
        yield CATEGORY, category, ""
    for area in place.areas:
        yield AREA, area, ""
        for category in place.categories:
            yield f"{AREA}/{CATEGORY}", area, category
    if unit:
        yield UNIT, unit, ""
        for category in place.categories:
            yield f"{UNIT}/{CATEGORY}", unit, category


def _add(cells: Cells, dim: str, key: str, sub: str, day: date, sums: Sums) -> None:
    for cell in (Cell(dim, key, sub, DAY, day), Cell(dim, key, sub, MONTH, day.replace(day=1))):
        cells[cell] = cells.get(cell, NONE) + sums


def arrivals_of(scored: Scored) -> Iterator[Arrival]:
    """Yield what a matter counts under on the day it came in: every category above it with every area above it, and
    each of them with its channel."""
    categories, areas = ("", *scored.place.categories), ("", *scored.place.areas)
    for category in categories:
        for area in areas:
            yield Arrival(category, area, "")
    for category in categories:
        yield Arrival(category, "", scored.channel)
    for area in areas[1:]:
        yield Arrival("", area, scored.channel)


def came_on(scored: Scored, zone: tzinfo) -> date:
    """Return the day a matter came in, by the city's wall clock."""
    return scored.registered_at.astimezone(zone).date()


def came_in_hour(scored: Scored, zone: tzinfo) -> datetime:
    """Return the beginning, in UTC, of the hour of the city's wall clock in which a matter came in."""
    local = scored.registered_at.astimezone(zone)
    return local.replace(minute=0, second=0, microsecond=0).astimezone(UTC)
