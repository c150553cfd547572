"""Tickets as rows of a worklist: one card or table row each, whoever's list it is.

    rows = rows_of(page.tickets)            # two statements, however many
    {% for row in rows %}{% include "casefile/parts/row.html" %}{% endfor %}     inside <table class="cards">…<tbody>

``casefile/parts/row_heads.html`` is the head of such a table. With ``pick=True`` a row begins with a box of the name
``ticket`` whose value is the number, for bulk acts; the version that was read goes with it as ``version-<number>``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from hotline.casefile.marks import Mark, marks
from routing import queries as routing
from tickets.domain.vocabulary import State
from tickets.models import Ticket, Timer


@dataclass(frozen=True, slots=True)
class Row:
    """A ticket in a list: its two clocks as (due, met, paused), `unit` by name, empty for the hotline."""

    ticket: Ticket
    unit: str
    category: str
    area: str
    marks: list[Mark]
    citizen: tuple[datetime, datetime | None, bool] | None
    handle: tuple[datetime, datetime | None, bool] | None
    open: bool


SHARED = ("citizen", "handle")


def rows_of(tickets: Iterable[Ticket]) -> list[Row]:
    """Return tickets as rows, in their order: one statement for all their clocks, one for names."""
    kept = list(tickets)
    if not kept:
        return []
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    clocks = _clocks([ticket.pk for ticket in kept])
    return [
        Row(
            ticket=ticket,
            unit=name("unit", ticket.lead_id) if ticket.lead_id else "",
            category=name("category", ticket.category_id) if ticket.category_id else "",
            area=name("area", ticket.area_id) if ticket.area_id else "",
            marks=marks(ticket),
            citizen=clocks.get((ticket.pk, "citizen")),
            handle=clocks.get((ticket.pk, "handle")),
            open=ticket.state != State.CLOSED,
        )
        for ticket in kept
    ]


def _clocks(keys: list[int]) -> dict[tuple[int, str], tuple[datetime, datetime | None, bool]]:
    rows = Timer.objects.filter(ticket__in=keys, kind__in=SHARED).exclude(standing="cancelled").order_by("pk")
    columns = ("ticket_id", "kind", "due_at", "standing", "held_at")
    return {
        (ticket, kind): (due, held if standing == "met" else None, standing == "paused")
        for ticket, kind, due, standing, held in rows.values_list(*columns)
    }
