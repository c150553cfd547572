"""Lists cut by key: the next page begins after the last row shown, so page 1,000 costs what page 1 costs.

A cursor names the order, the direction and the key of a row. It is opaque to clients but not secret: it only says
where to go on, and the access predicate holds wherever that is.
"""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Min, Q, QuerySet
from django.db.models.expressions import RawSQL

from routing.domain.speech import _
from tickets.domain.refusals import Invalid
from tickets.models import Assignment, Ticket

DUE, NEWEST = "due", "newest"
ORDERS = (DUE, NEWEST)
USUAL, MOST = 25, 100
"""Rows of a page: if nothing is said, and at most."""

HEAVY = ("search", "content", "wants", "code_hash", "head", "intake_key")
"""Columns no list shows."""

LARGEST_ID = 2**62


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list. `back` asks for what comes before it. `due` is None for rows that are never due."""

    order: str
    back: bool
    id: int
    due: datetime | None = None

    def text(self) -> str:
        """Return the cursor as clients carry it."""
        key = [self.order, int(self.back), self.id, self.due.isoformat() if self.due else None]
        return base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, order: str) -> "Cursor":
        """Return the cursor a client sent back. Raises `Invalid` for anything this module did not make."""
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            said, back, key, due = json.loads(raw)
            cursor = cls(str(said), bool(back), int(key), datetime.fromisoformat(due) if due else None)
        except (ValueError, TypeError, binascii.Error, RecursionError) as error:
            raise _bad_cursor() from error
        if cursor.order != order or not 0 <= cursor.id <= LARGEST_ID or (cursor.due and cursor.due.tzinfo is None):
            raise _bad_cursor()
        return cursor


def _bad_cursor() -> Invalid:
    return Invalid("bad_cursor", _("This cursor does not belong to this list."), field="cursor")


@dataclass(frozen=True, slots=True)
class Page:
    """Some tickets in their order, and the cursors of the pages around them (empty where there is none)."""

    tickets: Sequence[Ticket]
    next: str = ""
    previous: str = ""


Key = tuple[datetime | None, int]
"""What a list is ordered by: when it is due (None in lists by age) and the row's id."""


def cut(
    keys: Callable[[Cursor | None, int], list[Key]], seen: QuerySet[Ticket], order: str, at: str, limit: int
) -> Page:
    """Return the page at the cursor text `at`. `keys` reads (cursor, how many) keys in the direction asked; `seen`
    are the tickets the actor may see, so that no list can show more than they do."""
    cursor = Cursor.read(at, order) if at else None
    back = cursor is not None and cursor.back
    found = keys(cursor, limit + 1)
    more = len(found) > limit
    found = found[:limit]
    if back:
        found.reverse()
    rows = {ticket.pk: ticket for ticket in seen.filter(pk__in=[key for _due, key in found]).defer(*HEAVY)}
    before, after = (more, True) if back else (cursor is not None, more)
    return Page(
        tickets=[rows[key] for _due, key in found if key in rows],
        next=Cursor(order, False, found[-1][1], found[-1][0]).text() if found and after else "",
        previous=Cursor(order, True, found[0][1], found[0][0]).text() if found and before else "",
    )


def ticket_keys(rows: QuerySet[Ticket], order: str, *, ends: bool = False) -> Callable[[Cursor | None, int], list[Key]]:
    """Return the reader of keys for a query of tickets. With `ends` the list by due date also holds tickets that
    are never due (closed ones), at its end; without it they are left out, so that the index serves as it stands."""

    def read(cursor: Cursor | None, count: int) -> list[Key]:
        back = cursor is not None and cursor.back
        if order == NEWEST:
            query = rows.filter(**{"pk__gt" if back else "pk__lt": cursor.id}) if cursor else rows
            return [(None, key) for (key,) in query.order_by("pk" if back else "-pk").values_list("pk")[:count]]
        query = rows if ends else rows.filter(next_due_at__isnull=False)
        if cursor:
            query = query.filter(_beyond(cursor, "next_due_at", "pk", ends))
        columns = ("-next_due_at", "-pk") if back else ("next_due_at", "pk")
        return list(query.order_by(*columns).values_list("next_due_at", "pk")[:count])

    return read


