"""``manage.py evaluate suggestions --train FILE [--test FILE]``: how well the answer is guessed from what was said."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from hotline.evaluating import Evaluation, table
from hotline.intake.evaluations.layouts import Labelled, Layout, UnknownLayout, labelled, layout_of
from hotline.intake.suggesting.judging import judged
from hotline.intake.suggesting.kin import families
from hotline.intake.suggesting.learning import QUICK, THOROUGH, Learned, Recipe, folds, learn, predicted, steps
from hotline.intake.suggesting.model import Model
from hotline.intake.suggesting.space import Counts, Places, Rows
from routing.domain.speech import _
from tickets.progress import progress

FOLDS = 5
LAST = 0.2
"""Share of a file, by time, that judges what was learned from all before it."""

TIMED = 300
"""Suggestions whose time is taken, one by one, each with its words."""

RARE = 5
"""Answers of fewer texts are too few to learn from; they stay in the test, and count as mistakes there."""


class Suggestions(Evaluation):
    """Learn from labelled matters and judge what is suggested."""

    name = "suggestions"
    help = (
        "Learn an answer (category, department, service) from what callers said, and judge it: macro-F1, accuracy, "
        "each answer, calibration, time per suggestion. Knows a file by its columns: subject, detail, label; or those "
        "of Boston 311; or of Tainan 1999."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what is taken."""
        parser.add_argument("--train", type=Path, required=True, metavar="FILE", help="CSV, also gzipped")
        parser.add_argument(
            "--test",
            type=Path,
            metavar="FILE",
            help="judge by this file, which nothing is learned from; without it by folds, or by the last fifth in time",
        )

    def figures(self, options: dict[str, Any], *, quiet: bool) -> dict[str, Any]:
        """Return the figures."""
        layout = layout_of(options["train"])
        recipe = THOROUGH if layout.long else QUICK
        known = labelled(options["train"], layout)
        asked = self._asked(options["test"], layout) if options["test"] else []
        seed = options["seed"]
        both = [*known, *asked]
        if not known:
            raise UnknownLayout(
                "no_rows", _("“{file}” has no row with a text and an answer."), file=options["train"].name
            )
        with progress("Counting", len(both), "texts", quiet=quiet) as step:
            counts = Counts.of((one.said for one in both), recipe.blocks, lambda: step(1))
        kin = families([_text(one) for one in both], seed) if layout.long else np.arange(len(both))
        rounds = FOLDS if layout.long and not asked else 1
        with progress("Learning", steps(recipe) * rounds, "steps", quiet=quiet) as step:
            if asked:
                found = self._held_back(counts, both, len(known), kin, recipe, seed, lambda: step(1))
            elif layout.long:
                found = self._crossed(counts, both, kin, recipe, seed, lambda: step(1))
            else:
                found = self._by_time(counts, both, kin, recipe, seed, lambda: step(1))
        return {
            "file": options["train"].name,
            "layout": layout.name,
            "question": layout.question,
            "recipe": recipe.name,
            "seed": seed,
            "read": len(known),
            **found,
        }

    def _asked(self, path: Path, layout: Layout) -> list[Labelled]:
        if layout_of(path) is not layout:
            raise UnknownLayout(
                "other_layout", _("“{file}” has other columns than the file learned from."), file=path.name
            )
        return labelled(path, layout)

    def _held_back(
        self, counts: Counts, both: Sequence[Labelled], known: int, kin: Rows, recipe: Recipe, seed: int, step: Any
    ) -> dict[str, Any]:
        """Learn from the first file, judge by the second; near-copies of what was learned are counted, too."""
        rows = np.arange(known)
        learned = _learn(counts, both, rows, kin, recipe, seed, step)
        asked = np.arange(known, len(both))
        copies = float(np.isin(kin[asked], kin[rows]).mean())
        figures = _judged(learned, counts, both, asked)
        return {
            "judged_by": "the test file",
            "near_copies_in_test": copies,
            **figures,
            **_timed(learned, counts, both, asked),
        }

    def _crossed(
        self, counts: Counts, both: Sequence[Labelled], kin: Rows, recipe: Recipe, seed: int, step: Any
    ) -> dict[str, Any]:
        """Judge by folds which no family of near-copies crosses; everything is learned anew in each."""
        answers, target = np.unique([one.answer for one in both], return_inverse=True)
        likely = np.zeros((len(both), len(answers)))
        each = []
        for known, unseen in folds(target, kin, FOLDS, seed):
            learned = _learn(counts, both, known, kin, recipe, seed, step)
            own = _judged(learned, counts, both, unseen)
            each.append({name: own[name] for name in ("macro_f1", "accuracy")})
            at = np.searchsorted(answers, learned.question.answers)
            likely[np.ix_(unseen, at)] = predicted(learned.question, learned.space.place(counts, unseen))
        whole = judged(answers.tolist(), target, likely)
        spread = {
            name: {
                "mean": float(np.mean([one[name] for one in each])),
                "sd": float(np.std([one[name] for one in each])),
            }
            for name in ("macro_f1", "accuracy")
        }
        return {
            "judged_by": f"{FOLDS} folds, families of near-copies kept together",
            "families": len(np.unique(kin)),
            "folds": each,
            "over_folds": spread,
            **whole,
            **_timed(learned, counts, both, unseen),
        }

    def _by_time(
        self, counts: Counts, both: Sequence[Labelled], kin: Rows, recipe: Recipe, seed: int, step: Any
    ) -> dict[str, Any]:
        """Learn from the past, judge by the last fifth."""
        order = np.argsort(np.array([one.at for one in both]), kind="stable")
        cut = round(len(order) * (1 - LAST))
        learned = _learn(counts, both, order[:cut], kin, recipe, seed, step)
        figures = _judged(learned, counts, both, order[cut:])
        titles = _by_rote(both, order[:cut], order[cut:])
        return {
            "judged_by": f"the last {LAST:.0%} in time, from {both[order[cut]].at}",
            "by_rote": titles,
            **figures,
            **_timed(learned, counts, both, order[cut:]),
        }

    def tell(self, figures: dict[str, Any]) -> Iterator[str]:
        """Yield the lines a person reads."""
        yield (
            f"{figures['file']} ({figures['layout']}): "
            f"{figures['question']} of {figures['texts']:,} texts, {figures['read']:,} read"
        )
        yield f"judged by {figures['judged_by']}; seed {figures['seed']}, recipe “{figures['recipe']}”"
        if "near_copies_in_test" in figures:
            yield f"near-copies of what was learned among them: {figures['near_copies_in_test']:.1%}"
        yield ""
        spread = figures.get("over_folds", {})
        for name, label in (("macro_f1", "macro-F1"), ("accuracy", "accuracy")):
            told = spread.get(name)
            around = f" (folds: {told['mean']:.4f} ± {told['sd']:.4f})" if told else ""
            yield f"{label:<32} {figures[name]:.4f}{around}"
        silent = figures["silent_on_20_percent"]
        yield f"{'accuracy, silent on 20%':<32} {silent['accuracy']:.4f} (from {silent['least']:.2f} on)"
        if "by_rote" in figures:
            rote = figures["by_rote"]
            yield f"{'always the commonest answer':<32} {rote['commonest']:.4f}"
            yield f"{'the same text’s commonest answer':<32} {rote['same_text']:.4f}"
        told = figures["milliseconds"]
        yield f"{'milliseconds per suggestion':<32} {told['median']:.1f} (95%: {told['p95']:.1f})"
        yield ""
        yield from table(
            (figures["question"], "texts", "precision", "recall", "F1"),
            [
                (one["answer"], f"{one['texts']:,}", *(f"{one[name]:.3f}" for name in ("precision", "recall", "f1")))
                for one in figures["by_answer"]
            ],
        )
        yield ""
        yield f"calibration: expected error {figures['calibration']['ece']:.4f}"
        yield from table(
            ("how sure", "texts", "said", "right"),
            [
                (f"{one['from']:.1f}–{one['to']:.1f}", f"{one['texts']:,}", f"{one['sure']:.3f}", f"{one['right']:.3f}")
                for one in figures["calibration"]["bins"]
            ],
        )


