"""What can be judged on somebody else's data: `manage.py evaluate NAME` runs one evaluation and prints its figures.

A slice offers its own by a module `evaluations` with a tuple `EVALUATIONS`; nothing else has to know them.
"""

from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, ClassVar

from django.apps import apps
from django.utils.module_loading import module_has_submodule

MODULE = "evaluations"


class Evaluation(ABC):
    """One evaluation. `figures` computes (and shows a progress bar unless `quiet`), `tell` puts the figures into lines
    for a person; the figures are plain data, fit for JSON. Both `--json` and `--seed` are there without asking."""

    name: ClassVar[str]
    help: ClassVar[str]

    @abstractmethod
    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the evaluation takes from the command line."""

    @abstractmethod
    def figures(self, options: dict[str, Any], *, quiet: bool) -> dict[str, Any]:
        """Return the figures. Raises Refusal or FileNotFoundError where the data cannot be read."""

    @abstractmethod
    def tell(self, figures: dict[str, Any]) -> Iterator[str]:
        """Yield the lines a person reads."""


def evaluations() -> dict[str, Evaluation]:
    """Return every evaluation of every slice by its name, in the order of the names."""
    found = {}
    for config in apps.get_app_configs():
        if config.name.startswith("hotline") and module_has_submodule(config.module, MODULE):
            for kind in import_module(f"{config.name}.{MODULE}").EVALUATIONS:
                found[kind.name] = kind()
    return dict(sorted(found.items()))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table as lines: the first column to the left, the others to the right; a Chinese character counts as two
    columns of the terminal."""
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        first, *others = [
            cell + " " * (width - _width(cell)) if at == 0 else " " * (width - _width(cell)) + cell
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield "  ".join((first, *others)).rstrip()


def _width(text: str) -> int:
    return sum(2 if char >= "\u1100" else 1 for char in text)
