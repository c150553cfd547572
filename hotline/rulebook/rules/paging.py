"""Long sets in pages: rules and differences by the key of their order, so that a page stays put while others edit."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.utils.http import urlencode

from routing.domain.compile import Rule

AT_ONCE = 25
LONGEST_SEARCH = 100

T = TypeVar("T")

Key = tuple[int, int, str]
"""Whether it is gone from the newer set, its priority, its code."""


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """What is shown of a list, and the queries of the pages beside it ("" where there is none)."""

    rows: Sequence[T]
    previous: str
    next: str
    total: int


def key_of(rule: Rule, gone: bool = False) -> Key:
    """Return where a rule stands among others."""
    return int(gone), rule.priority, rule.code


def leaf(rows: Sequence[T], keys: Sequence[Key], after: str, at: str = "", **more: str) -> Leaf[T]:
    """Return the page behind the key `after`, or that on which the code `at` stands; `more` stays in the addresses.
    A key that is no key begins at the top."""
    begin = bisect_right(keys, _read(after))
    if at:
        place = next((index for index, key in enumerate(keys) if key[2] == at), 0)
        begin = place // AT_ONCE * AT_ONCE
    end, earlier = begin + AT_ONCE, max(0, begin - AT_ONCE)
    return Leaf(
        rows[begin:end],
        _query(keys[earlier - 1] if earlier else None, more) if begin else "",
        _query(keys[end - 1], more) if end < len(rows) else "",
        len(rows),
    )


def _query(key: Key | None, more: dict[str, str]) -> str:
    said = {name: value for name, value in more.items() if value}
    if key:
        said["after"] = "~".join(map(str, key))
    return f"?{urlencode(said)}"


def _read(text: str) -> Key:
    gone, _first, rest = text.partition("~")
    priority, _second, code = rest.partition("~")
    if not all(one.isascii() and one.isdecimal() and len(one) < 12 for one in (gone, priority)):
        return -1, 0, ""
    return int(gone), int(priority), code
