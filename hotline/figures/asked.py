"""What an address asks the figures for: a period, and whose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hotline.figures.queries import settled
from hotline.figures.rates.periods import Period, month_of, period

LONGEST_DAYS = 3700


@dataclass(frozen=True, slots=True)
class Asked:
    """A period as an address names it, and the days of it that are over (None: none is)."""

    period: Period
    span: tuple[date, date] | None
    problem: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], today: date) -> "Asked":
        """Read a period; without one it is the last month that is over, with a problem said where it cannot be read."""
        problem = ""
        first, last = query.get("first", ""), query.get("last", "")
        name = f"{first}..{last}" if first and last else query.get("period", "")
        chosen = month_of(today).before()
        if name:
            try:
                chosen = period(name)
                if (chosen.last - chosen.first).days > LONGEST_DAYS or not 1990 <= chosen.first.year <= 2200:
                    raise ValueError(name)
            except (ValueError, OverflowError):
                chosen = month_of(today).before()
                problem = _("“{text}” is no period: shown is the last month.").format(text=name[:40])
        return cls(chosen, settled(chosen, today), problem)

    @property
    def words(self) -> str:
        """The period in words."""
        return words_of(self.period)

    def kinds(self, today: date) -> list[tuple[str, str, bool]]:
        """Return the usual periods as (label, name, whether shown): a month, the quarter and the year around it."""
        day = min(self.period.last, today)
        quarter = f"{day.year}-Q{(day.month + 2) // 3}"
        found = [(_("Month"), month_of(day).name), (_("Quarter"), quarter), (_("Year"), str(day.year))]
        return [(label, name, name == self.period.name) for label, name in found]


def words_of(one: Period) -> str:
    """Return a period in words, in the reader's manner."""
    if one.kind == "month":
        return str(date_format(one.first, "YEAR_MONTH_FORMAT"))
    if one.kind == "quarter":
        return _("quarter {n} of {year}").format(n=(one.first.month + 2) // 3, year=one.first.year)
    if one.kind == "year":
        return str(one.first.year)
    return _("{first} to {last}").format(first=date_format(one.first), last=date_format(one.last))
