"""What lists may be narrowed by: a closed set of wishes, each of which names what it does. No look-ups from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q

from routing import queries as routing
from routing.domain.speech import _
from routing.queries import Catalogue
from tickets.domain.numbers import NumberError, parse_number
from tickets.domain.refusals import Invalid
from tickets.models import TicketRequest
from tickets.search_words import words

MOST_WORDS = 24
"""Words of a search that are looked for; what comes after them narrows no more."""

NOBODY = 0
"""As a handler: nobody has been given it yet."""

FLAGS: Mapping[str, Mapping[str, Any]] = {
    "urged": {"urges__gt": 0},
    "supervised": {"supervised": True},
    "confidential": {"confidential": True},
    "returned": {"returns__gt": 0},
    "redone": {"redos__gt": 0},
    "breached": {"breached": True},
    "asked": {"pending": True},
    "provisional": {"provisional": True},
}
"""What may be true of a ticket beside its state, each with the columns that say so."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tickets are wanted; an empty or None field narrows nothing. Category, area, unit and holder stand for
    their subtrees; moments are aware; `q` is what somebody typed; `asked` are kinds of requests that wait for a
    decision.

    What a part has of its own is asked of the part where a list is read by parts, and of the ticket elsewhere: who
    handles it (`handler`, an account's key; `NOBODY` for nobody yet), when it is next due (`due_after` < due <=
    `due_until`), and which unit holds it (`holder`; `unit` is the lead's in every list).
    """

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
    handler: int | None = None
    holder: str = ""
    due_after: datetime | None = None
    due_until: datetime | None = None
    flags: tuple[str, ...] = ()
    q: str = ""
    asked: tuple[str, ...] = ()
    returned: bool | None = None

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
        if self.asked:
            waiting = TicketRequest.objects.filter(ticket=OuterRef(f"{at}pk"), status="pending", kind__in=self.asked)
            found &= Q(Exists(waiting))
        if self.returned is not None:
            found &= Q(**{f"{at}returns__gt": 0}) if self.returned else Q(**{f"{at}returns": 0})
        for flag in self.flags:
            found &= _flag(flag, at)
        if self.q.strip():
            found &= mentions(self.q, at)
        return found & self._held(at)

    def _held(self, at: str) -> Q:
        found, due = Q(), "due_at" if at else "next_due_at"
        if self.handler is not None:
            found &= Q(handler=None) if self.handler == NOBODY else Q(handler=self.handler)
        if self.due_after is not None:
            found &= Q(**{f"{due}__gt": self.due_after})
        if self.due_until is not None:
            found &= Q(**{f"{due}__lte": self.due_until})
        if self.holder and not at:
            found &= Q(lead__in=sorted(routing.current().subtree(self.holder)))
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


def _flag(flag: str, at: str) -> Q:
    if flag not in FLAGS:
        raise Invalid(
            "unknown_code",
            _("“{value}” is not one of: {choices}."),
            field="flags",
            value=flag,
            choices=", ".join(FLAGS),
        )
    return Q(**{f"{at}{name}": value for name, value in FLAGS[flag].items()})


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