def part_keys(
    units: Sequence[str], parts: Q, order: str, *, open_only: bool
) -> Callable[[Cursor | None, int], list[Key]]:
    """Return the reader of keys for tickets on which one of `units` holds a part that meets `parts`.

    Each unit's parts are read in the order of their index (`assignment_worklist` for open work by due date,
    `assignment_sight` by age), a page's worth of each, and then merged: the cost follows what is shown and not what
    lies with the units. A ticket on which several parts count is shown once, by the part that is due first; this is
    asked of the merged page alone, for asking it of every part of every unit costs ten times the rest.
    """
    held = Q(open=True) if open_only else Q(ended_at__isnull=True)

    def read(cursor: Cursor | None, count: int) -> list[Key]:
        back = cursor is not None and cursor.back
        rows = Assignment.objects.filter(held, parts, unit_id=RawSQL("mine.code", ()))
        if order == NEWEST:
            if cursor:
                rows = rows.filter(**{"ticket_id__gt" if back else "ticket_id__lt": cursor.id})
            keys = rows.order_by("ticket_id" if back else "-ticket_id").values_list("ticket_id").distinct()[:count]
            return [(None, key) for (key,) in _merged(keys, units, ["ticket_id"], not back, count)]
        found: list[Key] = []
        while len(found) < count:
            page = _due(rows, units, cursor, count)
            firsts = _firsts(page, units, held & parts)
            found += [(due, key) for due, key in page if firsts.get(key) == due]
            if len(page) < count:
                break
            cursor = Cursor(DUE, back, page[-1][1], page[-1][0])
        return found[:count]

    return read


def _due(rows: QuerySet[Assignment], units: Sequence[str], cursor: Cursor | None, count: int) -> list[Any]:
    """Return the next `count` pairs of due moment and ticket over all units; one that several parts share once."""
    rows = rows.filter(due_at__isnull=False)
    if cursor:
        rows = rows.filter(_beyond(cursor, "due_at", "ticket_id", False))
    back = cursor is not None and cursor.back
    columns = ("-due_at", "-ticket_id") if back else ("due_at", "ticket_id")
    inner = rows.order_by(*columns).values_list("due_at", "ticket_id").distinct()[:count]
    return _merged(inner, units, ["due_at", "ticket_id"], back, count)


def _firsts(page: Sequence[Key], units: Sequence[str], parts: Q) -> dict[int, datetime]:
    """Return for each ticket of a page when the first of its parts is due."""
    rows = Assignment.objects.filter(parts, unit_id__in=units, ticket__in=[key for _due, key in page])
    return dict(rows.order_by().values_list("ticket").annotate(first=Min("due_at")))


def _beyond(cursor: Cursor, due: str, key: str, ends: bool) -> Q:
    """Return the condition for rows that lie beyond the cursor in its direction, with a bound an index can start at."""
    way = "lt" if cursor.back else "gt"
    if cursor.due is None:
        same = Q(**{f"{due}__isnull": True, f"{key}__{way}": cursor.id})
        return same | Q(**{f"{due}__isnull": False}) if cursor.back and ends else same
    beyond = Q(**{f"{due}__{way}": cursor.due}) | Q(**{due: cursor.due, f"{key}__{way}": cursor.id})
    bound = beyond & Q(**{f"{due}__{way}e": cursor.due})
    return bound | Q(**{f"{due}__isnull": True}) if ends and not cursor.back else bound


def _merged(inner: QuerySet[Any, Any], units: Sequence[str], columns: list[str], down: bool, count: int) -> list[Any]:
    sql, params = inner.query.sql_with_params()
    shown = ", ".join(f"page.{name}" for name in columns)
    order = ", ".join(f"page.{name} {'DESC' if down else 'ASC'}" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT {shown} FROM unnest(%s::text[]) AS mine(code) "
            f"CROSS JOIN LATERAL ({sql}) AS page ORDER BY {order} LIMIT %s",
            [list(units), *params, count],
        )
        return cursor.fetchall()
