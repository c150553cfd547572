"""What a form is made about: who acts, when, on which ticket, and what may be chosen there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import get_language

from routing import queries as routing
from routing.domain import paths
from routing.domain.directory import AreaCard, CategoryCard, UnitCard
from routing.domain.speech import Name
from routing.models import Unit
from routing.queries import Catalogue
from tickets.domain.life import Life
from tickets.domain.people import Actor
from tickets.models import Ticket

Options = list[tuple[str, str]]
Groups = list[tuple[str, Options]]


@dataclass
class About:
    """The occasion of a form. Without a ticket it is a bulk act's."""

    actor: Actor
    now: datetime
    ticket: Ticket | None = None
    life: Life | None = None
    asked: dict[str, str] = field(default_factory=dict)
    """What the address said, to choose something before the form is shown (``?kind=extension``)."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """Units, areas and categories."""
        return routing.current()

    @cached_property
    def name(self) -> Name:
        """What people call a unit, area or category in the reader's language."""
        return self.catalogue.namer(get_language() or "")

    @property
    def today(self) -> date:
        """The day on the wall clock."""
        return timezone.localdate(self.now)

    def units(self) -> Groups:
        """Return the units that may have the ticket, by kind: never one that the matter is about, nor above or below
        it."""
        accused = self.life.accused if self.life else ""
        barred = self.catalogue.line(accused) if accused else frozenset()
        return self._by_kind(
            card
            for card in self.catalogue.units.values()
            if card.active and card.accepts_dispatch and card.code not in barred
        )

    def people(self) -> Options:
        """Return the people of the actor's unit. One statement."""
        people = get_user_model()._default_manager.filter(is_active=True, unit__code=self.actor.unit)
        return [(str(one.pk), str(one)) for one in people.order_by("display_name", "pk")]

    def categories(self) -> Groups:
        """Return the categories new matters may be filed under, by the topmost they belong to."""
        cards = [card for card in self.catalogue.categories.values() if card.valid_on(self.today)]
        parents = {paths.parent(card.path) for card in cards}
        return self._by_top([card for card in cards if card.path not in parents], "category")

    def areas(self) -> Groups:
        """Return the areas, by district."""
        return self._by_top(list(self.catalogue.areas.values()), "area", level=2)

    def _by_kind(self, cards: Iterable[UnitCard]) -> Groups:
        kinds = dict(Unit.Kind.choices)
        groups: dict[str, Options] = {kind: [] for kind in kinds}
        for card in cards:
            groups[card.kind].append((card.code, self.name("unit", card.code)))
        return [(str(kinds[kind]), sorted(found, key=_by_name)) for kind, found in groups.items() if found]

    def _by_top(self, cards: Sequence[AreaCard | CategoryCard], kind: str, level: int = 1) -> Groups:
        groups: dict[str, Options] = {}
        for card in sorted(cards, key=lambda one: one.path):
            codes = paths.segments(card.path)
            top = self.name(kind, codes[:level][-1])
            below = [self.name(kind, code) for code in codes[level:]]
            groups.setdefault(top, []).append((card.code, " › ".join(below) or top))
        return list(groups.items())


def flat(groups: Groups) -> Iterator[tuple[str, str]]:
    """Yield the options of groups."""
    for _label, options in groups:
        yield from options


def _by_name(option: tuple[str, str]) -> str:
    return option[1]