def _text(one: Labelled) -> str:
    return f"{one.said.subject} {one.said.detail}"


def _learn(
    counts: Counts, both: Sequence[Labelled], rows: Rows, kin: Rows, recipe: Recipe, seed: int, step: Any
) -> Learned:
    said = np.array([both[row].answer for row in rows], dtype=object)
    names, times = np.unique(said.astype(str), return_counts=True)
    often = np.isin(said.astype(str), names[times >= RARE])
    return learn(counts, rows[often], said[often].tolist(), kin[rows][often], recipe, seed=seed, progress=step)


def _judged(learned: Learned, counts: Counts, both: Sequence[Labelled], rows: Rows) -> dict[str, Any]:
    """Judge by some texts; an answer that was never learned is one more, always missed."""
    known = {answer: at for at, answer in enumerate(learned.question.answers)}
    answers = [*known, *sorted({both[row].answer for row in rows} - known.keys())]
    place = {answer: at for at, answer in enumerate(answers)}
    truth = np.array([place[both[row].answer] for row in rows])
    likely = np.zeros((len(rows), len(answers)))
    likely[:, : len(known)] = predicted(learned.question, learned.space.place(counts, rows))
    return judged(answers, truth, likely)


def _by_rote(both: Sequence[Labelled], past: Rows, future: Rows) -> dict[str, float]:
    """Return how often two dull rules are right: the commonest answer; and that of the very same text before."""
    answers, times = np.unique([both[row].answer for row in past], return_counts=True)
    commonest = answers[times.argmax()]
    seen: dict[str, dict[str, int]] = {}
    for row in past:
        counted = seen.setdefault(_text(both[row]), {})
        counted[both[row].answer] = counted.get(both[row].answer, 0) + 1
    same = {text: max(counted, key=lambda one: counted[one]) for text, counted in seen.items()}
    return {
        "commonest": float(np.mean([both[row].answer == commonest for row in future])),
        "same_text": float(np.mean([both[row].answer == same.get(_text(both[row]), commonest) for row in future])),
    }


def _timed(learned: Learned, counts: Counts, both: Sequence[Labelled], rows: Rows) -> dict[str, Any]:
    """Return the time of single suggestions by the model as it would be used, words included."""
    model = Model(Places.of(learned.space, counts), {"answer": learned.question}, {})
    taken = []
    for row in rows[:: max(1, len(rows) // TIMED)][:TIMED]:
        began = time.perf_counter()
        model.suggest(both[row].said)
        taken.append((time.perf_counter() - began) * 1000)
    return {"milliseconds": {"median": float(np.median(taken)), "p95": float(np.quantile(taken, 0.95))}}
