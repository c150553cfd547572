"""The only writer of tickets. Every verb goes through a `Move` (opened by `_door.moving`):

    lock → decide by the table → apply to the life → write rows, event, papers, outbox → commit

A `Move` is one transaction. It takes one or more tickets in hand (always in the order of their keys, so that two
moves never wait for each other in a ring), lets verbs happen to their lives, and writes everything at its end, in
a number of statements that does not grow with the tickets. A refusal leaves nothing behind.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models

from routing import queries as routing
from routing.domain.speech import _
from routing.queries import Catalogue
from tickets import law as statutes
from tickets.access import tickets_of
from tickets.actions import _rows
from tickets.domain.event import GENESIS, Event, paper_digest
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life, Part
from tickets.domain.lifecycle import VERBS, Kind, Verb
from tickets.domain.people import Actor
from tickets.domain.permission import refusal
from tickets.domain.refusals import Absent, Invalid, NotNow, Stale
from tickets.domain.saying import read
from tickets.domain.stages import apply, check
from tickets.models import Assignment, Outbox, Paper, Supervision, Ticket, TicketRequest, Timer
from tickets.models import Event as EventRow

STAMPED = frozenset(
    {verb for verb, row in VERBS.items() if row.starts}
    | {Verb.REDIRECT, Verb.RECLASSIFY, Verb.WAKE, Verb.RETURN_REPLY, Verb.UNMERGE, Verb.RECOMPUTE, Verb.DECIDE}
)
"""Verbs that reckon deadlines: their events say with which version of each calendar."""

PUBLIC_TEXTS = frozenset({"answer", "script", "text", "facts", "missing"})
"""Texts a citizen may read in the timeline, where the act itself is public."""


@dataclass(slots=True)
class _Done:
    event: Event
    name: str
    public: bool
    texts: Mapping[str, str]
    step_key: str | None


@dataclass(slots=True, eq=False)
class Case:
    """A ticket taken in hand within a move."""

    ticket: Ticket
    life: Life
    move: "Move"
    before: dict[str, Mapping[Any, Any]] = field(default_factory=dict)
    shown: Mapping[int, Any] = field(default_factory=dict)
    done: list[_Done] = field(default_factory=list)

    def do(
        self,
        verb: Verb,
        said: Mapping[str, Any] | None = None,
        *,
        actor: Actor | None = None,
        facts: Mapping[str, Any] | None = None,
        step_key: str | None = None,
        shown: bool | None = None,
    ) -> Event:
        """Let one verb happen to the ticket, as `actor` (the move's, if not named).

        `said` is what the actor says, checked against the verb's row (None: nobody says anything, the system
        acts); `facts` is what the door looked up for the law and is trusted. `shown` overrules whether the act
        stands in the citizen's timeline. Raises a refusal; nothing is written before the move ends.
        """
        actor = actor or self.move.actor
        row = VERBS[verb]
        no = refusal(self.life, verb, actor)
        if no is not None:
            raise no
        data, texts = read(verb, said) if said is not None else ({}, {})
        self._look_up(verb, data)
        if verb in STAMPED:
            data["calendars"] = dict(self.move.law.newest)
        data.update(facts or {})
        if texts:
            data["papers"] = {name: paper_digest(text) for name, text in texts.items()}
        event = Event(
            seq=self.life.seq + 1,
            verb=verb,
            at=self.move.now,
            actor=actor.ref,
            role=actor.role_among(row.who).value,
            unit=actor.unit,
            data=data,
        )
        check(self.life, event, self.move.law)
        before = dict(self.life.clocks)
        apply(self.life, event, self.move.law)
        moved = {
            key: {"from": was.due.isoformat(), "to": new.due.isoformat()}
            for key, was in before.items()
            if (new := self.life.clocks[key]).due != was.due and was.due and new.due
        }
        if moved:  # both values of every due moment an act changed, for whoever asks later
            data["moved"] = moved
        if shown is None:
            shown = row.public or bool(data.get("shown"))
        self.done.append(_Done(event, actor.name, shown, texts, step_key))
        return event

    def written(self) -> None:
        """Note that what happened so far stands in the database: the case may be moved again."""
        if self.done:
            self.done = []
            self.look()

    def look(self) -> None:
        """Remember what the rows say, to write only what changes."""
        life = self.life
        self.before = {
            "clocks": dict(life.clocks),
            "parts": dict(life.parts),
            "requests": dict(life.requests),
            "supervisions": dict(life.supervisions),
        }
        self.shown = {part.no: _rows.part_shown(life, part) for part in life.parts.values()}

    def shows_otherwise(self, one: object) -> bool:
        """Say whether an unchanged part's row must be written all the same: it also shows state and clocks."""
        return isinstance(one, Part) and self.shown.get(one.no) != _rows.part_shown(self.life, one)

    def _look_up(self, verb: Verb, data: Mapping[str, Any]) -> None:
        catalogue = self.move.catalogue
        for say in VERBS[verb].says:
            value = data.get(say.name)
            if value is None:
                continue
            if say.kind in (Kind.UNIT, Kind.UNITS):
                for code in [value] if say.kind is Kind.UNIT else value:
                    unit = catalogue.unit(code)
                    if unit is None or not unit.active:
                        raise Invalid("unknown_unit", _("There is no unit “{value}”."), field=say.name, value=code)
            elif say.kind is Kind.CATEGORY and catalogue.category(value) is None:
                raise Invalid("unknown_category", _("There is no category “{value}”."), field=say.name, value=value)
            elif say.kind is Kind.AREA and catalogue.area(value) is None:
                raise Invalid("unknown_area", _("There is no area “{value}”."), field=say.name, value=value)


