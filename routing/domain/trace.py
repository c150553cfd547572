"""Why a decision came out as it did: stored with the ticket, readable years later without the rules of the
day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from routing.domain.conditions import Evidence
from routing.domain.explain import explain_leaf
from routing.domain.speech import AND, Name, Say, _, as_code, listed, phrase

MOST_PASSED = 12  # passed-over rules kept in a trace; the rest are counted


@dataclass(frozen=True, slots=True)
class Passed:
    """A rule that came earlier and might have matched, and the first leaf that failed."""

    code: str
    name: str
    failed: tuple[Evidence, ...]

    def as_data(self) -> dict[str, Any]:
        return {"code": self.code, "name": self.name, "failed": [one.as_data() for one in self.failed]}


@dataclass(frozen=True, slots=True)
class Matched:
    """A rule that matched, and by which leaves."""

    code: str
    name: str
    priority: int
    evidence: tuple[Evidence, ...]

    def as_data(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "name": self.name,
            "priority": self.priority,
            "matched": [one.as_data() for one in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Step:
    """One target looked up: as what, how, the unit found at which area, or why it was not used."""

    role: str  # lead, assist, copy
    target: Mapping[str, str]
    unit: str = ""
    at: str = ""  # path of the area whose duty or office it is
    refused: str = ""  # a reason code

    def as_data(self) -> dict[str, Any]:
        return {
            "role": self.role,
            "target": dict(self.target),
            "unit": self.unit,
            "at": self.at,
            "refused": self.refused,
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """``rule`` is None when none decided; ``added`` are the matching rules that went on to the next one."""

    version: int
    rule: Matched | None = None
    added: tuple[Matched, ...] = ()
    passed: tuple[Passed, ...] = ()
    passed_count: int = 0
    steps: tuple[Step, ...] = ()
    ask: str = ""
    reason: str = ""  # what the rule's author wrote for the human who is asked

    def as_data(self) -> dict[str, Any]:
        """JSON-able; `sentences` reads it again."""
        return {
            "version": self.version,
            "rule": self.rule.as_data() if self.rule else None,
            "added": [rule.as_data() for rule in self.added],
            "passed": [rule.as_data() for rule in self.passed],
            "passed_count": self.passed_count,
            "steps": [step.as_data() for step in self.steps],
            "ask": self.ask,
            "reason": self.reason,
        }

    def sentences(self, *, say: Say = str, name: Name = as_code) -> list[str]:
        """The trace in words; see `sentences`."""
        return sentences(self.as_data(), say=say, name=name)


BY_RULE = _("Rule {code} “{rule}” of rule set {version} decided, because {because}.")
BY_RULE_ALWAYS = _("Rule {code} “{rule}” of rule set {version} decided; it always applies.")
NO_RULES = _("No rule set is published.")
NO_RULE = _("No rule of rule set {version} matched; the category's own duty was tried.")
ADDED = _("Rule {code} “{rule}” also applied, because {because}.")
ADDED_ALWAYS = _("Rule {code} “{rule}” also applied; it always does.")
PASSED = _("Rule {code} “{rule}” came earlier but did not apply, because it wants: {because}.")
PASSED_MORE = _("{count} more earlier rules did not apply.")
FOUND = {
    "lead": _("Lead: {unit}, found as {how}."),
    "assist": _("Assists: {unit}, found as {how}."),
    "copy": _("Copy: {unit}, found as {how}."),
}
NOT_USED = {
    "lead": _("Not the lead: {unit}, found as {how}, because {why}."),
    "assist": _("Not asked to assist: {unit}, found as {how}, because {why}."),
    "copy": _("Not copied: {unit}, found as {how}, because {why}."),
}
NOT_FOUND = _("Nobody was found as {how}, because {why}.")
ASKED = _("A human decides, because {why}.")
ASKED_BY_RULE = _("A human decides; the rule says: {reason}")

HOW = {
    "unit": _("the unit named by the rule"),
    "duty": _("the holder of the duty “{value}” at {at}"),
    "duty_of": _("the holder of the category's duty at {at}"),
    "office": _("the {value} office of {at}"),
    "above": _("the superior of the lead unit"),
}
HOW_NOT = {
    "unit": _("the unit named by the rule"),
    "duty": _("the holder of the duty “{value}”"),
    "duty_of": _("the holder of the category's duty"),
    "office": _("the {value} office of the place"),
    "above": _("the superior of the lead unit"),
}

# Why a human is asked, or a unit left out.
REASONS = {
    "no_rule": _("no rule matched and the category has no duty of its own"),
    "no_category": _("the category is not known"),
    "no_area": _("the place is not known finely enough"),
    "no_holder": _("nobody holds the duty there"),
    "unknown_unit": _("there is no such unit"),
    "inactive_unit": _("the unit is no longer active"),
    "not_dispatchable": _("the unit does not take dispatches"),
    "community": _("nothing is dispatched to a community"),
    "grassroots": _("the category is not on the duty list of streets and towns"),
    "forbidden_target": _("the matter is about this unit, its superior or its subordinate"),
    "unknown_accused": _("the unit the matter is about is not known, so nobody can be excluded safely"),
    "no_lead": _("there is no lead unit"),
    "other_lead": _("it applies to another kind of lead unit"),
    "same_unit": _("the unit is on the ticket already"),
    "asked_by_rule": _("the rule asks for it"),
}


def sentences(data: Mapping[str, Any], *, say: Say = str, name: Name = as_code) -> list[str]:
    """Say a stored trace (`Trace.as_data`) in sentences, translated by ``say``, with people's names by
    ``name``.
    """
    told = []
    rule = data["rule"]
    if rule:
        told.append(_rule(rule, data["version"], BY_RULE, BY_RULE_ALWAYS, say, name))
    else:
        told.append(phrase(say, NO_RULE, version=data["version"]) if data["version"] else say(NO_RULES))
    told += [_rule(added, data["version"], ADDED, ADDED_ALWAYS, say, name) for added in data["added"]]
    for passed in data["passed"]:
        because = _because(passed["failed"], say, name)
        told.append(phrase(say, PASSED, code=passed["code"], rule=passed["name"], because=because))
    if data["passed_count"] > len(data["passed"]):
        told.append(phrase(say, PASSED_MORE, count=data["passed_count"] - len(data["passed"])))
    told += [_step(step, say, name) for step in data["steps"]]
    if data["ask"] == "asked_by_rule":
        told.append(phrase(say, ASKED_BY_RULE, reason=data["reason"]))
    elif data["ask"]:
        told.append(phrase(say, ASKED, why=say(REASONS[data["ask"]])))
    return told


def _rule(rule: Mapping[str, Any], version: int, because: str, always: str, say: Say, name: Name) -> str:
    filled = {"code": rule["code"], "rule": rule["name"], "version": version}
    if not rule["matched"]:
        return phrase(say, always, **filled)
    return phrase(say, because, because=_because(rule["matched"], say, name), **filled)


def _because(evidence: list[dict[str, Any]], say: Say, name: Name) -> str:
    return listed(say, (explain_leaf(_met(one), one["negated"], say=say, name=name) for one in evidence), AND)


def _met(one: dict[str, Any]) -> dict[str, Any]:
    """Of many words or codes that would have done, the one that did."""
    if one["found"] and one["held"] and one["operator"] in ("mentions", "under", "one_of"):
        return {**one, "operand": one["found"]}
    return one


def _step(step: Mapping[str, Any], say: Say, name: Name) -> str:
    by, value = next(iter(step["target"].items()))
    if by == "duty":
        value = name("duty", value)
    templates = HOW if step["at"] else HOW_NOT
    how = phrase(say, templates[by], value=say(value), at=name("area", step["at"].rpartition("/")[2]))
    if not step["refused"]:
        return phrase(say, FOUND[step["role"]], unit=name("unit", step["unit"]), how=how)
    why = say(REASONS[step["refused"]])
    if not step["unit"]:
        return phrase(say, NOT_FOUND, how=how, why=why)
    return phrase(say, NOT_USED[step["role"]], unit=name("unit", step["unit"]), how=how, why=why)
