"""How units and citizens behave: who signs late, returns wrongly, asks for time, answers badly; who is content.

A temperament belongs to a unit's code, so the same unit is the same in every run; what it does with one ticket is
drawn from the simulator's own random source.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hotline.demo.city.replies import Quality

Kind = Literal["steady", "slow", "shirking", "careless", "overloaded", "keen"]


@dataclass(frozen=True, slots=True)
class Temperament:
    """Chances (0 to 1) of what a unit does, and how it uses its time.

    `pace` is the middle share of the budget it takes to sign for or reply: above 1 is late.
    """

    kind: Kind
    sign_late: float
    return_wrongly: float
    ask_extension: float
    skip_contact: float
    reply_badly: float
    reply_late: float
    interim: float
    suspend: float
    assist_late: float
    pace: float

    def quality(self, rng: random.Random) -> Quality:
        """Draw how good its next reply is."""
        if rng.random() < self.reply_badly:
            return rng.choice(("copied", "vague", "vague"))
        return rng.choices(("good", "partly", "explained", "plan_agreed", "cannot_verify"), weights=(70, 10, 13, 3, 4))[
            0
        ]

    def share_of_budget(self, rng: random.Random) -> float:
        """Draw the share of its time it uses for a reply; above 1 the reply is late."""
        if rng.random() < self.reply_late:
            return rng.uniform(1.02, 1.7)
        return min(0.99, max(0.04, rng.gauss(self.pace, 0.22)))


_KINDS: dict[Kind, Temperament] = {
    "keen": Temperament("keen", 0.01, 0.01, 0.02, 0.02, 0.02, 0.01, 0.15, 0.005, 0.02, 0.3),
    "steady": Temperament("steady", 0.05, 0.04, 0.06, 0.06, 0.06, 0.04, 0.1, 0.01, 0.08, 0.55),
    "slow": Temperament("slow", 0.3, 0.05, 0.24, 0.12, 0.08, 0.2, 0.08, 0.02, 0.3, 0.86),
    "shirking": Temperament("shirking", 0.14, 0.38, 0.12, 0.18, 0.14, 0.08, 0.05, 0.02, 0.2, 0.7),
    "careless": Temperament("careless", 0.06, 0.05, 0.05, 0.3, 0.34, 0.05, 0.04, 0.01, 0.12, 0.4),
    "overloaded": Temperament("overloaded", 0.2, 0.08, 0.18, 0.15, 0.16, 0.24, 0.2, 0.03, 0.25, 0.9),
}

# The characters of the story; everybody else is drawn.
KNOWN: dict[str, Kind] = {
    "water": "keen",
    "heat": "overloaded",
    "gas": "keen",
    "landong-urban": "overloaded",
    "gudu-nanshuimen-office": "shirking",
    "xialing-housing": "slow",
    "landong-market": "careless",
    "gudu-dukou-office": "keen",
    "daoxi-labour": "slow",
    "xinggang-market": "overloaded",
    "telecom-lan": "careless",
}


@cache
def temperament(unit: str) -> Temperament:
    """Give the temperament of a unit by its code."""
    if unit in KNOWN:
        return _KINDS[KNOWN[unit]]
    rng = random.Random(f"temperament of {unit}")
    kinds: tuple[Kind, ...] = ("steady", "keen", "slow", "shirking", "careless", "overloaded")
    return _KINDS[rng.choices(kinds, weights=(56, 14, 10, 6, 8, 6))[0]]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a citizen says when called back. `solved` is yes, partly or no; `mark` 1 (very unsatisfied) to 5."""

    reached: bool
    contacted: bool
    solved: Literal["yes", "partly", "no"]
    mark: int


_LIKELY: dict[Quality, tuple[float, float]] = {
    "good": (0.86, 4.4),
    "partly": (0.35, 3.4),
    "explained": (0.3, 3.2),
    "plan_agreed": (0.25, 3.4),
    "cannot_verify": (0.12, 2.6),
    "vague": (0.18, 2.2),
    "copied": (0.06, 1.6),
}


def opinion(quality: Quality, late: bool, contacted: bool, rng: random.Random) -> Opinion:
    """Draw a citizen's opinion of a reply of a certain quality."""
    solved_chance, middle = _LIKELY[quality]
    solved: Literal["yes", "partly", "no"] = "yes" if rng.random() < solved_chance else "no"
    if solved == "no" and rng.random() < 0.35:
        solved = "partly"
    mark = rng.gauss(middle - 0.7 * late - 0.5 * (not contacted), 0.7)
    return Opinion(
        reached=rng.random() < 0.78,
        contacted=contacted and rng.random() < 0.97,
        solved=solved,
        mark=min(5, max(1, round(mark))),
    )


def urges(share_of_budget: float, rng: random.Random) -> bool:
    """Say whether a citizen rings to ask, once this share of the time has gone by."""
    return rng.random() < (0.03 if share_of_budget < 0.5 else 0.12 if share_of_budget < 1 else 0.4)
