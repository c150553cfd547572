"""Categories that a text seems to be about, by the words people use for them: a suggestion, never a
decision.

A phrase of a script with spaces is also found scattered: “street light out” in “the light in our street has been out
since Monday”, whatever the order and the endings. That says less than the phrase itself, and is weighed so.
"""

import re
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


_TOKEN = re.compile(r"[a-z]+")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ings?|ed|es|s)$")
_LITTLE = frozenset({"and", "are", "but", "for", "from", "has", "have", "its", "not", "our", "the", "was", "with"})


def _stems(folded: str) -> frozenset[str]:
    """The telling words of a text in Latin letters, without their endings."""
    return frozenset(_ENDING.sub("", word) for word in _TOKEN.findall(folded) if len(word) > 2 and word not in _LITTLE)


class Suggester:
    """Suggests categories from (category path, words for it) pairs."""

    __slots__ = ("_categories", "_finder", "_scattered")

    def __init__(self, synonyms: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._categories: dict[str, list[str]] = {}
        for category, words in synonyms:
            for word in words:
                filed = self._categories.setdefault(word, [])
                if category not in filed:
                    filed.append(category)
        self._finder = Finder(Word(word) for word in self._categories)
        self._scattered: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for word in self._categories:
            stems = _stems(fold(word))
            if len(stems) > 1:
                # Filed under one of its words, the longest, which is the rarest as a rule.
                self._scattered.setdefault(max(stems, key=lambda stem: (len(stem), stem)), []).append((word, stems))

    def suggest(self, text: str, limit: int = 3) -> tuple[Suggestion, ...]:
        """The best categories first; finer before coarser and then by path when equally strong."""
        folded = fold(text)
        whole = self._finder.find(folded)
        weights = {word: _weight(word) for word in whole}
        stems = _stems(folded)
        for stem in stems:
            for word, needed in self._scattered.get(stem, ()):
                if word not in whole and needed <= stems:
                    weights[word] = sum(map(len, needed)) * 2 // 3
        found: dict[str, list[str]] = {}
        for word in sorted(weights):
            for category in self._categories[word]:
                found.setdefault(category, []).append(word)
        suggestions = [
            Suggestion(category, sum(weights[word] for word in words), tuple(words))
            for category, words in found.items()
        ]
        suggestions.sort(key=lambda one: (-one.score, -one.category.count("/"), one.category))
        return tuple(suggestions[:limit])


def _weight(word: str) -> int:
    """A Chinese character says about as much as three Latin letters."""
    core = Word(word).core
    return sum(1 if char.isascii() else 3 for char in core)
