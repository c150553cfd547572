"""Play the city's life: arrivals, happenings, chores at midnight, and a last look at every clock."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils import timezone

from hotline.demo.city.rhythm import ZONE, arrivals
from hotline.demo.city.words import Language
from hotline.demo.simulation import chores, citizen_work, hotline_work, unit_work
from hotline.demo.simulation.file import File
from hotline.demo.simulation.intake import Line
from hotline.demo.simulation.people import People
from hotline.demo.simulation.world import World
from hotline.knowledge.models import Article
from tickets.domain.vocabulary import State
from tickets.models import Ticket
from tickets.sweep import sweep

STORM_AFTER = 0.55
"""After which share of the days a storm closes the offices."""

SHORTEST_WITH_STORM = 5

LATEST_CONTACTS = 18
"""So many contacts come in while nobody dispatches."""


class CityLives(Exception):
    """There are tickets already: a simulation begins with a city that nobody has called yet."""


def simulate(
    *,
    days: int,
    per_day: float,
    seed: int,
    until: datetime,
    language: Language,
    progress: Callable[[float], object] = lambda _days: None,
) -> World:
    """Play `days` days that end at `until`, with about `per_day` contacts a day, and return the world as it then is.

    The same seed, moment and database give the same tickets. `progress` is called with the days that went by.
    Raises `CityLives` and `people.NobodyThere`.
    """
    if Ticket.objects.exists():
        raise CityLives(CityLives.__doc__)
    until = until.astimezone(UTC)
    start = (until.astimezone(ZONE) - timedelta(days=days)).date()
    with timezone.override(ZONE):
        world = World(People.load(), language, _midnight(start), until)
        world.entering = ENTERING
        world.articles = _articles(language)
        contacts = [*arrivals(start, days + 1, random.Random(f"{seed} arrivals"), language, per_day)]
        world.lately = _lately([contact.at for contact in contacts], until)
        Line(iter(contacts), f"{seed}:{until.isoformat()}").expect(world)
        _live(world, start, days, _governing(world, seed), progress)
        while swept := sweep(until).steps:
            world.tally.swept += swept
    world.tally.delivered = chores.settle_outbox(until)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return world


def _lately(moments: list[datetime], until: datetime) -> datetime:
    """Return the moment from which on nobody sits at the dispatchers' desks: whoever opens the demo sits down there.

    Counted in contacts and not in hours, so that the queue is as lively at night as in the morning.
    """
    past = [at for at in moments if at <= until]
    return past[-LATEST_CONTACTS] if len(past) > 10 * LATEST_CONTACTS else until


def _governing(world: World, seed: int) -> Any:
    """Return who lets the detectors look at night; None in a house without them."""
    if not apps.is_installed("hotline.insight"):
        return None
    from hotline.demo.simulation.governing import Governing

    return Governing(world, str(seed))


def _live(world: World, start: date, days: int, governing: Any, progress: Callable[[float], object]) -> None:
    storm = _storm_day(world, start, days)
    for offset in range(days + 1):
        day = start + timedelta(days=offset)
        if storm is not None and day == storm - timedelta(days=1):
            announced = datetime.combine(day, time(15, 30), ZONE).astimezone(UTC)
            world.run(announced)
            chores.close_offices(world, storm, announced)
        end = min(_midnight(day + timedelta(days=1)), world.until)
        world.run(end)
        chores.archive(world, end)
        if governing is not None:
            governing.night(_midnight(day), end)
        progress(1)
    if governing is not None:
        governing.end()


def _storm_day(world: World, start: date, days: int) -> date | None:
    if days < SHORTEST_WITH_STORM:
        return None
    return world.hours.calendar.nth_work_day(start + timedelta(days=int(days * STORM_AFTER)), 1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE).astimezone(UTC)


def _articles(language: Language) -> dict[str, tuple[str, str]]:
    """Return what the knowledge base answers, by category: how an event names the article, and its text."""
    found = {}
    for article in Article.objects.filter(status="published").exclude(category=None).order_by("code"):
        text = article.answers.get(language) or next(iter(article.answers.values()))
        found[str(article.category_id)] = (f"{article.code}@{article.version}", str(text))
    return found


def _nothing(_world: World, _file: File) -> None:
    """Who was merged waits for the master."""


ENTERING = {
    State.REGISTERED: hotline_work.triage,
    State.DISPATCHED: unit_work.receive,
    State.HANDLING: unit_work.handle,
    State.SUSPENDED: unit_work.rest,
    State.REPLIED: hotline_work.review,
    State.CALLBACK: hotline_work.call_back,
    State.CLOSED: citizen_work.afterwards,
    State.MERGED: _nothing,
}
