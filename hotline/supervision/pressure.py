"""What lies with units, and which formal pressure is in force there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from tickets.access import tickets_of
from tickets.domain.people import Actor
from tickets.domain.vocabulary import SupervisionKind
from tickets.models import Assignment, Supervision
from tickets.words import word

SOON = timedelta(hours=24)
MOST = 50


@dataclass(frozen=True, slots=True)
class Letter:
    """One supervision in force: the ticket, its kind in words, since when, and when the report is due."""

    number: str
    title: str
    no: int
    kind: str
    at: datetime
    due_on: str


def work_of(units: Sequence[str], now: datetime) -> dict[str, int]:
    """Return how many parts are open with the units, and how many of them are late or due within a day. One statement,
    from the index of open parts alone."""
    return Assignment.objects.filter(unit__code__in=units, open=True).aggregate(
        open=Count("pk"),
        late=Count("pk", filter=Q(due_at__lte=now)),
        soon=Count("pk", filter=Q(due_at__gt=now, due_at__lte=now + SOON)),
    )


def pressure_on(units: Sequence[str], actor: Actor) -> list[Letter]:
    """Return the supervisions in force on what the units lead, latest first. One statement."""
    held = tickets_of(actor).filter(supervised=True, lead__code__in=units)
    rows = Supervision.objects.filter(ticket__in=held, lifted_at=None).order_by("-at", "-pk")
    columns = ("ticket__number", "ticket__title", "no", "kind", "at", "due_on")
    return [
        Letter(number, title, no, word(SupervisionKind, kind), at, due_on)
        for number, title, no, kind, at, due_on in rows.values_list(*columns)[:MOST]
    ]
