"""Rules, facts and the directory → one decision with its trace. Pure: the same three always give the same
fourth.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from routing.domain import guards, paths
from routing.domain.compile import Ready, Rulebook
from routing.domain.conditions import weigh
from routing.domain.directory import Directory
from routing.domain.facts import URGENCIES, Facts
from routing.domain.outcomes import Outcome, Target
from routing.domain.trace import MOST_PASSED, Matched, Passed, Step, Trace
from routing.domain.view import View

Candidates = Callable[[View], Iterable[Ready]]

# When no rule matched: whoever holds the category's own duty.
FALLBACK = Outcome(lead=(Target("duty_of", "category"),))


@dataclass(frozen=True, slots=True)
class Decision:
    """Who leads, assists and is told; or, with ``lead`` empty, the reason code why a human is asked."""

    lead: str
    assists: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    service_class: str = ""  # "" = let the category's or type's default stand
    urgency: str = ""  # "" = unchanged, else higher than the facts'
    tags: tuple[str, ...] = ()
    ask: str = ""  # a key of trace.REASONS
    trace: Trace = field(default_factory=lambda: Trace(0))

    def as_data(self) -> dict[str, Any]:
        """JSON-able, with the trace."""
        return {
            "lead": self.lead,
            "assists": list(self.assists),
            "copies": list(self.copies),
            "service_class": self.service_class,
            "urgency": self.urgency,
            "tags": list(self.tags),
            "ask": self.ask,
            "trace": self.trace.as_data(),
        }


def decide(facts: Facts, rulebook: Rulebook, directory: Directory, *, candidates: Candidates | None = None) -> Decision:
    """Judge the rules in order; the first that matches decides, after those before it that matched and went
    on.

    ``candidates`` replaces the index, for measuring and testing it. Never raises for unknown codes: whatever
    cannot be resolved asks a human and says why.
    """
    view = rulebook.view(facts)
    added: list[tuple[Ready, Matched]] = []
    # Rules that might have decided come first when the trace must be cut; those that only add, after them.
    passed: list[tuple[Ready, Any]] = []
    passed_adding: list[tuple[Ready, Any]] = []
    chosen: tuple[Ready, Matched] | None = None
    for ready in (candidates or rulebook.candidates)(view):
        held, evidence = weigh(ready.when, view)
        if not held:
            (passed_adding if ready.then.goes_on else passed).append((ready, evidence))
            continue
        rule = ready.rule
        match = Matched(rule.code, rule.name, rule.priority, evidence)
        if ready.then.goes_on:
            added.append((ready, match))
            continue
        chosen = (ready, match)
        break

    passed += passed_adding
    outcome = chosen[0].then if chosen else FALLBACK
    said = [*(ready.then for ready, _match in added), outcome]
    search = _Search(facts, directory)
    ask = "asked_by_rule" if outcome.ask else search.find_lead(outcome.lead)
    if ask == "no_duty" and chosen is None:
        ask = "no_rule"
    elif ask == "no_duty":
        ask = "no_holder"
    assists = search.find_others("assist", (target for one in said for target in one.assists))
    copies = search.find_others("copy", (target for one in said for target in one.copies))
    trace = Trace(
        version=rulebook.version,
        rule=chosen[1] if chosen else None,
        added=tuple(match for _ready, match in added),
        passed=tuple(Passed(ready.rule.code, ready.rule.name, why) for ready, why in passed[:MOST_PASSED]),
        passed_count=len(passed),
        steps=tuple(search.steps),
        ask=ask,
        reason=outcome.ask,
    )
    return Decision(
        lead=search.lead,
        assists=assists,
        copies=copies,
        service_class=next((one.service_class for one in said if one.service_class), ""),
        urgency=_raised(facts.urgency, said),
        tags=tuple(dict.fromkeys(tag for one in said for tag in one.tags)),
        ask=ask,
        trace=trace,
    )


def _raised(urgency: str, said: Iterable[Outcome]) -> str:
    """The highest urgency any rule asks for, ``""`` when none is above what it already is: rules only ever
    raise it.
    """
    highest = max((one.urgency for one in said if one.urgency), key=_RANK.__getitem__, default="")
    return highest if highest and _RANK[highest] > _RANK.get(urgency, 0) else ""


_RANK = {name: number for number, name in enumerate(URGENCIES)}


class _Search:
    """Finds units for targets, keeps the guards, and writes down each step."""

    __slots__ = ("directory", "facts", "lead", "on", "steps", "taken")

    def __init__(self, facts: Facts, directory: Directory) -> None:
        self.facts = facts
        self.directory = directory
        self.on = facts.at.date()
        self.lead = ""
        self.taken: set[str] = set()
        self.steps: list[Step] = []

    def find_lead(self, targets: Iterable[Target]) -> str:
        """Try the targets in order; set ``lead``, or return why there is none."""
        reasons = []
        for target in targets:
            unit, at, reason = self._unit(target)
            refused = reason or guards.refuse(unit, "lead", self.facts, self.directory)
            shown = "no_holder" if refused == "no_duty" else refused
            self.steps.append(Step("lead", target.as_data(), unit, at, shown))
            if not refused:
                self.lead = unit
                self.taken.add(unit)
                return ""
            reasons.append(refused)
        # A conflict of interest is what the human must know first; else what the first choice lacked.
        for grave in ("forbidden_target", "unknown_accused"):
            if grave in reasons:
                return grave
        return reasons[0]

    def find_others(self, role: str, targets: Iterable[Target]) -> tuple[str, ...]:
        """The units for assists or copies; those that may not get the matter are left out, with the reason
        in a step.
        """
        found = []
        for target in dict.fromkeys(targets):
            unit, at, reason = self._unit(target)
            if not reason:
                reason = guards.refuse(unit, role, self.facts, self.directory)
            if not reason and unit in self.taken:
                reason = "same_unit"
            if not reason:
                self.taken.add(unit)
                found.append(unit)
            elif reason == "other_lead":
                continue
            self.steps.append(Step(role, target.as_data(), unit, at, "no_holder" if reason == "no_duty" else reason))
        return tuple(found)

    def _unit(self, target: Target) -> tuple[str, str, str]:
        """The unit's code and the area it was found at, or the reason why none was found."""
        if target.by == "unit":
            return target.value, "", ""
        if target.by == "office":
            return self._office(target.value)
        if target.by == "above":
            return self._above(target.if_lead)
        duty = target.value
        if target.by == "duty_of":
            category = self.directory.category(self.facts.category)
            if category is None:
                return "", "", "no_category"
            duty = category.default_duty
            if not duty:
                return "", "", "no_duty"
        return self._holder(duty, target.level)

    def _holder(self, duty: str, level: str) -> tuple[str, str, str]:
        area = self._place()
        if area and level:
            area = self.directory.area_at(area, level)
        if not area:
            return "", "", "no_area"
        found = self.directory.holder(duty, area, self.on)
        return (found.unit, found.at, "") if found else ("", "", "no_holder")

    def _place(self) -> str:
        """Where duties are looked up. A matter that needs no place may be looked up for the whole city."""
        if self.facts.area:
            return self.facts.area
        category = self.directory.category(self.facts.category)
        if category is not None and category.needs_place:
            return ""
        roots = self.directory.roots()
        return roots[0] if len(roots) == 1 else ""

    def _office(self, kind: str) -> tuple[str, str, str]:
        at = self.directory.area_at(self.facts.area, kind)
        if not at:
            return "", "", "no_area"
        unit = self.directory.office(at, kind)
        return (unit, at, "") if unit else ("", at, "no_holder")

    def _above(self, if_lead: str) -> tuple[str, str, str]:
        lead = self.directory.unit(self.lead) if self.lead else None
        if lead is None:
            return "", "", "other_lead" if if_lead else "no_lead"
        if if_lead and lead.kind != if_lead:
            return "", "", "other_lead"
        above = paths.leaf(paths.parent(lead.path))
        return (above, "", "") if above else ("", "", "unknown_unit")
