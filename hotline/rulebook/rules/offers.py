"""What a field of the builder offers to choose from: codes with their names, and back from what was typed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, gettext

from routing import queries
from routing.domain.explain import CHOICES, WEEKDAYS
from routing.domain.facts import CALLER_KINDS, CHANNELS, TYPES, URGENCIES
from routing.domain.speech import Name
from routing.queries import Catalogue
from tickets.domain.vocabulary import CallerKind, Channel, TicketType, Urgency
from tickets.words import word

IN_BRACKETS = re.compile(r".*\(([^()]+)\)\s*", re.S)

KINDS = {"category": "category", "area": "area", "accused_unit": "unit", "unit": "unit", "duty": "duty"}
"""Which shelf of the catalogue a fact, or a target, is looked up on."""


@dataclass(frozen=True, slots=True)
class Option:
    """A code and what people call it."""

    code: str
    name: str

    @property
    def text(self) -> str:
        """How it stands in a field one types into."""
        return f"{self.name} ({self.code})"


class Offers:
    """What there is to choose from, in the reader's language."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.catalogue = catalogue
        self.name: Name = catalogue.namer(language)
        self._texts: dict[str, dict[str, str]] = {}

    def options(self, shelf: str) -> list[Option]:
        """Return everything on a shelf: categories, areas, units or duties, in the order of their paths."""
        catalogue = self.catalogue
        if shelf == "duty":
            codes: Iterable[str] = sorted(catalogue.directory.duties.keys)
        elif shelf == "category":
            codes = (card.code for card in sorted(catalogue.categories.values(), key=lambda card: card.path))
        elif shelf == "area":
            codes = (card.code for card in sorted(catalogue.areas.values(), key=lambda card: card.path))
        else:
            codes = (card.code for card in sorted(catalogue.units.values(), key=lambda card: card.path))
        return [Option(code, self.name(shelf, code)) for code in codes]

    def text(self, shelf: str, code: str) -> str:
        """Return a code as its field shows it; one that nobody knows stays as it is."""
        name = self.name(shelf, code.rpartition("/")[2])
        return f"{name} ({code})" if name != code.rpartition("/")[2] else code

    def code(self, shelf: str, typed: str) -> str:
        """Return the code that was meant by what was typed: in brackets behind the name, by itself, or by its name."""
        typed = typed.strip()
        found = IN_BRACKETS.fullmatch(typed)
        if found:
            return found[1].strip()
        if shelf not in self._texts:
            self._texts[shelf] = {option.name: option.code for option in self.options(shelf)}
        return self._texts[shelf].get(typed, typed)


def offers() -> Offers:
    """Return what there is to choose from now."""
    return _offers(queries.current(), get_language() or "")


@lru_cache(maxsize=4)
def _offers(catalogue: Catalogue, language: str) -> Offers:
    return Offers(catalogue, language)


def choices_of(fact: str) -> list[tuple[str, str]]:
    """Return the values a fact may have where they are few, with their names; none for the others."""
    table: Mapping[str, tuple[type, Iterable[str]]] = {
        "type": (TicketType, TYPES),
        "urgency": (Urgency, URGENCIES),
        "caller_kind": (CallerKind, CALLER_KINDS),
        "channel": (Channel, CHANNELS),
    }
    if fact == "weekday":
        return [(str(number), gettext(name)) for number, name in enumerate(WEEKDAYS, 1)]
    if fact in table:
        kind, codes = table[fact]
        return [(code, word(kind, code) or gettext(CHOICES.get(code, code))) for code in codes]
    return []
