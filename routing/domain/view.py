"""Facts prepared for judging: trees split, text folded, the clock read, each once per decision."""

from routing.domain import paths
from routing.domain.facts import Facts
from routing.domain.text import Finder, Word, fold


class View:
    """One snapshot of the facts, as conditions look at them.

    With a ``finder`` all words of a rule set are looked for in one pass; without, each word is searched when
    asked for.
    """

    __slots__ = ("_text", "_values", "area", "category", "facts", "found")

    def __init__(self, facts: Facts, finder: Finder | None = None) -> None:
        self.facts = facts
        self.category = paths.segments(facts.category)
        self.area = paths.segments(facts.area)
        self._text: str | None = None
        self.found: frozenset[str] | None = finder.find(self.text) if finder is not None else None

    @property
    def text(self) -> str:
        """The folded text."""
        if self._text is None:
            self._text = fold(self.facts.text)
        return self._text

    def says(self, word: Word) -> bool:
        """True when the text mentions the word."""
        return word.said in self.found if self.found is not None else word.is_in(self.text)

    def tree(self, fact: str) -> tuple[str, ...]:
        """The codes of the category or area, from the root down."""
        return self.category if fact == "category" else self.area
