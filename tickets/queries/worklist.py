"""Worklists: who is to look at which tickets next. Each is defined here once, with the roles it is for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from routing import queries as routing
from routing.domain.speech import _
from tickets.access import by_parts, not_about, sees_all, tickets_of
from tickets.domain.life import ASSIST, LEAD
from tickets.domain.lifecycle import DECIDERS, FLOOR, REVIEWERS, SUPERVISORS, UNIT_PEOPLE
from tickets.domain.people import Actor, Role
from tickets.domain.refusals import Absent, Invalid
from tickets.domain.vocabulary import State
from tickets.models import Ticket
from tickets.queries.filters import Wanted
from tickets.queries.pages import DUE, MOST, NEWEST, ORDERS, USUAL, Page, cut, part_keys, ticket_keys

SOON = timedelta(hours=24)
AT_WORK = (State.DISPATCHED, State.HANDLING, State.SUSPENDED)
WORKING_PARTS = {"role__in": (LEAD, ASSIST)}


@dataclass(frozen=True, slots=True)
class Worklist:
    """A named list. `tickets` narrows tickets, `parts` the parts a unit holds in them; where `due` is given, it
    bounds the due moment relative to now. `own` lists are about the asker's own unit, whatever else they may see."""

    name: str
    label: Promise
    roles: frozenset[Role]
    tickets: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, Any] = field(default_factory=lambda: WORKING_PARTS)
    due: Callable[[datetime, str], Q] | None = None
    own: bool = False
    ends: bool = False


def _late(now: datetime, column: str) -> Q:
    return Q(**{f"{column}__lt": now})


def _soon(now: datetime, column: str) -> Q:
    return Q(**{f"{column}__gte": now, f"{column}__lt": now + SOON})


_ROWS = (
    Worklist(
        "triage",
        gettext_lazy("To be triaged"),
        FLOOR,
        {"state": State.REGISTERED, "arbitration": False},
    ),
    Worklist(
        "arbitration",
        gettext_lazy("In arbitration"),
        SUPERVISORS,
        {"state": State.REGISTERED, "arbitration": True},
    ),
    Worklist(
        "to_sign",
        gettext_lazy("To be signed for"),
        UNIT_PEOPLE | DECIDERS,
        {"state": State.DISPATCHED},
        {"role": LEAD},
    ),
    Worklist("handling", gettext_lazy("Being handled"), UNIT_PEOPLE | SUPERVISORS, {"state": State.HANDLING}),
    Worklist("mine", gettext_lazy("Given to me"), UNIT_PEOPLE, {"state__in": AT_WORK}, own=True),
    Worklist("unit", gettext_lazy("All open work of the unit"), UNIT_PEOPLE, {"state__in": AT_WORK}, own=True),
    # A request to reopen hangs on a closed ticket, which is never due: such tickets stand at the end.
    Worklist("requests", gettext_lazy("Requests to be decided"), UNIT_PEOPLE | DECIDERS, {"pending": True}, ends=True),
    Worklist("reply_review", gettext_lazy("Replies to be reviewed"), REVIEWERS, {"state": State.REPLIED}),
    Worklist("callbacks", gettext_lazy("Callbacks to be made"), FLOOR, {"state": State.CALLBACK}),
    Worklist("overdue", gettext_lazy("Overdue"), UNIT_PEOPLE | FLOOR, due=_late),
    Worklist("due_soon", gettext_lazy("Due within a day"), UNIT_PEOPLE | FLOOR, due=_soon),
    Worklist("suspended", gettext_lazy("On the ledger"), UNIT_PEOPLE | DECIDERS, {"state": State.SUSPENDED}),
    Worklist("supervised", gettext_lazy("Under supervision"), UNIT_PEOPLE | SUPERVISORS, {"supervised": True}),
)

WORKLISTS: dict[str, Worklist] = {row.name: row for row in _ROWS}


def worklists_of(actor: Actor) -> list[Worklist]:
    """Return the worklists that are for the actor, in the order they are worked through."""
    return [row for row in _ROWS if actor.is_any(row.roles)]


