"""The line: who calls is noted, what they say becomes a ticket, and what can be settled at once is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from hotline.demo.city.categories import category
from hotline.demo.city.rhythm import Arrival
from hotline.demo.simulation import camera, citizen_work, joining
from hotline.demo.simulation.calls import Call, calls
from hotline.demo.simulation.file import File
from hotline.demo.simulation.world import World
from tickets.domain.lifecycle import Verb
from tickets.domain.matter import Matter
from tickets.domain.people import HOTLINE_FLOOR, SYSTEM, Actor, Role

NOT_DISPATCHED = 0.055
"""Share of calls that end with a referral (Beijing Art. 11)."""

ANSWERED = 0.93
"""Share of questions the knowledge base knows that are answered on the line."""

HELD = 0.04
"""Share of contacts that whoever takes them leaves to a dispatcher rather than to the rules."""

HELD_LATELY = 0.5
"""And at the very end, so that whoever opens the demo finds something to decide."""

ABOUT_UNITS = frozenset({"1702", "1703", "1704"})
SELF_SERVICE = frozenset({"web", "app", "wechat"})


class Line:
    """The contacts of the city, one after the other."""

    def __init__(self, arrivals: Iterator[Arrival], seed: str) -> None:
        self.arrivals = arrivals
        self.seed = seed
        self.count = 0

    def expect(self, world: World) -> None:
        """Plan the next contact."""
        arrival = next(self.arrivals, None)
        if arrival is not None:
            self.count += 1
            file = File(self.count, random.Random(f"{self.seed} file {self.count}"), arrival, SYSTEM)
            world.plan(arrival.at, self.take, file)

    def take(self, world: World, file: File) -> None:
        """Take a contact, and listen for the next."""
        self.expect(world)
        rng, arrival = file.rng, file.arrival
        person, key, file.citizen = world.people.caller(arrival.caller, rng, world.now)
        call = _not_dispatched(arrival, rng)
        question = arrival.told.type == "consultation" and arrival.code in world.articles
        answer = call is None and question and rng.random() < ANSWERED
        actor, source = _taker(world, file)
        matter = _matter(world, file, call, key, person.kind)
        matter = replace(matter, source=source, intake_key=f"simulate:{self.seed}:{file.no}")
        file.on_line = answer or call is not None
        if actor is file.citizen and call is None:
            matter = replace(matter, files=tuple(camera.show(world, file, matter.category, actor)))
        share = HELD_LATELY if world.now >= world.lately else HELD
        held = file.on_line or (not arrival.incident and rng.random() < share)
        receipt = world.work.register(matter, actor=actor, route=not held)
        file.number = receipt.ticket.number
        heard = world.now + timedelta(seconds=rng.randint(70, 420))
        if call is not None:
            world.plan(heard, _Telling(call, actor), file, anyway=True)
        elif answer:
            world.plan(heard, _Answering(actor), file, anyway=True)
        else:
            world.look(file)
            citizen_work.wait(world, file)
            joining.consider(world, file)


class _Answering:
    """The answer out of the knowledge base."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    def __call__(self, world: World, file: File) -> None:
        reference, text = world.articles[file.arrival.code]
        # Who asks on the web is answered by whoever reads the desk's mail.
        by_phone = self.actor.is_any(HOTLINE_FLOOR)
        actor = self.actor if by_phone else world.people.one(Role.OPERATOR, file.rng)
        world.do(file, Verb.ANSWER, {"answer": text, "article": reference}, actor)


class _Telling:
    """Where the caller has to go with it."""

    def __init__(self, call: Call, actor: Actor) -> None:
        self.call = call
        self.actor = actor

    def __call__(self, world: World, file: File) -> None:
        said = {"outcome": self.call.outcome, "script": world.say(self.call.script)}
        if self.call.route:
            said["route"] = self.call.route
        world.do(file, Verb.REFER, said, self.actor)


def _not_dispatched(arrival: Arrival, rng: random.Random) -> Call | None:
    ordinary = not arrival.incident and arrival.channel == "phone" and category(arrival.code).urgency != "emergency"
    if not ordinary or rng.random() >= NOT_DISPATCHED:
        return None
    kinds = calls()
    return rng.choices(kinds, weights=[kind.often for kind in kinds])[0]


def _taker(world: World, file: File) -> tuple[Actor, str]:
    """Return who enters the ticket, and the source it carries."""
    if file.arrival.channel in SELF_SERVICE:
        return file.citizen, ""
    if file.arrival.channel == "inspector" and Role.INSPECTOR in world.people.staff:
        inspector = world.people.one(Role.INSPECTOR, file.rng)
        return inspector, inspector.ref
    return world.people.agent(file.rng), ""


def _matter(world: World, file: File, call: Call | None, key: str, kind: str) -> Matter:
    arrival, rng = file.arrival, file.rng
    told, place = arrival.told, arrival.place
    said = {
        "type": told.type,
        "title": told.title,
        "content": told.content,
        "wants": told.wants,
        "channel": arrival.channel,
        "category": arrival.code,
        "confidential": arrival.caller.confidential or (told.type == "report" and rng.random() < 0.5),
        "caller": key,
        "caller_kind": kind,
    }
    if call is not None:
        emergency = call.outcome == "referred_emergency"
        said |= {
            "type": "help" if emergency else "other",
            "title": world.say(call.title),
            "content": world.say(call.content),
            "wants": "",
            "category": call.code,
        }
    if category(said["category"]).needs_place:
        said["address"] = place.address.in_(world.language)
        if rng.random() < 0.85:  # the others are found by the words of their address
            said |= {"lon": place.longitude, "lat": place.latitude}
        else:
            said["area"] = place.street.rpartition("/")[2]
    else:
        said["area"] = place.street.rpartition("/")[2]
    if call is None and arrival.code in ABOUT_UNITS and told.type == "complaint" and rng.random() < 0.85:
        said["accused"] = _somebody_near(world, file)
        if world.turn("report") % 2 == 0:
            said |= {"type": "report", "confidential": True}
    return Matter.read(said)


def _somebody_near(world: World, file: File) -> str:
    street = world.catalogue.directory.office(file.arrival.place.street, "street")
    district = file.arrival.place.street.split("/")[1]
    near = [street, *(code for code in world.people.units if code.startswith(f"{district}-"))]
    return file.rng.choice([code for code in near if code and not code.endswith("-centre")])
