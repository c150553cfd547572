"""Who may look at a caller's identity: narrower than who sees the ticket, and asked in one place, by the act itself."""

from datetime import datetime, timedelta

from routing import queries as routing
from routing.domain.speech import _
from tickets.domain.life import ASSIST, LEAD, Life
from tickets.domain.lifecycle import LOOKERS, UNIT_PEOPLE, Verb
from tickets.domain.people import HOTLINE, Actor, Role
from tickets.domain.refusals import Forbidden, NotNow, Refusal
from tickets.domain.vocabulary import State
from tickets.models import Assignment, Event, Ticket

WHILE_LOGGING = timedelta(minutes=30)
"""For how long after registering a hired agent is still on the line with the caller."""


def may_look(ticket: Ticket, actor: Actor, now: datetime, life: Life | None = None) -> Refusal | None:
    """Return why the actor may not look at this ticket's caller now, or None. That they see the ticket is decided
    before.

    Never the accused unit's line. Units only while they handle the ticket, and never where the caller asked for
    secrecy: there the hotline carries messages. Hired agents only during the call they log themselves. Within a move
    the ticket's `life` is ahead of its rows.
    """
    roles = actor.roles & LOOKERS
    if not roles:
        return Forbidden("wrong_role", _("Your role does not allow this."), verb=Verb.REVEAL.value)
    if has_interest(ticket, actor):
        return Forbidden("interest", _("The matter concerns your own unit: you may not see who reported it."))
    if ticket.caller is None:
        return NotNow("no_caller", _("Nothing is known about the caller, or it has been erased."))
    if roles & HOTLINE:
        return None
    refusals = [
        check(ticket, actor, now, life)
        for kind, check in ((frozenset({Role.CONTRACTOR}), _not_on_the_line), (UNIT_PEOPLE, _not_handling))
        if roles & kind
    ]
    return None if None in refusals else refusals[-1]


def has_interest(ticket: Ticket, actor: Actor) -> bool:
    """Say whether the ticket accuses the actor's own unit. For people of the hotline only their own unit counts and
    what lies below it: somebody has to take reports about the city hall above them."""
    if not ticket.accused_id or not actor.unit:
        return False
    catalogue = routing.current()
    if actor.is_any(HOTLINE | {Role.CONTRACTOR}):
        return ticket.accused_id in catalogue.subtree(actor.unit)
    return ticket.accused_id in catalogue.line(actor.unit)


def _not_on_the_line(ticket: Ticket, actor: Actor, now: datetime, life: Life | None) -> Refusal | None:
    first = Event.objects.filter(ticket=ticket, seq=1).first() if ticket.pk else None
    if first is not None and first.actor == actor.ref and first.at <= now <= first.at + WHILE_LOGGING:
        return None
    return Forbidden("not_on_the_line", _("You may see the caller only during the call you log yourself."))


def _not_handling(ticket: Ticket, actor: Actor, now: datetime, life: Life | None) -> Refusal | None:
    if ticket.confidential if life is None else life.confidential:
        return Forbidden(
            "confidential", _("The caller asked for secrecy: the hotline passes messages between you and them.")
        )
    if not (_handles(ticket, actor.unit) if life is None else _lives_with(life, actor.unit)):
        return Forbidden("not_handling", _("Only the unit that is handling this ticket may see the caller."))
    return None


def _handles(ticket: Ticket, unit: str) -> bool:
    part = Assignment.objects.filter(ticket=ticket, unit__code=unit, ended_at=None, role__in=(LEAD, ASSIST))
    return ticket.state != State.CLOSED and part.exists()


def _lives_with(life: Life, unit: str) -> bool:
    part = life.part_of(unit)
    return life.state is not State.CLOSED and part is not None and part.role in (LEAD, ASSIST)
