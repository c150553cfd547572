"""Who looked at whose identity: read from the events themselves, which nobody can change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from hotline.citizens.looking import look_ends
from hotline.citizens.models import RefusedLook
from tickets.access import tickets_of
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor, Role
from tickets.domain.refusals import Absent
from tickets.models import Event, Ticket


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the access log. For the citizen `who` and `detail` are empty: they learn role, unit, time and
    reason, not the name of an employee. `refused` is the code of a refusal; empty where the identity was shown."""

    number: str
    at: datetime
    role: str
    unit: str
    reason: str = ""
    until: datetime | None = None
    who: str = ""
    detail: str = ""
    refused: str = ""


LOG_READERS = frozenset({Role.AUDITOR, Role.SECURITY_ADMIN, Role.SUPERVISOR})


def access_log(number: str, viewer: Actor) -> list[Look]:
    """Return who looked at the identity behind a ticket, and (for `LOG_READERS`) who tried in vain, oldest first.

    Auditors and security administrators read the log of every ticket without seeing the ticket; the citizen reads
    their own. Raises `Absent` for everybody else.
    """
    if viewer.is_any(LOG_READERS):
        ticket = Ticket.objects.filter(number=number).first()
        if ticket is None:
            raise Absent()
        looks = [*_looks(Event.objects.filter(ticket=ticket)), *_refused(RefusedLook.objects.filter(number=number))]
        return sorted(looks, key=lambda look: look.at)
    if viewer.caller:
        ticket = tickets_of(viewer).filter(number=number).first()
        if ticket is not None:
            return [_for_citizen(look) for look in _looks(Event.objects.filter(ticket=ticket))]
    raise Absent()


def looks_by(actor_ref: str, viewer: Actor, *, since: datetime, limit: int = 500) -> list[Look]:
    """Return whose identities one account looked at or tried to since a moment, latest first. Raises `Absent`."""
    if not viewer.is_any(LOG_READERS):
        raise Absent()
    events = Event.objects.filter(verb=Verb.REVEAL, at__gte=since, actor=actor_ref).order_by("-at")[:limit]
    refused = RefusedLook.objects.filter(actor=actor_ref, at__gte=since).order_by("-at")[:limit]
    looks = [*_looks(events, chosen=True), *_refused(refused)]
    return sorted(looks, key=lambda look: look.at, reverse=True)[:limit]


def _looks(events: QuerySet[Event], chosen: bool = False) -> Iterator[Look]:
    rows = events if chosen else events.filter(verb=Verb.REVEAL).order_by("seq")
    for event in rows.select_related("ticket").prefetch_related("papers"):
        yield Look(
            number=event.ticket.number,
            at=event.at,
            role=event.role,
            unit=event.unit,
            reason=event.data.get("reason", ""),
            until=look_ends(event),
            who=event.name,
            detail=next((paper.text for paper in event.papers.all() if paper.field == "detail"), ""),
        )


def _refused(rows: QuerySet[RefusedLook]) -> Iterator[Look]:
    for row in rows:
        yield Look(number=row.number, at=row.at, role=row.role, unit=row.unit, who=row.name, refused=row.code)


def _for_citizen(look: Look) -> Look:
    return Look(look.number, look.at, look.role, look.unit, look.reason, look.until)