class Move:
    """One transaction's work on tickets: who moves, when, under which law and catalogue."""

    def __init__(self, actor: Actor, now: datetime, on_take: Callable[["Case"], object] | None = None) -> None:
        if now.tzinfo is None:
            raise ValueError("“now” must be aware")
        self.actor = actor
        self.now = now.astimezone(UTC)
        self.catalogue: Catalogue = routing.current()
        self.law: Lawbook = statutes.in_force(self.catalogue.edition)
        self.cases: list[Case] = []
        self.on_take = on_take

    def take(self, number: str, expect: int | None = None) -> Case:
        """Lock the ticket and take it in hand.

        `expect` is the version the actor saw. Raises `Absent` where it is not theirs to see, `Stale` where it
        has moved on.
        """
        return self.take_all([number], expect)[0]

    def take_all(self, numbers: Sequence[str], expect: int | None = None) -> list[Case]:
        """Lock several tickets, by key, and return their cases in the order asked.

        `expect` is the version of the first that the actor saw. Raises `Absent` and `Stale`.
        """
        rows = tickets_of(self.actor).filter(number__in=numbers)
        found = {case.ticket.number: case for case in self.take_rows(rows)}
        if any(number not in found for number in numbers):
            raise Absent()
        cases = [found[number] for number in numbers]
        if expect is not None and cases[0].ticket.seq != expect:
            raise Stale(
                "stale",
                _("The ticket has moved on since you read it: it is now “{state}”."),
                state=cases[0].ticket.state,
                version=cases[0].ticket.seq,
                expected=expect,
            )
        if self.on_take is not None:
            for case in cases:
                self.on_take(case)
        return cases

    def take_rows(self, rows: models.QuerySet[Ticket], *, skip_locked: bool = False) -> list[Case]:
        """Lock the tickets of a query and load their lives: six statements however many there are."""
        locked = rows.order_by("pk").select_for_update(of=("self",), no_key=True, skip_locked=skip_locked)
        tickets = list(locked)
        keys = [ticket.pk for ticket in tickets]
        timers = _grouped(Timer.objects.filter(ticket__in=keys))
        parts = _grouped(Assignment.objects.filter(ticket__in=keys))
        asked = [ticket.pk for ticket in tickets if ticket.asked]
        requests = _grouped(TicketRequest.objects.filter(ticket__in=asked)) if asked else {}
        pressed = [ticket.pk for ticket in tickets if ticket.pressed]
        supervisions = _grouped(Supervision.objects.filter(ticket__in=pressed)) if pressed else {}
        cases = []
        held = {case.ticket.pk: case for case in self.cases}
        for ticket in tickets:
            key = ticket.pk
            if key in held:  # a second copy of a life would know nothing of what happened to the first
                cases.append(held[key])
                continue
            life = _rows.read_life(
                ticket, timers.get(key, ()), parts.get(key, ()), requests.get(key, ()), supervisions.get(key, ())
            )
            cases.append(self._hold(ticket, life))
        return cases

    def begin(self, ticket: Ticket) -> Case:
        """Take a ticket in hand that is not in the database yet."""
        return self._hold(ticket, Life(number=ticket.number))

    def _hold(self, ticket: Ticket, life: Life) -> Case:
        case = Case(ticket=ticket, life=life, move=self)
        case.look()
        self.cases.append(case)
        return case

    def write(self) -> None:
        """Write what happened to every case."""
        moved = [case for case in self.cases if case.done]
        if not moved:
            return
        events: list[EventRow] = []
        for case in moved:
            events += _chain(case)
        self._write_tickets(moved)
        owners = [case.ticket.pk for case in moved for _done in case.done]
        for event, owner in zip(events, owners, strict=True):
            event.ticket_id = owner
        EventRow.objects.bulk_create(events)
        self._write_papers(moved, events)
        _upsert(Timer, "key", moved, "clocks", lambda case, one: _rows.timer_columns(one))
        _upsert(Assignment, "no", moved, "parts", lambda case, one: _rows.part_columns(case.life, one))
        _upsert(TicketRequest, "no", moved, "requests", lambda case, one: _rows.request_columns(one))
        _upsert(Supervision, "no", moved, "supervisions", lambda case, one: _rows.supervision_columns(one))
        Outbox.objects.bulk_create(Outbox(event=event) for event in events)

    def _write_tickets(self, moved: list[Case]) -> None:
        fresh = [case for case in moved if case.ticket.pk is None]
        for case in moved:
            for name, value in _rows.ticket_columns(case.life).items():
                setattr(case.ticket, name, value)
        if fresh:
            Ticket.objects.bulk_create([case.ticket for case in fresh])
        old = [case for case in moved if case not in fresh]
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

    def _write_papers(self, moved: list[Case], events: list[EventRow]) -> None:
        papers = []
        rows = iter(events)
        for case in moved:
            for done in case.done:
                row = next(rows)
                papers += [
                    Paper(
                        ticket=case.ticket,
                        event=row,
                        field=name,
                        text=text,
                        public=done.public and name in PUBLIC_TEXTS,
                        digest=done.event.data["papers"][name],
                    )
                    for name, text in done.texts.items()
                ]
        if papers:
            Paper.objects.bulk_create(papers)


