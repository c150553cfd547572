"""Every detector's look at a history, and at what an outbreak would have added to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from hotline.insight.detectors.budget import Score
from hotline.insight.detectors.cluster import Scan, likeliest
from hotline.insight.detectors.repeat import Repeats, again, fit_prior
from hotline.insight.detectors.stream import Bools, Floats, Ints, Stream
from hotline.insight.detectors.surge import SPANS, Backdrop, Surge, backdrop, candidates, holes, spans_of
from hotline.insight.trial.outbreaks import Outbreak

Progress = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Look:
    """One ticket of an outbreak in a detector's eyes: the moment, its score, and what the score would have been at that
    moment without the outbreak (what history says by itself is no merit)."""

    at: float
    score: float
    without: float
    group: str
    matter: str


class Judge(Protocol):
    """A detector on trial."""

    name: str

    def history(self, first: int, progress: Progress) -> Iterator[Score]:
        """Give the scores of the untouched history from day `first` on. `progress` is called with days gone by."""

    def outbreak(self, outbreak: Outbreak) -> list[Look]:
        """Look at the tickets of an outbreak as they come."""


@dataclass(slots=True)
class Counted:
    """What is counted by category, area and day: shared by the detectors that count."""

    stream: Stream
    series: dict[tuple[int, int], int] = field(default_factory=dict)
    category: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    area: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    counts: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    moments: dict[int, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = np.flatnonzero(self.stream.area >= 0)
        pairs = np.stack([self.stream.category[known], self.stream.area[known]], axis=1)
        unique, which = np.unique(pairs, axis=0, return_inverse=True)
        which = which.reshape(-1)
        self.series = {(int(pair[0]), int(pair[1])): number for number, pair in enumerate(unique)}
        self.category, self.area = unique[:, 0], unique[:, 1]
        counts = np.zeros((len(unique), self.stream.days))
        at = self.stream.at[known]
        np.add.at(counts, (which, at.astype(int)), 1)
        self.counts = holes(counts, self.category)
        order = np.argsort(which, kind="stable")
        cuts = np.searchsorted(which[order], np.arange(len(unique) + 1))
        self.moments = {number: at[order[cuts[number] : cuts[number + 1]]] for number in range(len(unique))}

    def matter(self, number: int) -> str:
        """Return what an alert of a series is about."""
        return f"{self.category[number]}/{self.area[number]}"

    def by_series(self, tickets: Stream) -> dict[int, Ints]:
        """Return the tickets (indexes) of each series that an outbreak touches, the known ones."""
        touched: dict[int, list[int]] = {}
        for ticket, pair in enumerate(zip(tickets.category.tolist(), tickets.area.tolist(), strict=True)):
            if pair in self.series:
                touched.setdefault(self.series[pair], []).append(ticket)
        return {number: np.array(found) for number, found in touched.items()}


@dataclass(slots=True)
class SurgeJudge:
    """The surge detector: each category in each area."""

    counted: Counted
    rule: Surge = field(default_factory=Surge)
    name: str = "surge"
    _days: dict[int, Backdrop] = field(default_factory=dict)

    def _day(self, day: int) -> Backdrop:
        if day not in self._days:
            counted = self.counted
            self._days[day] = backdrop(
                counted.counts, counted.category, counted.area, day, counted.stream.weekday, self.rule
            )
        return self._days[day]

    def history(self, first: int, progress: Progress) -> Iterator[Score]:
        """Judge the end of every day: counts only rise during one."""
        counted, stream = self.counted, self.counted.stream
        for day in range(first, stream.days):
            judged = candidates(counted.counts, day, self.rule.least)
            if len(judged):
                found, _span = self._day(day).of(judged).scores(spans_of(counted.counts, day)[judged], self.rule.least)
                for number, score in zip(judged[found > 1].tolist(), found[found > 1].tolist(), strict=True):
                    name = stream.categories[counted.category[number]]
                    yield Score(day + 0.999, score, name, counted.matter(number))
            progress(1)

    def outbreak(self, outbreak: Outbreak) -> list[Look]:
        """Judge each series it touches at each of its tickets, by what had come in by then."""
        counted, stream = self.counted, self.counted.stream
        looks = []
        for number, tickets in counted.by_series(outbreak.stream).items():
            name = stream.categories[counted.category[number]]
            at = outbreak.stream.at[tickets]
            for day in np.unique(at.astype(int)).tolist():
                base = self._day(day).of(np.array([number]))
                whole = spans_of(counted.counts, day)[number]
                real = counted.moments[number]
                for moment in at[at.astype(int) == day].tolist():
                    # Of today only what has come by now.
                    known = whole - ((real > moment) & (real < day + 1)).sum()
                    added = np.array([((at <= moment) & (at >= day - span + 1)).sum() for span in SPANS])
                    score = base.scores((known + added)[None, :], self.rule.least)[0][0]
                    without = base.scores(known[None, :], self.rule.least)[0][0]
                    looks.append(Look(moment, float(score), float(without), name, counted.matter(number)))
        return sorted(looks, key=lambda look: look.at)


@dataclass(slots=True)
class PlainJudge:
    """The plain rule that detectors are measured against: so many tickets of one category in one area in one day."""

    counted: Counted
    name: str = "plain"

    def history(self, first: int, progress: Progress) -> Iterator[Score]:
        """Count every day."""
        counted = self.counted
        for day in range(first, counted.stream.days):
            for number in np.flatnonzero(counted.counts[:, day] > 0).tolist():
                group = counted.stream.categories[counted.category[number]]
                yield Score(day + 0.999, float(counted.counts[number, day]), group, counted.matter(number))
            progress(1)

    def outbreak(self, outbreak: Outbreak) -> list[Look]:
        """Count the day so far at each of its tickets."""
        looks = []
        for number, tickets in self.counted.by_series(outbreak.stream).items():
            name = self.counted.stream.categories[self.counted.category[number]]
            at, real = outbreak.stream.at[tickets], self.counted.moments[number]
            for moment in at.tolist():
                day = int(moment)
                known = int(((real >= day) & (real <= moment)).sum())
                added = int(((at >= day) & (at <= moment)).sum())
                looks.append(Look(moment, float(known + added), float(known), name, self.counted.matter(number)))
        return sorted(looks, key=lambda look: look.at)


@dataclass(slots=True)
class ClusterJudge:
    """The space-time scan: each category, about each ticket that comes."""

    stream: Stream
    scan: Scan = field(default_factory=Scan)
    name: str = "cluster"
    _by_category: dict[int, tuple[Floats, Floats, Floats]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        placed = np.isfinite(self.stream.x)
        for category in np.unique(self.stream.category).tolist():
            own = placed & (self.stream.category == category)
            self._by_category[category] = (self.stream.at[own], self.stream.x[own], self.stream.y[own])

    def history(self, first: int, progress: Progress) -> Iterator[Score]:
        """Judge every ticket when it comes; alerts about places in the same square of two kilometres are one matter."""
        share = max(len(self._by_category), 1)
        for number, (category, (at, x, y)) in enumerate(self._by_category.items()):
            begin = np.searchsorted(at, at - self.scan.study)
            for ticket in range(int(np.searchsorted(at, first)), len(at)):
                window = slice(int(begin[ticket]), ticket + 1)
                distance = np.hypot(x[window] - x[ticket], y[window] - y[ticket])
                found = likeliest(distance, at[ticket] - at[window], self.scan)
                if found.score > 1:
                    matter = square(category, x[ticket], y[ticket])
                    yield Score(float(at[ticket]), found.score, self.stream.categories[category], matter)
            days = self.stream.days - first
            progress(days * (number + 1) // share - days * number // share)

    def outbreak(self, outbreak: Outbreak) -> list[Look]:
        """Judge each of its tickets among the real ones."""
        own = outbreak.stream
        category = int(own.category[0])
        at, x, y = self._by_category[category]
        looks = []
        for ticket in range(len(own)):
            now = float(own.at[ticket])
            window = slice(int(np.searchsorted(at, now - self.scan.study)), int(np.searchsorted(at, now)))
            distance = np.hypot(x[window] - own.x[ticket], y[window] - own.y[ticket])
            age = now - at[window]
            before = slice(0, ticket + 1)
            added = np.hypot(own.x[before] - own.x[ticket], own.y[before] - own.y[ticket])
            score = likeliest(
                np.concatenate([distance, added]), np.concatenate([age, now - own.at[before]]), self.scan
            ).score
            alone = likeliest(np.append(distance, 0.0), np.append(age, 0.0), self.scan).score
            looks.append(
                Look(
                    now, score, alone, self.stream.categories[category], square(category, own.x[ticket], own.y[ticket])
                )
            )
        return looks


@dataclass(slots=True)
class RepeatJudge:
    """The same address and category again."""

    stream: Stream
    rule: Repeats = field(default_factory=Repeats)
    name: str = "repeat place"
    _by_place: dict[int, Floats] = field(default_factory=dict)
    _priors: dict[int, tuple[float, float]] = field(default_factory=dict)
    first: int = 0

    def __post_init__(self) -> None:
        known: Bools = self.stream.place >= 0
        places, at, category = self.stream.place[known], self.stream.at[known], self.stream.category[known]
        order = np.argsort(places, kind="stable")
        unique, starts = np.unique(places[order], return_index=True)
        ends = np.append(starts[1:], len(order))
        kinds: dict[int, list[int]] = {}
        for place, start, end in zip(unique.tolist(), starts.tolist(), ends.tolist(), strict=True):
            moments = at[order[start:end]]
            self._by_place[place] = moments
            if self.first and moments[0] < self.first:
                kinds.setdefault(int(category[order[start]]), []).append(int((moments < self.first).sum()))
        # The prior is that of places as they were known when the trial began.
        self._priors = {kind: fit_prior(np.array(counts), float(self.first)) for kind, counts in kinds.items()}

    def history(self, first: int, progress: Progress) -> Iterator[Score]:
        """Judge every ticket of a place that had one before."""
        kind = dict(zip(self.stream.place.tolist(), self.stream.category.tolist(), strict=True))
        for place, moments in self._by_place.items():
            for ticket in range(max(self.rule.least - 1, int(np.searchsorted(moments, first))), len(moments)):
                now = float(moments[ticket])
                found = again(now - moments[: ticket + 1], self.rule, now, self._priors.get(kind[place]))
                if found.score > 1:
                    yield Score(now, found.score, self.stream.categories[kind[place]], str(place))
        progress(self.stream.days - first)

    def outbreak(self, outbreak: Outbreak) -> list[Look]:
        """Judge its tickets, where they name one known place."""
        own = outbreak.stream
        place, category = int(own.place[0]), int(own.category[0])
        group = self.stream.categories[category]
        if place < 0:
            return [Look(float(now), 0.0, 0.0, group, "") for now in own.at]
        moments = self._by_place[place]
        looks = []
        for ticket, now in enumerate(own.at.tolist()):
            real = now - moments[moments <= now]
            ages = np.concatenate([real, now - own.at[: ticket + 1]])
            prior = self._priors.get(category)
            score = again(ages, self.rule, now, prior).score
            looks.append(Look(now, score, again(np.append(real, 0.0), self.rule, now, prior).score, group, str(place)))
        return looks


def square(category: int, x: float, y: float) -> str:
    """Return what a cluster's alert is about: the category in this square of two kilometres."""
    return f"{category}/{round(x / 2)}/{round(y / 2)}"
