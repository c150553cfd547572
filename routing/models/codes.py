"""Codes and paths as columns: what both mean is fixed in `routing.domain.paths`."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

CODE = r"[A-Za-z0-9][A-Za-z0-9._-]*"
LONGEST_CODE = 48

is_code = RegexValidator(
    rf"^{CODE}\Z", _("A code starts with a letter or digit and has only letters, digits, “.”, “_” and “-”.")
)


def code_field() -> models.CharField:
    """A stable name for machines, unique in its table."""
    return models.CharField(_("code"), max_length=LONGEST_CODE, unique=True, validators=[is_code])


def names_field() -> models.JSONField:
    """Names in further languages: language code → name."""
    return models.JSONField(_("names by language"), default=dict, blank=True)


def tree_constraints(table: str) -> list[models.CheckConstraint]:
    """A code has no separator, and a path ends with it: alone for a root, after the parent's path for the
    rest.
    """
    return [
        models.CheckConstraint(name=f"{table}_code_is_a_code", condition=Q(code__regex=rf"^{CODE}$")),
        models.CheckConstraint(
            name=f"{table}_path_ends_with_code",
            condition=Q(parent__isnull=True, path=F("code"))
            | Q(
                parent__isnull=False,
                path__endswith=Concat(Value("/"), F("code")),
            ),
        ),
    ]
