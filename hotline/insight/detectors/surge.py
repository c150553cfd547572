"""Surge: more of one category in one area than the season lets expect.

After Farrington et al., *A statistical algorithm for the early detection of outbreaks of infectious disease*, J. R.
Statist. Soc. A 159 (1996), as made flexible by Noufaily et al., Statistics in Medicine 32 (2013): a quasi-Poisson
baseline with trend over past weeks, past outbreaks down-weighted by their Anscombe residuals (the 2013 cut at 2.58),
the newest days left out, a negative binomial upper tail, a minimum count. Three things differ, because a hotline's
series are short and thin: the season of past years enters as the category's own growth at this time of year, and not as
factor levels; a thin series borrows its level from its category and area (gamma-Poisson); and the weekday and the
volume of all other matters are offsets, as `surveillance` lets a population be one.

Judged are the last 1, 3 and 7 days up to now: a burst main needs the first, a slow illness the last.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotline.insight.detectors.stream import Floats, Ints
from hotline.insight.detectors.tail import limit, surprise

MEDIAN_SQUARE = 0.4549
"""The median of a chi-square of one degree of freedom."""

SPANS = (1, 3, 7)
"""Days that are judged together, ending with today."""


@dataclass(frozen=True, slots=True)
class Surge:
    """How the baseline is made. Days, except: `borrow` days of pseudo-data a series borrows from its category and
    area; `pool` pseudo-observations of the common dispersion; `cut` the Anscombe residual above which a past day counts
    less; `least` tickets below which nothing is a surge; `ripe` days of history below which nothing is judged; `years`
    looked back for the season, `season_prior` and `volume_prior` tickets by which both factors are drawn to 1."""

    reference: int = 84
    guard: int = 7
    season_half: int = 7
    borrow: float = 21.0
    pool: float = 40.0
    cut: float = 2.58
    least: int = 4
    ripe: int = 28
    years: int = 3
    season_prior: float = 60.0
    volume_prior: float = 200.0


@dataclass(frozen=True, slots=True)
class Baseline:
    """What today lets expect of each series: `daily` a typical day's mean, `means` and `variances` for each of `SPANS`
    (series × spans), and the parts they were made of (series): `level`, `trend` a day (of the logarithm), `season`,
    `volume`; `weekday` is today's factor; what is not `ripe` has too
    little history to be judged."""

    means: Floats
    variances: Floats
    level: Floats
    trend: Floats
    season: Floats
    volume: Floats
    weekday: Floats
    ripe: NDArray[np.bool_]

    def scores(self, counts: Floats | Ints, least: int) -> tuple[Floats, Ints]:
        """Return each series' score for counts (series × spans) and the place in `SPANS` it comes from."""
        found = surprise(counts, self.means, self.variances)
        found[(np.asarray(counts) < least) | ~self.ripe[:, None]] = 0.0
        best = np.argmax(found, axis=1)
        return found[np.arange(len(found)), best], best

    def limit(self, series: int, span: int, score: float, least: int) -> int:
        """Return from which count on a series is a surge within a span."""
        return limit(float(self.means[series, span]), float(self.variances[series, span]), score, least)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What all series lend to each other on one day; `of` fits those that are to be judged."""

    rule: Surge
    today: int
    weekday: int
    days: Ints
    past: Floats
    usable: Floats
    weekly: Floats
    prior: Floats
    season: Floats
    volume: Floats
    category: Ints

    def of(self, judged: Ints) -> Baseline:
        """Return what today lets expect of the judged series (indexes)."""
        rule, today, weekday = self.rule, self.today, self.weekday
        own, usable, seen = self.weekly[judged], self.usable[judged], self.past[judged]
        offset = own[:, (self.days + weekday) % 7] * usable
        prior = self.prior[judged] / np.maximum(offset.sum(axis=1), 1.0)
        level, trend, weight = _fit(seen, offset, prior, self.days - today, rule)
        fitted = level[:, None] * np.exp(trend[:, None] * (self.days - today)) * offset
        season, volume = self.season[judged], self.volume[judged]
        shape = np.stack(
            [own[:, (np.arange(today - span + 1, today + 1) + weekday) % 7].sum(axis=1) for span in SPANS], axis=1
        )
        means = np.maximum(level * season * volume, 1e-6)[:, None] * shape
        dispersion = _dispersion(seen, fitted, weight, self.category[judged], rule)
        doubt = dispersion[:, 0] / np.maximum((weight * fitted).sum(axis=1) + rule.borrow * prior, 1e-6)
        variances = dispersion * means + means**2 * doubt[:, None]
        ripe = usable.sum(axis=1) >= min(rule.ripe, len(self.days))
        return Baseline(means, variances, level, trend, season, volume, own[:, (today + weekday) % 7], ripe)


def backdrop(counts: Floats, category: Ints, area: Ints, today: int, weekday: int, rule: Surge) -> Backdrop:
    """Return what the history says about day `today`.

    `counts` is series × days from day 0, not-a-number where the history has a hole (`holes`), which is not read as
    quiet; `category` and `area` are those of each series; `weekday` is that of day 0. Only days before `today` −
    `guard` are learnt from. Raises ValueError where there is no such day.
    """
    last = today - rule.guard + 1
    first = max(0, last - rule.reference)
    if last - first < 1:
        raise ValueError("no history before this day")
    days = np.arange(first, last)
    raw = counts[:, first:last]
    usable, past = np.isfinite(raw).astype(float), np.nan_to_num(raw)
    return Backdrop(
        rule,
        today,
        weekday,
        days,
        past,
        usable,
        _weekdays(past, usable, category, (days + weekday) % 7),
        _prior(past, category, area),
        _season(counts, category, today, rule),
        _volume(counts, past, category, today, rule),
        category,
    )


def candidates(counts: Floats, today: int, least: int) -> Ints:
    """Return the series with so many tickets in the longest of `SPANS` that there can be a surge at all."""
    return np.flatnonzero(np.nan_to_num(counts[:, max(0, today - SPANS[-1] + 1) : today + 1]).sum(axis=1) >= least)


def holes(counts: Floats, category: Ints, run: int = 5, sure: float = 18.0) -> Floats:
    """Return the counts with not-a-number where a category falls silent for `run` days or more in which `sure` tickets
    or more were to be expected from its eight weeks before: a hole in the data (P < e^−18), not a quiet time."""
    found = counts.astype(float).copy()
    for name in np.unique(category):
        rows = category == name
        daily = counts[rows].sum(axis=0)
        quiet = np.flatnonzero(np.diff(np.concatenate([[0], (daily == 0).astype(int), [0]])))
        for start, end in zip(quiet[::2], quiet[1::2], strict=True):
            before = daily[max(0, start - 56) : start]
            if start and end - start >= run and before.mean() * (end - start) >= sure:
                found[np.ix_(rows, np.arange(start, end))] = np.nan
    return found


def spans_of(counts: Floats, today: int) -> Floats:
    """Return the counts of each series in each of `SPANS` up to and with `today` (series × spans)."""
    return np.stack([np.nansum(counts[:, max(0, today - span + 1) : today + 1], axis=1) for span in SPANS], axis=1)


def _grouped(values: Floats, group: Ints) -> Floats:
    """Sum rows by group and give each row its group's sum."""
    sums = np.zeros((int(group.max()) + 1 if len(group) else 1, *values.shape[1:]))
    np.add.at(sums, group, values)
    return sums[group]


