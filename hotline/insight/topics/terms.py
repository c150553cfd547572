"""What a text is compared by: words, runs of two and three characters, and the runs of its headline once more.

Runs of characters find what no dictionary knows (estates, companies, villages), words carry the matter itself. Unlike
a suggestion of the category, which learns from every token, sameness needs rare ones: digits are kept as they are
(a bus line, a building), and what everybody writes in a letter to the mayor is left out.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import rjieba

from routing.domain.text import fold

LONGEST = 500
"""Characters read of what happened: the matter is named at its beginning, later come laws and feelings."""

BLOCKS = {"words": 0.3, "runs": 0.4, "head": 0.3}
"""What each block contributes to the likeness of two texts (they add up to one). Set on half of the issues that a
person found by reading; the figures of the other half are in the README."""

_RUNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[^\W_\u3400-\u4dbf\u4e00-\u9fff]+")
_LETTERS_SAY = """
我 我们 你 你们 他 他们 她 它 的 了 是 在 和 与 及 等 对 为 将 被 把 让 从 到 有 没有 也 都 就 不 不是 还 又 很
请 请问 投诉 反映 举报 咨询 建议 关于 问题 希望 尊敬 领导 书记 市长 您好 你好 谢谢 感谢 一个 这个 这样 什么 怎么
为什么 现在 但是 因为 所以 如果 可以 已经 进行 相关 部门 有关 解决 处理 市 区 县
a an the i we you he she it they my our your his her its their this that these those there here is are was were be
been being am do does did has have had will would can could should may might must not no and or but if so as of to
in on at by for with from into about over after before again very please hello thanks thank dear sir
madam us me them who whom which what when where why how now then all any each every some more most than too also only
"""
_SAID_BY_ALL = frozenset(_LETTERS_SAY.split())


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody said. `key` names it, `voice` whoever said it (opaque; empty: not known), `echo` counts the people
    who agreed, joined or urged, `place` is the place on record, if any."""

    key: str
    subject: str
    detail: str
    at: datetime
    voice: str = ""
    echo: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Bag:
    """How often a text says each term, by block."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)


def bag(text: Text) -> Bag:
    """Return the terms of a text; its headline counts twice."""
    head, story = fold(text.subject), fold(text.detail[:LONGEST])
    words = Counter(_words(story))
    runs = Counter(_pieces(story))
    for word in _words(head):
        words[word] += 2
    named = Counter(_pieces(head))
    for piece, count in named.items():
        runs[piece] += 2 * count
    return Bag({"words": words, "runs": runs, "head": named})


def _words(text: str) -> Iterator[str]:
    for word in rjieba.cut(text):
        if any(map(str.isalnum, word)) and word not in _SAID_BY_ALL:
            yield word


def _pieces(text: str) -> Iterator[str]:
    """Runs of two and three Chinese characters; of scripts with spaces, words and pairs of neighbouring words."""
    before = ""
    for run in _RUNS.findall(text):
        if "\u3400" <= run[0] <= "\u9fff":
            before = ""
            for length in (2, 3):
                for at in range(len(run) - length + 1):
                    yield run[at : at + length]
        elif run not in _SAID_BY_ALL:
            yield run
            if before:
                yield f"{before} {run}"
            before = run
