"""Outcomes: a rule's “then”. Whom to send it to, whom to ask to help, whom to tell, and what else to set.

Targets say how to find a unit rather than name it:
``{"unit": code}`` · ``{"duty": key, "level": "street|district|city"?}`` (nearest holder from that level
upward) · ``{"duty_of": "category", "level"?}`` (the category's default duty) · ``{"office":
"street|district"}`` (the territorial office of the place) · ``{"above": "lead", "if_lead": kind?}`` (the lead
unit's superior; copies and assists only).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from routing.domain.directory import AREA_LEVELS, TERRITORIAL, UNIT_KINDS
from routing.domain.facts import URGENCIES
from routing.domain.language import Problem, Vocabulary
from routing.domain.speech import Name, Say, _, as_code, listed, phrase

LEVELS = tuple(level for level in AREA_LEVELS if level != "community")
KEYS = ("lead", "assists", "copies", "service_class", "urgency", "tags", "ask", "continue")
TARGETS: Mapping[str, tuple[str, ...]] = {
    "unit": (),
    "duty": ("level",),
    "duty_of": ("level",),
    "office": (),
    "above": ("if_lead",),
}
LONGEST_TAG = 40


@dataclass(frozen=True, slots=True)
class Target:
    """How to find a unit; ``by`` is one of TARGETS."""

    by: str
    value: str
    level: str = ""
    if_lead: str = ""

    def as_data(self) -> dict[str, str]:
        """The JSON it was parsed from."""
        data = {self.by: self.value}
        if self.level:
            data["level"] = self.level
        if self.if_lead:
            data["if_lead"] = self.if_lead
        return data


@dataclass(frozen=True, slots=True)
class Outcome:
    """``lead`` is tried in order. With ``goes_on`` the rule adds what it says and the next rules are judged
    too.
    """

    lead: tuple[Target, ...] = ()
    assists: tuple[Target, ...] = ()
    copies: tuple[Target, ...] = ()
    service_class: str = ""
    urgency: str = ""
    tags: tuple[str, ...] = ()
    ask: str = ""
    goes_on: bool = False


def parse(outcome: Mapping[str, Any]) -> Outcome:
    """Turn an outcome that passed `check` into a value."""
    return Outcome(
        lead=_targets(outcome.get("lead")),
        assists=_targets(outcome.get("assists")),
        copies=_targets(outcome.get("copies")),
        service_class=outcome.get("service_class", ""),
        urgency=outcome.get("urgency", ""),
        tags=tuple(outcome.get("tags", ())),
        ask=outcome.get("ask", ""),
        goes_on=bool(outcome.get("continue", False)),
    )


def _targets(value: Any) -> tuple[Target, ...]:
    if not value:
        return ()
    return tuple(_target(one) for one in (value if isinstance(value, list) else [value]))


def _target(value: Mapping[str, str]) -> Target:
    by = next(key for key in TARGETS if key in value)
    return Target(by, value[by], value.get("level", ""), value.get("if_lead", ""))


NOT_AN_OUTCOME = _("An outcome is an object.")
UNKNOWN_KEY = _("An outcome has no “{key}”; it has {known}.")
DOES_NOTHING = _("The outcome neither names a lead unit, nor asks a human, nor goes on to the next rule.")
LEAD_AND_ASK = _("The outcome names a lead unit and asks a human; it can do only one.")
GOES_ON_AND_DECIDES = _("A rule that goes on to the next one cannot name a lead unit or ask a human.")
NOT_A_TARGET = _("A target is an object with exactly one of {known}.")
NOT_TARGETS = _("A list of targets is expected here.")
EXTRA_KEY = _("“{key}” does not go with “{by}”.")
BAD_LEVEL = _("There is no level “{level}”; the levels are {known}.")
BAD_KIND = _("There is no kind of unit “{kind}”; the kinds are {known}.")
LEAD_ABOVE = _("The lead unit cannot be found from itself.")
ONLY = _("“{by}” can only be one of {known}.")
UNKNOWN_UNIT = _("There is no unit “{code}”.")
UNKNOWN_DUTY = _("Nobody holds the duty “{duty}”.")
UNKNOWN_CLASS = _("There is no service class “{service_class}”.")
BAD_URGENCY = _("There is no urgency “{urgency}”; the urgencies are {known}.")
BAD_TAGS = _("Tags are a list of texts of 1 to {most} characters.")
NOT_FLAG = _("True or false is expected here.")
NOT_TEXT = _("A text is expected here.")

Problems = Iterator[Problem]


def check(outcome: object, vocabulary: Vocabulary | None = None) -> list[Problem]:
    """List every problem of an outcome; never raises."""
    if not isinstance(outcome, Mapping):
        return [Problem("not_an_outcome", "", NOT_AN_OUTCOME)]
    return list(_check(outcome, vocabulary or Vocabulary()))


def _check(outcome: Mapping[str, Any], words: Vocabulary) -> Problems:
    for key in outcome:
        if key not in KEYS:
            yield Problem("unknown_key", f"/{key}", UNKNOWN_KEY, {"key": str(key), "known": ", ".join(KEYS)})
    goes_on = outcome.get("continue", False)
    if not isinstance(goes_on, bool):
        yield Problem("not_flag", "/continue", NOT_FLAG)
    lead, ask = outcome.get("lead"), outcome.get("ask", "")
    for key in ("ask", "service_class"):
        if not isinstance(outcome.get(key, ""), str):
            yield Problem("not_text", f"/{key}", NOT_TEXT)
    if goes_on is True and (lead or ask):
        yield Problem("goes_on_and_decides", "/continue", GOES_ON_AND_DECIDES)
    elif lead and ask:
        yield Problem("lead_and_ask", "/ask", LEAD_AND_ASK)
    elif not lead and not ask and not goes_on:
        yield Problem("does_nothing", "", DOES_NOTHING)
    if lead:
        many = lead if isinstance(lead, list) else [lead]
        for number, target in enumerate(many):
            yield from _check_target(target, f"/lead/{number}" if isinstance(lead, list) else "/lead", words, True)
    for key in ("assists", "copies"):
        targets = outcome.get(key, [])
        if not isinstance(targets, list):
            yield Problem("not_targets", f"/{key}", NOT_TARGETS)
            continue
        for number, target in enumerate(targets):
            yield from _check_target(target, f"/{key}/{number}", words, False)
    urgency = outcome.get("urgency", "")
    if urgency and urgency not in URGENCIES:
        yield Problem("bad_urgency", "/urgency", BAD_URGENCY, {"urgency": str(urgency), "known": ", ".join(URGENCIES)})
    service_class = outcome.get("service_class", "")
    if (
        isinstance(service_class, str)
        and service_class
        and words.classes is not None
        and service_class not in words.classes
    ):
        yield Problem("unknown_class", "/service_class", UNKNOWN_CLASS, {"service_class": str(service_class)})
    tags = outcome.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) and 0 < len(tag) <= LONGEST_TAG for tag in tags):
        yield Problem("bad_tags", "/tags", BAD_TAGS, {"most": LONGEST_TAG})


def _check_target(target: Any, path: str, words: Vocabulary, is_lead: bool) -> Problems:
    known = ", ".join(TARGETS)
    if not isinstance(target, Mapping) or sum(key in TARGETS for key in target) != 1:
        yield Problem("not_a_target", path, NOT_A_TARGET, {"known": known})
        return
    by = next(key for key in target if key in TARGETS)
    for key in target:
        if key != by and key not in TARGETS[by]:
            yield Problem("extra_key", f"{path}/{key}", EXTRA_KEY, {"key": str(key), "by": by})
    value, level, if_lead = target[by], target.get("level", ""), target.get("if_lead", "")
    if not isinstance(value, str) or not value:
        yield Problem("not_text", f"{path}/{by}", NOT_TEXT)
        return
    if level and level not in LEVELS:
        yield Problem("bad_level", f"{path}/level", BAD_LEVEL, {"level": str(level), "known": ", ".join(LEVELS)})
    if if_lead and if_lead not in UNIT_KINDS:
        yield Problem("bad_kind", f"{path}/if_lead", BAD_KIND, {"kind": str(if_lead), "known": ", ".join(UNIT_KINDS)})
    if by == "above" and is_lead:
        yield Problem("lead_above", path, LEAD_ABOVE)
    only = {"duty_of": ("category",), "office": TERRITORIAL, "above": ("lead",)}.get(by)
    if only is not None and value not in only:
        yield Problem("only", f"{path}/{by}", ONLY, {"by": by, "known": ", ".join(only)})
    if by == "unit" and words.units is not None and value not in words.units:
        yield Problem("unknown_unit", f"{path}/unit", UNKNOWN_UNIT, {"code": value})
    if by == "duty" and words.duties is not None and value not in words.duties:
        yield Problem("unknown_duty", f"{path}/duty", UNKNOWN_DUTY, {"duty": value})


TO_UNIT = _("{unit}")
TO_DUTY = _("whoever holds the duty “{duty}” for the place")
TO_DUTY_AT = _("whoever holds the duty “{duty}” for the {level} of the place")
TO_CATEGORY_DUTY = _("whoever holds the category's own duty for the place")
TO_CATEGORY_DUTY_AT = _("whoever holds the category's own duty for the {level} of the place")
TO_OFFICE = {
    "street": _("the street office of the place"),
    "district": _("the district government of the place"),
}
TO_ABOVE = _("the superior of the lead unit")
TO_ABOVE_IF = _("the superior of the lead unit, if that is a {kind}")
KIND_NAMES = {
    "bureau": _("bureau"),
    "district": _("district government"),
    "street": _("street or town office"),
    "enterprise": _("public-service enterprise"),
    "district_bureau": _("district bureau"),
    "hotline": _("hotline centre"),
    "community": _("community"),
}
LEVEL_NAMES = {"city": _("city"), "district": _("district"), "street": _("street")}

SENDS = _("send it to {lead}")
ELSE = _("{first}, else {last}")
ASKS = _("ask a human: {reason}")
ASSISTED = _("let {units} assist")
COPIED = _("copy it to {units}")
CLASSED = _("use the service class {service_class}")
URGENT = _("make it at least {urgency}")
TAGGED = _("tag it {tags}")
GOES_ON = _("go on to the next rule")
BOTH = _("{first} and {last}")


def explain(outcome: Mapping[str, Any] | Outcome, *, say: Say = str, name: Name = as_code) -> str:
    """Say a checked outcome in one sentence part, translated by ``say``."""
    value = outcome if isinstance(outcome, Outcome) else parse(outcome)
    parts = []
    if value.lead:
        parts.append(phrase(say, SENDS, lead=_many(value.lead, ELSE, say, name)))
    if value.ask:
        parts.append(phrase(say, ASKS, reason=value.ask))
    if value.assists:
        parts.append(phrase(say, ASSISTED, units=_many(value.assists, BOTH, say, name)))
    if value.copies:
        parts.append(phrase(say, COPIED, units=_many(value.copies, BOTH, say, name)))
    if value.service_class:
        parts.append(phrase(say, CLASSED, service_class=value.service_class))
    if value.urgency:
        parts.append(phrase(say, URGENT, urgency=say(value.urgency)))
    if value.tags:
        parts.append(phrase(say, TAGGED, tags=listed(say, value.tags, BOTH)))
    if value.goes_on:
        parts.append(say(GOES_ON))
    return say(_("; ")).join(parts)


def explain_target(target: Target, *, say: Say = str, name: Name = as_code) -> str:
    """Say whom a target means."""
    if target.by == "unit":
        return phrase(say, TO_UNIT, unit=name("unit", target.value))
    if target.by == "duty":
        if target.level:
            return phrase(say, TO_DUTY_AT, duty=name("duty", target.value), level=say(LEVEL_NAMES[target.level]))
        return phrase(say, TO_DUTY, duty=name("duty", target.value))
    if target.by == "duty_of":
        if target.level:
            return phrase(say, TO_CATEGORY_DUTY_AT, level=say(LEVEL_NAMES[target.level]))
        return say(TO_CATEGORY_DUTY)
    if target.by == "office":
        return say(TO_OFFICE[target.value])
    if target.if_lead:
        return phrase(say, TO_ABOVE_IF, kind=say(KIND_NAMES[target.if_lead]))
    return say(TO_ABOVE)


def _many(targets: tuple[Target, ...], last: str, say: Say, name: Name) -> str:
    return listed(say, (explain_target(target, say=say, name=name) for target in targets), last)
