"""Many rules → an index, so that what a decision costs hardly grows with the number of rules.

For each rule the index works out what the facts must at least say before the rule can match (a word, a
category or area among the ancestors, a type, a channel) and files the rule under it. A decision looks up only
what its facts say. Rules that demand nothing the index knows (“always”, a bare “not”) are candidates every
time. The result is the same as judging every rule in order: a property test holds `decide` to that.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from routing.domain import conditions, outcomes
from routing.domain.conditions import All, AnyOf, Leaf, Node
from routing.domain.facts import Facts
from routing.domain.text import Finder, Word
from routing.domain.view import View

DIMENSIONS = ("category", "area", "type", "channel")  # and "word", looked up last
MOST_WAYS = 24  # alternatives kept per rule before the weakest demands are dropped
MOST_PLACES = 1024  # entries of one rule in the index

ANY = ""  # the entry of rules that do not care about a dimension; no code or word is empty

Demand = Mapping[str, frozenset[str]]  # dimension → one of these must be said


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as data. Smaller ``priority`` is judged first; equal ones in order of their code."""

    code: str
    name: str
    priority: int
    conditions: Mapping[str, Any]
    outcome: Mapping[str, Any]
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule parsed for judging, with its place in the order and what it demands of the facts."""

    place: int
    rule: Rule
    when: Node
    then: outcomes.Outcome
    demands: tuple[Demand, ...] = field(compare=False)

    def may_match(self, said: Mapping[str, frozenset[str]]) -> bool:
        """True when the facts say what the rule at least demands: what the index must find, said plainly."""
        return any(all(said[dimension] & wanted for dimension, wanted in demand.items()) for demand in self.demands)


class _Shelf:
    """Places of rules that demand no word, and of those that demand one of some words."""

    __slots__ = ("by_word", "plain")

    def __init__(self) -> None:
        self.plain: list[int] = []
        self.by_word: dict[str, list[int]] = {}


class Rulebook:
    """An immutable, compiled rule set. ``version`` is 0 when there is none."""

    __slots__ = ("_always", "_shelves", "finder", "rules", "version")

    def __init__(self, version: int = 0, rules: Iterable[Rule] = ()) -> None:
        self.version = version
        enabled = sorted((rule for rule in rules if rule.enabled), key=lambda rule: (rule.priority, rule.code))
        self.rules = tuple(_ready(place, rule) for place, rule in enumerate(enabled))
        self.finder = Finder(word for ready in self.rules for word in words_of(ready.when))
        # category → area → type → channel → the rules there
        self._shelves: dict[str, Any] = {}
        always: list[int] = []
        for ready in self.rules:
            for demand in ready.demands:
                if not demand:
                    always.append(ready.place)
                    continue
                words = demand.get("word")
                for keys in product(*(sorted(demand.get(dimension, {ANY})) for dimension in DIMENSIONS)):
                    level = self._shelves
                    for key in keys[:-1]:
                        level = level.setdefault(key, {})
                    shelf = level.setdefault(keys[-1], _Shelf())
                    if words is None:
                        shelf.plain.append(ready.place)
                    else:
                        for word in words:
                            shelf.by_word.setdefault(word, []).append(ready.place)
        self._always = tuple(always)

    def __len__(self) -> int:
        return len(self.rules)

    def view(self, facts: Facts) -> View:
        """Prepare the facts for this rule set's rules."""
        return View(facts, self.finder)

    def candidates(self, view: View) -> list[Ready]:
        """The rules that may match, in order; every rule that does match is among them."""
        places = set(self._always)
        found = view.found or frozenset()
        areas = (ANY, *view.area)
        types = (ANY, view.facts.type)
        channels = (ANY, view.facts.channel) if view.facts.channel else (ANY,)
        for category in (ANY, *view.category):
            by_area = self._shelves.get(category)
            if by_area is None:
                continue
            for area in areas:
                by_type = by_area.get(area)
                if by_type is None:
                    continue
                for type_ in types:
                    by_channel = by_type.get(type_)
                    if by_channel is None:
                        continue
                    for channel in channels:
                        shelf = by_channel.get(channel)
                        if shelf is None:
                            continue
                        places.update(shelf.plain)
                        if shelf.by_word and found:
                            for word in shelf.by_word.keys() & found:
                                places.update(shelf.by_word[word])
        rules = self.rules
        return [rules[place] for place in sorted(places)]

    def scan(self, view: View) -> list[Ready]:
        """`candidates` without the index: every rule looked at. What the index is measured and tested
        against.
        """
        said = {
            "word": view.found if view.found is not None else self.finder.find(view.text),
            "category": frozenset(view.category),
            "area": frozenset(view.area),
            "type": frozenset((view.facts.type,)),
            "channel": frozenset((view.facts.channel,)),
        }
        return [ready for ready in self.rules if ready.may_match(said)]


def words_of(node: Node) -> Iterator[Word]:
    """Every word a condition looks for."""
    if isinstance(node, Leaf):
        yield from node.words
    elif isinstance(node, All | AnyOf):
        for part in node.parts:
            yield from words_of(part)
    elif isinstance(node, conditions.Not):
        yield from words_of(node.part)


def _ready(place: int, rule: Rule) -> Ready:
    when = conditions.parse(rule.conditions)
    demands = tuple(_slim(demand) for demand in _demands(when))
    if any(not demand for demand in demands):
        demands = ({},)
    return Ready(place, rule, when, outcomes.parse(rule.outcome), demands)


def _demands(node: Node) -> list[Demand]:
    """What must at least be said, as alternatives: the node can hold only if one alternative is met in
    full.
    """
    if isinstance(node, Leaf):
        if node.operator == "mentions":
            return [{"word": frozenset(word.said for word in node.words)}]
        if node.fact in DIMENSIONS and node.operator in ("is", "one_of", "under"):
            return [{node.fact: frozenset(node.codes)}]
        return [{}]
    if isinstance(node, AnyOf):
        ways = [demand for part in node.parts for demand in _demands(part)]
        if any(not demand for demand in ways) or len(ways) > MOST_WAYS:
            return [{}]
        return ways
    if isinstance(node, All):
        ways = [{}]
        # Small alternatives first, so that what must be dropped is what helps least.
        for alternatives in sorted((_demands(part) for part in node.parts), key=len):
            if len(ways) * len(alternatives) <= MOST_WAYS:
                ways = [_both(one, other) for one in ways for other in alternatives]
        return ways
    return [{}]


def _both(one: Demand, other: Demand) -> Demand:
    """Either demand is necessary, so of two on the same dimension the narrower may stand alone."""
    merged = dict(one)
    for dimension, wanted in other.items():
        if dimension not in merged or len(wanted) < len(merged[dimension]):
            merged[dimension] = wanted
    return merged


def _slim(demand: Demand) -> Demand:
    """Drop the widest demands until the rule needs few enough entries in the index."""
    kept = dict(demand)
    while kept:
        entries = 1
        for wanted in kept.values():
            entries *= len(wanted)
        if entries <= MOST_PLACES:
            break
        del kept[max(kept, key=lambda dimension: len(kept[dimension]))]
    return kept
