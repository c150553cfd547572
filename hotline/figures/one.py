"""One unit, area, category or channel: its figures, how they went, and what they are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hotline.figures.choices import rules
from hotline.figures.rates.cells import AREA, CATEGORY, CITY, UNIT
from hotline.figures.rates.measures import Figures, case_mix, figures
from hotline.figures.rates.periods import next_month
from hotline.figures.rates.sums import NONE
from hotline.figures.rolled import left_out_by_reason, series, sums_across, sums_by
from hotline.figures.words import LEFT_OUT
from hotline.shell.charts import Lines, Series, lines
from routing import queries as routing
from routing.domain import paths
from routing.queries import Catalogue

MONTHS = 12
BUSIEST = 12


@dataclass(frozen=True, slots=True)
class One:
    """What a page of one shows. `parts`: the busiest categories as (code, name, figures); `mix`: how it solves what it
    gets against the whole city, 1 is as usual; `left_out`: (reason, words, count)."""

    figures: Figures
    chart: Lines
    parts: list[tuple[str, str, Figures]]
    mix: float | None
    left_out: list[tuple[str, str, int]]


def one_of(dim: str, key: str, span: tuple[date, date], usual: bool) -> One:
    """Return the figures of one key. `usual`: whether it may be compared with the city. Five statements at the most."""
    catalogue = routing.current()
    own = figures(sums_by(dim, *span, [key]).get(key, NONE), rules())
    parts: list[tuple[str, str, Figures]] = []
    mix = None
    if dim in (UNIT, AREA):
        across = sums_across(f"{dim}/{CATEGORY}", key, *span)
        tops = {code: sums for code, sums in across.items() if _top(code, catalogue)}
        name = catalogue.namer(get_language() or "")
        busiest = sorted(tops.items(), key=lambda item: (-item[1].due, item[0]))[:BUSIEST]
        parts = [(code, name("category", code), figures(sums, rules())) for code, sums in busiest]
        if usual:
            mix = case_mix(tops, sums_by(CATEGORY, *span, list(tops)), rules())
    why: Mapping[str, int] = left_out_by_reason(dim, key, *span) if dim in (CITY, UNIT, AREA) else {}
    left_out = [(code, str(LEFT_OUT.get(code, code)), n) for code, n in sorted(why.items(), key=lambda w: -w[1])]
    return One(own, chart_of(dim, key, span[1]), parts, mix, left_out)


def chart_of(dim: str, key: str, last: date) -> Lines:
    """Return how the three rates went over the last twelve months that are over by `last`, or begun by then."""
    begin = last.replace(day=1)
    for _month in range(MONTHS - 1):
        begin = (begin - timedelta(days=1)).replace(day=1)
    found = series(dim, key, begin, next_month(last) - timedelta(days=1))
    months = [begin]
    while next_month(months[-1]) <= last:
        months.append(next_month(months[-1]))
    made = [figures(found.get(month, NONE), rules()) for month in months]
    return lines(
        [f"{month:%Y-%m}" for month in months],
        [
            Series(_("Response"), [_shown(one.response.percent) for one in made]),
            Series(_("Resolution"), [_shown(one.resolution.percent) for one in made]),
            Series(_("Satisfaction"), [_shown(one.satisfaction.percent) for one in made]),
        ],
        _("The three rates by month, in per cent"),
        _("Month"),
    )


def _shown(percent: float | None) -> float | None:
    return None if percent is None else round(percent, 1)


def _top(code: str, catalogue: Catalogue) -> bool:
    card = catalogue.category(code)
    return card is not None and paths.depth(card.path) == 1
