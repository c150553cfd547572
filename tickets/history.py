"""The proof: a ticket's events chain up, and played again they give the very rows that are stored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Count

from tickets import law as statutes
from tickets.actions import _rows
from tickets.domain.event import GENESIS, Event, paper_digest
from tickets.domain.life import Life
from tickets.domain.lifecycle import Verb
from tickets.domain.stages import replay
from tickets.domain.vocabulary import Outcome
from tickets.evidence import keeper
from tickets.models import Assignment, Paper, Supervision, Ticket, TicketRequest, Timer
from tickets.models import Event as EventRow


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a ticket's history: where, and what."""

    number: str
    seq: int
    what: str


def events_of(rows: Iterable[EventRow]) -> list[Event]:
    """Return the events that rows hold, as the law knows them. Raises ValueError for a verb it does not know."""
    return [
        Event(row.seq, Verb(row.verb), row.at, row.actor, row.role, row.unit, row.data)
        for row in sorted(rows, key=lambda row: row.seq)
    ]


def verify(tickets: Iterable[Ticket]) -> Iterator[Fault]:
    """Yield every fault of the given tickets: broken chains, gaps, and rows that differ from their history."""
    law = statutes.in_force()
    kept = list(tickets)
    keys = [ticket.pk for ticket in kept]
    events = _by_ticket(EventRow.objects.filter(ticket__in=keys))
    timers = _by_ticket(Timer.objects.filter(ticket__in=keys))
    parts = _by_ticket(Assignment.objects.filter(ticket__in=keys))
    requests = _by_ticket(TicketRequest.objects.filter(ticket__in=keys))
    supervisions = _by_ticket(Supervision.objects.filter(ticket__in=keys))
    papers = _by_ticket(Paper.objects.filter(ticket__in=keys))
    files = keeper().digests([ticket.number for ticket in kept])
    joined = _joined([ticket.number for ticket in kept])
    for ticket in kept:
        rows = sorted(events.get(ticket.pk, []), key=lambda row: row.seq)
        try:
            yield from _chain_faults(ticket, rows)
            stored = _rows.read_life(
                ticket,
                timers.get(ticket.pk, []),
                parts.get(ticket.pk, []),
                requests.get(ticket.pk, []),
                supervisions.get(ticket.pk, []),
            )
            played = replay(ticket.number, events_of(rows), law)
        except Exception as error:
            # Rows that nobody's code wrote may break a replay in any way; that is a finding, not a crash.
            yield Fault(ticket.number, ticket.seq, f"the history cannot be played: {type(error).__name__}: {error}")
            continue
        yield from _life_faults(ticket, stored, played)
        yield from _shown_faults(ticket, played, timers.get(ticket.pk, []), parts.get(ticket.pk, []))
        yield from _paper_faults(ticket, rows, papers.get(ticket.pk, []))
        yield from _file_faults(ticket, rows, files)
        if ticket.joined != joined.get(ticket.number, 0):
            callers = joined.get(ticket.number, 0)
            yield Fault(ticket.number, ticket.seq, f"joined: stored {ticket.joined}, but {callers} callers did")


def _joined(numbers: list[str]) -> dict[str, int]:
    """Return how many callers each of some tickets was joined by."""
    children = Ticket.objects.filter(master__number__in=numbers).exclude(outcome=Outcome.WITHDRAWN)
    return dict(children.values_list("master__number").annotate(Count("pk")))


def _chain_faults(ticket: Ticket, rows: list[EventRow]) -> Iterator[Fault]:
    head = GENESIS
    for expected, (row, event) in enumerate(zip(rows, events_of(rows), strict=True), start=1):
        if row.seq != expected:
            yield Fault(ticket.number, row.seq, f"event {expected} is missing")
            return
        head = event.digest(ticket.number, head)
        if head != bytes(row.hash):
            yield Fault(ticket.number, row.seq, "the hash does not fit the event and the one before it")
            return
    if head != bytes(ticket.head) or len(rows) != ticket.seq:
        yield Fault(ticket.number, len(rows), "the ticket's head is not the last event")


