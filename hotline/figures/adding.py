"""Add counts to cells: one statement for any number of cells, made where they are missing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from hotline.figures.models import IntakeDay, IntakeHour, Tally
from hotline.figures.rates.cells import Arrival, Cell
from hotline.figures.rates.sums import MEASURES, Sums


def _sql(table: str, keys: Mapping[str, str], counts: Sequence[str]) -> str:
    columns = ", ".join([*keys, *counts])
    arrays = ", ".join([*(f"%s::{kind}[]" for kind in keys.values()), *("%s::int[]" for _count in counts)])
    sums = ", ".join(f"{count} = {table}.{count} + excluded.{count}" for count in counts)
    return (
        f"INSERT INTO {table} ({columns}) SELECT * FROM unnest({arrays})"
        f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {sums}"
    )


_TALLY = _sql(
    Tally._meta.db_table,
    {"dim": "varchar", "grain": "varchar", "key": "varchar", "sub": "varchar", "day": "date"},
    MEASURES,
)
_DAY = _sql(
    IntakeDay._meta.db_table,
    {"category": "varchar", "area": "varchar", "channel": "varchar", "day": "date"},
    ["count"],
)
_HOUR = _sql(IntakeHour._meta.db_table, {"category": "varchar", "area": "varchar", "at": "timestamptz"}, ["count"])


def add_cells(changes: Mapping[Cell, Sums]) -> None:
    """Move the cells of the roll-ups by `changes`."""
    _run(
        _TALLY,
        [(cell.dim, cell.grain, cell.key, cell.sub, cell.day, *sums) for cell, sums in changes.items() if sums],
    )


def add_days(changes: Mapping[tuple[date, Arrival], int]) -> None:
    """Move the counts of what came in, by day."""
    rows = [(who.category, who.area, who.channel, day, count) for (day, who), count in changes.items() if count]
    _run(_DAY, rows)


def add_hours(changes: Mapping[tuple[datetime, Arrival], int]) -> None:
    """Move the counts of what came in, by hour; channels are not told apart."""
    _run(
        _HOUR,
        [(who.category, who.area, at, count) for (at, who), count in changes.items() if count and not who.channel],
    )


def _run(sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(column) for column in zip(*rows, strict=True)])
