"""Who held it how long, as bars under each other and as a table. Supervisors' pages draw the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from routing.domain.speech import Name
from tickets.domain.vocabulary import State
from tickets.queries.holding import Hold
from tickets.words import word

WIDE, HIGH = 600, 18
LEAST = 3
"""Pixels: a short hold is still seen."""

LOOKS = {
    State.REGISTERED: "hotline",
    State.DISPATCHED: "wait",
    State.HANDLING: "unit",
    State.SUSPENDED: "still",
    State.REPLIED: "hotline",
    State.CALLBACK: "hotline",
    State.MERGED: "still",
}


LEGEND = {
    "hotline": gettext_lazy("at the hotline"),
    "wait": gettext_lazy("at a unit, not signed for"),
    "unit": gettext_lazy("handled by a unit"),
    "still": gettext_lazy("on the ledger, or with its master"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch: whose, in which state, how long, and where it lies in the picture."""

    holder: str
    state: str
    round: int
    since: datetime
    until: datetime
    lasted: timedelta
    share: int
    look: str
    x: float
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The stretches, oldest first, and how long each holder had it in all."""

    bars: list[Bar]
    totals: list[tuple[str, timedelta, int]]
    wide: int
    high: int

    @property
    def legend(self) -> list[tuple[str, str]]:
        """What the looks of the bars mean, as far as there are any."""
        found = {bar.look for bar in self.bars}
        return [(look, str(told)) for look, told in LEGEND.items() if look in found]


def waterfall(holds: Sequence[Hold], name: Name) -> Waterfall | None:
    """Return the picture of a ticket's way; None for one that has none yet."""
    whole = sum((hold.lasted for hold in holds), timedelta())
    if not holds or not whole:
        return None
    begin, span = holds[0].since, holds[-1].until - holds[0].since
    totals: dict[str, timedelta] = {}
    bars = []
    for number, hold in enumerate(holds):
        holder = name("unit", hold.unit) if hold.unit else _("the hotline")
        totals[holder] = totals.get(holder, timedelta()) + hold.lasted
        x = min((hold.since - begin) / span * WIDE, WIDE - LEAST)
        bars.append(
            Bar(
                holder=holder,
                state=word(State, hold.state),
                round=hold.round,
                since=hold.since,
                until=hold.until,
                lasted=hold.lasted,
                share=round(100 * (hold.lasted / whole)),
                look=LOOKS.get(hold.state, "still"),
                x=round(x, 1),
                y=number * (HIGH + 4),
                width=round(max(hold.lasted / span * WIDE, LEAST), 1),
            )
        )
    ordered = sorted(totals.items(), key=lambda one: -one[1])
    return Waterfall(
        bars, [(who, lasted, round(100 * (lasted / whole))) for who, lasted in ordered], WIDE, len(bars) * (HIGH + 4)
    )
