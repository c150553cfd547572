"""What a unit does with a ticket, by its temperament and the law's own due times."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from hotline.demo.city import replies
from hotline.demo.city.organisation import unit as city_unit
from hotline.demo.city.rhythm import ZONE
from hotline.demo.simulation import camera, citizen_work, hotline_work, phrases, pressure, requests
from hotline.demo.simulation.fates import Fate
from hotline.demo.simulation.file import File
from hotline.demo.simulation.people import Unit
from hotline.demo.simulation.world import World
from tickets.domain.life import ASSIST, Life
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.stages.requests import return_window
from tickets.domain.vocabulary import ClockKind, ServiceClass, State

WORK_DAY = 450
"""Minutes of a working day."""

WEEKEND_DUTY = 0.75
"""How often somebody looks at what would otherwise lie over night or over the weekend."""

REVIEWED_AFTER = (4, 30, 60, 14, 80, 45, 21, 75)
"""Days until something on the ledger is looked at again."""

DEALT = frozenset({ServiceClass.NORMAL, ServiceClass.COMPLEX, ServiceClass.REPORT})
"""Classes whose tickets have a fate; the others are over too soon."""

RETURNS: dict[Fate, str] = {
    Fate.WRONG_UNIT: requests.GRANTED,
    Fate.BOUNCED: requests.GRANTED,
    Fate.FACTS_MISSING: requests.GRANTED,
    Fate.RETURN_REFUSED: requests.REFUSED,
    Fate.RETURN_DESIGNATED: requests.DESIGNATED,
    Fate.RETURNED_LATE: requests.REFUSED,
}
OFTEN = frozenset({Fate.BOUNCED})


def lead_of(world: World, life: Life) -> Unit | None:
    """Return the unit that leads, with its people."""
    return world.people.unit(life.lead.unit) if life.lead else None


# Dispatched ----------------------------------------------------------------------------------------------


def receive(world: World, file: File) -> None:
    """A ticket lies with the unit: plan whether it is signed for, sent on or given back; assists get theirs too."""
    life, rng = world.life(file), file.rng
    unit = lead_of(world, life)
    if file.fate is None and life.service_class in DEALT:
        file.fate = world.fates.deal(rng, soon_over=life.service_class is ServiceClass.NORMAL)
        _once(world, file)
    for part in life.parts.values():
        if part.role == ASSIST and part.live and part.since == world.now:
            _assist(world, file, part.unit)
    if unit is None:
        return
    if _goes_back(world, file, life, unit):
        return
    if unit.clerk.is_any(frozenset({Role.DISTRICT_COORDINATOR})) and rng.random() < 0.7:
        world.plan(world.hours.later(world.now, rng.randint(15, 150)), send_down, file)
    elif file.fate is Fate.REDIRECTED and "redirect" not in file.asked:
        file.asked.add("redirect")
        world.plan(world.hours.later(world.now, rng.randint(15, 90)), send_elsewhere, file)
    if world.now < world.lately:  # what came last lies in the units' inboxes
        plan_signing(world, file)


def _once(world: World, file: File) -> None:
    """Plan what a fate brings once in a ticket's life, whoever has it."""
    rng = file.rng
    if file.fate is Fate.WITHDRAWN:
        world.plan(world.hours.later(world.now, rng.randint(60, 1500)), citizen_work.take_back, file, anyway=True)
    if file.fate is Fate.RECLASSIFIED:
        world.plan(world.hours.later(world.now, rng.randint(20, 700)), hotline_work.set_right, file, anyway=True)
    if file.fate is Fate.PRESSED:
        pressure.begin(world, file)
    if file.fate is Fate.ERASED:
        world.erase.append(file)


def plan_signing(world: World, file: File) -> None:
    """Plan when the unit signs for it. Who is late has it signed for by the clock."""
    life, rng = world.life(file), file.rng
    unit, clock = lead_of(world, life), world.due(life, ClockKind.SIGN_FOR)
    if life.state is not State.DISPATCHED or unit is None:
        return
    if clock is None:
        world.plan(world.hours.later(world.now, rng.randint(10, 200)), sign, file)
    elif rng.random() >= unit.temperament.sign_late and file.fate is not Fate.NEGLECTED:
        always = unit.always or clock[1] - clock[0] < timedelta(hours=2)
        at = world.hours.within(*clock, rng.uniform(0.05, 0.9), always=always)
        if at - world.now > timedelta(hours=15) and rng.random() < WEEKEND_DUTY:
            at = min(at, world.hours.awake(world.now + timedelta(minutes=rng.randint(10, 420))))
        world.plan(at, sign, file)


