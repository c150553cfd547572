"""What is in people's heads about one ticket: nothing that the ticket itself knows."""

import random
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hotline.demo.city.replies import Quality
from hotline.demo.city.rhythm import Arrival
from hotline.demo.city.temperaments import Opinion
from hotline.demo.simulation.fates import Fate
from tickets.domain.people import Actor


@dataclass(slots=True)
class File:
    """One ticket of the simulation. `rng` is its own: no other life changes this one.

    `turn` counts how often plans were made anew; a happening planned in an older turn is void. `place` is where the
    ticket stood when the plans were made, `step_at` when its next ladder step is looked after.
    """

    no: int
    rng: random.Random
    arrival: Arrival
    citizen: Actor
    number: str = ""
    fate: Fate | None = None
    turn: int = 0
    place: tuple[Any, ...] = ()
    step_at: datetime | None = None

    on_line: bool = False  # settled while the caller is on the line
    suggested: str = ""  # where the unit that gave it back says it belongs
    refused_by: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)  # what units have asked for, each once
    quality: Quality = "good"
    improved: int = 0  # how often a reply came back
    contacted: bool = False
    late: bool = False
    neglected: bool = False
    opinion: Opinion | None = None
    reopened: bool = False
    redone: bool = False
    children: list["File"] = field(default_factory=list)
    master: "File | None" = None
