"""The rates of one unit, place or city in one period (domain.md §4.2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hotline.figures.rates.interval import Rate, rate
from hotline.figures.rates.rules import Rules
from hotline.figures.rates.sums import Sums

RATES = (
    "response",
    "resolution",
    "satisfaction",
    "first_time",
    "on_time",
    "returns",
    "redo",
    "coverage",
)
"""The names of the rates, in the order of pages."""

LESS_IS_BETTER = frozenset({"returns", "redo"})


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts and what they amount to.

    `response`: contacted in time, of all orders due. `resolution` and `satisfaction`: the last round's answers, of
    those who answered. `first_time`: solved in the first round, of those asked in it. `on_time`: handled by the
    deadline, of the parts that fell due. `returns`: returned, of the parts given. `redo`: handled again, of the orders
    due. `coverage`: answered, of the orders due. `composite` is from 0 to 100, None while one of the three was never
    measured.
    """

    sums: Sums
    response: Rate
    resolution: Rate
    satisfaction: Rate
    first_time: Rate
    on_time: Rate
    returns: Rate
    redo: Rate
    coverage: Rate
    composite: float | None

    def rate(self, name: str) -> Rate:
        """Return a rate by its name. Raises KeyError for another one."""
        if name not in RATES:
            raise KeyError(name)
        found: Rate = getattr(self, name)
        return found


def figures(sums: Sums, rules: Rules, *, bonus: float = 0.0) -> Figures:
    """Return what counts amount to. `bonus` (negative: a penalty) is added to the composite, in points."""
    response = rate(sums.responded, sums.due)
    resolution = rate(sums.yes + rules.partly * sums.partly, sums.answered)
    satisfaction = rate(sums.sat5 + sums.sat4 + rules.basically * sums.sat3, sums.rated)
    return Figures(
        sums=sums,
        response=response,
        resolution=resolution,
        satisfaction=satisfaction,
        first_time=rate(sums.first_yes, sums.first_asked),
        on_time=rate(sums.on_time, sums.handled),
        returns=rate(sums.returned, sums.given),
        redo=rate(sums.redone, sums.due),
        coverage=rate(sums.answered, sums.due),
        composite=composite(response, resolution, satisfaction, rules, bonus),
    )


def composite(response: Rate, resolution: Rate, satisfaction: Rate, rules: Rules, bonus: float = 0.0) -> float | None:
    """Return the weighted mean of the three rates in points from 0 to 100, moved by `bonus` within them."""
    if response.value is None or resolution.value is None or satisfaction.value is None:
        return None
    weighted = (
        rules.response * response.value + rules.resolution * resolution.value + rules.satisfaction * satisfaction.value
    )
    points = 100 * weighted / (rules.response + rules.resolution + rules.satisfaction)
    return min(100.0, max(0.0, points + bonus))


def case_mix(own: Mapping[str, Sums], everywhere: Mapping[str, Sums], rules: Rules) -> float | None:
    """Return how a unit solves what it gets against how such matters are solved everywhere: 1.0 is as usual.

    Indirect standardisation by category: what was solved over what would have been, had each category been solved as in
    the whole city. None where nothing was answered, or nothing is ever solved.
    """
    solved = expected = 0.0
    for category, sums in own.items():
        usual = everywhere.get(category)
        if not sums.answered or usual is None or not usual.answered:
            continue
        solved += sums.yes + rules.partly * sums.partly
        expected += sums.answered * (usual.yes + rules.partly * usual.partly) / usual.answered
    return solved / expected if expected else None


def pooled(several: Iterable[Figures], rules: Rules) -> Figures:
    """Return the figures of several together: of their cases, not the mean of their rates."""
    whole = Sums()
    for one in several:
        whole += one.sums
    return figures(whole, rules)
