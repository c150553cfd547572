"""Pressure: citizens who do not let go, and supervisors who step in."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from hotline.demo.city.rhythm import ZONE
from hotline.demo.simulation import citizen_work, hotline_work, phrases
from hotline.demo.simulation.file import File
from hotline.demo.simulation.world import World
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.vocabulary import OPEN, ClockKind, State

FORMS = ("written", "listed", "on_site", "interview", "leader_note")
LEVELS = ("district", "hotline", "city_office", "mayor")


def begin(world: World, file: File) -> None:
    """A citizen presses again and again, until the supervisor does."""
    rng = file.rng
    clock = world.due(world.life(file), ClockKind.CITIZEN)
    start, due = clock or (world.now, world.now + timedelta(days=12))
    for share in (0.12, 0.2, 0.26):
        world.plan(start + (due - start) * share, citizen_work.press, file, anyway=True)
    at = max(start + (due - start) * 0.28, world.now)
    world.plan(at, partial(supervise, days=rng.randint(1, 4)), file, anyway=True)


def overdue(world: World, file: File, due: datetime) -> None:
    """Nobody has done anything: some days after the deadline the supervisor looks."""
    rng = file.rng
    at = world.hours.later(max(due, world.now), rng.randint(1200, 2000))
    world.plan(at, partial(supervise, days=3), file, anyway=True)
    world.plan(world.hours.later(at, 300), raise_it, file, anyway=True)


def supervise(world: World, file: File, *, days: int) -> None:
    """Supervise, with a day by which a report is due; lifted some days later."""
    if world.life(file).state not in OPEN - {State.MERGED}:
        return
    rng, form = file.rng, FORMS[world.turn("form") % len(FORMS)]
    said = {
        "kind": form,
        "why": phrases.one_of(phrases.SUPERVISE[form], rng, world.language),
        "due_on": (world.now + timedelta(days=days)).astimezone(ZONE).date(),
    }
    if world.do(file, Verb.SUPERVISE, said, world.people.one(Role.SUPERVISOR, rng)):
        world.plan(world.now + timedelta(days=days * rng.uniform(0.5, 1.6)), lift, file, anyway=True)


def lift(world: World, file: File) -> None:
    """Lift what is in force."""
    if world.life(file).state in OPEN:
        hotline_work.lift_all(world, file)


def raise_it(world: World, file: File) -> None:
    """Raise the matter to a higher level."""
    if world.life(file).state in OPEN:
        level = LEVELS[world.turn("level") % len(LEVELS)]
        why = phrases.one_of(phrases.ESCALATE, file.rng, world.language)
        world.do(file, Verb.ESCALATE, {"level": level, "why": why}, world.people.one(Role.SUPERVISOR, file.rng))
