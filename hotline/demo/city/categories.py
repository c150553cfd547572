"""What people call about: 18 classes and 120 matters, with the words callers use for them.

A class passes its duty, service class and urgency on to matters that say nothing of their own. `grassroots_allowed`
means that the matter stands on the streets' duty list: without it nothing may be dispatched to a street office.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hotline.demo.city import taxonomy_life, taxonomy_people, taxonomy_town
from hotline.demo.city.words import Words, rows


@dataclass(frozen=True, slots=True)
class Category:
    """A class (2 digits) or a matter (4 digits). `path` is "07/0706"; `synonyms` is by language."""

    code: str
    name: Words
    duty: str
    service_class: str
    urgency: str
    grassroots_allowed: bool
    needs_place: bool
    synonyms_zh: tuple[str, ...]
    synonyms_en: tuple[str, ...]

    @property
    def parent(self) -> str:
        """Give the code of the class, "" for a class."""
        return self.code[:-2]

    @property
    def path(self) -> str:
        """Give the codes from the class down, joined by "/"."""
        return f"{self.parent}/{self.code}" if self.parent else self.code


def _read(cells: list[str]) -> Category:
    code, zh, en, duty, service_class, urgency, marks, said_zh, said_en = cells
    return Category(
        code=code,
        name=Words(en, zh),
        duty=duty,
        service_class=service_class,
        urgency=urgency,
        grassroots_allowed="g" in marks,
        needs_place="p" in marks,
        synonyms_zh=tuple(word.strip() for word in said_zh.split("、") if word.strip()),
        synonyms_en=tuple(word.strip() for word in said_en.split(",") if word.strip()),
    )


@cache
def categories() -> tuple[Category, ...]:
    """Give all classes and matters in the order of their codes."""
    tables = (taxonomy_town.TABLE, taxonomy_life.TABLE, taxonomy_people.TABLE)
    return tuple(_read(cells) for table in tables for cells in rows(table))


@cache
def leaves() -> tuple[Category, ...]:
    """Give the matters alone: what a ticket is filed under."""
    return tuple(category for category in categories() if category.parent)


@cache
def category(code: str) -> Category:
    """Give the class or matter with this code; raises KeyError when there is none."""
    return {one.code: one for one in categories()}[code]
