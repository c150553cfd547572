"""What happened to something while its form was open: said beside what was typed (shell/parts/since.html)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class Happened(Protocol):
    """What the part shows of a step: when, what, by whom, and what was said or changed as (label, words)."""

    @property
    def at(self) -> datetime | None: ...
    @property
    def title(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def texts(self) -> Sequence[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Step:
    """A step of something that keeps no timeline of its own; `at` and `who` are empty where nobody noted them."""

    at: datetime | None
    title: str
    who: str
    texts: list[tuple[str, str]] = field(default_factory=list)


Since = Callable[[int], Sequence[Happened]]
"""Gives what happened after the version that was read."""
