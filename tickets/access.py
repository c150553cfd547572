"""Who may see which ticket: one predicate for list, detail, search, count, export and every verb.

What is absent and what is forbidden look the same from outside, because both are simply not in the set.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from routing import queries as routing
from tickets.domain.people import HOTLINE_FLOOR, UNIT, Actor, Role
from tickets.models import Assignment, Ticket

EVERYTHING = HOTLINE_FLOOR | {Role.SYSTEM}
"""Roles before whom every ticket lies open; identity is another matter (see `reveal`)."""

LINE = UNIT | {Role.DISTRICT_COORDINATOR}
"""Roles that see what lies with their unit or one below it."""

OTHERWISE = frozenset({Role.CITIZEN, Role.INSPECTOR, Role.API_PARTNER})
"""Roles that see tickets for another reason than a unit's part."""

NOTHING = Q(pk__in=())


def visible(actor: Actor) -> Q:
    """Return the condition that selects the tickets `actor` may see.

    Unit people see a ticket while their unit, or one below it, holds a part in it; a report about a unit is
    hidden from that unit's whole line, whoever else it was given to. Citizens see their own; a citizen known
    only by one ticket's code sees that one. Analysts, auditors and administrators see figures, logs and
    settings, and no tickets at all.
    """
    if actor.is_any(EVERYTHING):
        return Q()
    seen = NOTHING
    if actor.is_any(LINE) and actor.unit:
        catalogue = routing.current()
        held = Assignment.objects.filter(
            ticket=OuterRef("pk"), unit__code__in=catalogue.subtree(actor.unit), ended_at__isnull=True
        )
        seen |= Q(Exists(held)) & not_about(catalogue.line(actor.unit))
    if Role.CITIZEN in actor.roles and actor.caller:
        own = Q(caller=actor.caller)
        seen |= own & Q(number=actor.only) if actor.only else own
    if actor.is_any(frozenset({Role.INSPECTOR, Role.API_PARTNER})):
        seen |= Q(source=actor.ref)
    return seen


def tickets_of(actor: Actor) -> QuerySet[Ticket]:
    """Return the tickets `actor` may see."""
    return Ticket.objects.filter(visible(actor))


def not_about(line: Iterable[str], at: str = "") -> Q:
    """Return the condition that keeps reports about a unit from that unit's whole line. `at` is the way from the
    queried rows to their ticket, e.g. ``ticket__``."""
    return Q(**{f"{at}accused__isnull": True}) | ~Q(**{f"{at}accused__in": list(line)})


def by_parts(actor: Actor) -> bool:
    """Say whether all the actor sees, they see through the parts their units hold: their lists are then read from
    the parts, in the parts' order."""
    return bool(actor.unit) and actor.is_any(LINE) and not actor.is_any(EVERYTHING | OTHERWISE)


def sees_all(actor: Actor) -> bool:
    """Say whether every ticket lies open before the actor, so that lists may use the unfiltered indexes."""
    return actor.is_any(EVERYTHING)
