"""How hot is a matter? Our own formula, made of parts that a reader can check by hand.

Every message warms a matter by its weight and then cools, by half every `HALF_LIFE` days, as in the exponentially
decayed counts that news sites rank by (Hacker News and Reddit let points fade with age in a like manner):

    heat(t) = Σ  weight · 2^−(t − moment) / HALF_LIFE     over the messages before t
    weight  = (1 + ln(1 + echo)) / k

`echo` is how many others agreed, joined or urged (likes and dislikes of a forum: a dislike is attention, too), k the
how-manieth message of the same voice this is: one person who writes twenty times is not a crowd. So size, attention,
the breadth of the crowd and how close together it came are one number. `peak` is the highest the heat ever was, by
which matters of a closed period are compared; `now` is what it is today; `growth` what it is of what it was a week ago.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hotline.insight.topics.terms import Text

HALF_LIFE = 30.0
"""Days."""

DAWN = datetime(2020, 1, 1, tzinfo=UTC)
"""The day warmth is reckoned from; any other would do."""

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Heat:
    """The heat of a matter now, at its highest (and when), and now against a week ago (None: it is younger)."""

    now: float
    peak: float
    peak_at: datetime
    growth: float | None
    voices: int
    echo: int

    def warmth(self, now: datetime) -> float:
        """Return the logarithm (base 2) of the heat as of `DAWN`: it orders matters alike on whatever day one looks."""
        return math.log2(self.now) + (now - DAWN) / DAY / HALF_LIFE


def heat(texts: Sequence[Text], now: datetime) -> Heat:
    """Return the heat of texts (at least one), those after `now` left out of what is now."""
    ordered = sorted(texts, key=lambda text: (text.at, text.key))
    heard: Counter[str] = Counter()
    level, before, peak, peak_at = 0.0, ordered[0].at, 0.0, ordered[0].at
    weighed: list[tuple[datetime, float]] = []
    for text in ordered:
        who = text.voice or f" {text.key}"
        heard[who] += 1
        weight = (1.0 + math.log1p(max(text.echo, 0))) / heard[who]
        weighed.append((text.at, weight))
        level = level * _left(text.at - before) + weight
        before = text.at
        if level > peak:
            peak, peak_at = level, text.at
    today, week_ago = _at(weighed, now), _at(weighed, now - WEEK)
    return Heat(today, peak, peak_at, today / week_ago if week_ago else None, len(heard), sum(t.echo for t in texts))


def heat_of(warmth: float, now: datetime) -> float:
    """Return the heat now of what was given as warmth."""
    return math.pow(2.0, warmth - (now - DAWN) / DAY / HALF_LIFE)


def _at(weighed: Sequence[tuple[datetime, float]], moment: datetime) -> float:
    return sum(weight * _left(moment - at) for at, weight in weighed if at <= moment)


def _left(gone: timedelta) -> float:
    return math.pow(2.0, -(gone / DAY) / HALF_LIFE)


def weekly(texts: Sequence[Text], now: datetime, weeks: int) -> list[int]:
    """Return how many texts each of the last `weeks` weeks brought, the newest last."""
    found = [0] * weeks
    for text in texts:
        back = math.floor((now - text.at) / WEEK)
        if 0 <= back < weeks:
            found[weeks - 1 - back] += 1
    return found
