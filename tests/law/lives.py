"""Lives without a database: an actor, a verb, an event; ladders that fire; time that moves. For tables and walks."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from tests.law.almanac import SHANGHAI
from tickets.domain.calendar import Calendar
from tickets.domain.event import Event
from tickets.domain.ladder import Do
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import ASSIST, COPY, LEAD, Life
from tickets.domain.lifecycle import VERBS, Kind, Verb
from tickets.domain.numbers import make_number
from tickets.domain.people import SYSTEM, Actor, Role, citizen
from tickets.domain.permission import refusal
from tickets.domain.presets import PRESETS
from tickets.domain.refusals import Refusal
from tickets.domain.saying import read
from tickets.domain.stages import apply, check
from tickets.domain.stages.callback import wants_redo
from tickets.domain.stages.replying import read_by_a_person
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import REQUEST_REASONS, Reach, RequestKind, State
from tickets.holidays import calendar_data

UNITS = ("roads", "water", "street", "market")
CALLER = "0f0e0d0c-0b0a-4908-8706-050403020100"
NUMBER = "260302-000001-1"


@cache
def calendars() -> dict[tuple[str, int], Calendar]:
    """Return three versions of the city's calendar: as published, and with more and more days off."""
    known = Calendar.from_data(calendar_data("CN", range(2024, 2028), key="city")).as_data()
    off = [date(2026, 3, 3) + timedelta(days=9 * turn) for turn in range(30)]
    versions = {}
    for version, days in ((1, 0), (2, 10), (3, 30)):
        typhoons = {day.isoformat(): {"name": "Typhoon", "windows": []} for day in off[:days]}
        document = {**known, "version": version, "exceptions": {**known["exceptions"], **typhoons}}
        versions["city", version] = Calendar.from_data(document)
    return versions


@cache
def policies() -> dict[str, Policy]:
    """Return every preset, and a second version of each without first contact and with two more days to handle."""
    found = {}
    for name, document in PRESETS.items():
        first = Policy.from_data({**document, "key": name, "version": 1})
        classes = json.loads(json.dumps(document["classes"]))
        for terms in classes.values():
            terms["clocks"].pop("first_contact", None)
            terms["clocks"]["handle"] = {"span": "7 wd", "ladder": [{"at": "0", "do": "red_card", "tell": []}]}
        second = Policy.from_data({**document, "classes": classes, "key": name, "version": 2})
        found |= {first.ref: first, second.ref: second}
    return found


def lawbook(preset: str = "shandong", calendar: int = 1) -> Lawbook:
    """Return the law as it stands with a preset in force and a version of the calendar the newest."""
    return Lawbook(policies(), calendars(), f"{preset}@1", {"city": calendar})


def actor(role: Role, unit: str = "") -> Actor:
    """Return somebody with one role."""
    if role is Role.SYSTEM:
        return SYSTEM
    if role is Role.CITIZEN:
        return citizen(CALLER)
    return Actor(f"staff:{list(Role).index(role)}", frozenset({role}), unit=unit)


OPERATOR, SUPERVISOR, REVIEWER = (actor(role) for role in (Role.OPERATOR, Role.SUPERVISOR, Role.REVIEWER))
CITIZEN = actor(Role.CITIZEN)


def clerk(unit: str) -> Actor:
    """Return somebody of a unit."""
    return actor(Role.UNIT_LEAD, unit)


MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)


