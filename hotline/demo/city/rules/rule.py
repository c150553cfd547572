"""A routing rule with its name and its note in two languages, and short forms to write one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hotline.demo.city.rules.tags import TAGS
from hotline.demo.city.words import Words

Json = dict[str, Any]

GRIEVANCES = ["help", "complaint", "report"]


@dataclass(frozen=True, slots=True)
class RoutingRule:
    """One rule. `ask`, where there is one, tells the human who decides why the rule hands over."""

    code: str
    priority: int
    name: Words
    conditions: Json
    then: Json = field(default_factory=dict)
    ask: Words | None = None

    def outcome(self, language: str) -> Json:
        """Give the outcome as JSON, with its note to humans and its tags in one language."""
        said = dict(self.then)
        if self.ask:
            said["ask"] = self.ask.in_(language)
        if "tags" in said:
            said["tags"] = [TAGS[tag].in_(language) for tag in said["tags"]]
        return said


def rule(
    priority: int, code: str, zh: str, en: str, conditions: Json, then: Json | None = None, ask: Words | None = None
) -> RoutingRule:
    """Write a rule on few lines."""
    return RoutingRule(code, priority, Words(en, zh), conditions, then or {}, ask)


def every(*conditions: Json) -> Json:
    """All of the conditions hold."""
    return {"all": list(conditions)}


def either(*conditions: Json) -> Json:
    """One of the conditions holds."""
    return {"any": list(conditions)}


def matter(*codes: str) -> Json:
    """The category is one of these, or lies under it."""
    return {"category": {"under": list(codes) if len(codes) > 1 else codes[0]}}


def says(*words: str) -> Json:
    """The text mentions one of these."""
    return {"text": {"mentions": list(words)}}


def grievance() -> Json:
    """Somebody wants something done: help, a complaint or a report, not a question."""
    return {"type": {"one_of": GRIEVANCES}}


def season(first: str, last: str) -> Json:
    """The day lies between two days of the year, MM-DD, both included."""
    return {"season": {"between": [first, last]}}


def hours(first: str, last: str) -> Json:
    """The time of day lies between two times, HH:MM, over midnight when they run backwards."""
    return {"time": {"between": [first, last]}}


def duty(key: str, level: str = "") -> Json:
    """Whoever holds a duty for the place, from a level upward."""
    return {"duty": key, "level": level} if level else {"duty": key}


OWN = {"duty_of": "category"}
OWN_CITY = {"duty_of": "category", "level": "city"}
STREET = {"office": "street"}
DISTRICT = {"office": "district"}
TELL_ABOVE = {"above": "lead"}
