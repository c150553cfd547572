"""Many callers, one matter: who notices joins them, and takes apart what did not belong together."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from hotline.demo.simulation import phrases
from hotline.demo.simulation.file import File
from hotline.demo.simulation.world import World
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.vocabulary import State

ENOUGH = 3
"""Callers about one event after whom the hotline looks for a master (domain.md, scenario 5)."""

NOTICED = 0.35
"""How often somebody notices that a neighbour reported the same a few days ago."""

MASTER = frozenset({State.REGISTERED, State.DISPATCHED, State.HANDLING, State.SUSPENDED})
CHILD = frozenset({State.REGISTERED, State.DISPATCHED, State.HANDLING})


def consider(world: World, file: File) -> None:
    """See whether a new ticket is about what others called about."""
    incident, rng = file.arrival.incident, file.rng
    if not incident:
        _neighbours(world, file)
        return
    together = world.incidents.setdefault(incident, [])
    together.append(file)
    if incident == "prepaid-collapse" and rng.random() < 0.3:
        return  # these want their own answer: the shop owes each of them something else
    if len(together) == ENOUGH:
        for one in together[1:]:
            world.plan(_soon(world, one), partial(join, master=together[0]), one, anyway=True)
    elif len(together) > ENOUGH:
        world.plan(_soon(world, file), partial(join, master=together[0]), file, anyway=True)
    if len(together) == ENOUGH + 2:
        world.plan(world.now + timedelta(minutes=rng.randint(70, 110)), part, file, anyway=True)


def _neighbours(world: World, file: File) -> None:
    key = (file.arrival.code, file.arrival.place.community)
    other = world.latest.get(key)
    world.latest[key] = file
    wanted = file.arrival.told.type in ("help", "complaint")
    if other is not None and other.citizen != file.citizen and wanted and file.rng.random() < NOTICED:
        world.plan(_soon(world, file), partial(join, master=other), file, anyway=True)


def _soon(world: World, file: File) -> datetime:
    return world.now + timedelta(seconds=file.rng.randint(180, 900))


def join(world: World, file: File, master: File) -> None:
    """Merge a ticket into the master, where both still are to be merged."""
    while master.master is not None:
        master = master.master
    if master is file or world.life(file).state not in CHILD or file.children:
        return
    world.work.take([master.number])
    if world.life(master).state not in MASTER:
        return
    dispatcher = world.people.one(Role.DISPATCHER, file.rng)
    why = phrases.one_of(phrases.MERGE, file.rng, world.language)
    if world.do(file, Verb.MERGE, {"master": master.number, "why": why}, dispatcher):
        file.master = master
        master.children.append(file)


def part(world: World, file: File) -> None:
    """Take a ticket out of its master again."""
    if file.master is None or world.life(file).state is not State.MERGED:
        return
    dispatcher = world.people.one(Role.DISPATCHER, file.rng)
    why = phrases.one_of(phrases.UNMERGE, file.rng, world.language)
    if world.do(file, Verb.UNMERGE, {"why": why}, dispatcher):
        file.master.children.remove(file)
        file.master = None