@dataclass
class Tale:
    """One life told step by step, with every event kept as the database would keep it."""

    law: Lawbook = field(default_factory=lawbook)
    now: datetime = MONDAY
    life: Life = field(default_factory=lambda: Life(number=NUMBER))
    events: list[Event] = field(default_factory=list)
    fired: list[tuple[str, int, int]] = field(default_factory=list)

    def register(self, **facts: Any) -> "Tale":
        """Begin."""
        said = {"type": "complaint", "service_class": "normal", "policy": self.law.policy, **facts}
        self.happen(Verb.REGISTER, OPERATOR, facts=said)
        return self

    def happen(
        self, verb: Verb, who: Actor, said: dict[str, Any] | None = None, facts: dict[str, Any] | None = None
    ) -> Event:
        """Let one verb happen, as `tickets.actions` does it. Raises its refusal."""
        no = refusal(self.life, verb, who)
        if no is not None:
            raise no
        data, texts = read(verb, said) if said is not None else ({}, {})
        data |= {"calendars": dict(self.law.newest), **(facts or {})}
        if texts:
            data["papers"] = dict.fromkeys(texts, "digest")
        event = Event(
            seq=self.life.seq + 1,
            verb=verb,
            at=self.now,
            actor=who.ref,
            role=who.role_among(VERBS[verb].who).value,
            unit=who.unit,
            data=json.loads(json.dumps(data)),
        )
        check(self.life, event, self.law)
        apply(self.life, event, self.law)
        self.events.append(event)
        return event

    def do(self, verb: str, who: Actor, **said: Any) -> Event:
        """Let somebody do a verb, with what follows from it."""
        if verb == Verb.REDO:
            return self.again(who, said)
        event = self.happen(Verb(verb), who, said)
        life = self.life
        if verb == Verb.REPLY and life.state is State.REPLIED and not read_by_a_person(life, self.law):
            self.happen(Verb.PASS_REPLY, SYSTEM)
        elif verb == Verb.CALL_BACK and wants_redo(event):
            self.again()
        elif verb == Verb.DECIDE and event.data["decision"] == "granted":
            reopened = life.requests[event.data["request"]].kind is RequestKind.REOPEN
            return self.again() if reopened else event
        return event

    def again(self, who: Actor = SYSTEM, said: dict[str, Any] | None = None) -> Event:
        """Redo with the units that had it, as the doors do it."""
        parts = [part for part in self.life.parts.values() if part.live]
        had = next((part.unit for part in parts if part.role == LEAD), "roads")
        lead = (said or {}).get("lead") or had
        others = {role: [p.unit for p in parts if p.role == role and p.unit != lead] for role in (ASSIST, COPY)}
        facts = {"lead": lead, "assists": others[ASSIST], "copies": others[COPY]}
        return self.happen(Verb.REDO, who, {"why": "x", **(said or {}), "lead": lead}, facts)

    def go(self, moment: datetime) -> None:
        """Let time pass to a moment, with every step of every ladder fired on the way."""
        while True:
            due = [clock for clock in self.life.clocks.values() if clock.next_at and clock.next_at <= moment]
            if not due:
                break
            clock = min(due, key=lambda clock: (clock.next_at, clock.key))
            self.now = max(self.now, clock.next_at.astimezone(SHANGHAI))
            self.fire(clock)
        self.now = max(self.now, moment)

    def fire(self, clock: Any) -> None:
        """Do the next step of a clock."""
        step = self.life.terms(self.law).clocks[clock.kind].ladder.steps[clock.next_no]
        self.fired.append((clock.key, clock.edition, clock.next_no))
        facts = {"clock": clock.key, "step": clock.next_no, "breach": step.offset.is_breach, "do": step.do.value}
        self.happen(Verb.ESCALATE, SYSTEM, facts=facts)
        state = self.life.state
        if step.do is Do.AUTO_ACCEPT and state is State.DISPATCHED:
            self.happen(Verb.SIGN_FOR, SYSTEM)
        elif step.do is Do.WAKE and state is State.SUSPENDED:
            self.happen(Verb.WAKE, SYSTEM)
        elif step.do is Do.CLOSE_UNRATED and state is State.CALLBACK:
            self.happen(Verb.CALL_BACK, SYSTEM, {"reach": "not_asked"})
        elif step.do is Do.PASS_REPLY and state is State.REPLIED:
            self.happen(Verb.PASS_REPLY, SYSTEM)

    # Random walks --------------------------------------------------------------------------------------------

    def wander(self, rng: Random) -> None:
        """Do something, anything: let time pass, or let somebody try a verb. What is refused changes nothing."""
        if rng.random() < 0.35:
            self.go(self.now + timedelta(minutes=rng.choice((1, 45, 240, 1440, 4320, 14400)) * rng.random()))
            return
        able: dict[Verb, list[Actor]] = {}
        for verb, who in TRIES:
            if rng.random() < 0.02 or refusal(self.life, verb, who) is None:
                able.setdefault(verb, []).append(who)
        if not able:
            return
        (verb,) = rng.choices(list(able), [WEIGHTS.get(one, 10) for one in able])
        who = rng.choice(able[verb])
        before = (self.life.seq, len(self.events))
        try:
            if verb in (Verb.RECOMPUTE, Verb.FOLLOW, Verb.ARCHIVE, Verb.FORGET):
                self.by_itself(verb, rng)
            else:
                self.do(verb, who, **self.say(verb, rng))
        except Refusal:
            assert (self.life.seq, len(self.events)) == before or self.events[-1].verb is Verb.CALL_BACK

    def by_itself(self, verb: Verb, rng: Random) -> None:
        """Let the system do what nobody asks for."""
        facts: dict[str, Any] = {}
        if verb is Verb.RECOMPUTE:
            if rng.random() < 0.5:
                self.law = Lawbook(self.law.policies, self.law.calendars, self.law.policy, {"city": rng.randint(1, 3)})
            else:
                facts = {"policy": f"{self.life.policy.partition('@')[0]}@{rng.randint(1, 2)}"}
        elif verb is Verb.FOLLOW:
            facts = {"master": "m", **rng.choice(({"result": "solved"}, {"outcome": "answered"}))}
        self.happen(verb, SYSTEM, facts=facts)

    def say(self, verb: Verb, rng: Random) -> dict[str, Any]:
        """Return something to say with a verb, mostly sensible."""
        if verb is Verb.REQUEST:
            kind = rng.choice(("return", "return", "extension", "suspend", "terminate"))
            said = {"kind": kind, "reason": rng.choice(REQUEST_REASONS[RequestKind(kind)]), "basis": "x", "plan": "x"}
            return {
                **said,
                "suggested": "water",
                "owner": "x",
                "review_on": self.day(rng, 80),
                "days": rng.randint(1, 6),
            }
        if verb is Verb.DECIDE:
            asked = self.life.pending()
            decision = rng.choice(("granted", "granted", "granted", "refused", "designated"))
            return {"request": asked.no if asked else 1, "decision": decision, "why": "x"}
        if verb is Verb.CALL_BACK:
            reach = rng.choice([one for one in Reach if one is not Reach.NOT_ASKED])
            if reach not in (Reach.REACHED, Reach.WEB_RATED):
                return {"reach": reach.value}
            return {
                "reach": reach.value,
                "contacted": True,
                "solved": rng.choice(("yes", "partly", "no", "no")),
                "satisfied": rng.randint(1, 5),
                "accept": rng.random() < 0.3,
            }
        if verb is Verb.RECLASSIFY:
            return {"service_class": rng.choice(("normal", "complex", "urgent", "emergency", "praise")), "why": "x"}
        if verb is Verb.DISPATCH:
            lead, *others = rng.sample(UNITS, 3)
            return {"lead": lead, "assists": others[: rng.randint(0, 2)], "why": "x"}
        return {
            one.name: self._any(one, rng)
            for one in VERBS[verb].says
            if one.needed or (one.kind not in (Kind.FLAG, Kind.FILES) and rng.random() < 0.3)
        }

    def _done_parts(self) -> list[str]:
        return [one.unit for one in self.life.parts.values() if one.role == ASSIST and one.live and one.replied_at]

    def _any(self, one: Any, rng: Random) -> Any:
        return {
            Kind.TEXT: lambda: "x",
            Kind.CODE: lambda: rng.choice(one.choices) if one.choices else "kb-1",
            Kind.UNIT: lambda: rng.choice(UNITS),
            Kind.UNITS: lambda: self._done_parts() or [rng.choice(UNITS)],
            Kind.PERSON: lambda: 7,
            Kind.TICKET: lambda: make_number(date(2026, 3, 2), 2),
            Kind.DATE: lambda: self.day(rng, 30),
            Kind.NUMBER: lambda: rng.randint(1, 3),
            Kind.DAYS: lambda: rng.randint(1, 5),
        }[one.kind]()

    def day(self, rng: Random, most: int) -> str:
        """Return a day ahead."""
        return (self.now.date() + timedelta(days=rng.randint(0, most))).isoformat()


