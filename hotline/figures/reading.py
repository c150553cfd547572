"""Read what tickets amount to, and what was kept of them: a fixed number of statements for any number of tickets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from hotline.figures.models import Claim, Score, Turn
from hotline.figures.rates.claiming import REASONS, Standing
from hotline.figures.rates.scored import Place, Scored
from hotline.figures.rates.scored import Turn as TurnValue
from hotline.figures.rates.scoring import ANSWERING, Exclusion, answers_of, score
from routing import queries as routing
from routing.domain import paths
from routing.queries import Catalogue
from tickets import law as statutes
from tickets.domain.life import Life
from tickets.models import Event, Ticket
from tickets.queries.lives import lives_of


def zone() -> tzinfo:
    """Return the city's wall clock."""
    return timezone.get_default_timezone()


def scored_now(keys: Sequence[int]) -> dict[int, Scored]:
    """Return what counts of tickets by their rows and acts as they are now."""
    tickets = list(Ticket.objects.filter(pk__in=keys).defer("content", "wants", "search"))
    if not tickets:
        return {}
    catalogue = routing.current()
    law = statutes.in_force(catalogue.edition)
    lives = lives_of(tickets)
    acts: dict[int, list[tuple[str, Any]]] = defaultdict(list)
    rows = Event.objects.filter(ticket__in=keys, verb__in=ANSWERING).order_by("ticket", "seq")
    for key, verb, data in rows.values_list("ticket_id", "verb", "data"):
        acts[key].append((verb, data))
    claims = Claim.objects.filter(ticket__in=keys, standing=Standing.IN_FORCE).values_list("ticket", "reason")
    excluded = {key: Exclusion(reason, REASONS[reason]) for key, reason in claims}
    wall, pardoned = zone(), _excused(tickets, lives)
    return {
        ticket.pk: score(
            lives[ticket.pk],
            answers_of(acts[ticket.pk]),
            channel=ticket.channel,
            place=place_of(ticket.category_id or "", ticket.area_id or "", catalogue),
            law=law,
            zone=wall,
            excluded=excluded.get(ticket.pk),
            excused=pardoned.get(ticket.number, frozenset()),
        )
        for ticket in tickets
    }


def _excused(tickets: Sequence[Ticket], lives: Mapping[int, Life]) -> dict[str, frozenset[str]]:
    """Return the clocks of tickets whose missing is excused, by number; a deadline that moved since is another one."""
    if not settings.FIGURES_EXCUSES:
        return {}
    missed = {
        ticket.number: {
            (key, clock.breached_at) for key, clock in lives[ticket.pk].clocks.items() if clock.breached_at is not None
        }
        for ticket in tickets
    }
    asked = [number for number, clocks in missed.items() if clocks]
    found: dict[str, set[str]] = defaultdict(set)
    for number, key, due in import_string(settings.FIGURES_EXCUSES)(asked) if asked else ():
        if (key, due) in missed[number]:
            found[number].add(key)
    return {number: frozenset(keys) for number, keys in found.items()}


def place_of(category: str, area: str, catalogue: Catalogue) -> Place:
    """Return under which areas and categories a matter counts. The city itself is every matter's."""
    category_card, area_card = catalogue.category(category), catalogue.area(area)
    categories = _line(category_card.path) if category_card else ()
    areas, district, street = [], "", ""
    for code in _line(area_card.path) if area_card else ():
        card = catalogue.area(code)
        level = card.level if card else ""
        if level == "city":
            continue
        areas.append(code)
        district = code if level == "district" else district
        street = code if level == "street" else street
    return Place(tuple(areas), district, street, categories)


def kept(keys: Iterable[int]) -> dict[int, Scored]:
    """Return what was kept of tickets when they were scored last."""
    found = list(Score.objects.filter(pk__in=keys))
    turns: dict[int, list[TurnValue]] = defaultdict(list)
    rows = Turn.objects.filter(score__in=[row.pk for row in found]).order_by("score", "no")
    for one in rows:
        turns[one.score_id].append(
            TurnValue(one.no, one.unit, one.given_on, one.returned, one.due_on, on_time=one.on_time)
        )
    return {row.pk: value_of(row, turns[row.pk]) for row in found}


def value_of(row: Score, turns: Sequence[TurnValue]) -> Scored:
    """Return the value that a row stands for."""
    return Scored(
        **{name: getattr(row, name) for name in PLAIN},
        place=Place(tuple(row.areas), row.district, row.street, tuple(row.categories)),
        turns=tuple(turns),
    )


def row_of(key: int, scored: Scored) -> Score:
    """Return the row of a value."""
    place = scored.place
    return Score(
        ticket_id=key,
        **{name: getattr(scored, name) for name in PLAIN},
        areas=list(place.areas),
        district=place.district,
        street=place.street,
        categories=list(place.categories),
        category=place.categories[-1] if place.categories else "",
    )


PLAIN = (
    "seq",
    "registered_at",
    "channel",
    "unit",
    "day",
    "left_out",
    "responded",
    "solved",
    "satisfied",
    "first_solved",
    "redone",
    "told",
)
"""Columns of `Score` that are the value's own."""


def _line(path: str) -> tuple[str, ...]:
    return tuple(paths.segments(path))
