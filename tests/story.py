"""One ticket's life as a test tells it: a clock that moves forward, people of the town, and what to look at."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from hotline.staff.models import User
from tickets.actions import DOORS
from tickets.actions.register import Receipt, register
from tickets.domain.event import paper_digest
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor, Role, citizen
from tickets.domain.refusals import Absent, Forbidden, Refusal
from tickets.models import Assignment, Event, Outbox, Paper, Supervision, Ticket, TicketRequest, Timer
from tickets.sweep import Swept, sweep

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALLER = "0f0e0d0c-0b0a-4908-8706-050403020100"


def at(text: str) -> datetime:
    """Return the town's wall clock ``2026-03-02 10:00`` as an aware moment."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


MONDAY = at("2026-03-02 10:00")


def staff(name: str, *roles: Role, unit: str = "") -> Actor:
    """Return the actor of a staff account, made on the spot."""
    from routing.models import Unit

    user, _made = User.objects.get_or_create(
        username=name,
        defaults={"display_name": name, "roles": list(roles), "unit": Unit.objects.get(code=unit) if unit else None},
    )
    return user.actor


class Undone(Exception):
    """A trial is over."""


IN_UNITS = {Role.UNIT_CLERK, Role.HANDLER, Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR}
FLOOR = {"operator", "contractor", "dispatcher", "reviewer", "supervisor"}
UNIT_PEOPLE = {"unit_clerk", "handler", "unit_lead", "district_coordinator"}


def wall(moment: datetime) -> str:
    """Return a moment as the town's wall clock shows it, like ``2026-03-02 10:00``."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return every row that an act on a ticket could have written."""
    tables = (Ticket, Timer, Assignment, TicketRequest, Supervision, Event, Paper, Outbox)
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in tables}


def matter(**said: Any) -> dict[str, Any]:
    """Return what somebody says at intake: a pothole in east-1 unless told otherwise."""
    return {
        "type": "complaint",
        "title": "Pothole",
        "content": "A deep pothole at the corner.",
        "channel": "phone",
        "category": "0706",
        "area": "east-1",
        "caller": CALLER,
        **said,
    }


