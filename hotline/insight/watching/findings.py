"""What a detector found, before it is a warning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """Something unusual: what it is about, when it became so, how much was seen and expected in how many days, the
    score on the detector's scale, the tickets behind it, and the facts a person is told."""

    detector: str
    matter: str
    at: datetime
    score: float
    seen: int
    expected: float
    days: float
    category: str = ""
    area: str = ""
    unit: str = ""
    lon: float | None = None
    lat: float | None = None
    numbers: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
