"""Who had a ticket how long, with the assisting units below and the missed moment across: the review's picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hotline.casefile.waterfall import LEGEND, LOOKS
from routing.domain.speech import Name
from tickets.domain.life import Part
from tickets.domain.vocabulary import State
from tickets.queries.holding import Hold
from tickets.words import word

WIDE, HIGH, STEP = 600, 16, 22
LEAST = 3
"""Pixels: a short hold is still seen."""

ASSIST_LOOK = "assist"
LEGENDS = {**LEGEND, ASSIST_LOOK: gettext_lazy("assisting beside the lead")}


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch: whose, what they did with it, how long, how much of it after the missed moment, and where it is."""

    holder: str
    state: str
    since: datetime
    until: datetime
    after: timedelta
    look: str
    x: float
    y: int
    width: float

    @property
    def lasted(self) -> timedelta:
        """How long it was."""
        return self.until - self.since


@dataclass(frozen=True, slots=True)
class Fall:
    """The picture: bars under each other, oldest first; `due` is where the missed moment lies (None: not in it)."""

    bars: list[Bar]
    totals: list[tuple[str, timedelta, int]]
    due: float | None
    high: int
    wide: int = WIDE

    @property
    def legend(self) -> list[tuple[str, str]]:
        """What the looks of the bars mean, as far as there are any."""
        found = {bar.look for bar in self.bars}
        return [(look, str(told)) for look, told in LEGENDS.items() if look in found]


def fall(
    holds: Sequence[Hold], assists: Iterable[Part], due: datetime | None, now: datetime, name: Name
) -> Fall | None:
    """Return the picture of a ticket's way; None for one that has none yet. No statement."""
    if not holds or holds[-1].until <= holds[0].since:
        return None
    begin, end = holds[0].since, holds[-1].until
    whole = end - begin

    def bar(number: int, holder: str, state: str, look: str, since: datetime, until: datetime) -> Bar:
        after = until - max(since, due) if due is not None and until > due else timedelta()
        x = min((since - begin) / whole * WIDE, WIDE - LEAST)
        wide = max((until - since) / whole * WIDE, LEAST)
        return Bar(holder, state, since, until, after, look, round(x, 1), number * STEP, round(wide, 1))

    bars: list[Bar] = []
    totals: dict[str, timedelta] = {}
    for hold in holds:
        holder = name("unit", hold.unit) if hold.unit else _("the hotline")
        totals[holder] = totals.get(holder, timedelta()) + hold.lasted
        look = LOOKS.get(hold.state, "still")
        bars.append(bar(len(bars), holder, word(State, hold.state), look, hold.since, hold.until))
    for part in assists:
        since, until = max(part.since, begin), min(part.replied_at or part.ended_at or now, end)
        if until > since:
            bars.append(bar(len(bars), name("unit", part.unit), _("assisting"), ASSIST_LOOK, since, until))
    ordered = sorted(totals.items(), key=lambda one: -one[1])
    return Fall(
        bars,
        [(who, lasted, round(100 * (lasted / whole))) for who, lasted in ordered],
        round((due - begin) / whole * WIDE, 1) if due is not None and begin <= due <= end else None,
        len(bars) * STEP,
    )
