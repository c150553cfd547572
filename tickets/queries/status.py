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
from tickets import law as statutes
from tickets.codes import opens
from tickets.domain.clock import Standing
from tickets.domain.lifecycle import Verb
from tickets.domain.numbers import NumberError, normalise_code, parse_number
from tickets.domain.people import Actor, citizen
from tickets.domain.permission import open_verbs
from tickets.domain.refusals import Absent, Invalid
from tickets.domain.stages.requests import reopen_until
from tickets.domain.vocabulary import ClockKind
from tickets.models import Ticket
from tickets.queries.lives import life_of
from tickets.queries.timeline import PublicEntry, events_of, public_timeline
from tickets.queries.timers import TimerView, clocks_of
from tickets.tries import Tries, block_of

TOLD = frozenset({ClockKind.PROMISE, ClockKind.LEDGER_REVIEW})
"""Clocks that end on a date the citizen was given."""

NOBODY = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Status:
    """What the citizen reads. `unit` is the name of the unit the matter lies with; `open` what they may do now,
    `reopen_until` when they may ask for a closed matter to be opened again at the latest; `dates` are those the
    citizen was told and still waits for: more news, another look at the ledger; `catalogue` names what clocks name."""

    ticket: Ticket
    unit: str
    clocks: list[TimerView]
    timeline: list[PublicEntry]
    open: list[Verb]
    reopen_until: datetime | None
    dates: dict[ClockKind, datetime]
    catalogue: Catalogue


def status(number: str, code: str, now: datetime, *, address: str) -> Status:
    """Return how the matter stands. `address` is where the asker's connection comes from.

    Raises `Invalid` for what cannot be a number or a code, `Absent` for a wrong number or code alike, `TooMany`
    where too much was tried.
    """
    return status_of(proven(number, code, address=address), now)


def status_of(ticket: Ticket, now: datetime) -> Status:
    """Return how a matter stands, for whoever has proved that it is theirs."""
    life = life_of(ticket)
    catalogue = routing.current()
    may = open_verbs(life, asker(ticket))
    until = reopen_until(life, statutes.in_force(catalogue.edition)) if Verb.ASK_REOPEN in may else None
    if until is not None and now > until:
        may.remove(Verb.ASK_REOPEN)
    return Status(
        ticket=ticket,
        unit=catalogue.namer(get_language() or "")("unit", ticket.lead_id) if ticket.lead_id else "",
        clocks=clocks_of(life, now, public=True, edition=catalogue.edition),
        timeline=public_timeline(events_of(ticket), catalogue),
        open=may,
        reopen_until=until,
        dates={
            one.kind: one.due
            for one in life.clocks.values()
            if one.kind in TOLD and one.standing is Standing.RUNNING and one.due
        },
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
