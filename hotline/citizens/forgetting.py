"""Forgetting: what retention or a person's wish takes away. Identities go, figures and the chain of events stay."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from hotline.citizens.models import Citizen, FlaggedCaller
from tickets.actions.forget import forget as forget_ticket
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent
from tickets.models import Ticket


@dataclass(slots=True)
class Forgotten:
    """What was erased: numbers of tickets, whether the identity itself is gone, and tickets that still hold it."""

    numbers: list[str] = field(default_factory=list)
    identity: bool = False
    kept: list[str] = field(default_factory=list)


def forget(number: str, *, actor: Actor, now: datetime) -> Forgotten:
    """Erase an archived ticket's texts, and its caller's identity where no other ticket needs it any more.

    Raises `NotNow` before the ticket is archived, `Forbidden`, `Absent`.
    """
    if not actor.is_any(VERBS[Verb.FORGET].who):
        raise Absent()
    with transaction.atomic():
        caller = Ticket.objects.filter(number=number).values_list("caller", flat=True).first()
        # First the person, then the ticket: a call that comes in now waits here, and finds them gone or kept.
        known = Citizen.objects.select_for_update().filter(pk=caller).first() if caller else None
        forget_ticket(number, actor=actor, now=now)
        done = Forgotten(numbers=[number])
        if caller:
            done.kept = list(Ticket.objects.filter(caller=caller).order_by("number").values_list("number", flat=True))
        if known is not None and not done.kept:
            _shred(known, now)
            done.identity = True
    return done


def forget_citizen(citizen: UUID, *, actor: Actor, now: datetime) -> Forgotten:
    """Erase a person at their wish: every ticket that is archived, and the identity unless a ticket is still open or
    not archived yet; those are named, and are forgotten when their time comes."""
    if not actor.is_any(VERBS[Verb.FORGET].who):
        raise Absent()
    done = Forgotten()
    with transaction.atomic():
        known = Citizen.objects.select_for_update().filter(pk=citizen).first()
        due = Ticket.objects.filter(caller=citizen, archived_at__isnull=False, forgotten_at=None)
        for number in list(due.order_by("pk").values_list("number", flat=True)):
            forget_ticket(number, actor=actor, now=now)
            done.numbers.append(number)
        done.kept = list(Ticket.objects.filter(caller=citizen).order_by("number").values_list("number", flat=True))
        if known is not None and not done.kept and known.forgotten_at is None:
            _shred(known, now)
            done.identity = True
    return done


def due(now: datetime, *, after: timedelta) -> Iterator[str]:
    """Yield the numbers of tickets archived more than `after` ago and not forgotten yet, oldest first."""
    rows = Ticket.objects.filter(archived_at__lte=now - after, forgotten_at=None).order_by("archived_at", "pk")
    yield from rows.values_list("number", flat=True).iterator(chunk_size=1000)


def _shred(known: Citizen, now: datetime) -> None:
    """Empty the row: without what was sealed no key opens anything, and without the index nobody is found."""
    FlaggedCaller.objects.filter(citizen=known).delete()
    known.sealed, known.sealed_with, known.phone_index = b"", "", None
    known.language, known.care, known.proved = "", [], False
    known.forgotten_at = now
    known.save()