def _weekdays(seen: Floats, usable: Floats, category: Ints, weekdays: Ints) -> Floats:
    """Return the factor of each weekday for each series: its category's, drawn towards the whole city's."""
    which = (weekdays[:, None] == np.arange(7)).astype(float)
    sums, much = seen @ which, usable @ which
    city = (sums.sum(axis=0) + 1) / np.maximum(much.sum(axis=0), 1.0)
    city = np.where(which.any(axis=0), city, city[which.any(axis=0)].mean())
    city /= city.mean()
    own, days = _grouped(sums, category), _grouped(much, category)
    rate = np.maximum(own.sum(axis=1, keepdims=True) / np.maximum(days.sum(axis=1, keepdims=True), 1.0), 1e-9)
    drawn = (own + 30 * city) / (rate * days + 30)
    return np.asarray(drawn / drawn.mean(axis=1, keepdims=True))


def _prior(seen: Floats, category: Ints, area: Ints) -> Floats:
    """Return how many tickets a series would have if its area had its share of its category."""
    each = seen.sum(axis=1)
    return np.asarray(_grouped(each, category) * _grouped(each, area) / max(float(each.sum()), 1.0) + 0.05)


def _fit(seen: Floats, offset: Floats, prior: Floats, time: Ints, rule: Surge) -> tuple[Floats, Floats, Floats]:
    """Return level at `time` 0, trend and the weights of past days, which are refitted once past outbreaks weigh less.

    As in both papers a trend is kept only where it is significant (two-sided, 5%), and it may not carry the forecast
    above what the series has ever been.
    """
    weight = np.ones_like(seen) * (offset > 0)
    level, trend = prior, np.zeros(len(seen))
    for _round in range(3):
        level, trend = _regress(seen, offset, weight, prior, time, rule)
        fitted = np.maximum(level[:, None] * np.exp(trend[:, None] * time) * offset, 1e-6)
        # The median square, which an outbreak cannot inflate: else a great one would hide itself.
        spread = np.maximum(np.median((seen - fitted) ** 2 / fitted, axis=1) / MEDIAN_SQUARE, 1.0)
        residual = 1.5 * (seen ** (2 / 3) - fitted ** (2 / 3)) / (fitted ** (1 / 6) * np.sqrt(spread)[:, None])
        fresh = np.where(residual > rule.cut, (rule.cut / np.maximum(residual, rule.cut)) ** 2, 1.0)
        weight = fresh * (offset > 0)
    return level, trend, weight


