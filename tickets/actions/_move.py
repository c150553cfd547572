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

from django.db import models

from routing import queries as routing
from routing.domain.speech import _
from routing.queries import Catalogue
from tickets import evidence
from tickets import law as statutes
from tickets.access import tickets_of
from tickets.actions import _rows
from tickets.actions._write import write
from tickets.domain.event import Event, paper_digest
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life, Part
from tickets.domain.lifecycle import VERBS, Kind, Verb
from tickets.domain.people import Actor
from tickets.domain.permission import refusal
from tickets.domain.refusals import Absent, Invalid, Stale
from tickets.domain.saying import read
from tickets.domain.stages import apply, check
from tickets.models import Assignment, Supervision, Ticket, TicketRequest, Timer

STAMPED = frozenset(
    {verb for verb, row in VERBS.items() if row.starts}
    | {Verb.REDIRECT, Verb.RECLASSIFY, Verb.WAKE, Verb.RETURN_REPLY, Verb.UNMERGE, Verb.RECOMPUTE, Verb.DECIDE}
)
"""Verbs that reckon deadlines: their events say with which version of each calendar."""


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
    joined: str = ""
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
            data["papers"] = {name: paper_digest(text, bytes(self.ticket.salt)) for name, text in texts.items()}
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
        if self.life.passed_over:
            data["passed_over"] = self.life.passed_over
        if data.get("files"):  # given last: nothing refuses any more
            data["files"] = evidence.attached(
                data["files"],
                number=self.ticket.number,
                seq=event.seq,
                actor=actor,
                now=self.move.now,
                salt=bytes(self.ticket.salt),
            )
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
        self.joined = _rows.joins(life)
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
        write(self.cases)


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = {}
    for row in rows:
        groups.setdefault(row.ticket_id, []).append(row)
    return groups


__all__ = ["Case", "Move"]
