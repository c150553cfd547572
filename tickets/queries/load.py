"""How much work lies where: the open parts of the actor's units, counted. What is closed costs nothing here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

from routing import queries as routing
from tickets.access import not_about
from tickets.domain.life import LEAD
from tickets.domain.people import Actor
from tickets.domain.vocabulary import State
from tickets.models import Assignment, Ticket
from tickets.queries.worklist import Worklist, is_by_parts, parts_of, tickets_in

MOST = 99
"""A list is counted up to this; what is longer is "more than"."""

READ = 4_000
"""So many open parts are looked at for all lists together; nobody needs to know how many more there are."""


@dataclass(frozen=True, slots=True)
class Load:
    """Tickets with an open part: all of them; past the part's due moment, due before the first and the second
    midnight from now, due after that or never (its clocks rest); and not signed for yet."""

    open: int = 0
    late: int = 0
    today: int = 0
    tomorrow: int = 0
    later: int = 0
    to_sign: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """The moments between which work is due "today" and "tomorrow": now and two midnights of the wall clock. What is
    due at 24:00 is due today."""

    now: datetime
    midnight: datetime
    next_midnight: datetime


def load_by_handler(actor: Actor, days: Days) -> Mapping[int | None, Load]:
    """Return the open work of the actor's own unit by the person who has it, None for what nobody has yet. One
    statement over the unit's open parts, and one for the catalogue's edition."""
    return _grouped(_working(actor, [actor.unit]), "handler_id", days, _parts)


def load_by_unit(actor: Actor, days: Days) -> Mapping[str, Load]:
    """Return the open work below the actor's unit by the unit that holds it; units without any are left out."""
    return _grouped(_working(actor, sorted(routing.current().subtree(actor.unit))), "unit_id", days, _parts)


def load_by_state(actor: Actor, days: Days, *, own: bool = False) -> Mapping[str, Load]:
    """Return the open work below the actor's unit by the state its ticket is in; with `own` what was given to the
    actor alone."""
    rows = _working(actor, sorted(routing.current().subtree(actor.unit))).annotate(state=_STATE)
    return _grouped(rows.filter(handler=actor.staff_id) if own else rows, "state", days, _tickets)


def lengths(actor: Actor, lists: Sequence[Worklist], now: datetime) -> Mapping[str, int]:
    """Return how many tickets lie on each list, `MOST` + 1 for more than `MOST`.

    All lists that are read by parts cost one statement together, over `READ` open parts at most; each other list
    is counted by itself and no further than it is shown.
    """
    catalogue = routing.current()
    by_parts = [row for row in lists if is_by_parts(row, actor)]
    found = {
        row.name: tickets_in(row, actor, now).order_by()[: MOST + 1].count() for row in lists if row not in by_parts
    }
    if by_parts:
        units = sorted(catalogue.subtree(actor.unit))
        held = Assignment.objects.filter(
            not_about(catalogue.line(actor.unit), "ticket__"), open=True, unit_id__in=units
        )
        counts = {row.name: _tickets(parts_of(row, actor, now)) for row in by_parts}
        found |= held.order_by()[:READ].aggregate(**counts)
    return {row.name: min(found[row.name], MOST + 1) for row in lists}


def _tickets(parts: Q) -> Count:
    return Count("ticket_id", distinct=True, filter=parts)


def _parts(parts: Q) -> Count:
    """The same within one unit, which has one part of a ticket at most: no need to tell them apart."""
    return Count("ticket_id", filter=parts)


def _working(actor: Actor, units: Sequence[str]) -> QuerySet[Assignment]:
    # A part is open while its ticket is at work and the unit has something to do (`tickets.actions._rows`): all that is
    # counted stands in the index of open parts, and no ticket has to be read.
    about = Ticket.objects.filter(accused__in=list(routing.current().line(actor.unit)))
    return Assignment.objects.filter(open=True, unit_id__in=units).exclude(ticket_id__in=about.values("pk"))


def _in_state(state: State) -> When:
    return When(ticket_id__in=Ticket.objects.filter(state=state).values("pk"), then=Value(state.value))


# The two small states are asked for as sets; an open part of any other ticket is of one that is being handled.
_STATE = Case(
    _in_state(State.DISPATCHED),
    _in_state(State.SUSPENDED),
    default=Value(State.HANDLING.value),
    output_field=CharField(),
)


def _grouped(rows: QuerySet[Assignment], key: str, days: Days, count: Callable[[Q], Count]) -> dict[Any, Load]:
    counted = (
        rows.order_by()
        .values_list(key)
        .annotate(
            open_=count(Q()),
            late=count(Q(due_at__lte=days.now)),
            today=count(Q(due_at__gt=days.now, due_at__lte=days.midnight)),
            tomorrow=count(Q(due_at__gt=days.midnight, due_at__lte=days.next_midnight)),
            later=count(Q(due_at__gt=days.next_midnight) | Q(due_at=None)),
            to_sign=count(Q(signed_at=None, role=LEAD)),
        )
    )
    return {row[0]: Load(*row[1:]) for row in counted}
