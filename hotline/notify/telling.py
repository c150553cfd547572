"""Who is told of what: one table from verbs to recipients, and the few verbs whose recipients depend on what was
said. Pure: events and tickets in, words out; who stands behind a word is `resolving`'s matter.

The words are the ladder's (`tickets.domain.ladder.Recipient`), and five more: ``deciders``, ``assists``,
``copies``, ``person`` and ``former``, the unit that something was taken from. ``unit`` are the lead unit's clerks
and leads, ``handler`` the person the ticket is assigned to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tickets.domain.ladder import Do, Recipient
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.vocabulary import ClockKind, Decision, Outcome, RequestKind, State, Urgency
from tickets.models import Event, Ticket, TicketRequest

UNIT, UNIT_LEAD, HANDLER = Recipient.UNIT.value, Recipient.UNIT_LEAD.value, Recipient.HANDLER.value
DISTRICT, SUPERVISOR, CITIZEN = Recipient.DISTRICT.value, Recipient.SUPERVISOR.value, Recipient.CITIZEN.value
DECIDERS, ASSISTS, COPIES, PERSON, FORMER = "deciders", "assists", "copies", "person", "former"

STAFF: dict[str, tuple[str, ...]] = {
    Verb.DISPATCH: (UNIT, ASSISTS, COPIES),
    Verb.REDIRECT: (UNIT,),
    Verb.REDO: (UNIT, UNIT_LEAD, ASSISTS),
    Verb.REQUEST: (DECIDERS,),
    Verb.ASK_REOPEN: (DECIDERS,),
    Verb.ASSIGN: (PERSON,),
    Verb.WAKE: (UNIT, HANDLER),
    Verb.SUSPEND: (UNIT, HANDLER),
    Verb.RETURN_REPLY: (HANDLER, UNIT),
    Verb.WITHDRAW: (UNIT, HANDLER),
    Verb.MERGE: (UNIT, HANDLER),
    Verb.UNMERGE: (UNIT, HANDLER),
    Verb.APPEND: (HANDLER, UNIT),
    Verb.URGE: (HANDLER, UNIT, UNIT_LEAD),
    Verb.SUPERVISE: (UNIT_LEAD, UNIT, HANDLER),
    Verb.LIFT: (UNIT_LEAD, UNIT),
    Verb.RECLASSIFY: (UNIT, HANDLER),
}
"""Verbs whose staff recipients depend on nothing but the ticket's parts."""

CITIZENS: dict[str, str] = {
    Verb.REGISTER: "registered",
    Verb.DISPATCH: "dispatched",
    Verb.REDIRECT: "dispatched",
    Verb.REDO: "redone",
    Verb.INTERIM_REPLY: "interim_reply",
    Verb.SUSPEND: "suspended",
    Verb.WAKE: "woken",
    Verb.PASS_REPLY: "replied",
    Verb.FOLLOW: "replied",
    Verb.MERGE: "merged",
    Verb.UNMERGE: "unmerged",
}
"""What the citizen is told of, as the kind of their notice; a closing act says ``closed`` instead."""

LEVELS = {
    Verb.URGE: "warning",
    Verb.RETURN_REPLY: "warning",
    Verb.REDO: "warning",
    Verb.SUPERVISE: "warning",
}

LEVEL_OF_STEP = {
    Do.TELL: "info",
    Do.YELLOW_CARD: "warning",
    Do.RED_CARD: "alarm",
    Do.SUPERVISE: "alarm",
    Do.RAISE_URGENCY: "alarm",
    Do.HAND_TO_PARENT: "warning",
}

RAISED_TO = {"district": DISTRICT, "hotline": SUPERVISOR, "city_office": SUPERVISOR, "mayor": SUPERVISOR}


@dataclass(frozen=True, slots=True)
class Tell:
    """Something to tell: to whom, in words; about which unit, if not the lead; what, in codes; how loudly."""

    to: tuple[str, ...]
    kind: str
    level: str = "info"
    unit: str = ""
    person: int | None = None
    data: dict[str, Any] = field(default_factory=dict)


