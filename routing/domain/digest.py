"""A number for the rules of a set: equal rules, equal number. Proves later which rules a version had, and lets two
people who edit the same draft notice each other.
"""

import hashlib
import json
from collections.abc import Iterable

from routing.domain.compile import Rule


def digest(rules: Iterable[Rule]) -> str:
    """SHA-256 (hex) over the rules in canonical JSON, in the order they are given."""
    rows = [[one.priority, one.code, one.name, one.conditions, one.outcome, one.enabled] for one in rules]
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
