"""Learning one question from texts whose answer is known: linear members, blended and calibrated by a held-out blend.

A member is a linear support vector machine for each answer over some blocks of the space. A member with `ratio`
first weighs every column by how unevenly it is spread over the answer and the rest (the log of the ratio of naive
Bayes; Wang and Manning, 2012, "Baselines and Bigrams"), which is what tells a rare word that matters from one that
does not. The members' scores for texts they did not learn from, in folds no family of near-copies crosses, teach a
multinomial logistic regression which member to believe for which answer; its outcome is a probability. All of it is
linear in the columns, so it is folded into one matrix.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.svm import LinearSVC

from hotline.intake.suggesting.model import Question
from hotline.intake.suggesting.space import Block, Counts, Rows, Space

Array = npt.NDArray[Any]
TOLERANCE = 1e-2
"""Of the solver. A hundred times finer costs a multiple and changes no decision."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a blend: its blocks with their weights, the cost of a mistake, and with `ratio` (what is added
    to every count) the weighing by log ratios."""

    blocks: Mapping[str, float]
    cost: float
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to learn: the blocks of the space, the members, how many folds the blend is learned by, and the cost of a
    mistake in the blend."""

    name: str
    blocks: tuple[Block, ...]
    members: tuple[Member, ...]
    folds: int = 5
    cost: float = 1.0


TOGETHER = {"chars": 1.0, "words": 1.0, "head chars": 0.7, "head words": 0.7, "story words": 0.7, "facts": 1.0}
THOROUGH = Recipe(
    "thorough",
    tuple(Block(name) for name in TOGETHER),
    (
        Member(TOGETHER, 0.3, ratio=0.1),
        Member({"chars": 1.0, "facts": 1.0}, 0.5),
        Member({"words": 1.0, "facts": 1.0}, 0.2, ratio=0.1),
    ),
)
"""For long messages and few answers."""

QUICK = Recipe(
    "quick",
    (Block("chars", least=3, most=60_000), Block("words", least=3, most=30_000), Block("facts")),
    (Member({"chars": 1.0, "words": 1.0, "facts": 1.0}, 0.3, ratio=0.1),),
    folds=3,
)
"""For short notes and many answers: an installation's own tickets."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned for one question, and the probabilities its blend gave to texts that it had not seen (rows in
    the order of the texts, columns in the order of the answers)."""

    question: Question
    space: Space
    unseen: npt.NDArray[np.float64]


def learn(
    counts: Counts,
    rows: Rows,
    said: Sequence[str],
    families: Rows,
    recipe: Recipe,
    *,
    seed: int = 1,
    progress: Callable[[], object] = bool,
) -> Learned:
    """Learn a question from the texts at `rows`, whose answers and families are given in that order.

    Nothing but these rows is looked at. `progress` is called `steps(recipe)` times. Raises ValueError with fewer than
    two answers.
    """
    answers, target = np.unique(np.array(said, dtype=object).astype(str), return_inverse=True)
    if len(answers) < 2:
        raise ValueError("nothing can be learned where there is but one answer")
    scores = np.zeros((len(rows), len(recipe.members) * len(answers)))
    for known, unseen in folds(target, families, recipe.folds, seed):
        space = Space.learned(counts, rows[known], recipe.blocks)
        before, after = space.place(counts, rows[known]), space.place(counts, rows[unseen])
        parts = []
        for member in recipe.members:
            weights, bias = _fitted(member, space, before, target[known], len(answers), seed)
            parts.append(after @ weights + bias)
            progress()
        scores[unseen] = np.hstack(parts)
    blend = LogisticRegression(C=recipe.cost, max_iter=300, tol=1e-3).fit(scores, target)
    share, offset = _every_answer(blend, len(answers))
    space = Space.learned(counts, rows, recipe.blocks)
    placed = space.place(counts, rows)
    total = np.zeros((placed.shape[1], len(answers)))
    for at, member in enumerate(recipe.members):
        weights, bias = _fitted(member, space, placed, target, len(answers), seed)
        part = share[at * len(answers) : (at + 1) * len(answers)]
        total += weights @ part
        offset = offset + bias @ part
        progress()
    question = Question(tuple(answers.tolist()), total.astype(np.float32), offset.astype(np.float32))
    return Learned(question, space, blend.predict_proba(scores))


def steps(recipe: Recipe) -> int:
    """How often `learn` tells of its progress."""
    return (recipe.folds + 1) * len(recipe.members)


def folds(target: Array, families: Rows, count: int, seed: int) -> list[tuple[Rows, Rows]]:
    """Return (known, unseen) positions: every text is unseen once, answers are spread evenly, no family is parted."""
    split = StratifiedGroupKFold(count, shuffle=True, random_state=seed)
    return [(known, unseen) for known, unseen in split.split(target, target, families)]


def predicted(question: Question, placed: sparse.csr_matrix) -> npt.NDArray[np.float64]:
    """Return the probabilities of each answer for texts placed in the question's space."""
    scores = placed @ question.weights.astype(np.float64) + question.bias
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(scores / scores.sum(axis=1, keepdims=True))


def _fitted(
    member: Member, space: Space, placed: sparse.csr_matrix, target: Array, answers: int, seed: int
) -> tuple[Array, Array]:
    """Return a member's weights (columns × answers) and biases, in terms of the space's own columns."""
    scale = np.concatenate(
        [
            np.full(len(kept), member.blocks.get(block.name, 0.0))
            for block, kept in zip(space.blocks, space.kept, strict=True)
        ]
    )
    used = np.flatnonzero(scale)
    own = placed[:, used] @ sparse.diags(scale[used])
    weights = np.zeros((placed.shape[1], answers))
    bias = np.zeros(answers)
    for answer in range(answers):
        here = target == answer
        if not here.any():  # a rare answer, all of whose texts are in the fold left out
            bias[answer] = -1.0
            continue
        weigh = np.ones(len(used)) if member.ratio is None else np.abs(_ratio(own, here, member.ratio))
        machine = LinearSVC(C=member.cost, tol=TOLERANCE, random_state=seed).fit(own @ sparse.diags(weigh), here)
        weights[used, answer] = machine.coef_.ravel() * weigh * scale[used]
        bias[answer] = float(machine.intercept_[0])
    return weights, bias


def _ratio(own: sparse.csr_matrix, here: Array, added: float) -> Array:
    with_it = added + np.asarray(own[here].sum(axis=0)).ravel()
    without = added + np.asarray(own[~here].sum(axis=0)).ravel()
    return np.log(with_it / with_it.sum()) - np.log(without / without.sum())


def _every_answer(blend: LogisticRegression, answers: int) -> tuple[Array, Array]:
    """Return the blend's weights and biases with a column for each answer; of two, scikit-learn keeps only one."""
    if answers == 2:
        return np.hstack([-blend.coef_.T / 2, blend.coef_.T / 2]), np.hstack([-blend.intercept_, blend.intercept_]) / 2
    return blend.coef_.T, blend.intercept_
