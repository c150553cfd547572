"""Clocks as rows: how late, who answers, who has it now, what was done last, what is held of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hotline.casefile.marks import Mark, marks
from hotline.supervision.models import BreachReview
from hotline.supervision.verdicts import STANDINGS, VERDICTS, Standing
from routing import queries as routing
from tickets.models import Event, Ticket, Timer
from tickets.queries.clocks import last_acts
from tickets.queries.holding import WITH_UNIT
from tickets.words import done_word

LATE_MARK = "triangle-alert"
"""The mark of a missed deadline: here every row has one."""


@dataclass(frozen=True, slots=True)
class LastAct:
    """What a person did last."""

    at: datetime
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock in a list. `over` is how late it was met, or is by now; None for what is not late."""

    timer: Timer
    ticket: Ticket
    slug: str
    answers: str
    holder: str
    handler: str
    category: str
    area: str
    marks: list[Mark]
    met: datetime | None
    over: timedelta | None
    last: LastAct | None
    review: BreachReview | None

    @property
    def moment(self) -> datetime:
        """The moment it was or is due: of what was missed, the one that was missed."""
        return self.timer.breached_at or self.timer.due_at

    @property
    def breached(self) -> bool:
        """Whether there is something to decide about."""
        return self.timer.breached_at is not None

    @property
    def verdict(self) -> str:
        """What is held of it, in a word or two; empty where nobody decided."""
        if self.review is None or self.review.standing == Standing.REFUSED:
            return ""
        if self.review.standing == Standing.PROPOSED:
            return str(STANDINGS[Standing.PROPOSED])
        return str(VERDICTS[self.review.verdict])


def slug_of(key: str) -> str:
    """Return a clock's key as addresses carry it."""
    return key.replace("#", "-")


def rows_of(timers: Iterable[Timer], now: datetime) -> list[ClockRow]:
    """Return clocks as rows, in their order: one statement for last acts, one for reviews, one for names."""
    kept = list(timers)
    if not kept:
        return []
    name = routing.current().namer(get_language() or "")
    acts = last_acts(sorted({timer.ticket_id for timer in kept}))
    reviews = _reviews(kept)
    rows = []
    for timer in kept:
        ticket = timer.ticket
        holder = ticket.lead_id if ticket.state in WITH_UNIT and ticket.lead_id else ""
        rows.append(
            ClockRow(
                timer=timer,
                ticket=ticket,
                slug=slug_of(timer.key),
                answers=name("unit", timer.unit) if timer.unit else _("the hotline"),
                holder=name("unit", holder) if holder else _("the hotline"),
                handler=str(ticket.handler) if ticket.handler else "",
                category=name("category", ticket.category_id) if ticket.category_id else "",
                area=name("area", ticket.area_id) if ticket.area_id else "",
                marks=[mark for mark in marks(ticket) if mark.icon != LATE_MARK],
                met=timer.held_at if timer.standing == "met" else None,
                over=over(timer, now),
                last=_told(acts.get(timer.ticket_id)),
                review=reviews.get((ticket.number, timer.key, timer.breached_at)),
            )
        )
    return rows


def over(timer: Timer, now: datetime) -> timedelta | None:
    """Return by how much a clock's due moment was or is passed; None where it is not."""
    end = now if timer.standing == "running" else timer.held_at
    due = timer.breached_at or timer.due_at
    return end - due if end is not None and end > due else None


def _reviews(timers: list[Timer]) -> dict[tuple[str, str, datetime | None], BreachReview]:
    found = BreachReview.objects.filter(number__in={timer.ticket.number for timer in timers})
    return {(review.number, review.clock, review.due_at): review for review in found}


def _told(event: Event | None) -> LastAct | None:
    return LastAct(event.at, done_word(event.verb), event.name) if event else None