def sign(world: World, file: File) -> None:
    """Sign for it."""
    life = world.life(file)
    unit = lead_of(world, life)
    if unit is not None and life.state is State.DISPATCHED:
        world.do(file, Verb.SIGN_FOR, {}, unit.clerk)


def _goes_back(world: World, file: File, life: Life, unit: Unit) -> bool:
    """Plan to give it back, where that is its fate or the unit's habit; say whether nothing else is to be planned."""
    rng, fate = file.rng, file.fate
    verdict = RETURNS.get(fate) if fate else None
    first = "return" not in file.asked
    if verdict is None or not (first or fate in OFTEN):
        wrongly = fate is Fate.PLAIN and first and rng.random() < unit.temperament.return_wrongly * 0.35
        if not wrongly:
            return False
        verdict = rng.choices((requests.REFUSED, requests.DESIGNATED, requests.GRANTED), weights=(70, 12, 18))[0]
    window = return_window(life, world.law)
    lead = life.lead
    if window is None or lead is None:
        return False
    file.asked.add("return")
    late = fate is Fate.RETURNED_LATE
    share = rng.uniform(1.1, 1.5) if late else rng.uniform(0.05, 0.3)
    reason = "missing_facts" if fate is Fate.FACTS_MISSING else ""
    act = partial(requests.give_back, verdict=verdict, reason=reason, then=None if late else plan_signing)
    # What is signed for meanwhile is given back all the same.
    world.plan(world.hours.within(lead.since, window.due, share, always=unit.always), act, file, anyway=True)
    return not late


def send_down(world: World, file: File) -> None:
    """The district's coordinator sends it on to one of the district's own."""
    life, rng = world.life(file), file.rng
    unit = lead_of(world, life)
    if unit is None or life.state is not State.DISPATCHED:
        return
    area = world.catalogue.area(life.area)
    street = world.catalogue.directory.office(area.path, "street") if area else ""
    below = world.catalogue.subtree(unit.code) - {unit.code}
    barred = world.catalogue.line(life.accused) if life.accused else frozenset()
    known = sorted(code for code in below - barred if code in world.people.units)
    if not known:
        return
    target = street if street in known and rng.random() < 0.55 else rng.choice(known)
    why = phrases.REDIRECT[0 if target == street else 1].in_(world.language)
    world.do(file, Verb.REDIRECT, {"lead": target, "why": why}, unit.clerk)


def send_elsewhere(world: World, file: File) -> None:
    """The supervisor sees that it lies wrong and sends it on directly."""
    life, rng = world.life(file), file.rng
    unit = lead_of(world, life)
    if unit is None or life.state not in (State.DISPATCHED, State.HANDLING):
        return
    barred = (world.catalogue.line(life.accused) if life.accused else frozenset()) | {unit.code}
    near = [code for code in world.people.units if code.endswith(unit.code.partition("-")[2]) and code not in barred]
    target = rng.choice(near or [code for code in world.people.units if code not in barred])
    said = {"lead": target, "why": phrases.REDIRECT[1].in_(world.language)}
    world.do(file, Verb.REDIRECT, said, world.people.one(Role.SUPERVISOR, rng))


def _assist(world: World, file: File, code: str) -> None:
    unit = world.people.unit(code)
    clock = world.due(world.life(file), ClockKind.ASSIST, code)
    if unit is None or clock is None:
        return
    rng = file.rng
    late = rng.random() < unit.temperament.assist_late
    share = rng.uniform(1.05, 1.6) if late else rng.uniform(0.1, 0.95)
    round_ = world.life(file).round
    at = world.hours.within(*clock, share, always=unit.always)
    world.plan(at, partial(help_out, code=code, round_=round_), file, anyway=True)


def help_out(world: World, file: File, *, code: str, round_: int) -> None:
    """An assisting unit completes its part, where it is still wanted."""
    life = world.life(file)
    part, unit = life.part_of(code, ASSIST), world.people.unit(code)
    wanted = part is not None and part.replied_at is None and life.round == round_
    if unit is not None and wanted and life.state in (State.DISPATCHED, State.HANDLING):
        said = {"result": "solved", "text": replies.assist_note(file.rng, world.language)}
        world.do(file, Verb.REPLY, said, unit.clerk)


# Handling ------------------------------------------------------------------------------------------------


