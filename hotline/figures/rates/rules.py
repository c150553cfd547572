"""The city's own choices about rates, as data; what is left out is the default.

Weights 30/35/35 are published by Jungar Banner; “partly” counts a half; whether “basically satisfied” is satisfied
differs from city to city (domain.md §4.1, §4.2).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass(frozen=True)
class Rules:
    """How counts become rates.

    `response`, `resolution`, `satisfaction`: weights of the composite, of which only the proportions count. `partly`
    and `basically`: what “partly solved” and the middle of five levels count, from 0 to 1. `least`: orders below which
    nobody is ranked. `share`: which part of a peer group is advanced, progressing, or to rectify; `climb`: points by
    which one must have risen to progress; `heavy`: how many times the median of its peers a place of governance has to
    do. `groups`: peer groups by code of unit or area, where the kind of unit is not the fair comparison.
    """

    response: float = 30.0
    resolution: float = 35.0
    satisfaction: float = 35.0
    partly: float = 0.5
    basically: float = 0.8
    least: int = 30
    share: float = 0.2
    climb: float = 1.0
    heavy: float = 2.0
    groups: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        weights = (self.response, self.resolution, self.satisfaction)
        if min(weights) < 0 or not sum(weights):
            raise ValueError("weights are not negative, and not all of them nought")
        for name in ("partly", "basically"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is from 0 to 1")
        if not 0 < self.share <= 0.5:
            raise ValueError("share is above 0 and at most a half")

    def as_data(self) -> dict[str, Any]:
        """Return the rules as JSON-able data."""
        return {**asdict(self), "groups": dict(self.groups)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Rules":
        """Read rules. Raises ValueError for a name nobody knows and for what cannot be."""
        unknown = set(data) - {one.name for one in fields(cls)}
        if unknown:
            raise ValueError(f"no such rule: {', '.join(sorted(unknown))}")
        return cls(**data)
