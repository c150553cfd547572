"""Policies read: what each class is promised, by clock, and what two versions promise differently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hotline.rulebook.law.spans import step_words
from tickets.domain.terms import Policy, Terms
from tickets.domain.vocabulary import ClockKind, ServiceClass
from tickets.queries.timers import budget_text
from tickets.words import word

COLUMNS = (
    ClockKind.TRIAGE,
    ClockKind.SIGN_FOR,
    ClockKind.FIRST_CONTACT,
    ClockKind.HANDLE,
    ClockKind.ASSIST,
    ClockKind.REPLY_REVIEW,
    ClockKind.CALLBACK,
    ClockKind.CITIZEN,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A budget; `before` is what is in force where the draft says otherwise."""

    clock: str
    text: str
    before: str

    @property
    def changed(self) -> bool:
        return self.text != self.before


@dataclass(frozen=True, slots=True)
class Row:
    """A class: its budgets, its ladders in words, and whether a draft changes anything about it."""

    code: str
    name: str
    cells: Sequence[Cell]
    ladders: Sequence[tuple[str, Sequence[str]]]
    changed: bool


def heads() -> list[str]:
    """Return the names of the clocks, in the order of the columns."""
    return [word(ClockKind, kind) for kind in COLUMNS]


def rows(policy: Policy, before: Policy, data: Mapping[str, Any], old: Mapping[str, Any]) -> list[Row]:
    """Return a policy's classes in the order of the vocabulary, held against another version of it."""
    return [
        Row(
            code=service_class.value,
            name=word(ServiceClass, service_class),
            cells=[
                Cell(
                    word(ClockKind, kind),
                    _budget(policy.classes.get(service_class), kind),
                    _budget(before.classes.get(service_class), kind),
                )
                for kind in COLUMNS
            ],
            ladders=_ladders(policy.classes[service_class]),
            changed=data["classes"].get(service_class.value) != old["classes"].get(service_class.value),
        )
        for service_class in ServiceClass
        if service_class in policy.classes
    ]


def _budget(terms: Terms | None, kind: ClockKind) -> str:
    term = terms.clocks.get(kind) if terms else None
    return budget_text(term.span) if term and term.span else ""


def _ladders(terms: Terms) -> list[tuple[str, Sequence[str]]]:
    return [
        (word(ClockKind, kind), [step_words(step) for step in term.ladder.steps])
        for kind, term in sorted(terms.clocks.items(), key=lambda one: list(ClockKind).index(one[0]))
    ]
