"""Conditions: a rule's “when”, parsed from JSON once and judged against many facts.

`parse` → nodes; `judge` → did it hold, and by which leaves (or which leaf failed first). See `language` for
the JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from routing.domain import paths, patterns
from routing.domain.facts import URGENCIES, Facts
from routing.domain.language import FACTS
from routing.domain.text import Word
from routing.domain.view import View

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One statement about one fact."""

    path: str  # JSON pointer in the condition
    fact: str
    operator: str
    operand: Any  # as written
    words: tuple[Word, ...] = ()  # of `mentions`
    codes: tuple[str, ...] = ()  # of is / one_of / under, as codes

    def as_data(self) -> dict[str, Any]:
        """JSON-able."""
        return {"path": self.path, "fact": self.fact, "operator": self.operator, "operand": self.operand}


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class Always:
    path: str = ""


Node = All | AnyOf | Not | Always | Leaf


@dataclass(frozen=True, slots=True)
class Evidence:
    """A leaf, what the facts said to it, whether it held, and whether the rule wanted it not to."""

    leaf: Leaf
    found: str
    held: bool
    negated: bool = False

    def as_data(self) -> dict[str, Any]:
        """JSON-able."""
        return {**self.leaf.as_data(), "found": self.found, "held": self.held, "negated": self.negated}


@dataclass(frozen=True, slots=True)
class Judgement:
    """``holds`` with the leaves that made it so, or not with the first leaf that failed (alone in
    ``evidence``).
    """

    holds: bool
    evidence: tuple[Evidence, ...] = field(default=())

    def __bool__(self) -> bool:
        return self.holds


def parse(condition: Json) -> Node:
    """Turn a condition that passed `check` into nodes; what it does with an unchecked one is undefined
    (ValueError mostly).
    """
    return _parse(condition, "")


def judge(condition: Json | Node, facts: Facts | View) -> Judgement:
    """Say whether the condition holds for the facts, and by which leaves."""
    node = parse(condition) if isinstance(condition, Mapping) else condition
    view = facts if isinstance(facts, View) else View(facts)
    return Judgement(*weigh(node, view))


def weigh(node: Node, view: View) -> tuple[bool, tuple[Evidence, ...]]:
    """`judge` without its wrapping, for the router's inner loop."""
    if type(node) is Leaf:
        held, found = _test(node, view)
        return held, (Evidence(node, found, held),)
    if type(node) is All:
        gathered: tuple[Evidence, ...] = ()
        for part in node.parts:
            held, evidence = weigh(part, view)
            if not held:
                return False, evidence
            gathered += evidence
        return True, gathered
    if type(node) is AnyOf:
        first: tuple[Evidence, ...] = ()
        for part in node.parts:
            held, evidence = weigh(part, view)
            if held:
                return True, evidence
            first = first or evidence
        return False, first
    if type(node) is Not:
        held, evidence = weigh(node.part, view)
        turned = tuple(Evidence(one.leaf, one.found, one.held, not one.negated) for one in evidence)
        return not held, turned[:1] if held else turned
    return True, ()


def _parse(condition: Json, path: str) -> Node:
    ((key, value),) = condition.items()
    if key in ("all", "any"):
        parts = tuple(_parse(part, f"{path}/{key}/{number}") for number, part in enumerate(value))
        if len(parts) == 1:
            return parts[0]
        return All(parts) if key == "all" else AnyOf(parts)
    if key == "not":
        return Not(_parse(value, f"{path}/not"))
    if key == "always":
        return Always(path)
    ((operator, operand),) = value.items()
    return _leaf(f"{path}/{key}", key, operator, operand)


def _leaf(path: str, fact: str, operator: str, operand: Any) -> Leaf:
    if fact not in FACTS:
        raise ValueError(f"unknown fact {fact!r}")
    if operator == "mentions":
        words = tuple(Word(said) for said in _listed(operand))
        return Leaf(path, fact, operator, operand, words=words)
    codes: tuple[str, ...] = ()
    if operator in ("is", "one_of", "under"):
        codes = tuple(paths.leaf(str(code)) for code in _listed(operand))
    return Leaf(path, fact, operator, operand, codes=codes)


def _listed(operand: Any) -> tuple[Any, ...]:
    return tuple(operand) if isinstance(operand, list | tuple) else (operand,)


def _test(leaf: Leaf, view: View) -> tuple[bool, str]:
    """Whether the leaf holds, and what the facts say that it is held against."""
    fact, operator = leaf.fact, leaf.operator
    if fact in ("category", "area"):
        codes = view.category if fact == "category" else view.area
        if operator == "under":
            for code in leaf.codes:
                if code in codes:
                    return True, code
            return False, "/".join(codes)
        if operator == "known":
            return bool(codes) is leaf.operand, "/".join(codes)
        return bool(codes) and codes[-1] in leaf.codes, "/".join(codes)
    if fact == "text":
        if operator == "mentions":
            for word in leaf.words:
                if view.says(word):
                    return True, word.said
            return False, ""
        found = patterns.search(leaf.operand, view.text)
        return found is not None, found or ""
    facts = view.facts
    if fact == "repeats":
        return _number(leaf, facts.repeats), str(facts.repeats)
    if fact == "confidential":
        return facts.confidential is leaf.operand, "true" if facts.confidential else "false"
    if fact in _MOMENTS:
        return _moment(leaf, facts)
    value: str = getattr(facts, fact)
    if operator == "known":
        return bool(value) is leaf.operand, value
    if operator == "at_least":
        return value in URGENCIES and URGENCIES.index(value) >= URGENCIES.index(leaf.operand), value
    return value in leaf.codes, value


def _number(leaf: Leaf, value: int) -> bool:
    if leaf.operator == "is":
        return bool(value == leaf.operand)
    if leaf.operator == "at_least":
        return bool(value >= leaf.operand)
    low, high = leaf.operand
    return bool(low <= value <= high)


_MOMENTS = {"time", "weekday", "season", "date"}


def _moment(leaf: Leaf, facts: Facts) -> tuple[bool, str]:
    at = facts.at
    if leaf.fact == "weekday":
        weekday = str(at.isoweekday())
        return weekday in leaf.codes, weekday
    low, high = leaf.operand
    if leaf.fact == "time":  # from the first minute until before the last; over midnight when it runs backwards
        now = f"{at.hour:02d}:{at.minute:02d}"
        return (low <= now < high if low <= high else now >= low or now < high), now
    if leaf.fact == "season":  # both days included; over New Year when it runs backwards
        day = f"{at.month:02d}-{at.day:02d}"
        return (low <= day <= high if low <= high else day >= low or day <= high), day
    today = at.date().isoformat()
    return date.fromisoformat(low) <= at.date() <= date.fromisoformat(high), today