def _tries() -> list[tuple[Verb, Actor]]:
    """Return every verb with everybody of the table who matters: one role for each group of equals."""
    equals = {Role.CONTRACTOR, Role.UNIT_CLERK, Role.HANDLER, Role.DISTRICT_COORDINATOR, Role.DISPATCHER}
    tries = []
    for verb, row in VERBS.items():
        if verb in (Verb.REGISTER, Verb.ESCALATE):
            continue
        by_itself = verb in (Verb.RECOMPUTE, Verb.FOLLOW, Verb.ARCHIVE, Verb.FORGET)
        for role in sorted(row.who - equals - (set() if by_itself else {Role.SYSTEM})):
            tries += [(verb, who) for who in (map(clerk, UNITS) if role is Role.UNIT_LEAD else [actor(role)])]
    return tries


TRIES = _tries()
ENDS = (Verb.ANSWER, Verb.REFER, Verb.WITHDRAW)
NOISE = (
    Verb.NOTE,
    Verb.REVEAL,
    Verb.APPEND,
    Verb.URGE,
    Verb.ASSIGN,
    Verb.CONTACT,
    Verb.SUPERVISE,
    Verb.LIFT,
    Verb.RECOMPUTE,
    Verb.RECLASSIFY,
)
WEIGHTS = dict.fromkeys(ENDS, 0.3) | dict.fromkeys(NOISE, 1) | {Verb.REDO: 3, Verb.MERGE: 3, Verb.FOLLOW: 4}