def handle(world: World, file: File) -> None:
    """The unit has signed for it: plan the days until the reply."""
    life, rng = world.life(file), file.rng
    unit, clock, lead = lead_of(world, life), world.due(life, ClockKind.HANDLE), life.lead
    if unit is None or lead is None:
        return
    start, due = clock or (world.now, world.hours.later(world.now, 2 * WORK_DAY))
    if file.fate is Fate.NEGLECTED and not file.neglected:
        file.neglected = True
        pressure.overdue(world, file, due)
        days = rng.uniform(6.2, 9)
        world.plan(world.hours.later(max(due, world.now), days * WORK_DAY), reply, file)
        return
    again = file.improved > 0 or life.redos > 0
    share = unit.temperament.share_of_budget(rng) * (0.8 if again else 1)
    if file.fate is Fate.UNSOLVED_TWICE:  # quick, and no better for it
        share = min(share, 0.5)
    if life.service_class is ServiceClass.EMERGENCY:
        share = 2.6 if world.turn("emergency") == 0 or rng.random() < 0.08 else min(share, 0.9)
    if lead.contacted_at is None:
        _talk(world, file, life, unit)
        if lead.handler is None and rng.random() < 0.45:
            world.plan(world.hours.later(world.now, rng.randint(5, 90), always=unit.always), hand_over, file)
        if rng.random() < 0.05:
            world.plan(world.hours.later(world.now, rng.randint(60, 900)), hotline_work.remark, file)
    else:
        file.contacted = True
    if not file.improved:
        share = _course(world, file, unit, (start, due), share)
    if share > 0:
        at = world.hours.within(start, due, share, always=unit.always or due - start < timedelta(hours=30))
        least = min(rng.randint(25, 240), (due - start) / timedelta(minutes=1) * rng.uniform(0.05, 0.15))
        soonest = world.hours.later(world.now, least, always=unit.always)
        world.plan(max(at, soonest) if share > 0.05 or again else at, reply, file)


def _talk(world: World, file: File, life: Life, unit: Unit) -> None:
    """Plan the first contact, if they make one."""
    rng, clock = file.rng, world.due(life, ClockKind.FIRST_CONTACT)
    file.contacted = False
    if rng.random() < unit.temperament.skip_contact:
        return
    if clock is None:
        world.plan(world.hours.later(world.now, rng.randint(20, 300), always=unit.always), contact, file)
        return
    share = rng.uniform(1.05, 1.5) if rng.random() < 0.05 else rng.uniform(0.05, 0.7)
    at = world.hours.within(*clock, share, always=unit.always or clock[1] - clock[0] < timedelta(hours=3))
    if at > clock[1] and share < 1:  # hours that count on Sundays too: whoever is on duty rings
        at = world.hours.awake(world.now + timedelta(minutes=rng.randint(5, 240)))
    world.plan(max(at, world.now + timedelta(minutes=2)), contact, file)


def _course(world: World, file: File, unit: Unit, clock: tuple[datetime, datetime], share: float) -> float:
    """Plan what else happens before the reply; return the share of the time after which it comes, 0 for never."""
    rng, fate, temper = file.rng, file.fate, unit.temperament
    start, due = clock
    always = unit.always

    def when(part: float) -> datetime:
        return max(world.hours.within(start, due, part, always=always), world.now + timedelta(minutes=20))

    def once(what: str) -> bool:
        fresh = what not in file.asked
        file.asked.add(what)
        return fresh

    if fate in (Fate.LEDGER, Fate.LEDGER_REFUSED, Fate.LEDGER_BY_ORDER) and once("ledger"):
        days = REVIEWED_AFTER[world.turn("ledger") % len(REVIEWED_AFTER)]
        if fate is Fate.LEDGER_BY_ORDER:
            world.plan(when(rng.uniform(0.3, 0.7)), partial(suspend, days=days), file)
        else:
            verdict = requests.GRANTED if fate is Fate.LEDGER else requests.REFUSED
            world.plan(when(rng.uniform(0.3, 0.7)), partial(requests.ask_for_ledger, verdict=verdict, days=days), file)
        return 0.97
    if fate in (Fate.TERMINATED, Fate.TERMINATION_REFUSED) and once("end"):
        verdict = requests.GRANTED if fate is Fate.TERMINATED else requests.REFUSED
        world.plan(when(rng.uniform(0.3, 0.7)), partial(requests.ask_to_end, verdict=verdict), file)
        return 0.97
    if fate is Fate.ASKED_TOO_LATE and once("time"):
        late = partial(requests.ask_for_time, verdict=requests.REFUSED)
        world.plan(when(rng.uniform(1.05, 1.15)), late, file)
        return rng.uniform(1.2, 1.5)
    wants = fate in (Fate.MORE_TIME, Fate.NO_MORE_TIME) or rng.random() < temper.ask_extension * 0.5
    if wants and once("time"):
        denied = fate is Fate.NO_MORE_TIME or (fate is not Fate.MORE_TIME and rng.random() < 0.25)
        verdict = requests.REFUSED if denied else requests.GRANTED
        world.plan(when(rng.uniform(0.45, 0.8)), partial(requests.ask_for_time, verdict=verdict, then=anew), file)
        share = max(share, 0.93)
    broken = fate is Fate.PROMISE_BROKEN and once("promise")
    if broken or (rng.random() < temper.interim and due - start > timedelta(days=2)):
        share = max(share, rng.uniform(1.1, 1.4)) if broken else share
        early = min(share, 1.0) * rng.uniform(0.4, 0.7)
        promise = world.hours.within(start, due, 0.9 if broken else max(share, 0.9) + 0.1, always=always)
        world.plan(when(early), partial(interim, promise=promise.astimezone(ZONE).date()), file)
    return share


