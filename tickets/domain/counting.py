"""How a rule counts days, and what it does with what arrives out of hours: data of a policy, because cities differ.

The default is the Chinese rule: counting starts the day after (Civil Code Art. 201), the last day ends at 24:00 or
at the close of business and moves on when it is a day off (Art. 203); a rule may set otherwise (Art. 204). Boston
counts N days on at the same clock time, and lets what arrives out of hours wait for the next opening.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from routing.domain.speech import _
from tickets.domain.workdays import CalendarError


class DayRule(StrEnum):
    """Where the n-th day ends."""

    NEXT_DAY_TO_END = "next_day_to_end"
    SAME_CLOCK_TIME = "same_clock_time"


class DayEnd(StrEnum):
    """When the last day is over (only for next_day_to_end)."""

    MIDNIGHT = "24:00"
    CLOSE_OF_BUSINESS = "close_of_business"


class LastDayOff(StrEnum):
    """What happens to a natural day budget whose last day is a day off."""

    MOVES = "moves"
    STAYS = "stays"


class Arrival(StrEnum):
    """Whether what arrives out of hours counts from when it came or from the next opening."""

    KEEP = "keep"
    NEXT_OPEN = "next_open"


class DayOffArrival(StrEnum):
    """The same for what arrives on a day off; Boston in 2011 let it count from that clock time of the next working
    day.
    """

    KEEP = "keep"
    NEXT_OPEN = "next_open"
    NEXT_DAY = "next_day"


@dataclass(frozen=True, slots=True)
class Counting:
    """A way of counting.

    `before_open`, `after_close` and `day_off` concern working measures only: natural days and hours run on whatever
    the doors do. A day off is asked about first, then the clock: with the day off kept, closing time is that of a
    usual day, so that a Saturday evening is after close too.
    """

    days: DayRule = DayRule.NEXT_DAY_TO_END
    day_end: DayEnd = DayEnd.MIDNIGHT
    last_day_off: LastDayOff = LastDayOff.MOVES
    before_open: Arrival = Arrival.KEEP
    after_close: Arrival = Arrival.KEEP
    day_off: DayOffArrival = DayOffArrival.KEEP

    @property
    def keeps_arrivals(self) -> bool:
        """Return whether nothing ever waits for an opening."""
        return self.before_open is self.after_close is Arrival.KEEP and self.day_off is DayOffArrival.KEEP

    @classmethod
    def from_data(cls, data: Mapping[str, str]) -> Counting:
        """Return the counting that JSON data describes; what is left out keeps its default.

            {"days": "next_day_to_end" | "same_clock_time", "day_end": "24:00" | "close_of_business",
             "last_day_off": "moves" | "stays", "before_open", "after_close": "keep" | "next_open",
             "day_off": "keep" | "next_open" | "next_day"}

        Raises CalendarError for an unknown word.
        """
        kinds: dict[str, type[StrEnum]] = {
            "days": DayRule,
            "day_end": DayEnd,
            "last_day_off": LastDayOff,
            "before_open": Arrival,
            "after_close": Arrival,
            "day_off": DayOffArrival,
        }
        choices: dict[str, Any] = {}
        for name, word in data.items():
            if name not in kinds:
                raise CalendarError("counting_unknown", _("“{name}” is no part of a way of counting."), name=name)
            try:
                choices[name] = kinds[name](word)
            except ValueError as error:
                raise CalendarError(
                    "counting_word_unknown", _("{name} cannot be “{word}”."), name=name, word=word
                ) from error
        return cls(**choices)

    def as_data(self) -> dict[str, str]:
        """Return JSON-able data that `from_data` reads back."""
        return {name: str(word) for name, word in asdict(self).items()}
