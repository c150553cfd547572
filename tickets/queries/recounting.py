"""What counting open deadlines anew would change, tried on lives that are thrown away."""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tickets import law as statutes
from tickets.actions import _rows
from tickets.domain.calendar import Calendar
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Role
from tickets.domain.stages import apply
from tickets.domain.terms import Policy
from tickets.models import Assignment, Supervision, Ticket, TicketRequest, Timer


@dataclass(frozen=True, slots=True)
class Shift:
    """One open deadline that would move: whose, of which kind, from when to when."""

    number: str
    title: str
    kind: str
    before: datetime
    after: datetime


def trial(policy: Policy | None = None, calendar: Calendar | None = None) -> Lawbook:
    """Return the law in force with a policy or a calendar in it that is not in force yet."""
    law = statutes.in_force()
    policies = {policy.ref: policy} if policy else {}
    calendars = {(calendar.key, calendar.version): calendar} if calendar else {}
    newest = {calendar.key: calendar.version} if calendar else {}
    return Lawbook(
        ChainMap(policies, law.policies),  # type: ignore[arg-type]
        ChainMap(calendars, law.calendars),  # type: ignore[arg-type]
        law.policy,
        {**law.newest, **newest},
    )


def recounted(keys: Sequence[int], law: Lawbook, now: datetime, *, policy: str = "") -> list[Shift]:
    """Return which deadlines of some open tickets would move, under `law` and, if given, the policy of that reference.

    The same function moves them as when it is done in earnest. Six statements, whatever the number.
    """
    shifts: list[Shift] = []
    parts, timers = _by_ticket(Assignment, keys), _by_ticket(Timer, keys)
    requests, pressed = _by_ticket(TicketRequest, keys), _by_ticket(Supervision, keys)
    for ticket in Ticket.objects.filter(pk__in=keys).order_by("next_due_at", "pk"):
        rows = (timers[ticket.pk], parts[ticket.pk], requests[ticket.pk], pressed[ticket.pk])
        life = _rows.read_life(ticket, *rows)
        data: dict[str, Any] = {"calendars": dict(law.newest)}
        if policy:
            data["policy"] = policy
        before = {key: clock.due for key, clock in life.clocks.items() if clock.live}
        apply(life, Event(life.seq + 1, Verb.RECOMPUTE, now, SYSTEM.ref, Role.SYSTEM.value, "", data), law)
        for key, was in before.items():
            clock = life.clocks[key]
            if was and clock.due and clock.due != was:
                shifts.append(Shift(ticket.number, ticket.title, clock.kind.value, was, clock.due))
    return shifts


def _by_ticket(model: Any, keys: Iterable[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in model.objects.filter(ticket__in=keys):
        found[row.ticket_id].append(row)
    return found
