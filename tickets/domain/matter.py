"""A matter: what somebody brings to the hotline, before it has a number."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from routing.domain.speech import _
from tickets.domain.lifecycle import FILES_OF_AN_ACT
from tickets.domain.refusals import Invalid, missing
from tickets.domain.saying import clean_text, read_files, shows
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import CallerKind, Channel, ServiceClass, TicketType, Urgency

LONGEST = {"title": 200, "content": 10_000, "wants": 4_000, "address": 300}
LONGEST_KEYS = {"source": 40, "external_id": 80, "intake_key": 80, "category": 80, "area": 80, "accused": 80}
MOST_TAGS, LONGEST_TAG = 50, 40


@dataclass(frozen=True, slots=True)
class Matter:
    """What was said at intake. Codes name category, area and accused unit; `caller` is an opaque UUID's text.

    `files` are ids of what was uploaded to prove it. `intake_key` makes a repeated submit the same ticket; `source`
    and `external_id` do so across systems.
    """

    type: str
    title: str
    content: str
    channel: str
    wants: str = ""
    category: str = ""
    area: str = ""
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    urgency: str = "normal"
    confidential: bool = False
    no_callback: bool = False
    caller: str = ""
    caller_kind: str = "person"
    accused: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    external_id: str = ""
    intake_key: str = ""
    files: tuple[str, ...] = ()

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> "Matter":
        """Return the matter that `said` describes, cleaned. Raises `Invalid` naming the first wrong field."""
        known = {one.name for one in fields(cls)}
        for name in said:
            if name not in known:
                raise Invalid("unknown_field", _("“{field}” is not asked for here."), field=name)
        given = {name: value for name, value in said.items() if value is not None}
        for name in ("type", "title", "content", "channel"):
            if not any(map(shows, str(given.get(name, "")))):
                raise missing(name)
        for name, kind in _CODES.items():
            if name in given and (not isinstance(given[name], str) or given[name] not in set(kind)):
                raise Invalid(
                    "unknown_code",
                    _("“{value}” is not one of: {choices}."),
                    field=name,
                    value=str(given[name])[:80],
                    choices=", ".join(kind),
                )
        for name, most in LONGEST.items():
            if not isinstance(given.get(name, ""), str):
                raise Invalid("bad_value", _("“{field}” cannot be read."), field=name)
            text = clean_text(given.get(name, "")).strip()
            if len(text) > most:
                raise Invalid("too_long", _("“{field}” holds at most {most} characters."), field=name, most=most)
            given[name] = text
        for name, most in LONGEST_KEYS.items():
            word = given.get(name, "")
            if not isinstance(word, str) or len(word) > most or clean_text(word) != word:
                raise Invalid("bad_value", _("“{field}” cannot be read."), field=name)
        given["tags"] = _tags(given.get("tags", ()))
        given["files"] = tuple(read_files(given.get("files", ()), "files", FILES_OF_AN_ACT))
        given["caller"] = _caller(given.get("caller", ""))
        for name in ("confidential", "no_callback"):
            if not isinstance(given.get(name, False), bool):
                raise Invalid("bad_value", _("“{field}” cannot be read."), field=name)
        return cls(**given).placed()

    def placed(self) -> "Matter":
        """Return the matter with its coordinates checked: both or neither, on the globe."""
        if (self.lon is None) != (self.lat is None):
            raise missing("lat" if self.lat is None else "lon")
        for name in ("lon", "lat"):
            if getattr(self, name) is not None and type(getattr(self, name)) not in (int, float):
                raise Invalid("bad_value", _("“{field}” cannot be read."), field=name)
        if self.lon is not None and self.lat is not None:
            if not -180 <= self.lon <= 180:
                raise Invalid("out_of_range", _("A longitude lies between −180 and 180."), field="lon")
            if not -90 <= self.lat <= 90:
                raise Invalid("out_of_range", _("A latitude lies between −90 and 90."), field="lat")
        return self

    def at(self, area: str) -> "Matter":
        """Return the matter placed in an area."""
        return replace(self, area=area)


def _tags(said: Any) -> tuple[str, ...]:
    if not isinstance(said, list | tuple) or len(said) > MOST_TAGS:
        raise Invalid("bad_value", _("“{field}” cannot be read."), field="tags")
    for tag in said:
        if not isinstance(tag, str) or not tag.strip() or len(tag) > LONGEST_TAG or clean_text(tag) != tag:
            raise Invalid("bad_value", _("“{field}” cannot be read."), field="tags")
    return tuple(said)


def _caller(said: Any) -> str:
    try:
        return str(UUID(str(said))) if said else ""
    except ValueError as error:
        raise Invalid("bad_value", _("“{field}” cannot be read."), field="caller") from error


_CODES: dict[str, type[StrEnum]] = {
    "type": TicketType,
    "channel": Channel,
    "urgency": Urgency,
    "caller_kind": CallerKind,
}

BY_TYPE_FIRST = frozenset({TicketType.CONSULTATION, TicketType.SUGGESTION, TicketType.PRAISE, TicketType.REPORT})
"""Types whose class follows from the type, whatever the category promises complaints."""


def service_class(
    matter: Matter, policy: Policy, *, by_rule: str = "", by_category: str = "", urgency: Urgency = Urgency.NORMAL
) -> ServiceClass:
    """Return the class a new ticket is promised: what a rule says; else an emergency is one; else by type for
    questions, ideas, praise and reports; else by category; else by type; else normal. Urgent matters are never
    served more slowly than urgent ones."""
    kind = TicketType(matter.type)
    by_type = policy.class_by_type.get(kind)
    if by_rule:
        return ServiceClass(by_rule)
    if urgency is Urgency.EMERGENCY:
        return ServiceClass.EMERGENCY
    if kind in BY_TYPE_FIRST and by_type is not None:
        return by_type
    chosen = ServiceClass(by_category) if by_category else by_type or ServiceClass.NORMAL
    if urgency is Urgency.URGENT and chosen in (ServiceClass.NORMAL, ServiceClass.COMPLEX):
        return ServiceClass.URGENT
    return chosen
