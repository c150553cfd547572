"""The figures of the wall. Each is asked of rows that are open or of today, in the order of an index of theirs; what
lies stored beside them is not touched.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q, Subquery
from django.db.models.functions import ExtractHour
from django.utils import timezone

from hotline.supervision.days import DAY, begin, today
from tickets.domain.clock import Standing
from tickets.domain.life import LEAD
from tickets.domain.vocabulary import OPEN, Outcome, State
from tickets.models import Assignment, Ticket, Timer

UNSIGNED = timedelta(hours=2)
SOON = timedelta(hours=24)
WEEKS = 4
"""How many of the same weekdays before make up the usual day."""

UNITS = 7
"""How many units under pressure are shown."""

Figures = dict[str, Any]


def measure(now: datetime, usual: list[float] | None = None) -> Figures:
    """Return the figures of this moment, ready to be kept. `usual` saves counting the usual day again."""
    day = today(now)
    since, until = begin(day), begin(day + DAY)
    of_today = Ticket.objects.filter(registered_at__gte=since, registered_at__lt=until)
    at_once = Q(state=State.CLOSED, outcome=Outcome.ANSWERED)
    states = {state.value: 0 for state in State if state in OPEN} | dict(
        Ticket.objects.exclude(state=State.CLOSED).order_by().values_list("state").annotate(count=Count("pk"))
    )
    running = Timer.objects.filter(standing=Standing.RUNNING)
    missed = Timer.objects.filter(breached_at__isnull=False)
    return {
        "day": day.isoformat(),
        "intake": of_today.count(),
        "answered": of_today.filter(at_once).count(),
        "closed": Ticket.objects.filter(
            state=State.CLOSED, archived_at__isnull=True, closed_at__gte=since, closed_at__lt=until
        ).count(),
        "states": states,
        "open": sum(states.values()),
        "due_soon": open_tickets().filter(next_due_at__gt=now, next_due_at__lte=now + SOON).count(),
        "breaches": missed.filter(breached_at__gt=since, breached_at__lte=min(now, until)).count(),
        "late": running.filter(due_at__lte=now).count(),
        "arbitration": Ticket.objects.filter(state=State.REGISTERED, arbitration=True).count(),
        "unsigned": unsigned(now),
        "callbacks": states[State.CALLBACK],
        "hours": by_hour(since, until),
        "usual": usual if usual is not None else usual_day(now),
        "areas": by_area(now),
        "units": by_unit(now),
    }


def open_tickets() -> Any:
    """Return the tickets that are open, as their partial indexes know them."""
    return Ticket.objects.exclude(state=State.CLOSED)


def unsigned(now: datetime) -> int:
    """Return how many tickets have waited too long to be signed for."""
    waiting = Ticket.objects.filter(state=State.DISPATCHED).values("pk")
    parts = Assignment.objects.filter(ticket__in=Subquery(waiting), role=LEAD, ended_at__isnull=True)
    return parts.filter(signed_at__isnull=True, since__lt=now - UNSIGNED).count()


def by_hour(since: datetime, until: datetime) -> list[int]:
    """Return how many tickets were registered in each hour of the wall clock between two moments."""
    rows = Ticket.objects.filter(registered_at__gte=since, registered_at__lt=until).order_by()
    hour = ExtractHour("registered_at", tzinfo=timezone.get_default_timezone())
    found = dict(rows.annotate(hour=hour).values_list("hour").annotate(count=Count("pk")))
    return [found.get(number, 0) for number in range(24)]


def usual_day(now: datetime) -> list[float]:
    """Return what is usual by the hour: the mean of this weekday in the four weeks before; empty where nothing was."""
    here = today(now)
    days = [here - timedelta(weeks=weeks) for weeks in range(1, WEEKS + 1)]
    counted = [by_hour(begin(day), begin(day + DAY)) for day in days]
    lived = [hours for hours in counted if any(hours)]
    return [round(sum(column) / len(lived), 1) for column in zip(*lived, strict=True)] if lived else []


def by_area(now: datetime) -> dict[str, list[int]]:
    """Return for each area with open tickets: how many there are, and how many of them have a clock that is late."""
    rows = open_tickets().order_by().values_list("area_id")
    counted = rows.annotate(open=Count("pk"), late=Count("pk", filter=Q(next_due_at__lte=now)))
    return {code or "": [open_, late] for code, open_, late in counted.values_list("area_id", "open", "late")}


def by_unit(now: datetime) -> list[list[Any]]:
    """Return the units under most pressure as [code, open parts, late ones, due within a day]: most late ones first."""
    rows = Assignment.objects.filter(open=True).order_by().values("unit_id")
    counted = rows.annotate(
        open=Count("pk"),
        late=Count("pk", filter=Q(due_at__lte=now)),
        soon=Count("pk", filter=Q(due_at__gt=now, due_at__lte=now + SOON)),
    )
    worst = counted.order_by(F("late").desc(), F("soon").desc(), F("open").desc(), "unit_id")[:UNITS]
    return [[row["unit_id"], row["open"], row["late"], row["soon"]] for row in worst]
