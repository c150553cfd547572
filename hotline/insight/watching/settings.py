"""How detectors are set: what the city decided, else what a fresh installation begins with."""

from __future__ import annotations

from dataclasses import asdict
from math import log10
from typing import Any

from hotline.insight.detectors.budget import Scale
from hotline.insight.detectors.sensitive import DEFAULT
from hotline.insight.watching.models import DetectorSetting
from hotline.insight.words import Detector
from routing import queries as routing

FIXED = {
    Detector.REPEAT_CALLER: 2.5,
    Detector.FALSE_SOLVES: 0.0,
    Detector.HOT_SPOT: 1.3,
    Detector.SEASON: 3.0,
    Detector.SENSITIVE: 3.0,
}
"""Thresholds of detectors that no budget sets before a replay did: see each detector for what its score is."""

FIRST_SCALES = {Detector.CLUSTER: Scale(rate=0.5, excess=1.0)}
"""Scales before a replay: scores are −log10 of a probability, only the scan's is a likelihood ratio (natural)."""


def first_threshold(code: str, budget: float) -> float:
    """Return a threshold before anything was replayed: so many categories may each speak once in as many weeks."""
    if code in FIXED:
        return FIXED[Detector(code)]
    groups = sum(1 for card in routing.current().categories.values() if "/" in card.path)
    return log10(max(groups, 1) / budget)


def settings_of() -> dict[str, DetectorSetting]:
    """Return the setting of every detector by its code. One statement."""
    known = {one.detector: one for one in DetectorSetting.objects.all()}
    return {code: known.get(code) or fresh(code) for code in Detector}


def fresh(code: str) -> DetectorSetting:
    """Return how a detector is set where nobody has decided, unsaved."""
    params: dict[str, Any] = {"words": DEFAULT} if code == Detector.SENSITIVE else {}
    budget = DetectorSetting().budget
    return DetectorSetting(detector=code, threshold=first_threshold(code, budget), params=params)


def scale_of(setting: DetectorSetting) -> Scale:
    """Return the scale a detector's scores are put on."""
    return Scale(**setting.scale) if setting.scale else FIRST_SCALES.get(Detector(setting.detector), Scale())


def kept(scale: Scale) -> dict[str, Any]:
    """Return a scale as it is kept."""
    return asdict(scale)