def _regress(
    seen: Floats, offset: Floats, weight: Floats, prior: Floats, time: Ints, rule: Surge
) -> tuple[Floats, Floats]:
    counted = (weight * seen).sum(axis=1) + rule.borrow * prior
    flat = counted / ((weight * offset).sum(axis=1) + rule.borrow)
    if len(time) < 28:
        return flat, np.zeros(len(seen))
    # One trend for each series by Newton's steps, all series at once; time about its middle keeps the two apart.
    middle = time - time.mean()
    level, trend = flat.copy(), np.zeros(len(seen))
    for _step in range(6):
        expected = level[:, None] * np.exp(np.clip(trend[:, None] * middle, -5, 5)) * offset * weight
        slope = (weight * seen * middle).sum(axis=1) - (expected * middle).sum(axis=1)
        curve = np.maximum((expected * middle**2).sum(axis=1), 1e-9)
        trend = np.clip(trend + np.clip(slope / curve, -0.02, 0.02), -0.05, 0.05)
        grown = (np.exp(np.clip(trend[:, None] * middle, -5, 5)) * offset * weight).sum(axis=1)
        level = counted / (grown + rule.borrow)
    expected = np.maximum(level[:, None] * np.exp(trend[:, None] * middle) * offset, 1e-6)
    spread = np.maximum((weight * (seen - expected) ** 2 / expected).sum(axis=1) / max(len(time) - 2, 1), 1.0)
    sure = np.abs(trend) > 1.96 * np.sqrt(spread / np.maximum((expected * middle**2).sum(axis=1), 1e-9))
    highest = _highest_week(seen, offset)
    ahead = level * np.exp(-trend * time.mean())
    kept = sure & (counted >= 20) & (ahead <= np.maximum(highest, flat))
    return np.where(kept, ahead, flat), np.where(kept, trend, 0.0)


def _highest_week(seen: Floats, offset: Floats) -> Floats:
    """Return the highest daily mean of any week of the past."""
    weeks = max(seen.shape[1] // 7, 1)
    cut = seen[:, -weeks * 7 :], offset[:, -weeks * 7 :]
    sums = [np.add.reduceat(each, np.arange(0, each.shape[1], 7), axis=1) for each in cut]
    return np.asarray((sums[0] / np.maximum(sums[1], 1e-6)).max(axis=1))


def _dispersion(seen: Floats, fitted: Floats, weight: Floats, category: Ints, rule: Surge) -> Floats:
    """Return Pearson's dispersion of sums over each of `SPANS` (series × spans), drawn towards the category's."""
    found = []
    for span in SPANS:
        sums = _rolled(seen * weight, span)
        means = np.maximum(_rolled(fitted * weight, span), 1e-6)
        own = ((sums - means) ** 2 / means).mean(axis=1)
        much = means.mean(axis=1)
        common = _grouped(own * much, category) / np.maximum(_grouped(much, category), 1e-9)
        believed = sums.shape[1] / span * np.minimum(much, 1.0)
        found.append((believed * own + rule.pool * common) / (believed + rule.pool))
    return np.maximum(np.stack(found, axis=1), 1.0)


def _rolled(values: Floats, span: int) -> Floats:
    """Sum over a moving window of days."""
    if values.shape[1] <= span:
        return np.asarray(values.sum(axis=1, keepdims=True))
    total = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1)
    return np.asarray(total[:, span:] - total[:, :-span])


def _season(counts: Floats, category: Ints, today: int, rule: Surge) -> Floats:
    """Return how much the category grew at this time of past years from its weeks before; 1 where there are none."""
    grown, before = np.zeros(len(counts)), np.zeros(len(counts))
    scale = 2 * rule.season_half + 1
    for year in range(1, rule.years + 1):
        then = today - 364 * year  # whole weeks
        start = then - rule.guard + 1 - rule.reference
        if start < 0:
            break
        grown += np.nansum(counts[:, then - rule.season_half : then + rule.season_half + 1], axis=1)
        before += np.nansum(counts[:, start : then - rule.guard + 1], axis=1) * scale / rule.reference
    up, down = _grouped(grown, category), _grouped(before, category)
    return np.asarray((up + rule.season_prior) / (down + rule.season_prior))


def _volume(counts: Floats, past: Floats, category: Ints, today: int, rule: Surge) -> Floats:
    """Return how busy the last week (without today) was with all other categories, against the reference days.

    Whatever lifts everything alike, a new channel or an import, is no surge of one matter.
    """
    week = np.nan_to_num(counts[:, max(0, today - 7) : today])
    lately = week.sum(axis=1)
    earlier = past.sum(axis=1) * week.shape[1] / past.shape[1]
    now = lately.sum() - _grouped(lately, category)
    then = earlier.sum() - _grouped(earlier, category)
    return np.asarray((now + rule.volume_prior) / (then + rule.volume_prior))
