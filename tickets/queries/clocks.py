"""Clocks across all tickets: what was missed, what is late, what falls due soon. What supervisors look through.

Each list is read in the order of a partial index of its own (`timer_missed`, `timer_running`), so a page costs what is
on it; groups cost what they count, and what was missed is asked for by a span of days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from routing import queries as routing
from routing.domain.speech import _
from tickets.access import sees_all, tickets_of
from tickets.domain.clock import Standing
from tickets.domain.people import Actor
from tickets.domain.refusals import Invalid
from tickets.models import Event, Timer
from tickets.queries.filters import below
from tickets.queries.holding import WITH_UNIT
from tickets.queries.pages import HEAVY, Cursor

MISSED, LATE, AHEAD = "missed", "late", "ahead"
LISTS = (MISSED, LATE, AHEAD)
SOON = timedelta(hours=24)
HOTLINE = "-"
"""Instead of a unit's code: the hotline itself."""

ANY = Q()
INSTANT = timedelta(microseconds=1)

GROUPS = ("unit", "kind", "day", "category", "area", "holder", "handler")


@dataclass(frozen=True, slots=True)
class Sought:
    """Which clocks are sought; an empty field narrows nothing.

    `since` and `until` bound the missed or due moment as days do: what falls due at midnight was due on the day that
    ends there, so the span holds its end and not its beginning. `unit` answers for the clock, `holder` has the
    ticket now; both stand for everything below them, and may be `HOTLINE`. `handler` is an account's key.
    """

    list: str = MISSED
    since: datetime | None = None
    until: datetime | None = None
    kind: str = ""
    unit: str = ""
    holder: str = ""
    handler: int | None = None
    category: str = ""
    area: str = ""

    @property
    def column(self) -> str:
        """The moment the list is ordered by."""
        return "breached_at" if self.list == MISSED else "due_at"

    @property
    def latest_first(self) -> bool:
        """What was missed last is looked at first; what runs, by what is or falls due first."""
        return self.list == MISSED


@dataclass(frozen=True, slots=True)
class ClockPage:
    """Some clocks in their order, each with its ticket, and the cursors of the pages around them."""

    clocks: list[Timer]
    next: str = ""
    previous: str = ""


def clocks(
    sought: Sought, actor: Actor, now: datetime, also: Q = ANY, *, cursor: str = "", limit: int = 25
) -> ClockPage:
    """Return a page of clocks. Raises `Invalid` for a bad cursor or a code nobody knows. One statement, and the
    catalogue's."""
    at = Cursor.read(cursor, sought.list) if cursor else None
    back = at is not None and at.back
    down = sought.latest_first != back
    column = sought.column
    rows = _found(sought, actor, now).filter(also)
    if at is not None:
        way = "lt" if down else "gt"
        beyond = Q(**{f"{column}__{way}": at.due}) | Q(**{column: at.due, f"pk__{way}": at.id})
        rows = rows.filter(beyond, **{f"{column}__{way}e": at.due})
    sign = "-" if down else ""
    rows = rows.select_related("ticket", "ticket__handler").defer(*(f"ticket__{name}" for name in HEAVY))
    found = list(rows.order_by(f"{sign}{column}", f"{sign}pk")[: limit + 1])
    more, found = len(found) > limit, found[:limit]
    if back:
        found.reverse()
    before, after = (more, True) if back else (at is not None, more)

    def to(row: Timer, back: bool) -> str:
        return Cursor(sought.list, back, row.pk, getattr(row, column)).text()

    return ClockPage(
        found,
        next=to(found[-1], False) if found and after else "",
        previous=to(found[0], True) if found and before else "",
    )


def how_many(sought: Sought, actor: Actor, now: datetime, also: Q = ANY, *, most: int = 1000) -> int:
    """Return how many there are, counted up to `most`."""
    return _found(sought, actor, now).filter(also).order_by()[:most].count()


