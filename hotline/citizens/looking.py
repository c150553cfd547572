"""Looking at identities: masked for everybody who sees the ticket, in clear for minutes to those who give a reason.

Who may look is narrower than who sees the ticket (`tickets.looking`, asked by the act itself). A look is an event of
the ticket, written in the transaction that opens the seal; no look, no identity.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.citizens.identity import Identity, Masked
from hotline.citizens.models import Citizen, RefusedLook
from hotline.citizens.vault import SealBroken
from tickets.access import tickets_of
from tickets.actions.reveal import reveal as note_look
from tickets.domain.lifecycle import Verb
from tickets.domain.people import HOTLINE, Actor, Role
from tickets.domain.refusals import Absent, Refusal
from tickets.looking import has_interest, may_look
from tickets.models import Event, Ticket


@dataclass(frozen=True, slots=True)
class Shown:
    """An identity in clear, and until when it may be on the screen."""

    identity: Identity
    language: str
    care: tuple[str, ...]
    until: datetime


def masked(ticket: Ticket, actor: Actor) -> Masked:
    """Return what `actor`, who sees the ticket, may see of its caller without a reason."""
    if ticket.caller is None:
        return Masked(withheld="forgotten" if ticket.forgotten_at else "anonymous")
    if ticket.confidential and not actor.is_any(HOTLINE | {Role.CONTRACTOR}):
        return Masked(withheld="confidential")
    if has_interest(ticket, actor):
        return Masked(withheld="confidential")
    known = Citizen.objects.filter(pk=ticket.caller).first()
    if known is None:
        return Masked(withheld="anonymous")
    return known.masked()


def reveal(
    number: str, *, actor: Actor, now: datetime, reason: str, detail: str = "", expect: int | None = None
) -> Shown:
    """Note who looks and why, and return the identity, in one transaction.

    A refusal is kept too, in a row of its own. Raises `Absent`, `Forbidden`, `NotNow`, `Invalid`, `Stale`, and
    `SealBroken` where there is nothing this installation could show: then nobody has looked.
    """
    try:
        with transaction.atomic():
            ticket = note_look(number, actor=actor, now=now, said={"reason": reason, "detail": detail}, expect=expect)
            return _open(ticket, _last_look(ticket, actor))
    except Refusal as refusal:
        _keep_refusal(number, actor, now, refusal)
        raise


def shown_identity(number: str, *, actor: Actor, now: datetime) -> Shown | None:
    """Return the identity again while the actor's last look at it is valid, None otherwise.

    Raises `Absent` where the ticket is not theirs to see.
    """
    ticket = tickets_of(actor).filter(number=number).first()
    if ticket is None:
        raise Absent()
    return still_shown(ticket, actor=actor, now=now) if may_look(ticket, actor, now) is None else None


def still_shown(ticket: Ticket, *, actor: Actor, now: datetime) -> Shown | None:
    """Return the same for a ticket whose caller `actor` may look at; one statement where they have not looked. None
    too for what can no longer be opened: its mask says so."""
    look = _last_look(ticket, actor)
    try:
        return _open(ticket, look) if look is not None and look.at <= now < look_ends(look) else None
    except SealBroken:
        return None


def _open(ticket: Ticket, look: Event | None) -> Shown:
    assert look is not None
    known = Citizen.objects.filter(pk=str(ticket.caller)).first()
    identity = known.identity() if known else Identity()
    return Shown(identity, known.language if known else "", tuple(known.care) if known else (), look_ends(look))


def _last_look(ticket: Ticket, actor: Actor) -> Event | None:
    return Event.objects.filter(ticket=ticket, verb=Verb.REVEAL, actor=actor.ref).order_by("-seq").first()


def look_ends(look: Event) -> datetime:
    """Return until when what a look showed may be on the screen."""
    return datetime.fromisoformat(look.data["until"])


def _keep_refusal(number: str, actor: Actor, now: datetime, refusal: Refusal) -> None:
    if not Ticket.objects.filter(number=number).exists():
        return
    RefusedLook.objects.create(
        number=number,
        actor=actor.ref,
        name=actor.name,
        role=actor.role_among(actor.roles).value if actor.roles else "",
        unit=actor.unit,
        at=now,
        code=refusal.code,
    )
