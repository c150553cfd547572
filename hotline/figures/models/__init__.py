"""Tables of the figures: what counts of each ticket and its roll-ups, what people leave out, and published months."""

from hotline.figures.models.claims import Claim, ClaimEntry
from hotline.figures.models.months import Correction, Month
from hotline.figures.models.rolled import IntakeDay, IntakeHour, Mark, Score, Tally, Turn

__all__ = [
    "Claim",
    "ClaimEntry",
    "Correction",
    "IntakeDay",
    "IntakeHour",
    "Mark",
    "Month",
    "Score",
    "Tally",
    "Turn",
]
