"""Make a city large: copy the lives of its tickets, whole, under new numbers.

Every copy has its own chain of events, clocks, parts and papers, happening when the original's did, so all that is
true of a real ticket is true of it: `verify_history` finds nothing. Only identities are not copied. Written with
COPY and INSERT … SELECT; what this costs is what the indexes cost.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from psycopg.types.json import Jsonb

from tickets.domain.event import GENESIS
from tickets.domain.numbers import make_number
from tickets.models import Event, Ticket

LIVING = 2_000_000
"""Most tickets to make at once: serials of ticket numbers would begin to collide on single days beyond that."""


@dataclass(frozen=True, slots=True)
class Line:
    """One event of an original: its columns, its data, and its digest's text behind the ticket's number.

    `master` is the number of another ticket that it names: a copy names that ticket's copy.
    """

    columns: tuple[Any, ...]
    step_key: str | None
    tail: str
    data: dict[str, Any]
    master: str

    def copied(self, numbers: dict[str, str]) -> tuple[str, Jsonb]:
        """Return the tail and data of a copy, given the new number of each copied ticket."""
        renamed = numbers.get(self.master)
        if renamed is None:
            return self.tail, Jsonb(self.data)
        return self.tail.replace(json.dumps(self.master), json.dumps(renamed)), Jsonb({**self.data, "master": renamed})


@dataclass(frozen=True, slots=True)
class Original:
    """One ticket to copy."""

    id: int
    number: str
    registered: Any
    lines: tuple[Line, ...]


def grow(total: int, progress: Callable[[int], object] = lambda _n: None) -> int:
    """Copy tickets until there are `total`, and say how many were made. Each round is one transaction."""
    have = Ticket.objects.count()
    if not have:
        raise ValueError("there is no ticket to copy: simulate some first")
    if total > LIVING:
        raise ValueError(f"at most {LIVING:,} tickets")
    originals = _originals()
    taken = _taken_serials()
    made = turn = 0
    while have + made < total:
        turn += 1
        chosen = originals[: total - have - made]
        _copy(chosen, turn, taken)
        made += len(chosen)
        progress(len(chosen))
    with connection.cursor() as cursor:
        cursor.execute(_JOINED)
        # The next caller's number must lie beyond those given out here.
        cursor.execute("SELECT setval('tickets_serial', %s)", [max(taken.values(), default=1)])
        cursor.execute("ANALYZE")
    return made


def _originals() -> list[Original]:
    tickets = dict(Ticket.objects.values_list("pk", "number"))
    registered = dict(Ticket.objects.values_list("pk", "registered_at"))
    columns = ("ticket_id", "seq", "verb", "at", "actor", "role", "unit", "name", "public", "data", "step_key")
    rows = Event.objects.order_by("ticket_id", "seq").values_list(*columns)
    found = []
    for key, events in groupby(rows.iterator(chunk_size=5000), key=itemgetter(0)):
        found.append(Original(key, tickets[key], registered[key], tuple(_line(event) for event in events)))
    return found


def _line(event: tuple[Any, ...]) -> Line:
    _ticket, seq, verb, at, actor, role, unit, name, public, data, step_key = event
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    # As Event.digest writes it, without the number in front: "[number,seq,…]".
    tail = json.dumps(
        [seq, verb, moment, actor, role, unit, data], sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )[1:]
    return Line((seq, verb, at, actor, role, unit, name, public), step_key, tail, data, data.get("master", ""))


def _taken_serials() -> dict[str, int]:
    """Return the highest serial of each day's numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT left(number, 6), max(substr(number, 8, 6)::int) FROM tickets_ticket GROUP BY 1")
        return dict(cursor.fetchall())


