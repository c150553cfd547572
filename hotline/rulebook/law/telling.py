"""What became of a draft since somebody opened it, in words: who changed what, from what to what."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, gettext_lazy

from hotline.rulebook.law.class_form import NAMES
from hotline.rulebook.law.counting_form import WAYS
from hotline.rulebook.law.spans import span_words
from hotline.rulebook.law.year import weekdays
from hotline.rulebook.models import DraftChange, LawDraft
from hotline.shell.since import Since, Step
from routing import queries
from routing.refusal import Refusal
from tickets.domain.calendar import WEEKDAYS
from tickets.domain.vocabulary import ClockKind, ServiceClass, TicketType
from tickets.words import word

MOST_STEPS, MOST_PARTS = 20, 12
CHANGED = gettext_lazy("changed")


def since(kind: LawDraft.Kind, key: str) -> Since:
    """Return what tells the steps of a draft after a change of it, the latest `MOST_STEPS` of them in their order."""

    def steps(seq: int) -> list[Step]:
        rows = DraftChange.objects.filter(kind=kind, key=key, pk__gt=seq).order_by("-pk")[:MOST_STEPS]
        return [_step(row) for row in reversed(rows)]

    return steps


def _step(row: DraftChange) -> Step:
    told = [words(place, before, after) for place, (before, after) in row.parts.items()]
    if len(told) > MOST_PARTS:
        more = gettext("{count} places").format(count=len(told) - MOST_PARTS)
        told = [*told[:MOST_PARTS], (gettext("and further"), more)]
    return Step(row.at, capfirst(row.get_what_display()), row.by, told)


def words(place: str, before: Any, after: Any) -> tuple[str, str]:
    """Return a place of a document as people call it, and what became of what stood there."""
    root, *rest = place.split("/")
    name, told = _PLACES.get(root, _other)(root, rest)
    if told is None:
        return name, str(CHANGED)
    return name, f"{told(before) or '–'} → {told(after) or '–'}"


def _class(_root: str, rest: Sequence[str]) -> tuple[str, Any]:
    return _terms(word(ServiceClass, rest[0]), rest[1:])


def _item(_root: str, rest: Sequence[str]) -> tuple[str, Any]:
    return _terms(queries.current().namer(get_language() or "")("category", rest[0]), rest[1:])


def _terms(name: str, rest: Sequence[str]) -> tuple[str, Any]:
    """A class or an item: its name, and how to say the values of a place in it."""
    if not rest:
        return name, _promised
    if rest[0] == "clocks" and len(rest) > 1:
        name = gettext("{class_name}, {clock}").format(class_name=name, clock=word(ClockKind, rest[1]))
        return name, _span if len(rest) == 2 or rest[2] == "span" else None
    label = NAMES.get(rest[0])
    plain = rest[0] in ("return_window", "reopen", "dispatches", "attempts") or rest[-1] in ("span", "most")
    named = gettext("{class_name}, {clock}").format(class_name=name, clock=label) if label else name
    return named, _span if plain else None


def _promised(value: Any) -> str:
    """Say all the budgets of a class or an item."""
    clocks = (value or {}).get("clocks", {})
    told = [f"{word(ClockKind, kind)} {_span(term)}" for kind, term in clocks.items() if term.get("span")]
    return gettext(", ").join(told)


def _span(value: Any) -> str:
    """Say a budget, alone or with all that belongs to its clock."""
    text = str(value.get("span", "") if isinstance(value, Mapping) else "" if value is None else value)
    try:
        return span_words(text)
    except Refusal:
        return text


def _counting(_root: str, rest: Sequence[str]) -> tuple[str, Any]:
    label, choices = WAYS[rest[0]] if rest else (gettext("How time is counted"), {})
    return str(label), lambda code: str(choices.get(code, "")) if choices else None


def _type(_root: str, rest: Sequence[str]) -> tuple[str, Any]:
    return word(TicketType, rest[0]) if rest else gettext("Which class a type gets"), lambda code: word(
        ServiceClass, code
    )


def _day(_root: str, rest: Sequence[str]) -> tuple[str, Any]:
    name = date_format(date.fromisoformat(rest[0]), "DATE_FORMAT") if rest else gettext("Days that differ")

    def told(value: Any) -> str:
        if isinstance(value, Mapping):
            return f"{value['name']} {_hours(value['windows'])}".strip()
        return _hours(value) if isinstance(value, list) else str(value or "")

    return name, told if rest else None


def _weekday(_root: str, rest: Sequence[str]) -> tuple[str, Any]:
    return weekdays()[WEEKDAYS.index(rest[0])][1], _hours


def _hours(value: Any) -> str:
    return ", ".join(value or ()) or gettext("nobody works")


def _years(_root: str, _rest: Sequence[str]) -> tuple[str, Any]:
    return gettext("Years with a notice"), lambda value: ", ".join(str(one) for one in value or ())


def _calendar(_root: str, _rest: Sequence[str]) -> tuple[str, Any]:
    return gettext("Calendar"), lambda value: str(value or "city")


def _other(root: str, _rest: Sequence[str]) -> tuple[str, Any]:
    return root, None


_PLACES = {
    "classes": _class,
    "items": _item,
    "counting": _counting,
    "class_by_type": _type,
    "calendar": _calendar,
    "exceptions": _day,
    "week": _weekday,
    "published": _years,
}
