"""What a text is made of: runs of characters, words, and plain facts, each in a block of its own.

A headline says more than the same words in a long story, so it counts twice among all that was said, and is kept
apart from the story as well. Digits are all alike; one spelling is `routing.domain.text.fold`'s. Chinese is cut into
words by jieba's dictionary; runs of one to three characters find what the dictionary does not know, and the
misspelt words of other scripts.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import rjieba

from routing.domain.text import fold

LONGEST = 4000
"""Characters read of what happened: longer stories say the matter well before, and the time stays bounded."""

BLOCKS = ("chars", "words", "head chars", "head words", "story words", "facts")
"""Characters and words of everything, of the headline alone, words of the story, and what is known beside the text."""

_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said: a headline (may be empty), what happened, and plain facts as ``name=value``."""

    subject: str
    detail: str = ""
    facts: tuple[str, ...] = ()


def tokens(said: Said) -> dict[str, Counter[str]]:
    """Return how often each token occurs, by block."""
    head, story = clean(said.subject), clean(said.detail[:LONGEST])
    head_chars, head_words = Counter(_chars(head)), Counter(_words(head))
    story_words = Counter(_words(story))
    return {
        "chars": _all(head_chars, Counter(_chars(story))),
        "words": _all(head_words, story_words),
        "head chars": head_chars,
        "head words": head_words,
        "story words": story_words,
        "facts": Counter(said.facts),
    }


def clean(text: str) -> str:
    """Return the one spelling of a text: digits are all alike."""
    return _DIGITS.sub("0", fold(text))


def _all(head: Counter[str], story: Counter[str]) -> Counter[str]:
    found = Counter(story)
    for token, count in head.items():
        found[token] += 2 * count
    return found


def _chars(text: str) -> Iterator[str]:
    if not text:
        return
    padded = f" {text} "
    yield from padded
    for length in (2, 3):
        for at in range(len(padded) - length + 1):
            yield padded[at : at + length]


def _words(text: str) -> Iterator[str]:
    cut = [word for word in rjieba.cut(text) if any(map(str.isalnum, word))]
    yield from cut
    for before, after in pairwise(cut):
        yield f"{before} {after}"
