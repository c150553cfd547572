"""A clock of a ticket as its page shows it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from hotline.casefile import days
from tickets.queries.timers import TimerView


@dataclass(frozen=True)
class Clocked:
    """A clock, and the picture of its days, drawn when it is asked for. `slug` names it in addresses."""

    view: TimerView
    unit: str
    now: datetime

    @property
    def slug(self) -> str:
        """Its key without the sign that would end an address."""
        return self.view.key.replace("#", "-")

    @cached_property
    def days(self) -> days.Days | None:
        """Every day counted or skipped."""
        return days.days_of(self.view, self.now)
