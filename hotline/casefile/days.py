"""A deadline's days as a picture: weeks under each other, every day counted or skipped, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tickets.domain.walk import DayKind
from tickets.queries.timers import Day, TimerView

LEGEND: Mapping[str, tuple[str, object]] = {
    DayKind.ARRIVAL: ("arrival", gettext_lazy("came in; counting starts after it")),
    DayKind.WAITED: ("arrival", gettext_lazy("came in out of hours")),
    DayKind.COUNTED: ("counted", gettext_lazy("counted")),
    DayKind.MAKE_UP: ("counted", gettext_lazy("counted: a make-up working day")),
    DayKind.OWN_HOURS: ("counted", gettext_lazy("counted, with hours of its own")),
    DayKind.WEEKEND: ("off", gettext_lazy("not counted: day off of the week")),
    DayKind.HOLIDAY: ("holiday", gettext_lazy("not counted: holiday")),
    DayKind.PAUSED: ("paused", gettext_lazy("not counted: the clock was paused")),
    DayKind.LANDED: ("counted", gettext_lazy("the last day moved here")),
}
SIGNS = {DayKind.ARRIVAL: "▸", DayKind.WAITED: "▸", DayKind.WEEKEND: "–", DayKind.HOLIDAY: "×", DayKind.PAUSED: "‖"}
WIDE, HIGH, LEFT, TOP = 44, 34, 76, 22
MOST_WEEKS = 14
"""A longer deadline is told by its table alone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in the picture."""

    x: int
    y: int
    day: date
    sign: str
    look: str
    title: str
    due: bool
    today: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A day in the table."""

    day: date
    counted: str
    why: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Days:
    """Picture and table of one deadline."""

    cells: list[Cell]
    weeks: list[tuple[int, str]]
    heads: list[tuple[int, str]]
    rows: list[Row]
    legend: list[tuple[str, str]]
    wide: int
    high: int


def days_of(view: TimerView, now: datetime) -> Days | None:
    """Return the days of a clock, or None where there is nothing to show (a clock that runs to a named date)."""
    if not view.days:
        return None
    notes = _once(view.days)
    first = notes[0].date - timedelta(days=notes[0].date.weekday())
    weeks = (notes[-1].date - first).days // 7 + 1
    drawn = weeks <= MOST_WEEKS
    # 24:00 of a day is 00:00 of the next one.
    due = timezone.localtime(view.due - timedelta(seconds=1)).date()
    cells = [_cell(note, first, due, timezone.localdate(now)) for note in notes] if drawn else []
    return Days(
        cells=cells,
        weeks=[
            (TOP + HIGH * week, date_format(first + timedelta(weeks=week), "MONTH_DAY_FORMAT"))
            for week in range(weeks if drawn else 0)
        ],
        heads=[(LEFT + WIDE * day, date_format(first + timedelta(days=day), "D")) for day in range(7)],
        rows=[Row(note.date, _counted(note), _why(note), bool(note.number or note.minutes)) for note in notes],
        legend=_legend(notes),
        wide=LEFT + 7 * WIDE,
        high=TOP + HIGH * weeks,
    )


def _once(notes: Sequence[Day]) -> list[Day]:
    """Return each date once, in order: of a day that counts and was paused too, what counts is shown."""
    best: dict[date, Day] = {}
    for note in notes:
        if note.date not in best or (note.number or note.minutes):
            best[note.date] = note
    return [best[day] for day in sorted(best)]


def _cell(note: Day, first: date, due: date, today: date) -> Cell:
    week, weekday = divmod((note.date - first).days, 7)
    look, _told = LEGEND[note.kind]
    return Cell(
        x=LEFT + WIDE * weekday,
        y=TOP + HIGH * week,
        day=note.date,
        sign=str(note.number) if note.number else "✓" if note.minutes else SIGNS.get(DayKind(note.kind), ""),
        look=look,
        title=f"{date_format(note.date, 'SHORT_DATE_FORMAT')}: {_why(note)}",
        due=note.date == due,
        today=note.date == today,
    )


def _counted(note: Day) -> str:
    if note.minutes:
        return _("{minutes} min").format(minutes=note.minutes)
    return str(note.number) if note.number else ""


def _why(note: Day) -> str:
    told = str(LEGEND[note.kind][1])
    if note.name:
        told = f"{told} ({note.name})"
    return f"{told}; {_('holidays of this year not published yet')}" if note.assumed else told


def _legend(notes: Sequence[Day]) -> list[tuple[str, str]]:
    found = {LEGEND[note.kind][0]: str(LEGEND[note.kind][1]) for note in reversed(notes)}
    return list(found.items())
