"""A model that answers: for each question (category, type, …) how likely each answer is, and which words say so.

Whatever was blended while learning is one matrix here: the answer's score is the sum of what each token says for it.
So a suggestion costs one look-up per token, and the words that made it are a matter of adding up, not of guessing.
"""

import hashlib
import io
import json
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import rjieba

from hotline.intake.suggesting.features import Said, clean
from hotline.intake.suggesting.space import Block, Places

Floats = npt.NDArray[np.float32]

BECAUSE = 4
"""Words named for a suggestion."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer to a question, how likely it is (0 to 1, calibrated), and the words that say so, strongest first."""

    answer: str
    probability: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What one question is answered by: a weight for each column and answer, and a bias for each answer.

    `least` is the probability below which nothing should be suggested.
    """

    answers: tuple[str, ...]
    weights: Floats
    bias: Floats
    least: float = 0.0

    def probabilities(self, columns: npt.NDArray[np.int64], values: Floats) -> npt.NDArray[np.float64]:
        """Return how likely each answer is for a text in its place."""
        scores = (values @ self.weights[columns] + self.bias).astype(np.float64)
        scores = np.exp(scores - scores.max())
        return scores / scores.sum()


@dataclass(frozen=True, slots=True)
class Model:
    """A learned model: where texts are placed, its questions by name, and what is told of how it was made."""

    places: Places
    questions: Mapping[str, Question]
    made: Mapping[str, Any]

    def suggest(self, said: Said, *, most: int = 3, sure: bool = True) -> dict[str, list[Suggestion]]:
        """Return up to `most` answers to each question, the likeliest first; with `sure` only those that are likely
        enough to be suggested (further answers at a quarter of that)."""
        columns, values, named = self.places.place(said)
        found: dict[str, list[Suggestion]] = {}
        for name, question in self.questions.items():
            likely = question.probabilities(columns, values)
            best = np.argsort(-likely, kind="stable")[:most]
            found[name] = []
            for rank, at in enumerate(best):
                if sure and likely[at] < (question.least / 4 if rank and found[name] else question.least):
                    break
                spoken = values * (question.weights[columns, at] - question.weights[columns].mean(axis=1))
                words = because(said, named, spoken) if rank == 0 or not sure or likely[at] >= 0.05 else ()
                found[name].append(Suggestion(question.answers[at], float(likely[at]), words))
        return found

    def likely(self, said: Said, name: str) -> npt.NDArray[np.float64]:
        """Return how likely each answer to one question is."""
        columns, values, _named = self.places.place(said)
        return self.questions[name].probabilities(columns, values)

    def to_bytes(self) -> bytes:
        """Return the model as a file: arrays and JSON, nothing that runs when it is read."""
        arrays: dict[str, Any] = {}
        head: dict[str, Any] = {"form": 1, "made": dict(self.made), "blocks": [], "questions": []}
        for at, (block, listed, rarity) in enumerate(
            zip(self.places.blocks, self.places.tokens, self.places.rarity, strict=True)
        ):
            head["blocks"].append({"name": block.name, "weight": block.weight})
            arrays[f"tokens{at}"] = np.frombuffer("\n".join(listed).encode(), dtype=np.uint8)
            arrays[f"rarity{at}"] = rarity
        for at, (name, question) in enumerate(self.questions.items()):
            head["questions"].append({"name": name, "answers": list(question.answers), "least": question.least})
            arrays[f"weights{at}"] = question.weights.astype(np.float16)
            arrays[f"bias{at}"] = question.bias
        arrays["head"] = np.frombuffer(json.dumps(head, ensure_ascii=False).encode(), dtype=np.uint8)
        file = io.BytesIO()
        np.savez_compressed(file, **arrays)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes, fingerprint_: str = "") -> "Model":
        """Read a model back. Raises ValueError where the file is not the one whose fingerprint is given."""
        if fingerprint_ and fingerprint(data) != fingerprint_:
            raise ValueError("the model's file is not the one that was written")
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            head = json.loads(arrays["head"].tobytes().decode())
            blocks = [Block(one["name"], one["weight"]) for one in head["blocks"]]
            listed = [_lines(arrays[f"tokens{at}"].tobytes().decode()) for at in range(len(blocks))]
            rarity = [arrays[f"rarity{at}"] for at in range(len(blocks))]
            questions = {
                one["name"]: Question(
                    tuple(one["answers"]),
                    arrays[f"weights{at}"].astype(np.float32),
                    arrays[f"bias{at}"],
                    one["least"],
                )
                for at, one in enumerate(head["questions"])
            }
        return cls(Places.made(blocks, listed, rarity), questions, head["made"])


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of a model's file."""
    return hashlib.sha256(data).hexdigest()


def because(said: Said, named: list[tuple[str, str]], spoken: Floats) -> tuple[str, ...]:
    """Return the words of a text that say most for an answer, strongest first.

    `spoken` is what each token says for it. What runs of characters and pairs of words say is handed to the characters
    they stand on, and added up word by word: so the words are the text's own, whole, and each is named once.
    """
    chars: dict[str, float] = defaultdict(float)
    words: dict[str, float] = defaultdict(float)
    facts: dict[str, float] = {}
    for (block, token), weight in zip(named, spoken.tolist(), strict=True):
        if block == "facts":
            facts[token.partition("=")[2]] = weight
        else:
            (chars if block.endswith("chars") else words)[token] += weight
    by_word: dict[str, float] = defaultdict(float)
    for text in {clean(said.subject), clean(said.detail)}:
        at = 1
        padded = f" {text} "
        heard = [0.0] * len(padded)
        for length in (1, 2, 3):
            for start in range(len(padded) - length + 1):
                weight = chars.get(padded[start : start + length], 0.0)
                if weight:
                    for place in range(start, start + length):
                        heard[place] += weight / length
        cut = rjieba.cut(text)
        for word in cut:
            if len(word) > 1 and any(map(str.isalpha, word)):
                by_word[word] += sum(heard[at : at + len(word)])
            at += len(word)
    for token, weight in words.items():
        parts = token.split(" ")
        for part in parts:
            if part in by_word:
                by_word[part] += weight / len(parts)
    told = [(word, weight) for word, weight in (*by_word.items(), *facts.items()) if weight > 0]
    told.sort(key=lambda one: (-one[1], one[0]))
    enough = math.fsum(weight for _word, weight in told[:BECAUSE]) / 10
    return tuple(word for word, weight in told[:BECAUSE] if weight >= enough)


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
