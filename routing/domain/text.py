"""Words in what people wrote: one spelling for comparison, and finding many words in one pass.

Chinese runs on without spaces, so a Chinese word is found anywhere; a word in a script with spaces is found
only whole (“bus” is not in “business”) unless it ends with ``*`` (“light*” finds “lights”).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

import ahocorasick

# Scripts below this point separate words by spaces; Thai, Lao, Tibetan, Myanmar, Khmer among them do not.
_FIRST_IDEOGRAPHIC = 0x2E80
_NO_SPACES = range(0x0E00, 0x1100)
_IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_GAPS_IN_CHINESE = re.compile(rf"(?<=[{_IDEOGRAPHS}]) (?=[{_IDEOGRAPHS}])")
# Full-width letters, digits and punctuation stand in nearly every Chinese sentence. Done first, they mostly save the
# general normalisation, which costs several times as much.
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}


def fold(text: str) -> str:
    """One spelling: full-width as half-width, no case, single spaces, and none between Chinese characters."""
    if text.isascii():
        return " ".join(text.casefold().split())
    text = text.translate(_HALF_WIDTH)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = " ".join(text.split())
    return _GAPS_IN_CHINESE.sub("", text) if " " in text else text


def joins(char: str) -> bool:
    """True for a letter or digit of a script that writes spaces between words."""
    return char.isalnum() and ord(char) < _FIRST_IDEOGRAPHIC and ord(char) not in _NO_SPACES


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for. ``core`` is what must stand in the folded text, with borders where its script has
    them.
    """

    said: str  # as the rule's author wrote it
    core: str = field(init=False)
    border_before: bool = field(init=False)
    border_after: bool = field(init=False)

    def __post_init__(self) -> None:
        said = fold(self.said)
        core = said.rstrip("*").strip()
        object.__setattr__(self, "core", core)
        object.__setattr__(self, "border_before", bool(core) and joins(core[0]))
        object.__setattr__(self, "border_after", bool(core) and joins(core[-1]) and not said.endswith("*"))

    def stands_at(self, text: str, start: int, end: int) -> bool:
        """True when the borders around ``text[start:end]`` (which is ``core``) make it a whole word."""
        if self.border_before and start and joins(text[start - 1]):
            return False
        return not (self.border_after and end < len(text) and joins(text[end]))

    def is_in(self, text: str) -> bool:
        """True when the folded ``text`` says the word; the plain search that ``Finder`` must agree with."""
        start = text.find(self.core)
        while start >= 0:
            if self.stands_at(text, start, start + len(self.core)):
                return True
            start = text.find(self.core, start + 1)
        return False


class Finder:
    """Finds which of many words a text says, in one pass whose cost hardly depends on how many there are."""

    __slots__ = ("_automaton",)

    def __init__(self, words: Iterable[Word]) -> None:
        by_core: dict[str, list[Word]] = {}
        for word in dict.fromkeys(words):
            if word.core:
                by_core.setdefault(word.core, []).append(word)
        self._automaton = None
        if by_core:
            self._automaton = ahocorasick.Automaton()
            for core, same in by_core.items():
                # Words of scripts without spaces have no borders to look at.
                free = tuple(word.said for word in same if not (word.border_before or word.border_after))
                self._automaton.add_word(core, (len(core), tuple(same), free if len(free) == len(same) else None))
            self._automaton.make_automaton()

    def hits(self, text: str) -> list[tuple[int, int, Word]]:
        """Every (start, end, word) in the folded ``text``, in order of their ends."""
        if self._automaton is None:
            return []
        found = []
        for last, (length, words, _free) in self._automaton.iter(text):
            end = last + 1
            for word in words:
                if word.stands_at(text, end - length, end):
                    found.append((end - length, end, word))
        return found

    def find(self, text: str) -> frozenset[str]:
        """The words (as said) that the folded ``text`` mentions."""
        if self._automaton is None:
            return frozenset()
        found: set[str] = set()
        for last, (length, words, free) in self._automaton.iter(text):
            if free is not None:
                found.update(free)
                continue
            end = last + 1
            for word in words:
                if word.stands_at(text, end - length, end):
                    found.add(word.said)
        return frozenset(found)
