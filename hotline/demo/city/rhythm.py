"""The life of the demo city: who calls when about what, for any number of days, the same for the same seed."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hotline.demo.city import almanac
from hotline.demo.city.areas import atlas
from hotline.demo.city.callers import CHANNELS, Caller, caller, pick
from hotline.demo.city.categories import category
from hotline.demo.city.incidents import Incident, incidents
from hotline.demo.city.places import Place, address_in
from hotline.demo.city.texts import Told, tell
from hotline.demo.city.words import Language

ZONE = ZoneInfo("Asia/Shanghai")
QUESTIONS = 0.42
SUGGESTIONS, PRAISES = "1803", "1804"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One contact that reaches the hotline. `at` is aware, in the city's zone.

    `place` is where it happened; for a matter that needs no place it is where the caller lives. `incident` names
    the event that several arrivals speak of, "" for an ordinary call.
    """

    at: datetime
    code: str
    told: Told
    caller: Caller
    place: Place
    channel: str
    incident: str = ""


def arrivals(start: date, days: int, rng: random.Random, language: Language, per_day: float = 55) -> Iterator[Arrival]:
    """Give the contacts of `days` days from `start` in the order of time; about `per_day` on an average day."""
    special = incidents(start, days, rng)
    for offset in range(days):
        day = start + timedelta(days=offset)
        count = _poisson(per_day * almanac.busyness(day), rng)
        today = [_ordinary(day, rng, language) for _ in range(count)]
        today += [_of_incident(one, at, rng, language) for one in special for at in one.times if at.date() == day]
        yield from sorted(today, key=lambda arrival: arrival.at)


def _ordinary(day: date, rng: random.Random, language: Language) -> Arrival:
    codes, weights = almanac.frequencies(day.month)
    code = rng.choices(codes, weights)[0]
    street = _street(code, rng)
    hour = rng.choices(range(24), almanac.hours_of(code))[0]
    at = datetime.combine(day, time(hour, rng.randrange(60), rng.randrange(60)), ZONE)
    place = address_in(street, rng)
    asking = code not in almanac.EVERY_HOUR and 6 <= hour <= 22 and rng.random() < QUESTIONS
    told = tell(code, rng, language, almanac.season_of(day), place, "consultation" if asking else "")
    channel = pick(CHANNELS, rng)
    if channel == "inspector" and not category(code).needs_place:
        channel = "phone"
    return Arrival(at, code, told, caller(rng, language), place, channel)


def _of_incident(one: Incident, at: datetime, rng: random.Random, language: Language) -> Arrival:
    street = one.street
    place = one.place if one.place is not None else address_in(street, rng)
    fixed = {hole: words.in_(language) for hole, words in one.fixed}
    told = tell(one.code, rng, language, almanac.season_of(at.date()), place, fixed=fixed)
    return Arrival(at, one.code, told, caller(rng, language, ("person",)), place, "phone", one.key)


@cache
def _streets(code: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    streets = atlas().at("street")
    # Streets differ: a few produce far more than their share, everywhere the same ones.
    taste = random.Random("streets")
    own = [taste.lognormvariate(0, 0.45) for _ in streets]
    weights = [almanac.suits(code, street.setting) * much for street, much in zip(streets, own, strict=True)]
    return tuple(street.path for street in streets), tuple(weights)


def _street(code: str, rng: random.Random) -> str:
    paths, weights = _streets(code)
    return rng.choices(paths, weights)[0]


def _poisson(mean: float, rng: random.Random) -> int:
    """Draw a count; by the normal law where the mean is large."""
    if mean > 200:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, count, product = math.exp(-mean), 0, rng.random()
    while product > limit:
        count += 1
        product *= rng.random()
    return count
