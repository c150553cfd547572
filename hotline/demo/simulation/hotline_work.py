"""What the hotline does: find the unit, read replies, ring back, and now and then step in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hotline.demo.city import replies, temperaments
from hotline.demo.simulation import phrases
from hotline.demo.simulation.fates import Fate
from hotline.demo.simulation.file import File
from hotline.demo.simulation.world import World
from tickets.domain.life import Life
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.vocabulary import OPEN, ClockKind, State, Urgency

BAD = ("copied", "vague")
WEB = ("web", "app", "wechat")


def triage(world: World, file: File) -> None:
    """A ticket waits for a decision of the hotline: plan when a dispatcher gets to it."""
    if file.on_line or world.now >= world.lately:
        return
    rng, life = file.rng, world.life(file)
    if life.arbitration:  # the units are heard first, which takes some days
        world.plan(world.hours.later(world.now, rng.randint(2000, 4800)), send, file)
        return
    clock = world.due(life, ClockKind.TRIAGE)
    start, due = clock or (world.now, world.now + timedelta(hours=2))
    late = rng.random() < 0.07
    share = rng.uniform(1.05, 2.2) if late else min(0.95, max(0.08, rng.gauss(0.45, 0.22)))
    urgent = life.urgency is not Urgency.NORMAL
    world.plan(world.hours.within(start, due, share, always=urgent), send, file)


def send(world: World, file: File) -> None:
    """Dispatch by hand: to whom the last unit named, or whoever has the duty; after arbitration, designated."""
    life, rng = world.life(file), file.rng
    role = Role.SUPERVISOR if life.arbitration else Role.DISPATCHER
    if life.arbitration:
        pool = phrases.DESIGNATE
    else:
        pool = phrases.DISPATCH_AGAIN if life.dispatches else phrases.DISPATCH
    why = phrases.one_of(pool, rng, world.language)
    for unit in _candidates(world, file, life):
        said = {"lead": unit, "why": why, **({"designated": True} if life.arbitration else {})}
        if world.do(file, Verb.DISPATCH, said, world.people.one(role, rng)):
            return


def _candidates(world: World, file: File, life: Life) -> Iterator[str]:
    """Yield the units that may have it, likeliest first."""
    directory = world.catalogue.directory
    card, area = world.catalogue.category(life.category), world.catalogue.area(life.area)
    path = area.path if area else next(iter(directory.roots()))
    duty = card.default_duty if card else ""
    holder = directory.holder(duty, path, world.now.date()) if duty else None
    city = directory.holder(duty, path.split("/")[0], world.now.date()) if duty else None
    named = [
        file.suggested,
        holder.unit if holder else "",
        city.unit if city else "",
        directory.office(path, "district"),
        directory.office(path, "street") if card and card.grassroots_allowed else "",
        "petitions",
        "gov-service",
    ]
    barred = world.catalogue.line(life.accused) if life.accused else frozenset()
    known = [code for code in dict.fromkeys(named) if code in world.people.units and code not in barred]
    fresh = [code for code in known if code not in file.refused_by]
    yield from fresh or known


# Reading replies -----------------------------------------------------------------------------------------


def review(world: World, file: File) -> None:
    """A reply came: plan when a reviewer reads it, if nobody forgets it."""
    rng = file.rng
    if file.fate is Fate.UNREAD:
        return
    clock = world.due(world.life(file), ClockKind.REPLY_REVIEW)
    if clock is not None:
        share = rng.uniform(1.05, 1.8) if rng.random() < 0.05 else min(0.95, max(0.05, rng.gauss(0.4, 0.22)))
        world.plan(world.hours.within(*clock, share), read, file)


def read(world: World, file: File) -> None:
    """Send a bad reply back, and pass a good one; pressure on the ticket is lifted with it."""
    rng = file.rng
    reviewer = world.people.one(Role.REVIEWER, rng)
    bad = file.quality in BAD
    if rng.random() < (0.65 if bad and file.improved < 2 else 0.03):
        missing = replies.review_remark(False, rng, world.language)
        world.do(file, Verb.RETURN_REPLY, {"missing": missing}, reviewer)
        file.improved += 1
        return
    if rng.random() < 0.6:
        lift_all(world, file)
    remark = replies.review_remark(True, rng, world.language) if rng.random() < 0.5 else ""
    world.do(file, Verb.PASS_REPLY, {"remark": remark}, reviewer)


def lift_all(world: World, file: File) -> None:
    """Lift every supervision that is still in force."""
    why = phrases.one_of(phrases.LIFT, file.rng, world.language)
    supervisor = world.people.one(Role.SUPERVISOR, file.rng)
    for held in list(world.life(file).supervisions.values()):
        if held.lifted_at is None:
            world.do(file, Verb.LIFT, {"supervision": held.no, "why": why}, supervisor)


# Ringing back --------------------------------------------------------------------------------------------


def call_back(world: World, file: File) -> None:
    """The citizen is to be asked: by telephone, or they rate on the web of their own accord."""
    rng = file.rng
    file.opinion = None
    if file.fate is Fate.UNASKED:
        return
    clock = world.due(world.life(file), ClockKind.CALLBACK)
    if clock is None:
        return
    if rng.random() < (0.5 if file.arrival.channel in WEB else 0.04) and file.fate is not Fate.UNREACHED:
        world.plan(clock[0] + (clock[1] - clock[0]) * rng.uniform(0.02, 0.5), rate, file)
    # People are rung on Sundays too, but not at night.
    hurry = 0.5 if clock[1] - clock[0] <= timedelta(days=1) else 1
    share = min(1.2, max(0.05, rng.gauss(0.45, 0.22))) * hurry
    world.plan(world.hours.awake(clock[0] + (clock[1] - clock[0]) * share), ring, file)


def rate(world: World, file: File) -> None:
    """Rate on the web."""
    opinion = _opinion(world, file)
    world.do(file, Verb.CALL_BACK, {"reach": "web_rated", **_answers(world, file, opinion)}, file.citizen)


def ring(world: World, file: File) -> None:
    """Try to reach the citizen; who is not there is tried again at another hour."""
    rng, opinion = file.rng, _opinion(world, file)
    agent = world.people.agent(rng)
    if rng.random() < 0.01:
        said = {"reason": "call_back", "detail": phrases.REVEAL[1].in_(world.language)}
        world.do(file, Verb.REVEAL, said, agent)
    reached = opinion.reached if world.life(file).attempts == 0 else rng.random() < 0.5
    if file.fate is Fate.UNREACHED or not reached:
        reach = rng.choices(("no_answer", "later", "refused", "wrong_number"), weights=(70, 14, 9, 7))[0]
        world.do(file, Verb.CALL_BACK, {"reach": reach}, agent)
        if world.life(file).state is State.CALLBACK:
            world.plan(world.hours.later(world.now, rng.randint(90, 520)), ring, file)
        return
    world.do(file, Verb.CALL_BACK, {"reach": "reached", **_answers(world, file, opinion)}, agent)


def _opinion(world: World, file: File) -> temperaments.Opinion:
    if file.opinion is None:
        opinion = temperaments.opinion(file.quality, file.late, file.contacted, file.rng)
        unhappy = file.fate is Fate.UNSOLVED_TWICE and world.life(file).redos < 2
        if unhappy:
            opinion = temperaments.Opinion(True, opinion.contacted, "no", file.rng.choice((1, 1, 2)))
        elif file.fate is Fate.REDONE_BY_ORDER or file.fate is Fate.REOPENED:
            opinion = temperaments.Opinion(True, True, "yes", 4)
        file.opinion = opinion
    return file.opinion


def _answers(world: World, file: File, opinion: temperaments.Opinion) -> dict[str, object]:
    rng = file.rng
    said: dict[str, object] = {
        "contacted": opinion.contacted,
        "solved": opinion.solved,
        "satisfied": opinion.mark,
        "remark": replies.callback_remark(opinion.mark, rng, world.language),
    }
    if opinion.mark <= 2:
        weights = (30, 8, 40, 12, 3, 7)
        reasons = ("slow", "rude", "not_solved", "not_explained", "told_to_withdraw", "other")
        said["reason"] = rng.choices(reasons, weights=weights)[0]
    if opinion.solved == "no" and file.fate is not Fate.UNSOLVED_TWICE:
        explained = file.quality in ("explained", "plan_agreed", "cannot_verify")
        if rng.random() < (0.6 if explained else 0.25):
            said["accept"] = True
    return said


def redo_by_order(world: World, file: File) -> None:
    """A spot check finds that the good end is none: the supervisor has it done again."""
    why = phrases.one_of(phrases.NOT_TRUE, file.rng, world.language)
    world.do(file, Verb.REDO, {"why": why}, world.people.one(Role.SUPERVISOR, file.rng))


def set_right(world: World, file: File) -> None:
    """Correct how a ticket was filed: its class or urgency, now and then its matter."""
    life, rng = world.life(file), file.rng
    if life.state not in (State.REGISTERED, State.DISPATCHED, State.HANDLING):
        return
    said: dict[str, object] = {"why": phrases.one_of(phrases.RECLASSIFY, rng, world.language)}
    draw = rng.random()
    if draw < 0.4 and life.service_class.value == "normal":
        said["service_class"] = "complex"
    elif draw < 0.7 and life.urgency is Urgency.NORMAL:
        said |= {"urgency": "urgent", "service_class": "urgent"}
    else:
        siblings = [c for c in world.catalogue.categories if len(c) == 4 and c[:2] == life.category[:2]]
        said["category"] = rng.choice([c for c in siblings if c != life.category] or ["1899"])
    world.do(file, Verb.RECLASSIFY, said, world.people.one(Role.DISPATCHER, rng))


def remark(world: World, file: File) -> None:
    """Write a note on an open ticket; a few are for the citizen too."""
    if world.life(file).state not in OPEN:
        return
    rng = file.rng
    unit = world.people.unit(world.work.lead(file.number))
    if unit is not None and rng.random() < 0.4:
        said = {"text": phrases.one_of(phrases.PUBLIC_NOTES, rng, world.language), "shown": True}
        world.do(file, Verb.NOTE, said, unit.clerk)
    else:
        text = phrases.one_of(phrases.NOTES, rng, world.language)
        world.do(file, Verb.NOTE, {"text": text}, world.people.one(Role.OPERATOR, rng))
