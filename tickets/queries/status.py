"""How a matter stands, for whoever has its number and its query code. No sign-in, no identity.

An unknown number and a wrong code get the same answer after the same work, so that nobody learns which numbers
exist.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from routing import queries as routing
from routing.domain.speech import _
from routing.queries import Catalogue
from tickets.codes import opens
from tickets.domain.lifecycle import Verb
from tickets.domain.numbers import NumberError, normalise_code, parse_number
from tickets.domain.people import Actor, citizen
from tickets.domain.permission import open_verbs
from tickets.domain.refusals import Absent, Invalid
from tickets.models import Ticket
from tickets.queries.lives import life_of
from tickets.queries.timeline import PublicEntry, events_of, public_timeline
from tickets.queries.timers import TimerView, clocks_of
from tickets.tries import Tries, block_of

NOBODY = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Status:
    """What the citizen reads. `unit` is the name of the unit the matter lies with; `open` what they may do now;
    `catalogue` names what the clocks name."""

    ticket: Ticket
    unit: str
    clocks: list[TimerView]
    timeline: list[PublicEntry]
    open: list[Verb]
    catalogue: Catalogue


def status(number: str, code: str, now: datetime, *, address: str) -> Status:
    """Return how the matter stands. `address` is where the asker's connection comes from.

    Raises `Invalid` for what cannot be a number or a code, `Absent` for a wrong number or code alike, `TooMany`
    where too much was tried.
    """
    ticket = proven(number, code, address=address)
    life = life_of(ticket)
    catalogue = routing.current()
    return Status(
        ticket=ticket,
        unit=catalogue.namer(get_language() or "")("unit", ticket.lead_id) if ticket.lead_id else "",
        clocks=clocks_of(life, now, public=True, edition=catalogue.edition),
        timeline=public_timeline(events_of(ticket), catalogue),
        open=open_verbs(life, asker(ticket)),
        catalogue=catalogue,
    )


def proven(number: str, code: str, *, address: str) -> Ticket:
    """Return the ticket whose code this is, counting the try. Raises as `status` does."""
    try:
        canonical = parse_number(number)
    except NumberError as error:
        raise Invalid("bad_number", error.template, **{**error.data, "field": "number"}) from error
    try:
        digits = normalise_code(code)
    except NumberError as error:
        raise Invalid("bad_code", error.template, **{**error.data, "field": "code"}) from error
    tries = Tries(canonical, block_of(address))
    tries.spend()
    ticket = Ticket.objects.filter(number=canonical).defer("search").first()
    # A number nobody has is compared too, with a hash that nothing has.
    right = opens(canonical, digits, bytes(ticket.code_hash) if ticket is not None else bytes(32))
    if ticket is None or not right:
        raise Absent("no_match", _("This number and this code do not belong together."))
    tries.right()
    return ticket


def asker(ticket: Ticket) -> Actor:
    """Return the citizen who proved the code of this ticket, and may act on it alone."""
    return citizen(str(ticket.caller or NOBODY), only=ticket.number)
