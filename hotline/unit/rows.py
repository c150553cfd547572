"""A ticket as the unit sees it in a list: the case file's row, and the unit's own part in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from hotline.casefile.rows import Row, rows_of
from routing import queries as routing
from tickets.domain.clock import Standing
from tickets.domain.life import ASSIST, LEAD
from tickets.domain.people import Actor
from tickets.domain.vocabulary import ClockKind
from tickets.domain.wall import due_text
from tickets.models import Assignment, Ticket, Timer
from tickets.moments import in_words
from tickets.queries.last_steps import last_steps
from tickets.words import done_word, word


@dataclass(frozen=True, slots=True)
class Part:
    """What the reader's unit or one below it holds in a ticket: which (by name; empty for the reader's own), as what,
    who has it, and its next clock."""

    unit: str
    assists: bool
    handler: str
    due: datetime | None
    clock: str


@dataclass(frozen=True, slots=True)
class Line:
    """One ticket of a list. `step` and `at` are the last public act."""

    row: Row
    part: Part | None
    step: str
    at: datetime | None

    @property
    def ticket(self) -> Ticket:
        """The ticket."""
        return self.row.ticket

    @property
    def deadlines(self) -> list[tuple[str, str]]:
        """Every due moment in words, for paper: where there is no countdown, 24:00 is the day that ends."""
        found = []
        if self.part is not None and not self.next_is_the_units:
            found.append((self.part.clock or gettext("Next"), self.part.due))
        for label, clock in ((gettext("Unit"), self.row.handle), (gettext("Citizen"), self.row.citizen)):
            if clock is not None and clock[1] is None:
                found.append((label, clock[0]))
        return [(label, in_words(due_text(due, settings.TIME_ZONE))) for label, due in found if due is not None]

    @property
    def next_is_the_units(self) -> bool:
        """Whether what is due next is the unit's own deadline, which is shown anyway."""
        return self.part is None or self.row.handle is None or self.part.due == self.row.handle[0]


def lines_of(tickets: Sequence[Ticket], actor: Actor) -> list[Line]:
    """Return tickets as lines, in their order. Six statements, however many."""
    rows = rows_of(tickets)
    if not rows:
        return []
    keys = [ticket.pk for ticket in tickets]
    parts, steps = _parts(keys, actor), last_steps(keys)
    return [
        Line(
            row=row,
            part=parts.get(row.ticket.pk),
            step=capfirst(done_word(step.verb)) if (step := steps.get(row.ticket.pk)) else "",
            at=step.at if step else None,
        )
        for row in rows
    ]


def _parts(tickets: list[int], actor: Actor) -> dict[int, Part]:
    """Return for each ticket the part that is due first among those below the reader."""
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    clocks: dict[tuple[int, str, datetime | None], str] = {
        (ticket, unit, due): kind
        for ticket, unit, due, kind in Timer.objects.filter(ticket__in=tickets, standing=Standing.RUNNING)
        .order_by("pk")
        .values_list("ticket_id", "unit", "due_at", "kind")
    }
    held = Assignment.objects.filter(
        ticket__in=tickets, unit_id__in=catalogue.subtree(actor.unit), ended_at=None, role__in=(LEAD, ASSIST)
    ).select_related("handler")
    found: dict[int, Part] = {}
    for part in held.order_by("-open", "due_at", "pk"):
        if part.ticket_id in found:
            continue
        kind = clocks.get((part.ticket_id, part.unit_id, part.due_at)) or clocks.get((part.ticket_id, "", part.due_at))
        found[part.ticket_id] = Part(
            unit=name("unit", part.unit_id) if part.unit_id != actor.unit else "",
            assists=part.role == ASSIST,
            handler=str(part.handler) if part.handler else "",
            due=part.due_at,
            clock=capfirst(word(ClockKind, kind)) if kind else "",
        )
    return found
