"""Figures as rows of a table whose every number leads to the tickets behind it, and as a bar."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hotline.unit import midnights
from tickets.queries.load import Load

Address = Callable[..., str]

SHARES: tuple[tuple[str, str | Promise, str], ...] = (
    (midnights.LATE, _("late"), "triangle-alert"),
    (midnights.TODAY, _("still today"), "clock-alert"),
    (midnights.TOMORROW, _("tomorrow"), "clock"),
    ("later", _("later"), "calendar"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, and where the tickets behind it are listed (empty: there is no such list)."""

    number: int
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Figures:
    """One row: whose, and how much of what. `gone`: they work here no more."""

    name: str
    load: Load
    url: str
    cells: list[Cell]
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A stretch of a bar, in per cent of its length."""

    kind: str
    word: str | Promise
    icon: str
    number: int
    url: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """What is due when, as stretches of one bar."""

    whole: int
    shares: list[Share]

    @property
    def overlaps(self) -> bool:
        """Whether some ticket lies with two units whose deadlines fall on different days, and so counts twice."""
        return sum(share.number for share in self.shares) > self.whole


def figures_of(name: str, load: Load, address: Address, gone: bool = False) -> Figures:
    """Return a row of figures; `address` makes the address of a list of these tickets."""
    cells = [
        Cell(load.to_sign, address(state="dispatched"), "to-sign"),
        Cell(load.late, address(due=midnights.LATE), midnights.LATE),
        Cell(load.today, address(due=midnights.TODAY), midnights.TODAY),
        Cell(load.tomorrow, address(due=midnights.TOMORROW), midnights.TOMORROW),
        Cell(load.later, "", "later"),
    ]
    return Figures(name, load, address(), cells, gone)


def bar_of(load: Load, address: Address) -> Bar:
    """Return the whole load as a bar."""
    shares, start = [], 0.0
    total = max(load.late + load.today + load.tomorrow + load.later, 1)
    for kind, word, icon in SHARES:
        number = getattr(load, kind)
        width = round(100 * number / total, 2)
        url = address(due=kind) if kind != "later" else ""
        shares.append(Share(kind, word, icon, number, url, round(start, 2), width))
        start += width
    return Bar(load.open, shares)