def worklist(
    name: str,
    actor: Actor,
    now: datetime,
    *,
    wanted: Wanted | None = None,
    order: str = DUE,
    cursor: str = "",
    limit: int = USUAL,
) -> Page:
    """Return a page of a named worklist, narrowed by what is wanted.

    Raises `Absent` for a list that is not there or not for the actor, `Invalid` for a bad cursor, order or wish.
    """
    row = WORKLISTS.get(name)
    if row is None or not actor.is_any(row.roles):
        raise Absent("no_worklist", _("There is no such worklist."))
    _check(order, limit)
    wanted = wanted or Wanted()
    if is_by_parts(row, actor):
        parts = parts_of(row, actor, now) & wanted.conditions(now, "ticket__")
        return _by_parts(actor, parts, order, cursor, limit, open_only=True, holder=wanted.holder)
    if not sees_all(actor):
        return Page(())
    rows = tickets_in(row, actor, now).filter(wanted.conditions(now))
    return cut(ticket_keys(rows, order, ends=row.ends), tickets_of(actor), order, cursor, limit)


def tickets(
    actor: Actor,
    now: datetime,
    *,
    wanted: Wanted | None = None,
    order: str = NEWEST,
    cursor: str = "",
    limit: int = USUAL,
) -> Page:
    """Return a page of all tickets the actor may see, narrowed by what is wanted; by due date only open ones.

    Raises `Invalid` for a bad cursor, order or wish.
    """
    _check(order, limit)
    wanted = wanted or Wanted()
    if by_parts(actor):
        parts = wanted.conditions(now, "ticket__")
        return _by_parts(actor, parts, order, cursor, limit, open_only=order == DUE, holder=wanted.holder)
    rows = tickets_of(actor).filter(wanted.conditions(now))
    if order == DUE:
        rows = rows.exclude(state=State.CLOSED)
    return cut(ticket_keys(rows, order), tickets_of(actor), order, cursor, limit)


def is_by_parts(row: Worklist, actor: Actor) -> bool:
    """Say whether a list is read from the parts that the actor's units hold, in the parts' order."""
    return (row.own and actor.is_any(UNIT_PEOPLE) and bool(actor.unit)) or by_parts(actor)


def parts_of(row: Worklist, actor: Actor, now: datetime) -> Q:
    """Return the condition on open parts that makes a list that is read by parts."""
    parts = Q(**row.parts) & Q(**{f"ticket__{name}": value for name, value in row.tickets.items()})
    if row.due is not None:
        parts &= row.due(now, "due_at") & Q(ticket__state__in=AT_WORK)
    if row.name == "mine":
        parts &= Q(handler=actor.staff_id)
    return parts


def tickets_in(row: Worklist, actor: Actor, now: datetime) -> QuerySet[Ticket]:
    """Return the tickets of a list that is read by tickets, in no order."""
    rows = tickets_of(actor).filter(**row.tickets)
    if not row.ends:
        rows = rows.exclude(state=State.CLOSED)
    return rows if row.due is None else rows.filter(row.due(now, "next_due_at"))


def _by_parts(actor: Actor, parts: Q, order: str, cursor: str, limit: int, *, open_only: bool, holder: str) -> Page:
    catalogue = routing.current()
    parts &= not_about(catalogue.line(actor.unit), "ticket__")
    units = catalogue.subtree(actor.unit)
    if holder:
        units &= catalogue.subtree(holder)
    keys = part_keys(sorted(units), parts, order, open_only=open_only)
    return cut(keys, tickets_of(actor), order, cursor, limit)


def _check(order: str, limit: int) -> None:
    if order not in ORDERS:
        raise Invalid(
            "unknown_code",
            _("“{value}” is not one of: {choices}."),
            field="order",
            value=order,
            choices=", ".join(ORDERS),
        )
    if not 0 < limit <= MOST:
        raise Invalid("out_of_range", _("“{field}” is a number from 1 to {most}."), field="limit", most=MOST)
