"""A new ticket finds its matter as it comes in: milliseconds, in the order tickets came.

What texts are compared with is kept in each process and caught up from the database, so that several workers come to
the same result; one writes at a time. A ticket whose transaction ended late is found by the night.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.insight.grouped.models import Topic, TopicState, TopicTicket
from hotline.insight.grouped.night import area_of, fields_of, heat_fields, locked_state
from hotline.insight.grouped.packing import Comparing, unpack
from hotline.insight.grouped.texts import grouped_tickets, texts
from hotline.insight.topics.heat import heat
from hotline.insight.topics.telling import tell
from hotline.insight.topics.terms import Text, bag
from tickets.domain.vocabulary import TicketType
from tickets.models import Ticket

MOST = 500
"""Tickets followed in one transaction."""


@dataclass(slots=True)
class _Kept:
    made_at: datetime
    upto: int
    comparing: Comparing


_kept: list[_Kept] = []
"""At most one: of the night and the ticket it was caught up to."""


def follow(now: datetime) -> int:
    """Let tickets that came since find their matters; return how many were looked at. Nothing before a first night."""
    try:
        with transaction.atomic():
            return _follow(now)
    except BaseException:
        _kept.clear()  # what was added in memory was not written
        raise


def _follow(now: datetime) -> int:
    if not TopicState.objects.filter(pk=1, made_at__isnull=False).exists():
        return 0
    state = locked_state()
    new = list(grouped_tickets().filter(pk__gt=state.upto, registered_at__lte=now)[:MOST])
    if not new:
        return 0
    comparing = _caught_up(state)
    for ticket, text in zip(new, texts(new), strict=True):
        owners, number = comparing.add(bag(text), ticket.pk)
        if owners[number] != -ticket.pk:
            owners[number] = _joined(comparing, owners[number], ticket, text, now, state.tickets)
    state.upto = new[-1].pk
    state.save(update_fields=["upto"])
    _kept[:] = [_Kept(state.made_at, state.upto, comparing)]  # type: ignore[arg-type]
    return len(new)


def _caught_up(state: TopicState) -> Comparing:
    """Return what texts are compared with, as it was after ticket `upto`."""
    if _kept and _kept[0].made_at == state.made_at and _kept[0].upto == state.upto:
        return _kept[0].comparing
    comparing = unpack(bytes(state.space))
    between = list(grouped_tickets().filter(pk__gt=state.base, pk__lte=state.upto))
    homes = dict(
        TopicTicket.objects.filter(ticket_id__gt=state.base, ticket_id__lte=state.upto).values_list(
            "ticket_id", "topic_id"
        )
    )
    for ticket, text in zip(between, texts(between), strict=True):
        owners, number = comparing.add(bag(text), ticket.pk)
        if ticket.pk in homes:
            owners[number] = homes[ticket.pk]
    return comparing


def _joined(comparing: Comparing, owner: int, ticket: Ticket, text: Text, now: datetime, of: int) -> int:
    """Add a ticket to its matter, or make one of it and the ticket that was alone; return the matter's key."""
    if owner < 0:
        return _pair(comparing, -owner, ticket, text, now, of) or -ticket.pk
    if not Topic.objects.filter(pk=owner).exists():
        return -ticket.pk
    TopicTicket.objects.update_or_create(ticket_id=ticket.pk, defaults={"topic_id": owner, "at": text.at})
    rows = grouped_tickets().filter(pk__in=TopicTicket.objects.filter(topic=owner).values("ticket_id"))
    members = texts(rows)
    Topic.objects.filter(pk=owner).update(
        last_at=max(one.at for one in members), size=max(len(members), 2), **heat_fields(heat(members, now), now)
    )
    return owner


def _pair(comparing: Comparing, alone: int, ticket: Ticket, text: Text, now: datetime, of: int) -> int | None:
    """Make a matter of two tickets; None where the other is confidential or erased meanwhile."""
    other = grouped_tickets().filter(pk=alone).first()
    if other is None:
        return None
    members = [*texts([other]), text]
    bags = [bag(one) for one in members]
    names = {column: term for one in bags for column, term in comparing.space.named(one).items()}
    matter = tell(members, [comparing.space.whole(one) for one in bags], names, {}, max(of, 2), now)
    topic = Topic.objects.create(
        **fields_of(matter, now, area_of([one.place for one in members])),
        question=other.type == ticket.type == TicketType.CONSULTATION,
    )
    TopicTicket.objects.filter(ticket_id__in=[int(one.key) for one in members]).delete()
    TopicTicket.objects.bulk_create([TopicTicket(ticket_id=int(one.key), topic=topic, at=one.at) for one in members])
    return topic.pk