def _copy(originals: list[Original], turn: int, taken: dict[str, int]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        cursor.execute(
            "CREATE TEMP TABLE twin (old bigint PRIMARY KEY, new bigint, was varchar, number varchar, head bytea)"
            " ON COMMIT DROP"
        )
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('tickets_ticket', 'id')) FROM generate_series(1, %s)",
            [len(originals)],
        )
        keys = [key for (key,) in cursor.fetchall()]
        twins = [(original, key, _number(original, taken)) for original, key in zip(originals, keys, strict=True)]
        numbers = {original.number: number for original, _key, number in twins}
        heads = []
        with cursor.copy(
            "COPY tickets_event (ticket_id, seq, verb, at, actor, role, unit, name, public, data, hash, step_key)"
            " FROM STDIN"
        ) as copy:
            for original, key, number in twins:
                head, quoted = GENESIS, json.dumps(number)
                for line in original.lines:
                    tail, data = line.copied(numbers)
                    head = hashlib.sha256(head + f"[{quoted},{tail}".encode()).digest()
                    step = line.step_key and line.step_key.replace(original.number, number)
                    copy.write_row((key, *line.columns, data, head, step))
                heads.append(head)
        with cursor.copy("COPY twin FROM STDIN") as copy:
            for (original, key, number), head in zip(twins, heads, strict=True):
                copy.write_row((original.id, key, original.number, number, head))
        cursor.execute("ANALYZE twin")
        cursor.execute(_tickets_sql(), [turn])
        for table, extra in (("timer", ()), ("assignment", ()), ("ticketrequest", ()), ("supervision", ())):
            cursor.execute(_children_sql(f"tickets_{table}", extra))
        cursor.execute(_PAPERS)


def _number(original: Original, taken: dict[str, int]) -> str:
    day = timezone.localdate(original.registered)
    prefix = f"{day:%y%m%d}"
    taken[prefix] = taken.get(prefix, 0) % 999_999 + 1
    return make_number(day, taken[prefix])


_REPLACED = {
    "id": "twin.new",
    "number": "twin.number",
    "head": "twin.head",
    "caller": "CASE WHEN t.caller IS NULL THEN NULL ELSE md5(t.caller::text || %s)::uuid END",
    "master_id": "master.number",
    "external_id": "''",
    "intake_key": "NULL",
    "code_hash": "''::bytea",
}


def _tickets_sql() -> str:
    names = _columns("tickets_ticket")
    values = [_REPLACED.get(name, f't."{name}"') for name in names]
    return (
        f"INSERT INTO tickets_ticket ({_listed(names)}) SELECT {', '.join(values)} FROM twin"
        " JOIN tickets_ticket t ON t.id = twin.old LEFT JOIN twin master ON master.was = t.master_id"
        " ORDER BY twin.new"
    ).replace("master.number", "COALESCE(master.number, t.master_id)")


def _children_sql(table: str, extra: tuple[str, ...]) -> str:
    names = [name for name in _columns(table) if name not in ("id", *extra)]
    values = ["twin.new" if name == "ticket_id" else f'c."{name}"' for name in names]
    return (
        f"INSERT INTO {table} ({_listed(names)}) SELECT {', '.join(values)} FROM twin"
        f" JOIN {table} c ON c.ticket_id = twin.old"
    )


# A copy whose master was not copied in its round has joined the master of its original.
_JOINED = """
UPDATE tickets_ticket master SET joined = found.callers
FROM (SELECT master_id, count(*) AS callers FROM tickets_ticket
      WHERE master_id IS NOT NULL AND outcome <> 'withdrawn' GROUP BY 1) found
WHERE found.master_id = master.number AND master.joined <> found.callers
"""

_PAPERS = """
INSERT INTO tickets_paper (ticket_id, event_id, field, text, public, digest, erased_at)
SELECT twin.new, copied.id, p.field, p.text, p.public, p.digest, p.erased_at
FROM twin JOIN tickets_paper p ON p.ticket_id = twin.old
JOIN tickets_event e ON e.id = p.event_id
JOIN tickets_event copied ON copied.ticket_id = twin.new AND copied.seq = e.seq
"""


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
