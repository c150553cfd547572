"""Look-alikes: tickets that may be about the same matter, for whoever is about to register or merge one.

Candidates come from one index (category, area, age): the same kind of matter, in the same area or in one that a
circle around the place reaches. They are then weighed by their words and their distance.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from routing import queries as routing
from routing.queries import Catalogue
from tickets.access import tickets_of
from tickets.domain.people import Actor
from tickets.domain.vocabulary import State
from tickets.models import Ticket
from tickets.queries.filters import below
from tickets.search_words import words

DAYS = 30
NEAR = 300.0
"""Metres within which two places are thought to be the same one."""

CANDIDATES, SHOWN = 200, 10
LEAST = 0.15
"""A likeness below this is chance."""

METRES_PER_DEGREE = 111_320.0
SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A ticket that looks alike: how much (0 to 1), how far away in metres (None: unknown), how many of the words."""

    ticket: Ticket
    likeness: float
    distance: float | None
    similarity: float


def look_alikes(
    actor: Actor,
    now: datetime,
    *,
    text: str = "",
    category: str = "",
    area: str = "",
    lon: float | None = None,
    lat: float | None = None,
    days: int = DAYS,
    leave_out: str = "",
) -> list[LookAlike]:
    """Return up to ten look-alikes of a matter among the tickets the actor may see, the likest first.

    Without a category the words suggest some; without any, and without a place, nothing looks alike. `leave_out` is
    the number of the ticket that is compared.
    """
    catalogue = routing.current()
    categories = _categories(catalogue, category, text)
    areas = _areas(catalogue, area, lon, lat)
    if not categories:
        return []
    rows = tickets_of(actor).filter(category_id__in=categories, registered_at__gte=now - timedelta(days=days))
    if areas:
        rows = rows.filter(area_id__in=areas)
    rows = rows.exclude(state=State.MERGED).exclude(number=leave_out)
    found = rows.defer("search", "wants").order_by("-registered_at")[:CANDIDATES]
    asked = set(words(text))
    judged = [_judge(ticket, asked, lon, lat) for ticket in found]
    likely = [one for one in judged if one.likeness >= LEAST]
    likely.sort(key=lambda one: (-one.likeness, -one.ticket.pk))
    return likely[:SHOWN]


def _categories(catalogue: Catalogue, category: str, text: str) -> list[str]:
    card = catalogue.category(category) if category else None
    if card is not None:
        return below(card.path, catalogue.categories)
    suggested = catalogue.suggest_category(text, limit=SUGGESTED) if text else ()
    return [one.category.rpartition("/")[2] for one in suggested]


def _areas(catalogue: Catalogue, area: str, lon: float | None, lat: float | None) -> set[str]:
    found: set[str] = set()
    card = catalogue.area(area) if area else None
    if card is not None:
        found.update(below(card.path, catalogue.areas))
    if lon is not None and lat is not None:
        north = NEAR / METRES_PER_DEGREE
        east = north / max(math.cos(math.radians(lat)), 0.01)
        around = [(lon, lat), (lon - east, lat), (lon + east, lat), (lon, lat - north), (lon, lat + north)]
        found.update(_located(catalogue, around))
    return found


def _located(catalogue: Catalogue, points: Iterable[tuple[float, float]]) -> set[str]:
    paths = {catalogue.locate(lon, lat) for lon, lat in points}
    return {path.rpartition("/")[2] for path in paths if path}


def _judge(ticket: Ticket, asked: set[str], lon: float | None, lat: float | None) -> LookAlike:
    said = set(words(f"{ticket.title} {ticket.content}"))
    shared = len(asked & said)
    # Of the shorter text: a caller's three words against a page are as alike as three words can be.
    similarity = shared / min(len(asked), len(said)) if asked and said else 0.0
    distance = _distance(ticket, lon, lat)
    if distance is None and not asked:
        return LookAlike(ticket, LEAST, None, 0.0)  # all that is known to be alike: the kind of matter, and the area
    if distance is None:
        return LookAlike(ticket, round(similarity, 3), None, round(similarity, 3))
    nearness = max(0.0, 1.0 - distance / NEAR)
    likeness = 0.5 * nearness + 0.5 * similarity if asked else nearness
    return LookAlike(ticket, round(likeness, 3), round(distance, 1), round(similarity, 3))


def _distance(ticket: Ticket, lon: float | None, lat: float | None) -> float | None:
    if lon is None or lat is None or ticket.lon is None or ticket.lat is None:
        return None
    across = (ticket.lon - lon) * math.cos(math.radians((ticket.lat + lat) / 2))
    return math.hypot(across, ticket.lat - lat) * METRES_PER_DEGREE