def _chain(case: Case) -> list[EventRow]:
    rows = []
    head = bytes(case.ticket.head or GENESIS)
    for done in case.done:
        event = done.event
        head = event.digest(case.life.number, head)
        rows.append(
            EventRow(
                seq=event.seq,
                verb=event.verb.value,
                at=event.at,
                actor=event.actor,
                role=event.role,
                unit=event.unit,
                name=done.name,
                public=done.public,
                data=dict(event.data),
                hash=head,
                step_key=done.step_key,
            )
        )
    case.ticket.head = head
    return rows


def _upsert(model: type[models.Model], key: str, moved: Iterable[Case], what: str, columns: Any) -> None:
    rows = []
    for case in moved:
        before = case.before[what]
        for name, one in getattr(case.life, what).items():
            if before.get(name) is not one or case.shows_otherwise(one):
                rows.append(model(ticket=case.ticket, **columns(case, one)))
        case.before[what] = dict(getattr(case.life, what))
    if not rows:
        return
    names = [f.name for f in model._meta.concrete_fields if f.name not in ("id", "ticket", key)]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=["ticket", key], update_fields=names)


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = {}
    for row in rows:
        groups.setdefault(row.ticket_id, []).append(row)
    return groups


_WRITTEN = (*_rows.ticket_columns(Life(number="")), "head")
_UPDATE = "UPDATE {table} SET {columns} WHERE id = %s AND seq = %s".format(
    table=Ticket._meta.db_table,
    columns=", ".join(f"{name} = %s" for name in _WRITTEN),
)

__all__ = ["Case", "Move"]
