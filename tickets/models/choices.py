"""Columns that hold a code of the vocabulary: bounded by the database, named by `tickets.words`."""

from enum import StrEnum
from functools import partial
from typing import Any

from django.db import models

from tickets.words import choices_of


def code_field(kind: type[StrEnum], **options: Any) -> "models.CharField[Any, Any]":
    """Return a character column for the codes of `kind`."""
    # A callable, so that no migration is due when a label changes.
    return models.CharField(max_length=24, choices=partial(choices_of, kind), **options)


def known(column: str, kind: type[StrEnum], *, name: str, empty: bool = False) -> models.CheckConstraint:
    """Return the constraint that a column holds only codes of `kind` (or, with `empty`, nothing)."""
    words = [word.value for word in kind] + ([""] if empty else [])
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{column}__in": words}))
