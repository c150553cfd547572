"""How good suggestions are: by answer, on the whole, when it may keep silent, and whether it knows how sure to be."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
BINS = 10


def judged(answers: Sequence[str], truth: Array, likely: Array) -> dict[str, Any]:
    """Return the figures of predictions: `truth` are positions in `answers` (−1: an answer never learned, always
    wrong), `likely` probabilities (texts × answers)."""
    best, sure = likely.argmax(axis=1), likely.max(axis=1)
    right = best == truth
    by_answer = [
        _of_answer(name, int((truth == at).sum()), int((best == at).sum()), int((right & (truth == at)).sum()))
        for at, name in enumerate(answers)
    ]
    seen = [row for row in by_answer if row["texts"] or row["suggested"]]
    return {
        "texts": len(truth),
        "accuracy": float(right.mean()),
        "macro_f1": float(np.mean([row["f1"] for row in seen])) if seen else 0.0,
        "by_answer": seen,
        "calibration": calibration(sure, right),
        "silent_on_20_percent": silent(sure, right, 0.2),
    }


def _of_answer(name: str, texts: int, suggested: int, right: int) -> dict[str, Any]:
    return {
        "answer": name,
        "texts": texts,
        "suggested": suggested,
        "precision": right / suggested if suggested else 0.0,
        "recall": right / texts if texts else 0.0,
        "f1": 2 * right / (texts + suggested) if texts + suggested else 0.0,
    }


def calibration(sure: Array, right: Array) -> dict[str, Any]:
    """Return the expected calibration error (the mean gap between how sure it was and how often it was right, over
    ten equally wide bins, weighed by their texts; Naeini et al., 2015) and the bins."""
    which = np.minimum((sure * BINS).astype(int), BINS - 1)
    bins, gap = [], 0.0
    for at in range(BINS):
        here = which == at
        if here.any():
            said, was = float(sure[here].mean()), float(right[here].mean())
            gap += abs(said - was) * float(here.mean())
            bins.append(
                {"from": at / BINS, "to": (at + 1) / BINS, "texts": int(here.sum()), "sure": said, "right": was}
            )
    return {"ece": gap, "bins": bins}


def silent(sure: Array, right: Array, share: float) -> dict[str, float]:
    """Return the accuracy when nothing is said about the given share of texts, those it is least sure of."""
    said = np.sort(np.argsort(-sure, kind="stable")[: max(1, round(len(sure) * (1 - share)))])
    return {"said": len(said) / len(sure), "accuracy": float(right[said].mean()), "least": float(sure[said].min())}


def least_for(sure: Array, right: Array, precision: float) -> float:
    """Return the lowest probability from which on suggestions are right as often as `precision` asks; 1 where they
    never are."""
    order = np.argsort(-sure, kind="stable")
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(share >= precision)
    return float(sure[order[good[-1]]]) if len(good) else 1.0
