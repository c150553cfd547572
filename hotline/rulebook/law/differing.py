"""What differs between two documents, place by place."""

from collections.abc import Mapping
from typing import Any


def differing(old: Mapping[str, Any], new: Mapping[str, Any], place: str = "") -> dict[str, list[Any]]:
    """Return the deepest places at which two documents differ, with what stands there in each (None: nothing). A whole
    part that one of them leaves out is an empty one.

    >>> differing({"a": {"b": 1, "c": 2}}, {"a": {"b": 1, "c": 3}, "d": 4})
    {'a/c': [2, 3], 'd': [None, 4]}
    >>> differing({}, {"a": {"b": {"c": 1}}})
    {'a/b': [None, {'c': 1}]}
    """
    found: dict[str, list[Any]] = {}
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if not place and isinstance(before or after, Mapping):
            before, after = before or {}, after or {}
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            found |= differing(before, after, f"{place}{name}/")
        elif before != after:
            found[f"{place}{name}"] = [before, after]
    return found
