"""What units ask of the hotline, and citizens after the end; and how the hotline decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from hotline.demo.city import replies
from hotline.demo.city.organisation import unit as city_unit
from hotline.demo.city.words import Words
from hotline.demo.simulation import phrases
from hotline.demo.simulation.file import File
from hotline.demo.simulation.people import Unit
from hotline.demo.simulation.world import World
from tickets.domain.life import Life
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.span import Measure
from tickets.domain.vocabulary import RequestKind, State

GOOD_REASONS = ("wrong_duty", "wrong_duty", "wrong_area", "private_property", "other_level", "already_elsewhere")
BAD_REASONS = ("wrong_duty", "duty_overlap", "private_property", "legal_route", "conflict_of_interest")
GRANTED, REFUSED, DESIGNATED = "granted", "refused", "designated"
Then = Callable[[World, File], None]


def give_back(world: World, file: File, *, verdict: str, reason: str = "", then: Then | None = None) -> None:
    """The lead says that the ticket is not its own."""
    life, rng = world.life(file), file.rng
    lead = _lead(world, life)
    if lead is None:
        return
    reason = reason or rng.choice(GOOD_REASONS if verdict == GRANTED else BAD_REASONS)
    other = _other(world, file, lead.code)
    basis = replies.return_note(reason, rng, world.language, _called(other))
    said = {"kind": "return", "reason": reason, "basis": basis, "suggested": other}
    if world.do(file, Verb.REQUEST, said, lead.lead):
        file.suggested = other if verdict == GRANTED else ""
        _decide_later(world, file, verdict, then)
        if verdict == GRANTED:
            file.refused_by.add(lead.code)
    elif then is not None:
        then(world, file)


def ask_for_time(world: World, file: File, *, verdict: str, then: Then | None = None) -> None:
    """The lead asks for more days."""
    life, rng = world.life(file), file.rng
    lead = _lead(world, life)
    if lead is None:
        return
    reason = rng.choice(list(replies.EXTENSION_NOTES))
    said: dict[str, object] = {
        "kind": "extension",
        "reason": reason,
        "basis": replies.extension_note(reason, rng, world.language),
    }
    most = life.terms(world.law).extension.span
    if most is not None and most.measure in (Measure.NATURAL_DAY, Measure.WORK_DAY):
        # Some ask for more than anybody may give.
        said["days"] = min(rng.choice((2, 3, 5, 5, 10)), most.amount) if rng.random() < 0.93 else most.amount + 5
    if world.do(file, Verb.REQUEST, said, lead.lead):
        _decide_later(world, file, verdict, then if verdict == GRANTED else None)


def ask_for_ledger(world: World, file: File, *, verdict: str, days: int) -> None:
    """The lead asks to put it on the ledger until a review date."""
    life, rng = world.life(file), file.rng
    lead = _lead(world, life)
    if lead is None:
        return
    said = {
        "kind": "suspend",
        "reason": rng.choice(("historic", "money_bound", "planning", "season_or_weather")),
        "basis": phrases.one_of(phrases.SUSPEND_BASIS, rng, world.language),
        "plan": phrases.one_of(phrases.PLANS, rng, world.language),
        "owner": phrases.one_of(phrases.OWNERS, rng, world.language),
        "review_on": (world.now + timedelta(days=days)).date(),
    }
    if world.do(file, Verb.REQUEST, said, lead.lead):
        _decide_later(world, file, verdict, None)


def ask_to_end(world: World, file: File, *, verdict: str) -> None:
    """The lead asks to terminate the handling."""
    life, rng = world.life(file), file.rng
    lead = _lead(world, life)
    if lead is None:
        return
    reason = rng.choice(list(phrases.TERMINATE_BASIS))
    basis = phrases.one_of(phrases.TERMINATE_BASIS[reason], rng, world.language)
    if world.do(file, Verb.REQUEST, {"kind": "terminate", "reason": reason, "basis": basis}, lead.lead):
        _decide_later(world, file, verdict, None)


def ask_reopen(world: World, file: File, *, granted: bool) -> None:
    """The citizen comes back with new facts."""
    rng = file.rng
    facts = phrases.one_of(phrases.REOPEN, rng, world.language)
    actor = file.citizen if rng.random() < 0.5 else world.people.agent(rng)
    if world.do(file, Verb.ASK_REOPEN, {"facts": facts}, actor):
        _decide_later(world, file, GRANTED if granted else REFUSED, None)


def _lead(world: World, life: Life) -> Unit | None:
    """Return the unit that may ask for something now."""
    with_unit = life.lead is not None and life.state in (State.DISPATCHED, State.HANDLING)
    return world.people.unit(life.lead.unit) if with_unit and life.lead else None


def _decide_later(world: World, file: File, verdict: str, then: Then | None) -> None:
    life = world.life(file)
    newest = max(life.requests)
    at = world.hours.later(world.now, file.rng.randint(60, 1200))
    world.plan(at, partial(decide, no=newest, verdict=verdict, then=then), file, anyway=True)


def decide(world: World, file: File, *, no: int, verdict: str, then: Then | None) -> None:
    """A dispatcher or supervisor decides, unless the ticket has moved on meanwhile; `then` is what comes of it."""
    life, rng = world.life(file), file.rng
    asked = life.requests[no]
    if not asked.pending:
        return
    role = Role.SUPERVISOR if asked.kind is not RequestKind.RETURN or verdict == DESIGNATED else Role.DISPATCHER
    why = phrases.one_of(phrases.GRANTED if verdict == GRANTED else phrases.REFUSED, rng, world.language)
    said = {"request": no, "decision": verdict, "why": why}
    if world.do(file, Verb.DECIDE, said, world.people.one(role, rng)) and then is not None:
        then(world, file)


def _other(world: World, file: File, lead: str) -> str:
    """Return another unit that could be meant: the district's, the city's, or a twin's guide."""
    life, rng = world.life(file), file.rng
    barred = (world.catalogue.line(life.accused) if life.accused else frozenset()) | file.refused_by | {lead}
    near = f"{lead.partition('-')[0]}-" if "-" in lead else ""
    likely = [code for code in world.people.units if near and code.startswith(near) and code not in barred]
    return rng.choice(likely or [code for code in world.people.units if "-" not in code and code not in barred])


def _called(code: str) -> Words:
    return city_unit(code).name
