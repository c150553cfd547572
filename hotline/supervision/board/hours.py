"""Today's intake by the hour against the usual weekday: today as bars up to now, the usual day as a line."""

from dataclasses import dataclass

WIDE, HIGH = 560, 200
LEFT, BOTTOM, TOP = 36, 24, 8
GAP = 4


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour: how many came, how many usually do, and its bar; `now` is the hour that runs."""

    hour: int
    count: int
    usual: float | None
    x: float
    y: float
    high: float
    now: bool
    come: bool


@dataclass(frozen=True, slots=True)
class HourChart:
    """The picture. `usual` are the line's points, `lines` the marks of the scale as (y, value)."""

    hours: list[Hour]
    usual: str
    lines: list[tuple[float, int]]
    bar: float
    wide: int = WIDE
    high: int = HIGH
    foot: int = HIGH - 4


def hour_chart(hours: list[int], usual: list[float], hour: int) -> HourChart:
    """Return the chart for counts by hour, at an hour of the day."""
    top = _round(max([*hours, *usual, 1]))
    step, scale = (WIDE - LEFT) / 24, (HIGH - BOTTOM - TOP) / top

    def y(value: float) -> float:
        return round(HIGH - BOTTOM - value * scale, 1)

    points = [f"{round(LEFT + (n + 0.5) * step, 1):g},{y(value):g}" for n, value in enumerate(usual)]
    return HourChart(
        [
            Hour(
                hour=n,
                count=count,
                usual=usual[n] if usual else None,
                x=round(LEFT + n * step + GAP / 2, 1),
                y=y(count),
                high=round(count * scale, 1),
                now=n == hour,
                come=n <= hour,
            )
            for n, count in enumerate(hours)
        ],
        " ".join(points),
        [(y(value), value) for value in (top // 2, top) if value],
        round(step - GAP, 1),
    )


def _round(value: float) -> int:
    """Return the next even number that is easy to read: 2, 4, 10, 20, 40, 100 …"""
    unit = 1
    while True:
        for step in (2, 4, 10):
            if value <= step * unit:
                return step * unit
        unit *= 10
