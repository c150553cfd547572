"""One catalogue item of a policy as fields: what its category is promised otherwise than its class is."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext

from hotline.rulebook.law import spans
from hotline.rulebook.law.class_form import ClockFields, sentence
from routing.refusal import Refusal
from tickets.domain.span import Span
from tickets.domain.terms import DATED
from tickets.domain.vocabulary import ClockKind
from tickets.words import word

CLOCKS = tuple(kind for kind in ClockKind if kind not in DATED)


@dataclass(slots=True)
class ItemFields:
    """An item as typed: a clock without an amount, and an empty `calendar`, are as the class has them."""

    clocks: list[ClockFields]
    calendar: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """What is wrong: the id of where it stands, what that is called, and what is to be mended."""
        found = [(f"{one.kind}-clock", capfirst(one.name), one.error) for one in self.clocks if one.error]
        names = {"clocks": gettext("By when"), "calendar": gettext("Calendar")}
        return found + [(f"field-{name}", names[name], error) for name, error in self.errors.items()]


def from_item(item: Mapping[str, Any]) -> ItemFields:
    """Return the fields of an item as its document has it."""
    clocks = []
    for kind in CLOCKS:
        amount, unit = spans.split(item.get("clocks", {}).get(kind.value, {}).get("span", ""))
        clocks.append(ClockFields(kind.value, word(ClockKind, kind), False, amount, unit))
    return ItemFields(clocks, item.get("calendar", ""))


def read(sent: QueryDict) -> ItemFields:
    """Return the fields as they were sent."""
    clocks = [
        ClockFields(
            kind.value, word(ClockKind, kind), False, sent.get(f"{kind}.n", "").strip(), sent.get(f"{kind}.u", "wd")
        )
        for kind in CLOCKS
    ]
    return ItemFields(clocks, sent.get("calendar", ""))


def to_item(fields: ItemFields, item: Mapping[str, Any], calendars: list[str]) -> dict[str, Any]:
    """Return the item's document with what was typed, what is wrong written at its field. What a document says besides
    (ladders, rights) stays."""
    made = copy.deepcopy(dict(item))
    clocks = made.setdefault("clocks", {})
    for clock in fields.clocks:
        term = clocks.setdefault(clock.kind, {})
        if clock.amount:
            try:
                term["span"] = str(Span.parse(f"{clock.amount} {clock.unit}"))
            except Refusal as no:
                clock.error = sentence(no)
        else:
            term.pop("span", None)
        if not term:
            del clocks[clock.kind]
    made.pop("calendar", None)
    if fields.calendar in calendars:
        made["calendar"] = fields.calendar
    elif fields.calendar:
        fields.errors["calendar"] = gettext("Choose one of these.")
    if not fields.wrong and not clocks and "calendar" not in made:
        fields.errors["clocks"] = gettext("Say at least one thing that is otherwise than for the class.")
    return made
