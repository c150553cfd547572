"""Categories that a text seems to be about, by the words people use for them: a suggestion, never a
decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from routing.domain.text import Finder, Word, fold


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A category path, how strongly the text speaks for it (characters of the distinct words found), and
    the words.
    """

    category: str
    score: int
    words: tuple[str, ...]


class Suggester:
    """Suggests categories from (category path, words for it) pairs."""

    __slots__ = ("_categories", "_finder")

    def __init__(self, synonyms: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._categories: dict[str, list[str]] = {}
        for category, words in synonyms:
            for word in words:
                filed = self._categories.setdefault(word, [])
                if category not in filed:
                    filed.append(category)
        self._finder = Finder(Word(word) for word in self._categories)

    def suggest(self, text: str, limit: int = 3) -> tuple[Suggestion, ...]:
        """The best categories first; finer before coarser and then by path when equally strong."""
        found: dict[str, list[str]] = {}
        for word in sorted(self._finder.find(fold(text))):
            for category in self._categories[word]:
                found.setdefault(category, []).append(word)
        suggestions = [
            Suggestion(category, sum(_weight(word) for word in words), tuple(words))
            for category, words in found.items()
        ]
        suggestions.sort(key=lambda one: (-one.score, -one.category.count("/"), one.category))
        return tuple(suggestions[:limit])


def _weight(word: str) -> int:
    """A Chinese character says about as much as three Latin letters."""
    core = Word(word).core
    return sum(1 if char.isascii() else 3 for char in core)
