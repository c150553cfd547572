"""What lists may be narrowed by: a closed set of wishes, each of which names what it does. No look-ups from outside."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from routing import queries as routing
from routing.domain.speech import _
from routing.queries import Catalogue
from tickets.domain.numbers import NumberError, parse_number
from tickets.domain.refusals import Invalid
from tickets.search_words import words

MOST_WORDS = 24
"""Words of a search that are looked for; what comes after them narrows no more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tickets are wanted; an empty or None field narrows nothing. Category, area and unit stand for their
    subtrees; moments are aware; `q` is what somebody typed."""

    state: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    urgency: tuple[str, ...] = ()
    service_class: tuple[str, ...] = ()
    category: str = ""
    area: str = ""
    unit: str = ""
    overdue: bool | None = None
    supervised: bool | None = None
    registered_after: datetime | None = None
    registered_before: datetime | None = None
    q: str = ""

    def conditions(self, now: datetime, at: str = "") -> Q:
        """Return the condition on tickets; `at` is the way from the queried rows to their ticket (``ticket__``).

        Raises `Invalid` naming the wish whose code nobody knows.
        """
        found = Q()
        for name in ("state", "type", "urgency", "service_class"):
            if getattr(self, name):
                found &= Q(**{f"{at}{name}__in": getattr(self, name)})
        if self.category or self.area or self.unit:
            found &= self._places(routing.current(), at)
        if self.overdue is not None:
            late = Q(**{f"{at}next_due_at__lt": now})
            found &= late if self.overdue else ~late
        if self.supervised is not None:
            found &= Q(**{f"{at}supervised": self.supervised})
        if self.registered_after is not None:
            found &= Q(**{f"{at}registered_at__gte": self.registered_after})
        if self.registered_before is not None:
            found &= Q(**{f"{at}registered_at__lt": self.registered_before})
        if self.q.strip():
            found &= mentions(self.q, at)
        return found

    def _places(self, catalogue: Catalogue, at: str) -> Q:
        found = Q()
        if self.category:
            card = catalogue.category(self.category)
            if card is None:
                raise Invalid(
                    "unknown_category",
                    _("There is no category “{value}”."),
                    field="category",
                    value=self.category,
                )
            found &= Q(**{f"{at}category__in": below(card.path, catalogue.categories)})
        if self.area:
            area = catalogue.area(self.area)
            if area is None:
                raise Invalid("unknown_area", _("There is no area “{value}”."), field="area", value=self.area)
            found &= Q(**{f"{at}area__in": below(area.path, catalogue.areas)})
        if self.unit:
            if catalogue.unit(self.unit) is None:
                raise Invalid("unknown_unit", _("There is no unit “{value}”."), field="unit", value=self.unit)
            found &= Q(**{f"{at}lead__in": sorted(catalogue.subtree(self.unit))})
        return found


def below(path: str, cards: object) -> list[str]:
    """Return the codes of a tree's node and of everything below it; `cards` maps code to card."""
    start = f"{path}/"
    return [
        code
        for code, card in cards.items()  # type: ignore[attr-defined]
        if card.path == path or card.path.startswith(start)
    ]


def mentions(text: str, at: str = "") -> Q:
    """Return the condition that a ticket mentions every word of `text` (Chinese by pairs of characters), or that
    `text` is its number. A text without any word matches nothing."""
    try:
        return Q(**{f"{at}number": parse_number(text)})
    except NumberError:
        found = words(text)[:MOST_WORDS]
    if not found:
        return Q(**{f"{at}pk__in": ()})
    query = SearchQuery(" & ".join(f"'{word}'" for word in found), search_type="raw", config="simple")
    return Q(**{f"{at}search": query})
