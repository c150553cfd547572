"""Who acts: the hotline's staff, the people of the units, and the citizens who call."""

import random
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from hotline.citizens.identity import CARE, Identity
from hotline.citizens.records import know
from hotline.demo.city.callers import Caller
from hotline.demo.city.organisation import unit as city_unit
from hotline.demo.city.temperaments import Temperament, temperament
from hotline.staff.models import User
from tickets.domain.people import SYSTEM, Actor, Role, citizen

UNIT_ROLES = frozenset({Role.UNIT_CLERK, Role.DISTRICT_COORDINATOR, Role.UNIT_LEAD})


class NobodyThere(Exception):
    """The demo city's accounts are not in the database: run seed_city first."""


@dataclass(slots=True)
class Unit:
    """A unit as the simulation knows it."""

    code: str
    clerk: Actor
    lead: Actor
    temperament: Temperament
    always: bool  # somebody is on duty at every hour


@dataclass(slots=True)
class People:
    """Everybody with an account, by what they do; callers as they come."""

    staff: dict[Role, list[Actor]]
    units: dict[str, Unit]
    _callers: dict[str, tuple[Caller, UUID]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "People":
        """Read the accounts. Raises `NobodyThere`."""
        staff: dict[Role, list[Actor]] = {}
        of_units: dict[str, list[Actor]] = {}
        for user in User.objects.filter(is_active=True).select_related("unit").order_by("pk"):
            actor = user.actor
            if actor.roles & UNIT_ROLES:
                of_units.setdefault(actor.unit, []).append(actor)
            else:
                for role in actor.roles:
                    staff.setdefault(role, []).append(actor)
        for role in (Role.OPERATOR, Role.DISPATCHER, Role.REVIEWER, Role.SUPERVISOR, Role.SECURITY_ADMIN):
            if role not in staff:
                raise NobodyThere(NobodyThere.__doc__)
        return cls(staff, {code: _unit(code, actors) for code, actors in of_units.items()})

    def one(self, role: Role, rng: random.Random) -> Actor:
        """Return somebody of a role."""
        return rng.choice(self.staff[role])

    def agent(self, rng: random.Random) -> Actor:
        """Return whoever picks up the telephone: an operator, now and then a hired one."""
        hired = self.staff.get(Role.CONTRACTOR)
        return rng.choice(hired) if hired and rng.random() < 0.2 else self.one(Role.OPERATOR, rng)

    def unit(self, code: str) -> Unit | None:
        """Return a unit, None for one without people."""
        return self.units.get(code)

    def caller(self, caller: Caller, rng: random.Random, at: datetime) -> tuple[Caller, str, Actor]:
        """Return who calls (a number is always the same person), their opaque key and themselves as an actor.

        Whoever leaves neither name nor number has a key and no identity.
        """
        if not caller.phone:
            key = UUID(int=rng.getrandbits(128), version=4)
            return caller, str(key), citizen(str(key))
        known = self._callers.get(caller.phone)
        if known is None:
            fresh = UUID(int=rng.getrandbits(128), version=4)
            identity = Identity.read({"name": caller.name, "phone": caller.phone})
            care = (rng.choice(CARE),) if caller.kind == "person" and rng.random() < 0.04 else ()
            row = know(identity, now=at, language=caller.language, care=care, key=fresh)
            known = self._callers[caller.phone] = (caller, row.id)
        person, key = known
        return person, str(key), citizen(str(key))


def _unit(code: str, actors: list[Actor]) -> Unit:
    leads = [actor for actor in actors if Role.UNIT_LEAD in actor.roles]
    clerks = [actor for actor in actors if Role.UNIT_LEAD not in actor.roles]
    return Unit(
        code=code,
        clerk=(clerks or leads)[0],
        lead=(leads or clerks)[0],
        temperament=temperament(code),
        always=_always(code),
    )


def _always(code: str) -> bool:
    try:
        return city_unit(code).round_the_clock
    except KeyError:
        return False


__all__ = ["SYSTEM", "NobodyThere", "People", "Unit"]
