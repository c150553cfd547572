"""Sensitive: words of danger, many people, and nobody there to help: what somebody must read today, and why.

The list is data (`DEFAULT` is what a fresh installation begins with, domain reference annex A): kinds with their words
in Chinese and English and a weight. Weights of the kinds found add up; a crowd multiplies; the reasons are kept,
because a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Lists = Mapping[str, Mapping[str, object]]

DEFAULT: dict[str, dict[str, object]] = {
    "gas": {
        "weight": 3,
        "words": ["燃气泄漏", "煤气泄漏", "漏气", "煤气味", "gas leak", "smell of gas", "smells of gas"],
    },
    "fire": {"weight": 3, "words": ["起火", "着火", "火灾", "爆炸", "on fire", "caught fire", "explosion"]},
    "collapse": {
        "weight": 3,
        "words": ["坍塌", "倒塌", "塌陷", "墙体开裂", "collapsed", "collapse", "cave-in", "sinkhole"],
    },
    "self_harm": {"weight": 3, "words": ["轻生", "自杀", "跳楼", "不想活", "suicide", "kill myself", "end my life"]},
    "violence": {
        "weight": 2,
        "words": ["殴打", "持刀", "威胁", "家暴", "beaten", "with a knife", "threatened", "violence"],
    },
    "minors": {
        "weight": 2,
        "words": ["未成年", "儿童受伤", "孩子受伤", "校园欺凌", "child hurt", "child injured", "bullying"],
    },
    "food_poisoning": {"weight": 3, "words": ["食物中毒", "集体腹泻", "food poisoning", "fell ill after eating"]},
    "gathering": {
        "weight": 2,
        "words": ["聚集", "围堵", "堵路", "堵门", "拉横幅", "gathering", "blocking the road", "banner"],
    },
    "wages": {"weight": 1, "words": ["拖欠工资", "欠薪", "农民工工资", "unpaid wages", "not been paid", "owed wages"]},
    "strike": {"weight": 2, "words": ["罢工", "停运抗议", "罢市", "strike"]},
    "epidemic": {"weight": 2, "words": ["疫情", "传染病", "集体发热", "epidemic", "outbreak of", "infectious"]},
    "media": {"weight": 1, "words": ["曝光", "媒体", "记者", "上热搜", "press", "journalist", "newspaper"]},
    "identity_leak": {"weight": 2, "words": ["信息泄露", "举报信息被", "打击报复", "my identity", "retaliat"]},
}

MANY = 5
"""People from which on a matter is that of a crowd."""

COUNTS = (
    re.compile(
        r"(\d{1,5}|[一二三四五六七八九十百千两]+)\s*(?:多|余|几)?\s*(?:名|位|个)?\s*(?:人|户|工人|业主|居民|家长|学生|村民)"
    ),
    re.compile(
        r"\b(\d{1,5})\s+(?:\w+\s)?(?:people|persons|households|families|workers|owners|residents|pupils|children)\b"
    ),
)

DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Alarm:
    """What was found in a text: the score, (kind, word) for each kind, and how many people it speaks of."""

    score: float
    found: tuple[tuple[str, str], ...]
    people: int


def read(text: str, lists: Lists = DEFAULT, joined: int = 0) -> Alarm:
    """Judge a text and how many callers joined the ticket. Words are found as they stand, in any case; an English word
    only where a word begins."""
    lowered = text.lower()
    found: list[tuple[str, str]] = []
    weight = 0.0
    for kind, entry in lists.items():
        words = entry.get("words")
        hit = next((word for word in _texts(words) if _stands(word.lower(), lowered)), None)
        if hit is not None:
            found.append((kind, hit))
            weight += _number(entry.get("weight"))
    people = max(crowd(lowered), joined + 1)
    if people >= MANY:
        weight *= 1.5
    return Alarm(weight, tuple(found), people)


def crowd(text: str) -> int:
    """Return the largest number of people the text speaks of; 0 for none.

    >>> crowd("我们三十多名工人被欠薪"), crowd("about 40 workers were not paid"), crowd("一个人")
    (30, 40, 1)
    """
    return max((_count(hit) for pattern in COUNTS for hit in pattern.findall(text)), default=0)


def _texts(words: object) -> Sequence[str]:
    return [str(word) for word in words if word] if isinstance(words, list | tuple) else ()


def _number(weight: object) -> float:
    return float(weight) if isinstance(weight, int | float) else 1.0


def _stands(word: str, text: str) -> bool:
    if not word.isascii():
        return word in text
    return re.search(rf"\b{re.escape(word)}", text) is not None


def _count(digits: str) -> int:
    if digits.isdigit():
        return int(digits)
    total = last = 0
    for char in digits:
        if char in UNITS:
            total += (last or 1) * UNITS[char]
            last = 0
        else:
            last = DIGITS.get(char, 0)
    return total + last
