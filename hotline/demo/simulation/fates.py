"""What is going to happen to a ticket out of the ordinary: drawn once, when it first goes to a unit."""

import random
from enum import StrEnum


class Fate(StrEnum):
    """One course each; what units do every day anyway follows from their temperament."""

    PLAIN = "plain"
    WRONG_UNIT = "wrong_unit"  # the first unit is not the right one, says so in time, and is believed
    BOUNCED = "bounced"  # nobody wants it, until it is arbitrated
    RETURNED_LATE = "returned_late"  # the unit wants to give it back after the window
    RETURN_REFUSED = "return_refused"
    RETURN_DESIGNATED = "return_designated"
    FACTS_MISSING = "facts_missing"
    NEGLECTED = "neglected"  # nobody does anything until it is far too late
    MORE_TIME = "more_time"
    NO_MORE_TIME = "no_more_time"
    ASKED_TOO_LATE = "asked_too_late"
    LEDGER = "ledger"
    LEDGER_REFUSED = "ledger_refused"
    LEDGER_BY_ORDER = "ledger_by_order"  # the supervisor puts it there
    TERMINATED = "terminated"
    TERMINATION_REFUSED = "termination_refused"
    PROMISE_BROKEN = "promise_broken"
    UNREAD = "unread"  # the reviewer forgets it
    UNASKED = "unasked"  # nobody rings the citizen
    UNREACHED = "unreached"
    UNSOLVED_TWICE = "unsolved_twice"
    REOPENED = "reopened"
    REOPENING_REFUSED = "reopening_refused"
    REOPENED_LATE = "reopened_late"
    WITHDRAWN = "withdrawn"
    PRESSED = "pressed"  # the citizen urges again and again, and supervisors press
    RECLASSIFIED = "reclassified"
    REDIRECTED = "redirected"
    REDONE_BY_ORDER = "redone_by_order"  # the supervisor does not believe the good end
    ERASED = "erased"  # once archived, the citizen wants to be forgotten


WEIGHTS: dict[Fate, float] = {
    Fate.PLAIN: 702,
    Fate.WRONG_UNIT: 45,
    Fate.BOUNCED: 26,
    Fate.RETURNED_LATE: 9,
    Fate.RETURN_REFUSED: 8,
    Fate.RETURN_DESIGNATED: 5,
    Fate.FACTS_MISSING: 7,
    Fate.NEGLECTED: 14,
    Fate.MORE_TIME: 12,
    Fate.NO_MORE_TIME: 7,
    Fate.ASKED_TOO_LATE: 8,
    Fate.LEDGER: 14,
    Fate.LEDGER_REFUSED: 5,
    Fate.LEDGER_BY_ORDER: 4,
    Fate.TERMINATED: 6,
    Fate.TERMINATION_REFUSED: 4,
    Fate.PROMISE_BROKEN: 9,
    Fate.UNREAD: 7,
    Fate.UNASKED: 9,
    Fate.UNREACHED: 10,
    Fate.UNSOLVED_TWICE: 8,
    Fate.REOPENED: 9,
    Fate.REOPENING_REFUSED: 5,
    Fate.REOPENED_LATE: 4,
    Fate.WITHDRAWN: 18,
    Fate.PRESSED: 14,
    Fate.RECLASSIFIED: 16,
    Fate.REDIRECTED: 6,
    Fate.REDONE_BY_ORDER: 3,
    Fate.ERASED: 1,
}
"""Of a thousand tickets that go to a unit."""


SLOWEST = (Fate.UNSOLVED_TWICE, Fate.LEDGER, Fate.NEGLECTED, Fate.BOUNCED, Fate.REDONE_BY_ORDER, Fate.ERASED)
"""What takes longest to come to its end is dealt first."""


class Fates:
    """Deals every fate twice before it draws by weight, so that a short run shows what a long one does."""

    def __init__(self) -> None:
        others = [fate for fate in Fate if fate is not Fate.PLAIN and fate not in SLOWEST]
        self._dealt = [*SLOWEST, *SLOWEST, *others, *others]

    def deal(self, rng: random.Random, *, soon_over: bool) -> Fate:
        """Return the fate of the next ticket; only those that are `soon_over` are dealt one."""
        if self._dealt and soon_over:
            return self._dealt.pop(0)
        return rng.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