def anew(world: World, file: File) -> None:
    """The due date moved: plan the rest of the handling by the new one."""
    life = world.life(file)
    if life.state is State.HANDLING:
        world.void(file)
        handle(world, file)


def contact(world: World, file: File) -> None:
    """Talk to the citizen."""
    unit, rng = lead_of(world, world.life(file)), file.rng
    if unit is None:
        return
    if rng.random() < 0.03:
        detail = phrases.REVEAL[0].in_(world.language)
        world.do(file, Verb.REVEAL, {"reason": "contact_caller", "detail": detail}, unit.clerk)
    way = rng.choices(tuple(phrases.CONTACT), weights=(76, 18, 5, 1))[0]
    said = {"way": way, "note": phrases.one_of(phrases.CONTACT[way], rng, world.language)}
    file.contacted = world.do(file, Verb.CONTACT, said, unit.clerk)


def hand_over(world: World, file: File) -> None:
    """The unit's lead gives it to somebody."""
    unit = lead_of(world, world.life(file))
    if unit is not None:
        person = unit.clerk if file.rng.random() < 0.8 else unit.lead
        world.do(file, Verb.ASSIGN, {"person": person.staff_id}, unit.lead)


def interim(world: World, file: File, *, promise: date) -> None:
    """Say what is done so far, and promise the rest."""
    unit = lead_of(world, world.life(file))
    if unit is not None:
        promise = max(promise, world.now.astimezone(ZONE).date())
        text = replies.interim(file.rng, world.language, promise)
        world.do(file, Verb.INTERIM_REPLY, {"text": text, "promise_on": promise}, unit.clerk)
        file.contacted = True


def reply(world: World, file: File) -> None:
    """Reply, as well as the unit does; what came back once is done better."""
    life, rng = world.life(file), file.rng
    unit, clock = lead_of(world, life), world.due(life, ClockKind.HANDLE)
    if unit is None or life.state is not State.HANDLING:
        return
    quality = unit.temperament.quality(rng)
    if quality in hotline_work.BAD and (file.improved or life.redos) and rng.random() < 0.7:
        quality = "good"
    file.quality = quality
    file.late = clock is not None and world.now > clock[1]
    day = (world.now - timedelta(days=rng.choice((0, 0, 1, 1, 2)))).astimezone(ZONE).date()
    said = replies.reply(quality, life.category, rng, world.language, city_unit(unit.code).short, day)
    data: dict[str, object] = {"result": said.result, "text": said.text}
    if quality not in hotline_work.BAD and rng.random() < 0.6:
        data["evidence"] = phrases.one_of(phrases.EVIDENCE, rng, world.language)
    if quality == "cannot_verify" and rng.random() < 0.3:
        data["result"] = rng.choice(("caller_withdrew", "legal_procedure"))
    if data["result"] == "solved":
        data["files"] = camera.show(world, file, life.category, unit.clerk, mended=True)
    world.do(file, Verb.REPLY, data, unit.clerk)


# On the ledger -------------------------------------------------------------------------------------------


def suspend(world: World, file: File, *, days: int) -> None:
    """The supervisor puts it on the ledger."""
    rng = file.rng
    said = {
        "plan": phrases.one_of(phrases.PLANS, rng, world.language),
        "owner": phrases.one_of(phrases.OWNERS, rng, world.language),
        "review_on": (world.now + timedelta(days=days)).astimezone(ZONE).date(),
    }
    world.do(file, Verb.SUSPEND, said, world.people.one(Role.SUPERVISOR, rng))


def rest(world: World, file: File) -> None:
    """On the ledger: some units take it off before the review date, the others are woken by the clock."""
    clock = world.due(world.life(file), ClockKind.LEDGER_REVIEW)
    if clock is not None and file.rng.random() < 0.35:
        world.plan(world.hours.within(*clock, file.rng.uniform(0.4, 0.9)), wake, file)


def wake(world: World, file: File) -> None:
    """Take it off the ledger."""
    unit = lead_of(world, world.life(file))
    if unit is not None:
        why = phrases.one_of(phrases.WAKE, file.rng, world.language)
        world.do(file, Verb.WAKE, {"why": why}, unit.lead)
