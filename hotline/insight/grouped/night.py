"""Every night all texts of the window are grouped anew; what was a matter stays the same one.

Groups are found outside any lock, then written in one transaction, only where something changed: a second run on the
same tickets writes nothing but the state. Tickets that came meanwhile are followed afterwards.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Any

from django.db import transaction
from django.db.models import Count

from hotline.insight.grouped.models import Topic, TopicState, TopicTicket
from hotline.insight.grouped.packing import Comparing, pack
from hotline.insight.grouped.texts import recent, texts
from hotline.insight.topics.heat import Heat
from hotline.insight.topics.matters import Found, find
from hotline.insight.topics.telling import Matter
from hotline.insight.topics.terms import bag
from tickets.domain.vocabulary import TicketType
from tickets.queries.pages import LARGEST_ID

LEAST = 2
"""Tickets of a matter."""

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Night:
    """What a run did: tickets read, matters there are, rows of tickets that changed their matter, seconds."""

    tickets: int
    topics: int
    changed: int
    seconds: float


def run(now: datetime, progress: Callable[[float], object] = bool) -> Night:
    """Group the tickets of the window anew. `progress` is told of four steps for each ticket."""
    begun = perf_counter()
    read = list(recent(now).iterator(BATCH))
    said = texts(read)
    questions = {text.key for ticket, text in zip(read, said, strict=True) if ticket.type == TicketType.CONSULTATION}
    found = find(said, now, least=LEAST, progress=progress)
    with transaction.atomic():
        state = locked_state()
        last = int(said[-1].key) if said else 0
        changed, owners = _write(found, questions, now)
        state.made_at, state.base, state.upto, state.tickets = now, last, last, len(said)
        state.seconds = round(perf_counter() - begun, 1)
        state.space = pack(_comparing(found, owners))
        state.save()
    return Night(len(said), Topic.objects.count(), changed, state.seconds)


def locked_state() -> TopicState:
    """Return the one state, locked until the transaction ends."""
    TopicState.objects.get_or_create(pk=1)
    return TopicState.objects.select_for_update(of=("self",), no_key=True).get(pk=1)


def fields_of(matter: Matter, now: datetime, area: str) -> dict[str, Any]:
    """Return a matter as a topic's columns."""
    return {
        "title": matter.title[:120],
        "words": [word[:40] for word in matter.words],
        "place": "" if matter.place == area else matter.place[:80],
        "area": area,
        "crowd": [who.value for who in matter.crowd],
        "first_at": matter.first,
        "last_at": matter.last,
        "size": len(matter.members),
        **heat_fields(matter.heat, now),
    }


def heat_fields(heat: Heat, now: datetime) -> dict[str, Any]:
    """Return the heat as a topic's columns; rounded, as warmth does not depend on the moment it is reckoned at."""
    return {
        "voices": heat.voices,
        "echo": heat.echo,
        "peak": round(heat.peak, 6),
        "peak_at": heat.peak_at,
        "warmth": round(heat.warmth(now), 6),
    }


def area_of(areas: Sequence[str]) -> str:
    """Return the area at least half of the tickets name, or none."""
    counted = Counter(area for area in areas if area)
    if not counted:
        return ""
    area, many = min(counted.items(), key=lambda item: (-item[1], item[0]))
    return area if 2 * many >= len(areas) else ""


def _write(found: Found, questions: set[str], now: datetime) -> tuple[int, dict[int, int]]:
    """Write topics and their tickets; return how many rows of tickets changed, and each ticket's topic."""
    there = dict(TopicTicket.objects.filter(ticket_id__gte=_first(found)).values_list("ticket_id", "topic_id"))
    topics = Topic.objects.in_bulk(set(there.values()))
    areas = {text.key: text.place for text in found.texts}
    home: dict[int, int] = {}
    taken: set[int] = set()
    for matter in sorted(found.matters, key=lambda one: (-len(one.members), one.members)):
        keys = [int(key) for key in matter.members]
        columns = fields_of(matter, now, area_of([areas[key] for key in matter.members]))
        columns["question"] = 2 * len(questions.intersection(matter.members)) > len(keys)
        known = Counter(there[key] for key in keys if key in there and there[key] not in taken)
        old = topics.get(min(known, key=lambda pk: (-known[pk], pk))) if known else None
        if old is None:
            old = Topic.objects.create(**columns)
        elif any(getattr(old, name) != value for name, value in columns.items()):
            Topic.objects.filter(pk=old.pk).update(**columns)
        taken.add(old.pk)
        home |= dict.fromkeys(keys, old.pk)
    return _move(there, home, found), home


def _first(found: Found) -> int:
    """The first ticket of the window; beyond all of them where there is none."""
    return int(found.texts[0].key) if found.texts else LARGEST_ID


def _move(there: dict[int, int], home: dict[int, int], found: Found) -> int:
    at = {int(text.key): text.at for text in found.texts}
    gone = [pk for pk in there if pk not in home]
    new = [pk for pk in home if there.get(pk) != home[pk]]
    TopicTicket.objects.filter(ticket_id__in=[*gone, *new]).delete()
    # What left the window leaves a matter that lives on; one that rests altogether stays as it was.
    TopicTicket.objects.filter(topic__in=set(home.values()), ticket_id__lt=_first(found)).delete()
    TopicTicket.objects.bulk_create(
        [TopicTicket(ticket_id=pk, topic_id=home[pk], at=at[pk]) for pk in new], batch_size=BATCH
    )
    Topic.objects.filter(pk__in=set(there.values()) - set(home.values())).annotate(left=Count("tickets")).filter(
        left=0
    ).delete()
    return len(gone) + len(new)


def _comparing(found: Found, owners: dict[int, int]) -> Comparing:
    made = Comparing(found.space)
    for members in found.groups:
        texts_of = [found.texts[at] for at in members]
        first = int(texts_of[0].key)
        if first in owners:
            made.live.found([found.places[at] for at in members])
            made.owners.append(owners[first])
        else:
            made.fresh.found([found.space.whole(bag(text)) for text in texts_of])
            made.fresh_owners.append(-first)
    return made
