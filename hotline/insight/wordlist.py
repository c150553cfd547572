"""The list of sensitive words as a person edits it: a line for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from routing.domain.speech import _
from tickets.domain.refusals import Invalid

MOST_WEIGHT = 10


def as_lines(lists: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the list as lines: code | weight | words."""
    return "\n".join(f"{kind} | {entry['weight']:g} | {', '.join(entry['words'])}" for kind, entry in lists.items())


def read_lines(text: str) -> dict[str, dict[str, Any]]:
    """Read the list. Raises `Invalid` (field ``words``) naming the first line that cannot be read.

    >>> read_lines("gas | 3 | gas leak, 漏气")
    {'gas': {'weight': 3.0, 'words': ['gas leak', '漏气']}}
    """
    found: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split("|")]
        words = [word.strip() for word in parts[-1].replace("，", ",").split(",") if word.strip()]
        weight = _weight(parts[1]) if len(parts) == 3 else None
        if weight is None or not words or not parts[0].replace("_", "").isalnum() or parts[0] in found:
            raise Invalid(
                "bad_line",
                _("Line {line} is not “code | weight | words”, or says a kind twice."),
                field="words",
                line=number,
            )
        found[parts[0]] = {"weight": weight, "words": words}
    return found


def _weight(text: str) -> float | None:
    try:
        weight = float(text)
    except ValueError:
        return None
    return weight if 0 < weight <= MOST_WEIGHT else None
