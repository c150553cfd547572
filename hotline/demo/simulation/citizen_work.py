"""What citizens do while they wait, and after it is over: press, add, take back, rate, come again."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from hotline.demo.city import replies, temperaments
from hotline.demo.simulation import phrases
from hotline.demo.simulation.fates import Fate
from hotline.demo.simulation.file import File
from hotline.demo.simulation.world import World
from tickets.domain.lifecycle import Verb
from tickets.domain.vocabulary import ClockKind, State

WAITING = frozenset({State.REGISTERED, State.DISPATCHED, State.HANDLING, State.SUSPENDED, State.MERGED})
BACK_AFTER = (0.5, 2, 9, 4, 20, 1.2)
"""Days after the end when somebody comes back with new facts."""

ON_THE_WEB = frozenset({"web", "app", "wechat"})


def wait(world: World, file: File) -> None:
    """Plan what a citizen does who waits: moments are shares of what they were promised."""
    clock = world.due(world.life(file), ClockKind.CITIZEN)
    if clock is None:
        return
    start, due = clock
    for share in (0.3, 0.6, 0.9, 1.2, 1.8):
        if temperaments.urges(share, file.rng):
            world.plan(start + (due - start) * (share + file.rng.uniform(-0.1, 0.1)), press, file, anyway=True)
    if file.rng.random() < 0.05:
        world.plan(start + (due - start) * file.rng.uniform(0.02, 0.3), add, file, anyway=True)


def press(world: World, file: File) -> None:
    """Ring, or press the button on the web, to ask where the matter is."""
    if world.life(file).state not in WAITING:
        return
    rng = file.rng
    if file.arrival.channel in ON_THE_WEB and rng.random() < 0.7:
        world.do(file, Verb.URGE, {"text": replies.urge(rng, world.language)}, file.citizen)
        if rng.random() < 0.2:  # and again in an hour, which is too soon
            world.plan(world.now + timedelta(hours=1), press, file, anyway=True)
        return
    agent = world.people.agent(rng)
    if rng.random() < 0.25:
        said = {"text": phrases.one_of(phrases.REPEAT_CALL, rng, world.language), "repeat_call": True}
        world.do(file, Verb.APPEND, said, agent)
    else:
        world.do(file, Verb.URGE, {"text": replies.urge(rng, world.language)}, agent)


def add(world: World, file: File) -> None:
    """Add what was forgotten."""
    if world.life(file).state is State.CLOSED:
        return
    actor = file.citizen if file.arrival.channel in ON_THE_WEB else world.people.agent(file.rng)
    world.do(file, Verb.APPEND, {"text": phrases.one_of(phrases.APPEND, file.rng, world.language)}, actor)


def take_back(world: World, file: File) -> None:
    """Withdraw the complaint."""
    if world.life(file).state is State.CLOSED or file.children:
        return
    actor = file.citizen if file.rng.random() < 0.4 else world.people.agent(file.rng)
    world.do(file, Verb.WITHDRAW, {"why": phrases.one_of(phrases.WITHDRAW, file.rng, world.language)}, actor)


def afterwards(world: World, file: File) -> None:
    """It is over: some come again with new facts, and the supervisor looks at one or the other."""
    from hotline.demo.simulation import hotline_work, requests

    rng = file.rng
    if file.fate in (Fate.REOPENED, Fate.REOPENING_REFUSED, Fate.REOPENED_LATE) and not file.reopened:
        file.reopened = True
        late = file.fate is Fate.REOPENED_LATE
        days = rng.uniform(31, 40) if late else BACK_AFTER[world.turn(file.fate) % len(BACK_AFTER)]
        granted = file.fate is Fate.REOPENED
        world.plan(world.now + timedelta(days=days), partial(requests.ask_reopen, granted=granted), file)
    if file.fate is Fate.REDONE_BY_ORDER and not file.redone:
        file.redone = True
        world.plan(world.hours.later(world.now, rng.randint(100, 900)), hotline_work.redo_by_order, file)
