"""What counts of one ticket: its last round, its parts at units, and what it is counted under."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class LeftOut(StrEnum):
    """Why an order does not count. The first group follows from what happened; the second two people decide."""

    ANSWERED = "answered"
    NOT_A_MATTER = "not_a_matter"
    LEGAL_ROUTE = "legal_route"
    REFERRED = "referred"
    PRAISE = "praise"
    MERGED = "merged"
    LEDGER = "ledger"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    NOT_ASKED = "not_asked"

    MALICIOUS = "malicious"
    WRONG_DISPATCH = "wrong_dispatch"
    BEYOND_DUTY = "beyond_duty"
    ENFORCEMENT = "enforcement"
    MEDIATION = "mediation"
    FALSE_ANSWER = "false_answer"
    FORCE_MAJEURE = "force_majeure"


class Scope(StrEnum):
    """From what an order is left out: from everything, from both of the citizen's answers, or from satisfaction."""

    ALL = "all"
    ANSWERS = "answers"
    SATISFACTION = "satisfaction"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a matter is counted: codes from the widest (below the city) to its own; empty where it has none."""

    areas: tuple[str, ...] = ()
    district: str = ""
    street: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A lead unit's part: given on a day and perhaps `returned`; `due_on` is the day by whose end it was to be handled
    (None: nothing is owed), `on_time` whether it was."""

    no: int
    unit: str
    given_on: date
    returned: bool = False
    due_on: date | None = None
    on_time: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """What counts of one ticket as of its `seq`-th event.

    `unit` led the last round. `day` is the day on which its callback falls due, or, for what will never be asked
    about, the day it ended; None while no such day is known. `solved` and `satisfied` (1 to 5, 0: none) are the answers
    of the last round, `first_solved` that of the first.
    """

    seq: int
    registered_at: datetime
    channel: str
    place: Place
    unit: str = ""
    day: date | None = None
    left_out: str = ""
    responded: bool = False
    solved: str = ""
    satisfied: int = 0
    first_solved: str = ""
    redone: bool = False
    told: bool = False
    turns: tuple[Turn, ...] = ()