def tellings(event: Event, ticket: Ticket, asked: TicketRequest | None, *, assisting: bool) -> Iterator[Tell]:
    """Yield what is to be told of one event. `asked` is the request that a `decide` decided, `assisting` whether
    the unit that acted only assisted."""
    verb, said = event.verb, event.data
    if verb in STAFF:
        yield Tell(STAFF[verb], str(verb), LEVELS.get(Verb(verb), "info"), person=_person(said), data=_codes(said))
    if verb in (Verb.REDIRECT, Verb.REDO):
        yield Tell((FORMER,), "taken_away", data=_codes(said))
    if verb == Verb.REGISTER and said.get("urgency") == Urgency.EMERGENCY:
        yield Tell((SUPERVISOR,), "emergency", "alarm")
    elif verb == Verb.REFER and said.get("outcome") == Outcome.REFERRED_EMERGENCY:
        yield Tell((SUPERVISOR,), "emergency", "alarm", data={"transfer": said.get("transfer", {})})
    elif verb == Verb.REPLY and assisting:
        yield Tell((HANDLER, UNIT), "assist_replied", data={"unit": event.unit})
    elif verb == Verb.DECIDE and asked is not None:
        yield from _decided(said, asked)
    elif verb == Verb.ESCALATE:
        yield from _escalated(said)
    elif verb == Verb.RECOMPUTE and said.get("moved"):
        yield from _recomputed(said["moved"])
    yield from _to_citizen(event, ticket)


def _decided(said: dict[str, Any], asked: TicketRequest) -> Iterator[Tell]:
    data = {"request": asked.kind, "decision": said["decision"]}
    if asked.unit:
        yield Tell((UNIT, UNIT_LEAD), "decided", unit=asked.unit, data=data)
    granted = said["decision"] == Decision.GRANTED
    if asked.kind == RequestKind.REOPEN and not granted:
        yield Tell((CITIZEN,), "not_reopened")
    elif granted and asked.kind == RequestKind.RETURN:
        yield Tell((CITIZEN,), "returned")
    elif granted and asked.kind == RequestKind.EXTENSION:
        yield Tell((CITIZEN,), "extended")
    elif granted and asked.kind == RequestKind.SUSPEND:
        yield Tell((CITIZEN,), "suspended")


def _escalated(said: dict[str, Any]) -> Iterator[Tell]:
    if "clock" not in said:
        yield Tell(
            (RAISED_TO.get(said.get("level", ""), SUPERVISOR), UNIT_LEAD), "escalated", "alarm", data=_codes(said)
        )
        return
    told = tuple(said.get("tell", ()))
    data = {name: said.get(name) for name in ("kind", "at", "do", "due", "breach", "unit")}
    level = LEVEL_OF_STEP.get(Do(said["do"]), "info")
    if said.get("breach") and level == "info":
        level = "warning"
    staff = tuple(word for word in told if word != CITIZEN)
    if staff:
        yield Tell(staff, "breach" if said.get("breach") else "step", level, unit=said.get("unit", ""), data=data)
    if CITIZEN in told:
        yield Tell((CITIZEN,), "late", data={"kind": said.get("kind"), "due": said.get("due")})


def _recomputed(moved: dict[str, Any]) -> Iterator[Tell]:
    kinds = {key.partition("#")[0]: change for key, change in moved.items()}
    if ClockKind.CITIZEN in kinds:
        yield Tell((CITIZEN,), "recomputed", data=kinds[ClockKind.CITIZEN])
    if ClockKind.HANDLE in kinds:
        yield Tell((UNIT, HANDLER), "recomputed", data=kinds[ClockKind.HANDLE])


def _to_citizen(event: Event, ticket: Ticket) -> Iterator[Tell]:
    verb = Verb(event.verb)
    if verb is not Verb.REPLY and State.CLOSED in VERBS[verb].to and ticket.closed_at == event.at:
        yield Tell((CITIZEN,), "closed", data={"outcome": ticket.outcome})
    elif verb in CITIZENS:
        yield Tell((CITIZEN,), CITIZENS[verb], data=_promise(event))


def _promise(event: Event) -> dict[str, Any]:
    return {name: event.data[name] for name in ("promise_on", "review_on") if name in event.data}


def _person(said: dict[str, Any]) -> int | None:
    return int(said["person"]) if said.get("person") else None


def _codes(said: dict[str, Any]) -> dict[str, Any]:
    """Return what words are made of; everything else stands in the event."""
    return {name: said[name] for name in ("kind", "reason", "level", "lead", "master", "days") if name in said}