def grouped(sought: Sought, by: str, actor: Actor, now: datetime, also: Q = ANY) -> dict[Any, int]:
    """Return how many clocks there are per unit, kind, day, category, area, holder or handler (one of `GROUPS`).

    Units and holders are codes, `HOTLINE` for the hotline; days are dates of the wall clock.
    """
    rows = _found(sought, actor, now).filter(also).order_by()
    counted = dict(rows.annotate(by=_key(by, sought)).values_list("by").annotate(count=Count("pk")))
    return {key or HOTLINE: count for key, count in counted.items()} if by == "unit" else counted


def last_acts(tickets: list[int]) -> Mapping[int, Event]:
    """Return the latest act of a person on each of some tickets (keys). One statement."""
    people = Event.objects.filter(ticket__in=tickets).exclude(actor="system")
    latest = people.order_by("ticket", "-seq").distinct("ticket")
    return {event.ticket_id: event for event in latest.defer("hash", "data")}


def _found(sought: Sought, actor: Actor, now: datetime) -> QuerySet[Timer]:
    rows = Timer.objects.all()
    if not sees_all(actor):
        rows = rows.filter(ticket__in=tickets_of(actor))
    if sought.list == MISSED:
        rows = rows.filter(breached_at__isnull=False)
    else:
        rows = rows.filter(standing=Standing.RUNNING)
        rows = rows.filter(due_at__lte=now) if sought.list == LATE else rows.filter(due_at__gt=now)
        if sought.list == AHEAD and sought.until is None:
            rows = rows.filter(due_at__lte=now + SOON)
    if sought.since is not None:
        rows = rows.filter(**{f"{sought.column}__gt": sought.since})
    if sought.until is not None:
        rows = rows.filter(**{f"{sought.column}__lte": sought.until})
    return rows.filter(_narrowed(sought))


def _narrowed(sought: Sought) -> Q:
    found = Q()
    if sought.kind:
        found &= Q(kind=sought.kind)
    if sought.unit:
        found &= Q(unit__in=[""] if sought.unit == HOTLINE else _units(sought.unit, "unit"))
    if sought.holder:
        with_unit = Q(ticket__state__in=sorted(WITH_UNIT))
        if sought.holder == HOTLINE:
            found &= ~with_unit
        else:
            found &= with_unit & Q(ticket__lead__in=_units(sought.holder, "holder"))
    if sought.handler is not None:
        found &= Q(ticket__handler=sought.handler)
    catalogue = routing.current() if sought.category or sought.area else None
    if catalogue is not None and sought.category:
        card = catalogue.category(sought.category)
        if card is None:
            raise Invalid(
                "unknown_category", _("There is no category “{value}”."), field="category", value=sought.category
            )
        found &= Q(ticket__category__in=below(card.path, catalogue.categories))
    if catalogue is not None and sought.area:
        area = catalogue.area(sought.area)
        if area is None:
            raise Invalid("unknown_area", _("There is no area “{value}”."), field="area", value=sought.area)
        found &= Q(ticket__area__in=below(area.path, catalogue.areas))
    return found


def _units(code: str, field: str) -> list[str]:
    catalogue = routing.current()
    if catalogue.unit(code) is None:
        raise Invalid("unknown_unit", _("There is no unit “{value}”."), field=field, value=code)
    return sorted(catalogue.subtree(code))


def _key(by: str, sought: Sought) -> Any:
    if by == "day":
        return TruncDate(F(sought.column) - INSTANT, tzinfo=timezone.get_default_timezone())
    if by == "holder":
        held = When(ticket__state__in=sorted(WITH_UNIT), then=F("ticket__lead_id"))
        return Case(held, default=Value(HOTLINE), output_field=CharField())
    if by in ("category", "area"):
        return Coalesce(F(f"ticket__{by}_id"), Value(""))
    return F({"unit": "unit", "kind": "kind", "handler": "ticket__handler_id"}[by])
