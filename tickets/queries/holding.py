"""Who held a ticket how long: the hand-overs, read by playing its history again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tickets import law as statutes
from tickets.domain.life import Life
from tickets.domain.stages import apply
from tickets.domain.vocabulary import State
from tickets.history import events_of
from tickets.models import Event

WITH_UNIT = frozenset({State.DISPATCHED, State.HANDLING, State.SUSPENDED})
"""States in which a unit holds the ticket; in all others the hotline does, or its master's unit."""


@dataclass(frozen=True, slots=True)
class Hold:
    """One stretch of a ticket's way: in one state, with one unit (code; empty: the hotline). The last of an open ticket
    lasts until now."""

    state: State
    unit: str
    round: int
    since: datetime
    until: datetime

    @property
    def lasted(self) -> timedelta:
        """How long it was held."""
        return self.until - self.since


def holds(events: Iterable[Event], now: datetime) -> list[Hold]:
    """Return the stretches of one ticket's way, oldest first, from all its events. No statement beside the law's."""
    law = statutes.in_force()
    life = Life(number="")
    found: list[Hold] = []
    before: tuple[State, str, int] | None = None
    since = now
    for event in events_of(events):
        apply(life, event, law)
        holder = life.lead.unit if life.lead is not None and life.state in WITH_UNIT else ""
        after = (life.state, holder, life.round)
        if after != before:
            if before is not None:
                found.append(Hold(*before, since, event.at))
            before, since = after, event.at
    if before is not None and before[0] is not State.CLOSED:
        found.append(Hold(*before, since, max(now, since)))
    return found
