"""The condition language: which facts a rule may speak of, and which operators each understands.

One object, one key. ``{"all": […]}``, ``{"any": […]}``, ``{"not": …}``, ``{"always": true}``, or a leaf
``{fact: {operator: operand}}``.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from routing.domain.facts import CALLER_KINDS, TYPES, URGENCIES

# fact → kind of value
FACTS: Mapping[str, str] = {
    "type": "choice",
    "channel": "choice",
    "caller_kind": "choice",
    "urgency": "scale",
    "category": "tree",
    "area": "tree",
    "accused_unit": "unit",
    "text": "text",
    "repeats": "number",
    "confidential": "flag",
    "time": "clock",  # local time of day, "HH:MM"
    "weekday": "weekday",  # 1 Monday … 7 Sunday
    "season": "season",  # day of the year, "MM-DD"
    "date": "date",  # "YYYY-MM-DD"
}

# kind of value → operators
OPERATORS: Mapping[str, tuple[str, ...]] = {
    "choice": ("is", "one_of"),
    "scale": ("is", "one_of", "at_least"),
    "tree": ("is", "one_of", "under", "known"),
    "unit": ("is", "one_of", "known"),
    "text": ("mentions", "matches"),
    "number": ("is", "between", "at_least"),
    "flag": ("is",),
    "clock": ("between",),
    "weekday": ("is", "one_of"),
    "season": ("between",),
    "date": ("between",),
}

MOST_DEEP = 8  # nested all/any/not
MOST_LEAVES = 200
MOST_WORDS = 500  # in one `mentions`

CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
SEASON = re.compile(
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d)"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The codes that exist, so that a rule which names another one is reported instead of never matching in
    silence.

    ``None`` means “not known here”: nothing is checked against it.
    """

    categories: Set[str] | None = None
    areas: Set[str] | None = None
    units: Set[str] | None = None
    duties: Set[str] | None = None
    channels: Set[str] | None = None
    classes: Set[str] | None = None

    def choices(self, fact: str) -> Set[str] | None:
        """The values a fact may have, None when any."""
        known: Mapping[str, Set[str] | None] = {
            "type": frozenset(TYPES),
            "urgency": frozenset(URGENCIES),
            "caller_kind": frozenset(CALLER_KINDS),
            "channel": self.channels,
            "category": self.categories,
            "area": self.areas,
            "accused_unit": self.units,
        }
        return known.get(fact)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where (a JSON pointer into the rule), as a translatable sentence."""

    code: str
    path: str
    template: str
    data: Mapping[str, object] = field(default_factory=dict)

    def as_data(self) -> dict[str, object]:
        """JSON-able, with the English sentence."""
        return {"code": self.code, "path": self.path, "sentence": self.template.format(**self.data)}
