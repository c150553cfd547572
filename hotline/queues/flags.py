"""What in a reply asks for a second look. Signs, never verdicts: a reviewer decides.

Pure: texts and moments in, codes out. The thresholds are those reviewers of such hotlines work by: a form letter sent
to several people, many endings within minutes, an answer to another question, a promise nobody can hold a unit to.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.queues.likeness import likeness, runs
from tickets.search_words import words

COPIED, ALIKE = 0.9, 0.7
"""From these likenesses on a reply is another's copy, or looks like one."""

BURST, WITHIN = 5, timedelta(minutes=10)
"""So many replies of one unit this close together are an ending of many at once."""

SHORT_LATIN, SHORT_CHINESE = 60, 25
"""Characters below which a reply cannot have told what was done, when and by whom."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PROMISE = re.compile(
    r"\b(will|shall|going to|plan(?:s|ned)? to|soon|as soon as possible|in due course|promise[sd]?)\b"
    r"|将|拟|计划|尽快|近期|后续|下一步|届时|承诺|争取|抓紧",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}|\d+\s*(?:days?|weeks?|months?|hours?)\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|tonight|by the end of)\b"
    r"|\d+\s*(?:月|日|号|天|周|个月|小时|工作日)|[一二三四五六七八九十两]+(?:月|日|天|周|个月|个工作日)|月底|年底|周[一二三四五六日末]|今天|明天|今日|明日|当日",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be been by for from has have he her his i in is it its me my not of on or our she so that
        the their them there they this to us was we were will with you your please would like want wants""",
    )
)
"""Words that say nothing of what a matter is about."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Another reply of the same unit: of which ticket (number), when, what it said."""

    number: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Twin:
    """The reply most like this one, and how alike they are (0 to 1)."""

    reply: Reply
    likeness: float

    @property
    def percent(self) -> int:
        """The likeness as people read it."""
        return round(self.likeness * 100)


def twin(text: str, others: Iterable[Reply]) -> Twin | None:
    """Return the most similar other reply where it is alike enough to be looked at."""
    mine = runs(text)
    best = max(((likeness(mine, runs(one.text)), one) for one in others), key=lambda pair: pair[0], default=None)
    return Twin(best[1], best[0]) if best is not None and best[0] >= ALIKE else None


def burst(at: datetime, others: Iterable[Reply]) -> int:
    """Return how many replies, this one included, the unit sent at about the same time; 0 where that is ordinary."""
    near = 1 + sum(abs(one.at - at) <= WITHIN for one in others)
    return near if near >= BURST else 0


def too_short(text: str) -> bool:
    """Say whether a reply is too short to have told anything."""
    least = SHORT_CHINESE if _CHINESE.search(text) else SHORT_LATIN
    return len("".join(text.split())) < least


def beside_the_point(asked: str, text: str) -> bool:
    """Say whether a reply takes up none of the words of what was asked."""
    wanted = {word for word in words(asked) if word not in _EMPTY and (len(word) > 2 or word >= "\u3400")}
    return bool(wanted) and wanted.isdisjoint(_stems(words(text), wanted))


def without_date(text: str) -> bool:
    """Say whether a reply promises something and names no day for it."""
    return bool(_PROMISE.search(text)) and not _DATE.search(text)


def _stems(said: Sequence[str], wanted: set[str]) -> set[str]:
    """Return what is said, and of what is wanted whatever begins like a word that is said: "lamp" and "lamps"."""
    return {
        *said,
        *(one for one in wanted for word in said if len(word) > 3 and one[:4] == word[:4] and one < "\u3400"),
    }
