"""What is told of a group: its title, its words, its place, its crowd, its period, its heat."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.insight.topics.heat import Heat, heat
from hotline.insight.topics.phrases import Crowd, crowd_of, place_of
from hotline.insight.topics.space import Place
from hotline.insight.topics.terms import Text

LONG = 40
"""Characters of a title (twice as many where words are written with spaces)."""

WORDS = 5

_OPENING = re.compile(
    r"^(?:再次|强烈|坚决)?(?:投诉|反映|反应|举报|咨询|请问|问问|询问|关于|建议|希望|请求|恳请|求助|[,，:：\s])+",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?:的(?:相关|有关|若干)?(?:问题|投诉|建议|咨询|反映|疑问))?[?？!！。.\s]*$")
_BREAK = re.compile(r"[。!?！？;；]|,\s|，")


@dataclass(frozen=True, slots=True)
class Matter:
    """A group as it is told. `words` are said by at least half of its members: nobody's secret. `members` are keys,
    the earliest first; `title` is a member's own sentence, made short."""

    members: tuple[str, ...]
    title: str
    words: tuple[str, ...]
    place: str
    crowd: tuple[Crowd, ...]
    first: datetime
    last: datetime
    heat: Heat


def tell(
    texts: Sequence[Text],
    seats: Sequence[Place],
    names: Mapping[int, tuple[str, str]],
    rarity: dict[str, int],
    of: int,
    now: datetime,
) -> Matter:
    """Return what is told of a group: its texts and their places in the space, whose columns have `names`; `rarity`
    says how many of all `of` texts name each place."""
    ordered = sorted(zip(texts, seats, strict=True), key=lambda pair: (pair[0].at, pair[0].key))
    texts = [text for text, _seat in ordered]
    middle: Counter[int] = Counter()
    said: Counter[int] = Counter()
    for _text, seat in ordered:
        said.update(seat.keys())
        for column, value in seat.items():
            middle[column] += value  # type: ignore[assignment]
    typical = max(ordered, key=lambda pair: (sum(v * middle[c] for c, v in pair[1].items()), pair[0].key))[0]
    return Matter(
        members=tuple(text.key for text in texts),
        title=shorten(typical.subject or typical.detail),
        words=_words(middle, said, names, len(texts)),
        place=place_of(texts, rarity, of),
        crowd=tuple(crowd_of(texts)),
        first=texts[0].at,
        last=texts[-1].at,
        heat=heat(texts, now),
    )


def _words(
    middle: Counter[int], said: Counter[int], names: Mapping[int, tuple[str, str]], members: int
) -> tuple[str, ...]:
    """The words that weigh most, of those at least half of the members say."""
    found: list[str] = []
    for column, _weight in sorted(middle.items(), key=lambda item: (-item[1], item[0])):
        block, term = names[column]
        if block == "words" and len(term) > 1 and not term.isdigit() and 2 * said[column] >= members:
            found.append(term)
            if len(found) == WORDS:
                break
    return tuple(found)


def shorten(sentence: str) -> str:
    """Return a sentence without the phrases that letters open and close with, and not longer than a line."""
    text = " ".join(sentence.split())
    bare = _CLOSING.sub("", _OPENING.sub("", text)) or text
    most = LONG * 2 if " " in bare else LONG
    if len(bare) <= most:
        return bare
    breaks = [match.start() for match in _BREAK.finditer(bare[: most + 1]) if match.start() >= most // 3]
    cut = bare[: breaks[-1]] if breaks else bare[:most].rsplit(" ", 1)[0] if " " in bare[:most] else bare[:most]
    return f"{cut}…"
