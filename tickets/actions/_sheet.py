"""A sheet of rows, put into a table at once: one short statement, however many rows.

The ORM's bulk insert spells every value of every row into the statement, which for two hundred tickets costs more
than all the law. Here each column travels as one array and PostgreSQL unfolds them (``unnest``): the statement is the
same for one row and for a thousand.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

Row = Mapping[str, Any]


class Sheet:
    """Rows for the table of `model`, given by attribute name (``unit_id``, not ``unit``).

    `key` names the columns of the unique constraint on which an existing row is overwritten; without it rows are
    only added. `made` are expressions for columns that the database computes from what is given for them. Columns
    that are left out of the rows get the database's default.
    """

    def __init__(
        self,
        model: type[models.Model],
        columns: Sequence[str],
        *,
        key: Sequence[str] = (),
        made: Mapping[str, str] = {},
    ) -> None:
        self.model = model
        self.columns = tuple(columns)
        self.key = tuple(key)
        self.made = dict(made or {})

    @cached_property
    def _fields(self) -> "list[models.Field[Any, Any]]":
        by_name = {field.attname: field for field in self.model._meta.concrete_fields}
        return [by_name[name] for name in self.columns]

    @cached_property
    def _sql(self) -> str:
        taken, arrays = [], []
        for field in self._fields:
            kind, cast = _carrier(field)
            arrays.append(f"%s::{kind}[]")
            taken.append(self.made.get(field.attname, f"sheet.{field.column}{cast}"))
        names = ", ".join(str(field.column) for field in self._fields)
        sql = (
            f"INSERT INTO {self.model._meta.db_table} ({names}) SELECT {', '.join(taken)}"
            f" FROM unnest({', '.join(arrays)}) WITH ORDINALITY AS sheet({names}, place) ORDER BY place"
        )
        if self.key:
            kept = [name for name in (field.column for field in self._fields) if name not in self.key]
            sets = ", ".join(f"{name} = excluded.{name}" for name in kept)
            sql += f" ON CONFLICT ({', '.join(self.key)}) DO UPDATE SET {sets}"
        return sql

    def put(self, rows: Sequence[Row]) -> None:
        """Write the rows."""
        if rows:
            with connection.cursor() as cursor:
                cursor.execute(self._sql, self._arrays(rows))

    def put_new(self, rows: Sequence[Row]) -> list[int]:
        """Write the rows and return their new primary keys, in the order of the rows."""
        if not rows:
            return []
        with connection.cursor() as cursor:
            cursor.execute(f"{self._sql} RETURNING {self.model._meta.pk.column}", self._arrays(rows))
            return [key for (key,) in cursor.fetchall()]

    def _arrays(self, rows: Sequence[Row]) -> list[list[Any]]:
        return [[_carried(field, row[field.attname]) for row in rows] for field in self._fields]


def _carrier(field: "models.Field[Any, Any]") -> tuple[str, str]:
    """Return the type a column's values travel as, and the cast that makes them the column's own."""
    kind = (field.db_type(connection) or "text").partition("(")[0]
    if isinstance(field, ArrayField):
        # An array of arrays would be unfolded to its last element; a row's array travels as its text.
        return "text", f"::{field.db_type(connection)}"
    if isinstance(field, models.ForeignKey | models.OneToOneField):
        kind = (field.target_field.db_type(connection) or "bigint").partition("(")[0]
        kind = {"serial": "integer", "bigserial": "bigint"}.get(kind, kind)
    if kind in ("varchar", "tsvector"):
        kind = "text"
    return kind, ""


def _carried(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(field, ArrayField):
        return "{" + ",".join(_element(one) for one in value) + "}"
    return value


def _element(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
