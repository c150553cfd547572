"""Looking at identities: masked for everybody who sees the ticket, in clear for minutes to those who give a reason.

Who may look is narrower than who sees the ticket. A look is an event of the ticket, written in the transaction that
opens the seal; no look, no identity.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from hotline.citizens.identity import Identity, Masked, mask
from hotline.citizens.models import Citizen, RefusedLook
from routing import queries as routing
from routing.domain.speech import _
from tickets.access import tickets_of
from tickets.actions.reveal import reveal as note_look
from tickets.domain.life import ASSIST, LEAD
from tickets.domain.lifecycle import LOOKERS, UNIT_PEOPLE, Verb
from tickets.domain.people import HOTLINE, Actor, Role
from tickets.domain.refusals import Absent, Forbidden, NotNow, Refusal
from tickets.domain.vocabulary import State
from tickets.models import Assignment, Event, Ticket

WHILE_LOGGING = timedelta(minutes=30)
"""For how long after registering a hired agent is still on the line with the caller."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An identity in clear, and until when it may be on the screen."""

    identity: Identity
    language: str
    care: tuple[str, ...]
    until: datetime


def may_look(ticket: Ticket, actor: Actor, now: datetime) -> Refusal | None:
    """Return why the actor may not look at this ticket's caller now, or None. That they see the ticket is decided
    before.

    Never the accused unit's line. Units only while they handle the ticket, and never where the caller asked for
    secrecy: there the hotline carries messages. Hired agents only during the call they log themselves.
    """
    roles = actor.roles & LOOKERS
    if not roles:
        return Forbidden("wrong_role", _("Your role does not allow this."), verb=Verb.REVEAL.value)
    if _has_interest(ticket, actor):
        return Forbidden("interest", _("The matter concerns your own unit: you may not see who reported it."))
    if ticket.caller is None:
        return NotNow("no_caller", _("Nothing is known about the caller, or it has been erased."))
    if roles & HOTLINE:
        return None
    refusals = [
        check(ticket, actor, now)
        for kind, check in ((frozenset({Role.CONTRACTOR}), _not_on_the_line), (UNIT_PEOPLE, _not_handling))
        if roles & kind
    ]
    return None if None in refusals else refusals[-1]


def masked(ticket: Ticket, actor: Actor) -> Masked:
    """Return what `actor`, who sees the ticket, may see of its caller without a reason."""
    if ticket.caller is None:
        return Masked(withheld="forgotten" if ticket.forgotten_at else "anonymous")
    if ticket.confidential and not actor.is_any(HOTLINE | {Role.CONTRACTOR}):
        return Masked(withheld="confidential")
    if _has_interest(ticket, actor):
        return Masked(withheld="confidential")
    known = Citizen.objects.filter(pk=ticket.caller).first()
    if known is None:
        return Masked(withheld="anonymous")
    return mask(known.identity(), known.language, tuple(known.care))


def reveal(
    number: str, *, actor: Actor, now: datetime, reason: str, detail: str = "", expect: int | None = None
) -> Shown:
    """Note who looks and why, and return the identity, in one transaction.

    A refusal is kept too, in a row of its own. Raises `Absent`, `Forbidden`, `NotNow`, `Invalid`, `Stale`.
    """
    try:
        with transaction.atomic():
            ticket = note_look(number, actor=actor, now=now, said={"reason": reason, "detail": detail}, expect=expect)
            no = may_look(ticket, actor, now)
            if no is not None:
                raise no
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
    look = _last_look(ticket, actor)
    if look is None or not look.at <= now < look_ends(look) or may_look(ticket, actor, now) is not None:
        return None
    return _open(ticket, look)


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


def _has_interest(ticket: Ticket, actor: Actor) -> bool:
    """Say whether the ticket accuses the actor's own unit. For people of the hotline only their own unit counts and
    what lies below it: somebody has to take reports about the city hall above them."""
    if not ticket.accused_id or not actor.unit:
        return False
    catalogue = routing.current()
    if actor.is_any(HOTLINE | {Role.CONTRACTOR}):
        return ticket.accused_id in catalogue.subtree(actor.unit)
    return ticket.accused_id in catalogue.line(actor.unit)


def _not_on_the_line(ticket: Ticket, actor: Actor, now: datetime) -> Refusal | None:
    first = Event.objects.filter(ticket=ticket, seq=1).first()
    if first is not None and first.actor == actor.ref and first.at <= now <= first.at + WHILE_LOGGING:
        return None
    return Forbidden("not_on_the_line", _("You may see the caller only during the call you log yourself."))


def _not_handling(ticket: Ticket, actor: Actor, now: datetime) -> Refusal | None:
    if ticket.confidential:
        return Forbidden(
            "confidential", _("The caller asked for secrecy: the hotline passes messages between you and them.")
        )
    part = Assignment.objects.filter(ticket=ticket, unit__code=actor.unit, ended_at=None, role__in=(LEAD, ASSIST))
    if ticket.state == State.CLOSED or not part.exists():
        return Forbidden("not_handling", _("Only the unit that is handling this ticket may see the caller."))
    return None


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
