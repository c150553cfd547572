"""How much time a rule gives: "2 h", "4 work_h", "7 d", "5 wd".

A span is an amount in one of four measures and nothing else: which hours and which days those are is the calendar's
business, and when they run out is the promise's. Amounts are whole numbers (minutes for hours, days for days), so
no deadline ever hangs on a rounding.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from routing.domain.speech import _
from routing.refusal import Refusal

MINUTES_PER_HOUR = 60
# A century: longer than any limit in any law we read, and short enough that no date leaves the calendar.
MOST_DAYS = 36_525
MOST_MINUTES = MOST_DAYS * 24 * MINUTES_PER_HOUR


class SpanError(Refusal):
    """The text or the amount is not a span of time."""


class Measure(StrEnum):
    """The four ways rules count time (GB/T digital-city schemas know the same four)."""

    NATURAL_HOUR = "natural_hour"
    WORK_HOUR = "work_hour"
    NATURAL_DAY = "natural_day"
    WORK_DAY = "work_day"

    in_days: bool
    working: bool

    def __init__(self, word: str) -> None:
        # Attributes and not properties: every deadline asks them several times.
        self.in_days = word.endswith("_day")
        self.working = word.startswith("work_")


# What a unit word means: its measure, and how many minutes (or days) one of it is.
_WORDS: dict[str, tuple[Measure, int]] = {
    **dict.fromkeys(("min", "mins", "minute", "minutes", "分钟"), (Measure.NATURAL_HOUR, 1)),
    **dict.fromkeys(
        ("h", "hour", "hours", "natural_h", "natural_hour", "natural_hours", "小时", "个小时"),
        (Measure.NATURAL_HOUR, MINUTES_PER_HOUR),
    ),
    **dict.fromkeys(("work_min", "work_mins", "work_minute", "work_minutes"), (Measure.WORK_HOUR, 1)),
    **dict.fromkeys(
        ("work_h", "work_hour", "work_hours", "工作小时", "个工作小时"), (Measure.WORK_HOUR, MINUTES_PER_HOUR)
    ),
    **dict.fromkeys(
        ("d", "day", "days", "natural_d", "natural_day", "natural_days", "天", "日", "自然日", "个自然日"),
        (Measure.NATURAL_DAY, 1),
    ),
    **dict.fromkeys(("wd", "work_d", "work_day", "work_days", "工作日", "个工作日"), (Measure.WORK_DAY, 1)),
}
_PATTERN = re.compile(r"(?P<amount>[0-9]{1,9}(?:\.[0-9]{1,6})?)[ _]*(?P<word>[^\W\d][^\d]*)")


@dataclass(frozen=True, slots=True)
class Span:
    """`amount` whole minutes (hour measures) or whole days (day measures); zero days means "by the end of today".

    Raises SpanError when the amount is not a whole number from 0 to a hundred years.
    """

    amount: int
    measure: Measure

    def __post_init__(self) -> None:
        if not isinstance(self.amount, int) or isinstance(self.amount, bool):
            raise SpanError(
                "span_not_whole",
                _("A span is a whole number of minutes or days, not {amount}."),
                amount=self.amount,
            )
        if not 0 <= self.amount <= (MOST_DAYS if self.measure.in_days else MOST_MINUTES):
            raise SpanError(
                "span_out_of_range",
                _("A span lies between 0 and a hundred years, not {amount}."),
                amount=self.amount,
            )

    @classmethod
    def hours(cls, hours: int, minutes: int = 0) -> Span:
        """Return natural hours and minutes."""
        return cls(hours * MINUTES_PER_HOUR + minutes, Measure.NATURAL_HOUR)

    @classmethod
    def work_hours(cls, hours: int, minutes: int = 0) -> Span:
        """Return hours and minutes of opening time."""
        return cls(hours * MINUTES_PER_HOUR + minutes, Measure.WORK_HOUR)

    @classmethod
    def days(cls, days: int) -> Span:
        """Return natural (calendar) days."""
        return cls(days, Measure.NATURAL_DAY)

    @classmethod
    def work_days(cls, days: int) -> Span:
        """Return working days."""
        return cls(days, Measure.WORK_DAY)

    @classmethod
    def parse(cls, text: str) -> Span:
        """Return the span a text names: "15 min", "2 h", "1.5 h", "4 work_hour", "5 wd", "7 natural_day", "5个工作日".

        Raises SpanError naming what is wrong: no amount and unit, an unknown unit, or parts of a minute or a day.
        """
        cleaned = unicodedata.normalize("NFKC", text).strip().lower()
        match = _PATTERN.fullmatch(cleaned)
        if match is None:
            raise SpanError("span_unreadable", _("“{text}” is not an amount and a unit, like “5 wd”."), text=text)
        word = re.sub(r"[ _-]+", "_", match["word"].strip()).replace("working_", "work_").replace("workday", "work_day")
        if word not in _WORDS:
            raise SpanError(
                "span_unit_unknown",
                _("“{word}” is no unit of time; use min, h, work_min, work_h, d or wd."),
                word=match["word"].strip(),
                text=text,
            )
        measure, size = _WORDS[word]
        amount = Fraction(match["amount"]) * size
        if amount.denominator != 1:
            raise SpanError(
                "span_not_whole",
                _("“{text}” is not a whole number of days.")
                if measure.in_days
                else _("“{text}” cuts a minute in parts."),
                text=text,
            )
        return cls(int(amount), measure)

    def __str__(self) -> str:
        """Return the one canonical text, which `parse` reads back."""
        if self.measure.in_days:
            return f"{self.amount} {'wd' if self.measure.working else 'd'}"
        prefix = "work_" if self.measure.working else ""
        hours, minutes = divmod(self.amount, MINUTES_PER_HOUR)
        return f"{self.amount} {prefix}min" if minutes or not hours else f"{hours} {prefix}h"

    def phrase(self) -> tuple[str, dict[str, object]]:
        """Return (English template, data) for people: "5 working days", "15 minutes of opening time"."""
        amount, unit = self.amount, "minutes"
        if self.measure.in_days:
            unit = "days"
        elif amount and amount % MINUTES_PER_HOUR == 0:
            amount, unit = amount // MINUTES_PER_HOUR, "hours"
        one, many = _PHRASES[self.measure.working, unit]
        return (one if amount == 1 else many), {"amount": amount}


_PHRASES: dict[tuple[bool, str], tuple[str, str]] = {
    (False, "minutes"): (_("{amount} minute"), _("{amount} minutes")),
    (False, "hours"): (_("{amount} hour"), _("{amount} hours")),
    (False, "days"): (_("{amount} calendar day"), _("{amount} calendar days")),
    (True, "minutes"): (_("{amount} minute of opening time"), _("{amount} minutes of opening time")),
    (True, "hours"): (_("{amount} hour of opening time"), _("{amount} hours of opening time")),
    (True, "days"): (_("{amount} working day"), _("{amount} working days")),
}
