"""Who calls, on one card: masked, what to know to treat them well, and their open tickets."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from hotline.citizens.identity import Masked
from hotline.citizens.models import FLAG_REASONS, FLAG_STEPS
from hotline.desk import names
from hotline.intake.calling import known_tickets
from routing import queries as routing
from routing.queries import Catalogue
from tickets.domain.people import Actor
from tickets.models import Ticket

OPEN, DONE = 4, 3


@dataclass(frozen=True, slots=True)
class Line:
    """A ticket of the caller, on one line."""

    ticket: Ticket
    lead: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the card shows. `misuse` are flags in force: shown, never a block."""

    caller: Masked | None
    care: list[str]
    misuse: list[str]
    open: list[Line]
    more: int
    done: list[Line]
    calls: int


def known_caller(phone: str, actor: Actor, now: datetime) -> Known:
    """Return what a number's history tells. At most four statements; the look-up is noted. Raises `Invalid`."""
    known = known_tickets(phone, actor=actor, now=now)
    catalogue = routing.current() if known.known else Catalogue()
    name = catalogue.namer(get_language() or "")
    first = known.callers[0] if known.callers else None
    reasons, steps = dict(FLAG_REASONS), dict(FLAG_STEPS)

    def line(ticket: Ticket) -> Line:
        return Line(ticket, name("unit", ticket.lead_id) if ticket.lead_id else "")

    return Known(
        caller=first,
        care=[str(names.CARE[code]) for code in first.care if code in names.CARE] if first else [],
        misuse=[f"{reasons[flag.reason]} ({steps[flag.step]})" for flag in known.flags],
        open=[line(ticket) for ticket in known.open[:OPEN]],
        more=max(len(known.open) - OPEN, 0),
        done=[line(ticket) for ticket in known.done[:DONE]],
        calls=len(known.open) + len(known.done),
    )
