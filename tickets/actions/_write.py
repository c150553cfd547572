"""Write what happened in a move: tickets, events, papers, clocks, parts, requests, supervisions, outbox.

Eight statements at the most (nine where callers join or leave a master), whether one ticket moved or two hundred.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import connection

from routing.domain.speech import _
from tickets.actions import _rows
from tickets.actions._sheet import Sheet
from tickets.domain.event import GENESIS
from tickets.domain.life import Life
from tickets.domain.lifecycle import Verb
from tickets.domain.refusals import NotNow
from tickets.models import Assignment, Event, Outbox, Paper, Supervision, Ticket, TicketRequest, Timer

if TYPE_CHECKING:
    from tickets.actions._move import Case

PUBLIC_TEXTS = frozenset({"answer", "script", "text", "facts", "missing"})
"""Texts a citizen may read in the timeline, where the act itself is public. A reply's is read first by the hotline: it
is told with the act that lets it pass (`tickets.queries.answers`), and one that is sent back never is."""

_WRITTEN = (*_rows.ticket_columns(Life(number="")), "head")
"""Columns of a ticket that follow from its life; what was said at intake is never rewritten."""

_UPDATE = "UPDATE {table} SET {columns} WHERE id = %s AND seq = %s".format(
    table=Ticket._meta.db_table, columns=", ".join(f"{name} = %s" for name in _WRITTEN)
)

_JOIN = f"UPDATE {Ticket._meta.db_table} SET joined = GREATEST(joined + %s, 0) WHERE number = %s"
"""A sum, not a value: two callers may join one master, or leave it, at the same moment."""

TICKETS = Sheet(
    Ticket,
    [field.attname for field in Ticket._meta.concrete_fields if field.attname != "id"],
    made={"search": "to_tsvector('simple', sheet.search)"},
)
EVENTS = Sheet(
    Event,
    ["ticket_id", "seq", "verb", "at", "actor", "role", "unit", "name", "public", "data", "hash", "step_key"],
)
PAPERS = Sheet(Paper, ["ticket_id", "event_id", "field", "text", "public", "digest"])

TOLD = f"INSERT INTO {Outbox._meta.db_table} (event_id, attempts, error) SELECT id, 0, '' FROM made"
"""Each event goes to the outbox in the statement that writes it."""


def _hanging(model: Any, key: str) -> Sheet:
    columns = [field.attname for field in model._meta.concrete_fields if field.attname != "id"]
    return Sheet(model, columns, key=("ticket_id", key))


HANGING: tuple[tuple[str, Sheet, "Callable[[Case, Any], Mapping[str, Any]]"], ...] = (
    ("clocks", _hanging(Timer, "key"), lambda case, one: _rows.timer_columns(one)),
    ("parts", _hanging(Assignment, "no"), lambda case, one: _rows.part_columns(case.life, one)),
    ("requests", _hanging(TicketRequest, "no"), lambda case, one: _rows.request_columns(one)),
    ("supervisions", _hanging(Supervision, "no"), lambda case, one: _rows.supervision_columns(one)),
)
"""What hangs on a life: the attribute that holds it, its sheet, and how one of it becomes columns."""


def write(cases: "Sequence[Case]") -> None:
    """Write every case to which something happened. Called once, at the end of a move."""
    moved = [case for case in cases if case.done]
    if not moved:
        return
    chains = [_chain(case) for case in moved]
    _write_tickets(moved)
    _count_joined(cases, moved)
    events = [{**row, "ticket_id": case.ticket.pk} for case, chain in zip(moved, chains, strict=True) for row in chain]
    keys = EVENTS.put_new(events, also=TOLD)
    PAPERS.put(_papers(moved, keys))
    for what, sheet, columns in HANGING:
        sheet.put(_changed(moved, what, columns))


def _chain(case: "Case") -> list[dict[str, Any]]:
    """Return the rows of a case's events, each chained to the one before, and move the ticket's head."""
    rows = []
    head = bytes(case.ticket.head or GENESIS)
    for done in case.done:
        event = done.event
        head = event.digest(case.life.number, head)
        rows.append(
            {
                "seq": event.seq,
                "verb": event.verb.value,
                "at": event.at,
                "actor": event.actor,
                "role": event.role,
                "unit": event.unit,
                "name": done.name,
                "public": done.public,
                "data": event.data,
                "hash": head,
                "step_key": done.step_key,
            }
        )
    case.ticket.head = head
    return rows


def _write_tickets(moved: "Sequence[Case]") -> None:
    fresh = [case for case in moved if case.ticket.pk is None]
    old = [case for case in moved if case.ticket.pk is not None]
    for case in moved:
        for name, value in _rows.ticket_columns(case.life).items():
            setattr(case.ticket, name, value)
    keys = TICKETS.put_new([{name: getattr(case.ticket, name) for name in TICKETS.columns} for case in fresh])
    for case, key in zip(fresh, keys, strict=True):
        case.ticket.pk = key
        case.ticket._state.adding = False
    if old:
        rows = [
            [*(getattr(case.ticket, name) for name in _WRITTEN), case.ticket.pk, case.done[0].event.seq - 1]
            for case in old
        ]
        with connection.cursor() as cursor:
            cursor.executemany(_UPDATE, rows)
            if cursor.rowcount != len(rows):
                # The row lock makes this impossible; were it ever to happen, nothing may be written.
                raise NotNow("conflict", _("Somebody else changed the ticket at the same moment. Try again."))


def _count_joined(cases: "Sequence[Case]", moved: "Sequence[Case]") -> None:
    """Bring up to date, on their masters, how many callers joined a matter."""
    changes: Counter[str] = Counter()
    for case in moved:
        now = _rows.joins(case.life)
        if now != case.joined:
            changes[now] += 1
            changes[case.joined] -= 1
    rows = [(change, number) for number, change in sorted(changes.items()) if number and change]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(_JOIN, rows)
    for case in cases:
        case.ticket.joined = max(0, case.ticket.joined + changes[case.ticket.number])


def _papers(moved: "Sequence[Case]", keys: list[int]) -> list[dict[str, Any]]:
    every = iter(keys)
    return [
        {
            "ticket_id": case.ticket.pk,
            "event_id": key,
            "field": name,
            "text": text,
            "public": done.public and name in PUBLIC_TEXTS and done.event.verb is not Verb.REPLY,
            "digest": done.event.data["papers"][name],
        }
        for case in moved
        for done in case.done
        for key in [next(every)]
        for name, text in done.texts.items()
    ]


def _changed(
    moved: "Sequence[Case]", what: str, columns: "Callable[[Case, Any], Mapping[str, Any]]"
) -> list[dict[str, Any]]:
    rows = []
    for case in moved:
        before = case.before[what]
        for name, one in getattr(case.life, what).items():
            if before.get(name) is not one or case.shows_otherwise(one):
                rows.append({**columns(case, one), "ticket_id": case.ticket.pk})
    return rows
