"""Sign for, assign, contact, interim reply, suspend, wake: the unit at work."""

from dataclasses import replace
from datetime import date, timedelta

from routing.domain.speech import _
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life
from tickets.domain.refusals import Invalid, NotNow
from tickets.domain.vocabulary import ClockKind, State

ON_THE_LEDGER = (ClockKind.HANDLE, ClockKind.PROMISE, ClockKind.ASSIST, ClockKind.FIRST_CONTACT)
"""Clocks of the unit that are held while the ticket is on the ledger: nobody can meet them there."""

LONGEST_LEDGER = timedelta(days=90)
"""A ledger item is looked at again within 90 days (law.md; county practice, domain.md §1.2 O)."""

LONGEST_PROMISE = timedelta(days=3 * 366)
"""A date further off promises nothing, and is most likely a slip of the pen."""


def sign_for(life: Life, event: Event, law: Lawbook) -> None:
    """The lead confirms receipt; nothing starts here, because everything started at dispatch."""
    lead = life.lead
    assert lead is not None
    life.parts[lead.no] = replace(lead, signed_at=event.at)
    life.meet(event.at, ClockKind.SIGN_FOR)
    life.state = State.HANDLING


def assign(life: Life, event: Event, law: Lawbook) -> None:
    """The unit's own person takes it."""
    part = life.part_of(event.unit)
    assert part is not None
    life.parts[part.no] = replace(part, handler=int(event.data["person"]))


def contact(life: Life, event: Event, law: Lawbook) -> None:
    """Two-way contact: the first one of the round meets its clock."""
    life.contacts += 1
    part = life.part_of(event.unit) or life.lead
    if part is not None and part.contacted_at is None:
        life.parts[part.no] = replace(part, contacted_at=event.at)
    life.meet(event.at, ClockKind.FIRST_CONTACT)


def check_interim_reply(life: Life, event: Event, law: Lawbook) -> None:
    """A promise lies ahead."""
    check_ahead(life, event, law, "promise_on", LONGEST_PROMISE)


def interim_reply(life: Life, event: Event, law: Lawbook) -> None:
    """Set a definite date, which becomes a clock of its own; a newer promise replaces the old."""
    life.meet(event.at, ClockKind.PROMISE)
    life.meet(event.at, ClockKind.FIRST_CONTACT)
    life.start(ClockKind.PROMISE, event.at, law, unit=event.unit, until=event.data["promise_on"])


def check_suspend(life: Life, event: Event, law: Lawbook) -> None:
    """The class allows it, and the review date lies within 90 days."""
    if not life.terms(law).suspendable:
        raise NotNow("not_suspendable", _("Tickets of this class are not suspended."))
    check_ahead(life, event, law, "review_on", LONGEST_LEDGER)


def suspend(life: Life, event: Event, law: Lawbook) -> None:
    """Put it on the ledger: the unit's clocks stop, the citizen's goes on, and a review date is set."""
    life.pause(event.at, *ON_THE_LEDGER)
    life.void_requests(event.at)
    life.state = State.SUSPENDED
    lead = life.lead
    life.start(ClockKind.LEDGER_REVIEW, event.at, law, unit=lead.unit if lead else "", until=event.data["review_on"])


def wake(life: Life, event: Event, law: Lawbook) -> None:
    """Take it off the ledger: handling goes on where it stood."""
    life.meet(event.at, ClockKind.LEDGER_REVIEW)
    life.resume(event.at, law, *ON_THE_LEDGER)
    life.state = State.HANDLING


def check_ahead(life: Life, event: Event, law: Lawbook, field: str, most: timedelta) -> None:
    """Raise `Invalid` where the date said lies before today, or more than `most` after it, on the town's wall clock."""
    ahead = date.fromisoformat(event.data[field]) - life.day(event.at, law)
    if ahead < timedelta():
        raise Invalid("in_the_past", _("The date lies in the past."), field=field)
    if ahead > most:
        raise Invalid("too_far", _("The date lies more than {days} days ahead."), field=field, days=most.days)
