"""What the pickers offer: categories in use and areas, in the order of their trees, with the words people use."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from routing.domain import paths
from routing.queries import Catalogue


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a picker. `group` is what it stands under, `words` what else it is found by."""

    code: str
    name: str
    group: str = ""
    words: str = ""


@lru_cache(maxsize=8)
def categories(catalogue: Catalogue, language: str, today: date) -> tuple[Choice, ...]:
    """Return the categories that matters are filed under on a day: the finest ones first of each branch."""
    name = catalogue.namer(language)
    in_use = [card for card in catalogue.categories.values() if card.valid_on(today)]
    above = {paths.parent(card.path) for card in in_use}
    found = []
    for card in sorted(in_use, key=lambda card: card.path):
        if card.path in above:
            continue
        parent = paths.leaf(paths.parent(card.path))
        words = dict.fromkeys((card.name, *card.names.values(), *catalogue.words_of(card.path)))
        group = name("category", parent) if parent else ""
        found.append(Choice(card.code, name("category", card.code), group, " ".join(words)))
    return tuple(found)


@lru_cache(maxsize=8)
def areas(catalogue: Catalogue, language: str) -> tuple[Choice, ...]:
    """Return districts, streets and communities."""
    name = catalogue.namer(language)
    found = []
    for card in sorted(catalogue.areas.values(), key=lambda card: card.path):
        codes = card.path.split("/")
        if len(codes) > 1 or len(catalogue.areas) == 1:
            within = " · ".join(name("area", code) for code in reversed(codes[1:-1]))
            words = " ".join(dict.fromkeys((card.name, *card.names.values())))
            found.append(Choice(card.code, name("area", card.code), within, words))
    return tuple(found)
