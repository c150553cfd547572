"""The words of claims: who asks, how a claim stands, and from what each reason leaves an order out."""

from collections.abc import Mapping
from enum import StrEnum

from hotline.figures.rates.scored import LeftOut, Scope


class Origin(StrEnum):
    """Who asks: the hotline itself, or the unit that is scored."""

    HOTLINE = "hotline"
    UNIT = "unit"


class Standing(StrEnum):
    """How a claim stands."""

    ASKED = "asked"
    IN_FORCE = "in_force"
    REFUSED = "refused"
    LIFTED = "lifted"


class Step(StrEnum):
    """What was done about a claim."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    LIFTED = "lifted"


REASONS: Mapping[str, Scope] = {
    LeftOut.MALICIOUS: Scope.ALL,
    LeftOut.WRONG_DISPATCH: Scope.ALL,
    LeftOut.BEYOND_DUTY: Scope.ALL,
    LeftOut.FORCE_MAJEURE: Scope.ALL,
    LeftOut.FALSE_ANSWER: Scope.ANSWERS,
    LeftOut.ENFORCEMENT: Scope.SATISFACTION,
    LeftOut.MEDIATION: Scope.SATISFACTION,
}
"""What may be claimed. Enforcement and mediation leave satisfaction but stay in response (domain.md §4.2)."""