def _life_faults(ticket: Ticket, stored: Life, played: Life) -> Iterator[Fault]:
    for name, was, becomes in differences(stored, played):
        yield Fault(ticket.number, played.seq, f"{name}: stored {was!r}, by its history {becomes!r}")


def _shown_faults(ticket: Ticket, played: Life, timers: list[Timer], parts: list[Assignment]) -> Iterator[Fault]:
    """Compare what lists, worklists and sweeps read with what the history amounts to."""
    clocks = {row.key: row for row in timers}
    held = {row.no: row for row in parts}
    shown: list[tuple[str, Any, dict[str, Any]]] = [("ticket", ticket, _rows.ticket_columns(played))]
    shown += [(key, clocks[key], _rows.timer_columns(one)) for key, one in played.clocks.items() if key in clocks]
    shown += [
        (f"part {no}", held[no], _rows.part_columns(played, one))
        for no, one in played.parts.items()
        if no in held and one.live
    ]
    for what, row, columns in shown:
        for name, becomes in columns.items():
            if getattr(row, name) != becomes:
                yield Fault(
                    ticket.number, played.seq, f"{what}.{name}: stored {getattr(row, name)!r}, should be {becomes!r}"
                )


def _paper_faults(ticket: Ticket, rows: list[EventRow], papers: list[Paper]) -> Iterator[Fault]:
    """Compare texts with the digests their events keep; what was erased lawfully is not missed."""
    found = {(paper.event_id, paper.field): paper for paper in papers}
    salt = bytes(ticket.salt)
    for row in rows:
        for name, digest in row.data.get("papers", {}).items():
            paper = found.get((row.pk, name))
            if paper is None:
                yield Fault(ticket.number, row.seq, f"the text “{name}” is missing")
            elif paper.erased_at is None and paper_digest(paper.text, salt) != digest:
                yield Fault(ticket.number, row.seq, f"the text “{name}” is not the one that was written")
        said = row.data.get("matter")
        if said and ticket.forgotten_at is None and matter_digest(ticket, salt) != said:
            yield Fault(ticket.number, row.seq, "what the caller said is not what was registered")


def _file_faults(ticket: Ticket, rows: list[EventRow], files: Mapping[str, str]) -> Iterator[Fault]:
    """Compare files with the digests their events keep, until the ticket is forgotten."""
    salt = bytes(ticket.salt)
    if ticket.forgotten_at is not None:
        return
    for row in rows:
        for one in row.data.get("files", ()):
            if one["id"] not in files:
                yield Fault(ticket.number, row.seq, f"the file {one['id']} is missing")
            elif paper_digest(files[one["id"]], salt) != one["digest"]:
                yield Fault(ticket.number, row.seq, f"the file {one['id']} is not the one that was given")


def matter_digest(matter: Any, salt: bytes) -> str:
    """Return what the first event keeps of what the caller said (a `Matter` or a `Ticket`)."""
    return paper_digest("\n".join((matter.title, matter.content, matter.wants, matter.address)), salt)


def differences(stored: Life, played: Life) -> Iterator[tuple[str, Any, Any]]:
    """Yield (what, stored, played) for everything in which two lives differ."""
    for one in fields(Life):
        if one.name in ("calendars", "passed_over"):  # notes of replaying, kept in the events themselves
            continue
        was, becomes = getattr(stored, one.name), getattr(played, one.name)
        if isinstance(was, dict):
            for key in {**was, **becomes}:
                if was.get(key) != becomes.get(key):
                    yield f"{one.name}[{key}]", was.get(key), becomes.get(key)
        elif was != becomes:
            yield one.name, was, becomes


def _by_ticket(rows: Iterable[Any]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = {}
    for row in rows:
        groups.setdefault(row.ticket_id, []).append(row)
    return groups
