"""Matters as a list, the hottest first, and the tickets of one, the newest first: cut by key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from hotline.insight.grouped.models import Topic, TopicTicket
from hotline.insight.grouped.words import CROWDS
from hotline.insight.topics.heat import heat_of
from routing import queries as routing
from tickets.access import tickets_of
from tickets.domain.people import Actor
from tickets.models import Ticket
from tickets.queries.filters import below
from tickets.queries.pages import Cursor

ORDER, MEMBERS = "topics", "topic"
LONG = 25
WEEKS = 12


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One matter: its heat now, tickets of the last weeks (the newest last), and its area and crowd in words. `spark`
    is the path of the weeks in a box of 100 by 24."""

    topic: Topic
    heat: float
    weeks: list[int]
    spark: str
    area: str
    crowd: list[str]

    @property
    def lately(self) -> int:
        """Tickets of the last seven days."""
        return self.weeks[-1]

    @property
    def before(self) -> int:
        """Tickets of the seven days before."""
        return self.weeks[-2]


@dataclass(frozen=True, slots=True)
class Listed:
    """Some rows, and the cursors around them."""

    rows: list[Any] = field(default_factory=list)
    next: str = ""
    previous: str = ""


def topics(now: datetime, cursor: str = "", *, area: str = "", question: bool = False) -> Listed:
    """Return a page of matters (or of questions), the hottest first. Raises `Invalid` for a cursor of none."""
    found = Topic.objects.filter(question=question)
    if area:
        found = found.filter(area__in=_below(area))

    def beyond(at: Cursor) -> Q:
        row = Topic.objects.filter(pk=at.id).values_list("warmth", flat=True).first()
        if row is None:  # it went with a night: the list begins anew
            return Q()
        way = "gt" if at.back else "lt"
        return Q(**{f"warmth__{way}": row}) | Q(**{"warmth": row, f"pk__{way}": at.id})

    page = _cut(found, cursor, ORDER, ("-warmth", "-pk"), beyond)
    return Listed(rows_of(page.rows, now), page.next, page.previous)


def tickets(topic: Topic, actor: Actor, cursor: str = "") -> Listed:
    """Return a page of a matter's tickets that the actor may see, the newest first. Raises `Invalid`."""
    pks = TopicTicket.objects.filter(topic=topic).values("ticket_id")
    found = (
        tickets_of(actor)
        .filter(pk__in=pks)
        .only("number", "title", "state", "registered_at", "area_id", "category_id", "round")
    )

    def beyond(at: Cursor) -> Q:
        way = "gt" if at.back else "lt"
        if at.due is None:
            return Q(**{f"pk__{way}": at.id})
        return Q(**{f"registered_at__{way}": at.due}) | Q(**{"registered_at": at.due, f"pk__{way}": at.id})

    return _cut(found, cursor, MEMBERS, ("-registered_at", "-pk"), beyond)


def rows_of(found: Sequence[Topic], now: datetime) -> list[TopicRow]:
    """Return matters as they are shown: one statement for the weeks, however many they are."""
    by_week = _weeks([topic.pk for topic in found], now)
    name = routing.current().namer(get_language() or "")
    return [
        TopicRow(
            topic=topic,
            heat=heat_of(topic.warmth, now),
            weeks=by_week[topic.pk],
            spark=spark(by_week[topic.pk]),
            area=name("area", topic.area) if topic.area else "",
            crowd=[str(CROWDS[who]) for who in topic.crowd if who in CROWDS],
        )
        for topic in found
    ]


def example_topic() -> tuple[object, ...]:
    """The hottest matter, as its page's address names it."""
    found = Topic.objects.filter(question=False).order_by("-warmth", "-pk").values_list("pk", flat=True).first()
    return (found,) if found else ()


def spark(weeks: Sequence[int]) -> str:
    """Return the path of a line in a box of 100 by 24, the highest week at its top."""
    most, step = max(*weeks, 1), 100 / max(len(weeks) - 1, 1)
    return " ".join(
        f"{'L' if at else 'M'}{at * step:.1f} {23 - 22 * count / most:.1f}" for at, count in enumerate(weeks)
    )


def _weeks(pks: Sequence[int], now: datetime) -> dict[int, list[int]]:
    counted = {pk: [0] * WEEKS for pk in pks}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT topic_id, floor(extract(epoch FROM %s - at) / 604800)::int AS back, count(*)"
            f" FROM {TopicTicket._meta.db_table} WHERE topic_id = ANY(%s) AND at > %s AND at <= %s GROUP BY 1, 2",
            [now, list(pks), now - timedelta(weeks=WEEKS), now],
        )
        for pk, back, count in cursor.fetchall():
            counted[pk][WEEKS - 1 - back] = count
    return counted


def _below(area: str) -> list[str]:
    catalogue = routing.current()
    card = catalogue.area(area)
    return below(card.path, catalogue.areas) if card else [area]


def _cut(found: QuerySet[Any], text: str, name: str, order: tuple[str, ...], beyond: Callable[[Cursor], Q]) -> Listed:
    at = Cursor.read(text, name) if text else None
    if at is not None:
        found = found.filter(beyond(at))
    back = at is not None and at.back
    kept = list(found.order_by(*(_turned(key) for key in order) if back else order)[: LONG + 1])
    more, kept = len(kept) > LONG, kept[:LONG]
    if back:
        kept.reverse()
    before, after = (more, True) if back else (at is not None, more)
    return Listed(
        kept,
        next=_cursor(name, kept[-1], False) if kept and after else "",
        previous=_cursor(name, kept[0], True) if kept and before else "",
    )


def _turned(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _cursor(name: str, row: Topic | Ticket, back: bool) -> str:
    return Cursor(name, back, row.pk, row.registered_at if isinstance(row, Ticket) else None).text()
