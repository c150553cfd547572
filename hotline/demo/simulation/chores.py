"""What the house does by itself, or once: archive, erase, close offices for a storm, settle the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from hotline.citizens.forgetting import forget
from hotline.demo.simulation import phrases
from hotline.demo.simulation.world import World
from hotline.knowledge.consumer import count_uses
from tickets.actions.archive import archive_due
from tickets.actions.law import put_calendar
from tickets.actions.recompute import recompute_calendar
from tickets.delivery import deliver
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.models import CalendarVersion, Event, Ticket

FRESH = timedelta(days=2)
"""A notice older than this tells nobody anything."""

ERASED_AT_MOST = 3
BY = "simulate"


def archive(world: World, now: datetime) -> None:
    """Archive what has been closed long enough; a citizen or two then want to be forgotten."""
    while archive_due(now, after=timedelta(days=settings.ARCHIVE_AFTER_DAYS)):
        pass
    numbers = [file.number for file in world.erase]
    ready = Ticket.objects.filter(number__in=numbers, archived_at__isnull=False, forgotten_at=None)
    actor = world.people.staff[Role.SECURITY_ADMIN][0]
    for number in list(ready.order_by("pk").values_list("number", flat=True))[:ERASED_AT_MOST]:
        forget(number, actor=actor, now=now)
        world.erase = [file for file in world.erase if file.number != number]


def close_offices(world: World, day: date, now: datetime) -> None:
    """A storm is announced: offices stay closed on `day`, and every open deadline is counted anew."""
    newest = CalendarVersion.objects.filter(key="city").order_by("-version").first()
    assert newest is not None
    name = world.say(phrases.STORM)
    data: Mapping[str, Any] = newest.data
    exceptions = {**data.get("exceptions", {}), day.isoformat(): {"name": name, "windows": []}}
    put_calendar("city", {**data, "exceptions": exceptions}, by=BY, note=name)
    recompute_calendar("city", now)
    world.read_law()


def settle_outbox(until: datetime) -> int:
    """Hand out what is fresh, and drop the notices of past weeks; return how many events were handed out.

    Nobody needs to be told today that a ticket was dispatched in spring, and a hundred thousand old notices would
    keep the first minutes of a demo busy. What the past counts for, the uses of articles, is counted.
    """
    old = Event.objects.filter(outbox__isnull=False, at__lt=until - FRESH)
    count_uses(list(old.filter(verb=Verb.ANSWER)))
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM tickets_outbox box USING tickets_event event WHERE event.id = box.event_id AND event.at < %s",
            [until - FRESH],
        )
        # What was written during this simulation is due at once, whatever the clock on the wall says.
        cursor.execute("UPDATE tickets_outbox SET due_at = %s WHERE due_at > %s", [until, until])
    handed = 0
    while count := deliver(until):
        handed += count
    return handed