@dataclass
class Story:
    """One ticket's life as a test tells it: a clock that moves forward and the people of the town."""

    now: datetime = MONDAY
    number: str = ""
    code: str = ""
    last: Receipt | None = None
    people: dict[str, Actor] = field(default_factory=dict)

    def who(self, name: str) -> Actor:
        """Return an actor by name: ``operator``, ``supervisor``, … or a unit's clerk by the unit's code."""
        if name not in self.people:
            if name == "system":
                self.people[name] = SYSTEM
            elif name == "citizen":
                self.people[name] = citizen(CALLER)
            elif name in set(Role):
                self.people[name] = staff(name, Role(name))
            else:
                self.people[name] = staff(f"clerk.{name}", Role.UNIT_CLERK, Role.UNIT_LEAD, unit=name)
        return self.people[name]

    @property
    def ticket(self) -> Ticket:
        """The ticket as the database has it."""
        return Ticket.objects.get(number=self.number)

    def register(self, route: bool = True, by: str = "operator", **said: Any) -> Receipt:
        """Register a matter (a pothole in east-1 unless told otherwise)."""
        self.last = register(matter(**said), actor=self.who(by), now=self.now, route=route)
        self.number, self.code = self.last.ticket.number, self.last.code
        return self.last

    def do(self, verb: str, by: str, number: str = "", expect: int | None = None, **said: Any) -> Ticket:
        """Do a verb as somebody."""
        return DOORS[Verb(verb)](number or self.number, actor=self.who(by), now=self.now, said=said, expect=expect)

    def wait(self, **span: float) -> "Story":
        """Let time pass, with the clocks swept."""
        self.now += timedelta(**span)
        self.sweep()
        return self

    def until(self, text: str) -> "Story":
        """Go to a moment of the town's wall clock, with the clocks swept."""
        self.now = at(text)
        self.sweep()
        return self

    def sweep(self) -> Swept:
        """Sweep until nothing is due."""
        total = Swept()
        while (done := sweep(self.now)).tickets:
            total += done
        return total

    def handled(self, by: str = "roads") -> "Story":
        """Sign for the ticket."""
        self.do("sign_for", by)
        return self

    def replied(self, by: str = "roads", result: str = "solved") -> "Story":
        """Sign for it, contact the caller and reply."""
        self.handled(by)
        self.do("contact", by, way="phone", note="Called.")
        self.do("reply", by, result=result, text="Filled the pothole.")
        return self

    def asked(self, by: str = "roads", result: str = "solved") -> "Story":
        """Bring it to callback."""
        self.replied(by, result)
        self.do("pass_reply", "reviewer")
        return self

    def closed(self, by: str = "roads") -> "Story":
        """Bring it to a happy end."""
        self.asked(by)
        self.do("call_back", "operator", reach="reached", contacted=True, solved="yes", satisfied=5)
        return self

    def sent(self, *assists: str, lead: str = "roads", copies: tuple[str, ...] = (), **said: Any) -> "Story":
        """Register a matter and dispatch it by hand, with assisting units."""
        self.register(route=False, **said)
        self.do("dispatch", "operator", lead=lead, assists=list(assists), copies=list(copies), why="By hand.")
        return self

    def clock(self, kind: str, number: str = "") -> Timer:
        """Return the newest clock of a kind."""
        return max(
            Timer.objects.filter(ticket__number=number or self.number, kind=kind),
            key=lambda row: int(row.key.partition("#")[2]),
        )

    def due(self, kind: str, number: str = "") -> str:
        """Return when the newest clock of a kind falls due, on the town's wall clock."""
        return wall(self.clock(kind, number).due_at)

    def standings(self) -> dict[str, str]:
        """Return the standing of the newest clock of each kind."""
        kinds = {row.kind for row in self.ticket.timers.all()}
        return {kind: self.clock(kind).standing for kind in kinds}

    def event(self, verb: str = "", number: str = "") -> Event:
        """Return the newest event (of a verb)."""
        events = Event.objects.filter(ticket__number=number or self.number)
        return (events.filter(verb=verb) if verb else events).latest("seq")

    def papers(self, verb: str) -> dict[str, tuple[str, bool]]:
        """Return the texts of the newest event of a verb and whether a citizen may read them; digests fit."""
        event = self.event(verb)
        rows = {row.field: row for row in event.papers.all()}
        assert {name: row.digest for name, row in rows.items()} == event.data.get("papers", {})
        assert all(paper_digest(row.text, bytes(self.ticket.salt)) == row.digest for row in rows.values())
        return {name: (row.text, row.public) for name, row in rows.items()}

    def refused(self, code: str, verb: str, by: str, number: str = "", **said: Any) -> Refusal:
        """Try a verb: it is refused with `code`, says so in a sentence, and has changed nothing at all."""
        before = everything()
        with pytest.raises(Refusal) as caught:
            self.do(verb, by, number, **said)
        assert caught.value.code == code, str(caught.value)
        assert caught.value.sentence()
        assert "{" not in caught.value.sentence()
        assert everything() == before
        return caught.value

    def may(
        self, verb: str, unit: str = "roads", special: dict[str, dict[str, Any]] | None = None, **said: Any
    ) -> set[str]:
        """Return the roles that succeed with a verb here and now; each tries, is undone, and the others are told
        that they may not. `unit` is where unit people work; `special` is what some roles say instead."""
        able = set()
        for role in Role:
            try:
                with transaction.atomic():
                    if role is Role.CITIZEN:
                        actor = citizen(CALLER)
                    elif role is Role.SYSTEM:
                        actor = SYSTEM
                    else:
                        actor = staff(f"may.{role}", role, unit=unit if role in IN_UNITS else "")
                    if role in (Role.INSPECTOR, Role.API_PARTNER):  # these see only what they brought
                        Ticket.objects.filter(number=self.number).update(source=actor.ref)
                    DOORS[Verb(verb)](self.number, actor=actor, now=self.now, said=(special or {}).get(role, said))
                    able.add(str(role))
                    raise Undone
            except Undone:
                pass
            except (Forbidden, Absent):
                pass
        return able

    def verbs(self) -> list[str]:
        """Return the verbs of the ticket's events, in order."""
        return list(self.ticket.events.order_by("seq").values_list("verb", flat=True))
