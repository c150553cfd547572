"""A sheet of rows, put into a table at once: one short statement, however many rows.

The ORM's bulk insert spells every value of every row into the statement, which for two hundred tickets costs more
than all the law. Here the rows travel as one JSON text and PostgreSQL reads it by the table's own column types: the
statement is the same for one row and for a thousand.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

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
        names = ", ".join(str(field.column) for field in self._fields)
        types = ", ".join(f"{field.column} {_carrier(field)}" for field in self._fields)
        taken = ", ".join(self.made.get(field.attname, f"sheet.{field.column}") for field in self._fields)
        sql = (
            f"INSERT INTO {self.model._meta.db_table} ({names}) SELECT {taken}"
            f" FROM ROWS FROM (json_to_recordset(%s) AS ({types})) WITH ORDINALITY AS sheet({names}, place)"
            " ORDER BY place"
        )
        if self.key:
            kept = [str(field.column) for field in self._fields if field.column not in self.key]
            sets = ", ".join(f"{name} = excluded.{name}" for name in kept)
            sql += f" ON CONFLICT ({', '.join(self.key)}) DO UPDATE SET {sets}"
        return sql

    def put(self, rows: Sequence[Row]) -> None:
        """Write the rows."""
        if rows:
            with connection.cursor() as cursor:
                cursor.execute(self._sql, [self._text(rows)])

    def put_new(self, rows: Sequence[Row], *, also: str = "") -> list[int]:
        """Write the rows and return their new primary keys, in the order of the rows.

        `also` is a further statement that reads the keys from ``made``, in the same round trip.
        """
        if not rows:
            return []
        key = self.model._meta.pk.column if self.model._meta.pk else "id"
        sql = f"WITH made AS ({self._sql} RETURNING {key})"
        sql += f", further AS ({also})" if also else ""
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} SELECT {key} FROM made ORDER BY {key}", [self._text(rows)])
            return [made for (made,) in cursor.fetchall()]

    def _text(self, rows: Sequence[Row]) -> str:
        sheet = [{field.column: row[field.attname] for field in self._fields} for row in rows]
        return json.dumps(sheet, ensure_ascii=False, default=_plain)


def _carrier(field: "models.Field[Any, Any]") -> str:
    """Return the type a column's values are read as."""
    if isinstance(field, models.ForeignKey | models.OneToOneField):
        field = field.target_field
    kind = field.db_type(connection) or "text"
    # A text vector is made from words; a key's own type would make numbers of its own.
    return {"tsvector": "text", "bigserial": "bigint", "serial": "integer"}.get(kind, kind)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return "\\x" + bytes(value).hex()
    return str(value)
