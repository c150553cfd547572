"""From words to accounts: who were the unit's clerks, the handler, the district's coordinators at that moment.

A batch of events is resolved together: the parts, the requests, the first events and the accounts of all of them are
read once each.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from hotline.notify.telling import (
    ASSISTS,
    CITIZEN,
    COPIES,
    DECIDERS,
    DISTRICT,
    FORMER,
    HANDLER,
    PERSON,
    UNIT,
    UNIT_LEAD,
    Tell,
)
from hotline.staff.models import User
from routing import queries as routing
from routing.domain import paths
from routing.models import Unit
from tickets.domain.life import ASSIST, COPY, LEAD
from tickets.domain.lifecycle import Verb
from tickets.domain.people import HOTLINE_FLOOR, Role
from tickets.models import Assignment, Event, Ticket, TicketRequest

UNIT_ROLES = {UNIT: (Role.UNIT_CLERK, Role.UNIT_LEAD), UNIT_LEAD: (Role.UNIT_LEAD,)}
HOUSE_ROLES = {
    "supervisor": (Role.SUPERVISOR,),
    "reviewer": (Role.REVIEWER,),
    DECIDERS: (Role.SUPERVISOR, Role.DISPATCHER),
}
PART_ROLES = {ASSISTS: ASSIST, COPIES: COPY}


@dataclass(frozen=True, slots=True)
class Account:
    """An account as far as telling goes."""

    id: int
    roles: frozenset[str]
    unit: str


class Staff:
    """The accounts that a batch may have to tell: of the named units, and of the house's own roles. One statement."""

    def __init__(self, units: Iterable[str]) -> None:
        house = sorted({role.value for roles in HOUSE_ROLES.values() for role in roles})
        rows = User.objects.filter(Q(unit__code__in=set(units)) | Q(roles__overlap=house), is_active=True)
        self.accounts = [
            Account(pk, frozenset(roles), unit or "")
            for pk, roles, unit in rows.order_by("pk").values_list("pk", "roles", "unit__code")
        ]

    def of_unit(self, unit: str, roles: Sequence[Role]) -> Iterator[Account]:
        """Yield the accounts of a unit that hold one of `roles`."""
        return (one for one in self.accounts if one.unit == unit and not one.roles.isdisjoint(roles))

    def of_house(self, roles: Sequence[Role]) -> Iterator[Account]:
        """Yield the accounts that hold one of `roles`, whatever their unit."""
        return (one for one in self.accounts if not one.roles.isdisjoint(roles))


