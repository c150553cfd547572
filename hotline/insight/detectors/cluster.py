"""Cluster: one category close together in space and time, wherever that is; no map of areas is needed.

After Kulldorff et al., *A space-time permutation scan statistic for disease outbreak detection*, PLoS Medicine 2
(2005): prospective cylinders that end now, what to expect of each from the tickets alone (what comes of this zone,
times what comes of these days), the Poisson generalised likelihood ratio, significance by shuffling the moments among
the tickets (Monte Carlo), with the Gumbel tail of Abrams, Kulldorff & Kleinman (2010): a hundred shuffles tell one in a
million.

Cylinders are centred at the ticket that has just come: a cluster is noticed by the one that makes it one. That is a
few tables of one category's last eight weeks for every ticket, hence milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, log10

import numpy as np
from numpy.typing import NDArray

from hotline.insight.detectors.stream import Bools, Floats


@dataclass(frozen=True, slots=True)
class Scan:
    """What is scanned: radii in kilometres, spans and `study` (what it is compared with) in days, the fewest tickets
    that make a cluster."""

    radii: tuple[float, ...] = (0.15, 0.4, 0.8, 1.6)
    spans: tuple[float, ...] = (1.0, 3.0, 7.0)
    study: float = 56.0
    least: int = 4


@dataclass(frozen=True, slots=True)
class Cylinder:
    """The likeliest cluster that ends at a ticket: its likelihood ratio (logarithm), how many tickets were seen and
    expected, its radius and span, and how many tickets its zone and its days have of `total`."""

    score: float = 0.0
    seen: int = 0
    expected: float = 0.0
    radius: float = 0.0
    span: float = 0.0
    zone: int = 0
    period: int = 0
    total: int = 0


def likeliest(distance: Floats, age: Floats, scan: Scan) -> Cylinder:
    """Return the likeliest cylinder about a ticket, given the distance (km) and age (days, 0 for itself) of each ticket
    of its category within `scan.study`, itself included. Tickets without a place are not among them."""
    rings, ages = len(scan.radii), len(scan.spans)
    ring = np.searchsorted(scan.radii, distance)
    when = np.searchsorted(scan.spans, age)
    table = np.bincount(ring * (ages + 1) + when, minlength=(rings + 1) * (ages + 1)).reshape(rings + 1, ages + 1)
    within = table.cumsum(axis=0).cumsum(axis=1)
    total = int(within[-1, -1])
    best = Cylinder(total=total)
    for row in range(rings):
        zone = int(within[row, -1])
        for column in range(ages):
            seen = int(within[row, column])
            if seen < scan.least:
                continue
            period = int(within[-1, column])
            expected = zone * period / total
            score = ratio(seen, expected, total)
            if score > best.score:
                best = Cylinder(
                    score, seen, expected, scan.radii[row], scan.spans[column], zone=zone, period=period, total=total
                )
    return best


def ratio(seen: int, expected: float, total: int) -> float:
    """Return the logarithm of the Poisson likelihood ratio of a zone: 0 where no more was seen than expected."""
    if seen <= expected:
        return 0.0
    rest = total - seen
    return seen * log(seen / expected) + (rest * log(rest / (total - expected)) if rest else 0.0)


def significance(
    x: Floats, y: Floats, age: Floats, score: float, scan: Scan, seed: int = 0, shuffles: int = 99
) -> float:
    """Return the probability that the likeliest of all cylinders of a category scores so high by chance alone.

    Places stay, moments are shuffled among them, `shuffles` times; centres are all places, at most 400 of them drawn at
    random. The tail is Gumbel's, fitted by moments.
    """
    count = len(x)
    chance = np.random.default_rng(seed)
    centres = np.arange(count) if count <= 400 else chance.choice(count, 400, replace=False)
    square = (x[centres, None] - x) ** 2 + (y[centres, None] - y) ** 2
    zones = np.concatenate([square <= radius**2 for radius in scan.radii]).astype(np.float32)
    size = zones.sum(axis=1)
    highest = np.zeros(shuffles)
    for turn in range(shuffles):
        order = chance.permutation(age)
        recent = np.stack([order <= span for span in scan.spans], axis=1)
        highest[turn] = _highest(zones @ recent.astype(np.float32), size, recent, scan, count)
    spread = float(highest.std(ddof=1)) * 6**0.5 / np.pi
    if spread <= 0:
        return 1.0 if score <= float(highest.max()) else 1 / (shuffles + 1)
    reduced = (score - (float(highest.mean()) - 0.5772156649 * spread)) / spread
    # 1 − exp(−e^(−z)), which is e^(−z) where that is small: the difference would be lost to rounding.
    tail = exp(-min(max(reduced, -30.0), 700.0))
    return float(-np.expm1(-tail))


def _highest(seen: NDArray[np.float32], size: NDArray[np.float32], recent: Bools, scan: Scan, total: int) -> float:
    expected = size[:, None] * recent.sum(axis=0)[None, :] / total
    kept = (seen >= scan.least) & (seen > expected)
    if not kept.any():
        return 0.0
    c, e = seen[kept].astype(float), expected[kept]
    rest = total - c
    with np.errstate(divide="ignore", invalid="ignore"):
        outside = np.where(rest > 0, rest * np.log(rest / (total - e)), 0.0)
    return float((c * np.log(c / e) + outside).max())


def surprise_of(probability: float) -> float:
    """Return −log10 of a probability, as other detectors score."""
    return -log10(max(probability, 1e-300))
