"""What the hotline can answer at once: articles with an owner and a date by which they must be looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from hotline.demo.city.articles import TABLE
from hotline.demo.city.words import Words, rows


@dataclass(frozen=True, slots=True)
class Article:
    """One answer. `owner` is the code of the unit that keeps it true; two of them are overdue on purpose."""

    code: str
    category: str
    owner: str
    months: int
    title: Words
    answer: Words
    keywords_zh: tuple[str, ...]
    keywords_en: tuple[str, ...]

    def valid_until(self, today: date) -> date:
        """Give the day it must be looked at again, counted in months from `today` (past for an overdue one)."""
        month = today.month - 1 + self.months
        return date(today.year + month // 12, month % 12 + 1, min(today.day, 28))


@cache
def articles() -> tuple[Article, ...]:
    """Give all articles in the order of the matters."""
    found = []
    for category, owner, months, zh, en, answer_zh, answer_en, said_zh, said_en in rows(TABLE):
        found.append(
            Article(
                code=f"k{category}",
                category=category,
                owner=owner,
                months=int(months),
                title=Words(en, zh),
                answer=Words(answer_en, answer_zh),
                keywords_zh=tuple(word.strip() for word in said_zh.split("、")),
                keywords_en=tuple(word.strip() for word in said_en.split(",")),
            )
        )
    return tuple(found)