class Batch:
    """What a batch of events needs to know, read in a number of statements that does not grow with it."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.tickets: dict[int, Ticket] = {event.ticket_id: event.ticket for event in events}
        self.catalogue = routing.current()
        self.parts: dict[int, list[Assignment]] = {}
        for part in Assignment.objects.filter(ticket__in=list(self.tickets)).order_by("no"):
            self.parts.setdefault(part.ticket_id, []).append(part)
        self.governments: dict[str, list[str]] = {}
        for unit in self.catalogue.units.values():
            if unit.kind == Unit.Kind.DISTRICT:
                self.governments.setdefault(unit.area_path, []).append(unit.code)
        self.requests = _requests(events)
        self.registrars = _registrars(events)
        units = {part.unit_id for parts in self.parts.values() for part in parts}
        units |= {request.unit for request in self.requests.values() if request.unit}
        units |= {one for ticket in self.tickets.values() for one in self._districts(ticket)}
        units |= {one for unit in units for one in self._above(unit)}
        self.staff = Staff(units)

    def request(self, event: Event) -> TicketRequest | None:
        """Return the request an event decides, if it does."""
        return self.requests.get((event.ticket_id, int(event.data.get("request") or 0)))

    def assisting(self, event: Event) -> bool:
        """Say whether the unit that acted held an assisting part then, and not the lead."""
        return event.unit in self._units(event, ASSIST) and event.unit not in self._units(event, LEAD)

    def recipients(self, event: Event, tell: Tell) -> Iterator[str]:
        """Yield the refs of everybody a telling is for: never the accused unit's line, never the one who did it."""
        ticket = self.tickets[event.ticket_id]
        hidden = self.catalogue.line(ticket.accused_id) if ticket.accused_id else frozenset()
        for word in tell.to:
            if word == CITIZEN:
                if ticket.caller is not None and event.actor != f"citizen:{ticket.caller}":
                    yield f"citizen:{ticket.caller}"
                continue
            for account in self._accounts(word, event, ticket, tell):
                ref = f"staff:{account.id}"
                if ref != event.actor and (account.unit not in hidden or account.roles & HOTLINE_FLOOR):
                    yield ref

    def _accounts(self, word: str, event: Event, ticket: Ticket, tell: Tell) -> Iterator[Account]:
        if word in HOUSE_ROLES:
            yield from self.staff.of_house(HOUSE_ROLES[word])
        elif word in UNIT_ROLES:
            for unit in [tell.unit] if tell.unit else self._units(event, LEAD):
                yield from self.staff.of_unit(unit, UNIT_ROLES[word])
        elif word == FORMER:
            for unit in self._former(event):
                yield from self.staff.of_unit(unit, UNIT_ROLES[UNIT])
        elif word in PART_ROLES:
            for unit in self._units(event, PART_ROLES[word]):
                yield from self.staff.of_unit(unit, (*UNIT_ROLES[UNIT], Role.DISTRICT_COORDINATOR))
        elif word == DISTRICT:
            near = {tell.unit, *self._units(event, LEAD)} - {""}
            for unit in sorted({*self._districts(ticket), *(up for one in near for up in self._above(one)), *near}):
                yield from self.staff.of_unit(unit, (Role.DISTRICT_COORDINATOR,))
        elif word == HANDLER:
            yield from self._persons(part.handler_id for part in self._held(event, LEAD, tell.unit))
        elif word == PERSON:
            yield from self._persons([tell.person])
        elif word == "operator":
            yield from self._persons([self.registrars.get(ticket.pk)])

    def _persons(self, keys: Iterable[int | None]) -> Iterator[Account]:
        for key in keys:
            if key is not None:
                found = next((one for one in self.staff.accounts if one.id == key), None)
                yield found or Account(key, frozenset(), "")

    def _held(self, event: Event, role: str, unit: str = "") -> list[Assignment]:
        """Return the parts that were held when it happened, those it ended and those it gave included; or the latest
        part of one unit."""
        parts = self.parts.get(event.ticket_id, [])
        if unit:
            return [part for part in parts if part.unit_id == unit][-1:]
        return [
            part
            for part in parts
            if part.role == role and part.since <= event.at and (part.ended_at is None or part.ended_at >= event.at)
        ]

    def _units(self, event: Event, role: str) -> list[str]:
        if event.verb in HANDS_OVER:
            named = event.data.get(HANDED[role]) or ()
            return [named] if isinstance(named, str) else list(named)
        return [part.unit_id for part in self._held(event, role)]

    def _former(self, event: Event) -> list[str]:
        """Return the units that an act took the lead from."""
        parts = self.parts.get(event.ticket_id, ())
        return [
            part.unit_id
            for part in parts
            if part.role == LEAD and part.ended_at == event.at and part.unit_id not in self._units(event, LEAD)
        ]

    def _above(self, unit: str) -> list[str]:
        card = self.catalogue.unit(unit)
        return list(paths.segments(card.path)[:-1]) if card else []

    def _districts(self, ticket: Ticket) -> list[str]:
        """Return the district governments of the ticket's place."""
        area = self.catalogue.area(ticket.area_id) if ticket.area_id else None
        names = paths.segments(area.path) if area else []
        here = ("/".join(names[:depth]) for depth in range(1, len(names) + 1))
        return [unit for path in here for unit in self.governments.get(path, ())]


HANDS_OVER = frozenset({Verb.DISPATCH, Verb.REDIRECT, Verb.REDO})
HANDED = {LEAD: "lead", ASSIST: "assists", COPY: "copies"}


def _requests(events: Sequence[Event]) -> dict[tuple[int, int], TicketRequest]:
    decided = {event.ticket_id for event in events if event.verb == Verb.DECIDE}
    if not decided:
        return {}
    return {(row.ticket_id, row.no): row for row in TicketRequest.objects.filter(ticket__in=decided)}


def _registrars(events: Sequence[Event]) -> dict[int, int]:
    """Return who logged the tickets whose ladder tells “the operator”: whom the caller spoke to, not a whole hall."""
    wanted = {
        event.ticket_id for event in events if event.verb == Verb.ESCALATE and "operator" in event.data.get("tell", ())
    }
    if not wanted:
        return {}
    rows = Event.objects.filter(ticket__in=wanted, seq=1, actor__startswith="staff:").values_list("ticket", "actor")
    return {ticket: int(actor.partition(":")[2]) for ticket, actor in rows}
