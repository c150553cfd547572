"""A caller as rows of a sheet: masked or in clear, the same fields."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LABELS = {
    "name": _("Name"),
    "title": _("Form of address"),
    "phone": _("Telephone"),
    "second_phone": _("Second telephone"),
    "email": _("E-mail"),
    "address": _("Address"),
    "id_document": _("Identity document"),
    "contact_window": _("When to call"),
}
CARE = {
    "elderly": _("elderly"),
    "minor": _("minor"),
    "disabled": _("disabled"),
    "deaf": _("deaf"),
    "blind": _("blind"),
    "foreigner": _("foreigner"),
    "pregnant": _("pregnant"),
    "in_need": _("in need"),
    "veteran": _("veteran"),
}


def identity_rows(known: Any) -> list[tuple[str, str]]:
    """Return what is known as (label, value), in the order people read it."""
    values: Mapping[str, Any] = asdict(known) if is_dataclass(known) and not isinstance(known, type) else known
    rows = [(str(label), str(values[name])) for name, label in LABELS.items() if values.get(name)]
    spoken = dict(settings.LANGUAGES).get(str(values.get("language") or ""))
    return [*rows, (gettext("Language"), str(spoken))] if spoken else rows


def care_words(codes: Iterable[str]) -> list[str]:
    """Return what helps to treat a caller well, in words."""
    return [str(CARE.get(code, code)) for code in codes]
