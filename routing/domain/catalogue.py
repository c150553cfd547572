"""Everything routing knows at one moment, as one immutable value: what `routing.queries.current()` hands
out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from routing.domain import decision, outcomes, paths
from routing.domain.check import check
from routing.domain.compile import Rule, Rulebook
from routing.domain.directory import AreaCard, CategoryCard, Directory, DutyCard, UnitCard
from routing.domain.facts import Facts
from routing.domain.gazetteer import Gazetteer, Named, Place
from routing.domain.language import Problem, Vocabulary
from routing.domain.places import AreaIndex, BadPolygon, outline
from routing.domain.speech import Name
from routing.domain.suggest import Suggester, Suggestion

# A rule with one of these still can be judged: it names something that is gone, and never matches by it.
DANGLING = frozenset({"unknown_code", "unknown_unit", "unknown_duty", "unknown_class"})


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """A problem of a rule that is in force."""

    rule: str
    problem: Problem
    left_out: bool  # the rule cannot be judged at all and is not


def check_rule(rule: Rule, vocabulary: Vocabulary) -> list[Problem]:
    """Every problem of a rule's condition and outcome; their paths start with ``/conditions`` or
    ``/outcome``.
    """
    found = [("/conditions", problem) for problem in check(rule.conditions, vocabulary)]
    found += [("/outcome", problem) for problem in outcomes.check(rule.outcome, vocabulary)]
    return [Problem(one.code, start + one.path, one.template, one.data) for start, one in found]


class Catalogue:
    """Cards by code, the compiled rules in force, and the indexes of places; safe to share between threads.

    ``problems`` lists what is wrong with the rules in force and the outlines: shown to supervisors, never
    hidden.
    """

    def __init__(
        self,
        edition: int = 0,
        directory: Directory | None = None,
        version: int = 0,
        rules: Iterable[Rule] = (),
        polygons: Iterable[tuple[str, Mapping[str, Any]]] = (),
        places: Iterable[Named] = (),
        synonyms: Iterable[tuple[str, Iterable[str]]] = (),
        duty_names: Iterable[DutyCard] = (),
    ) -> None:
        self.edition = edition
        self.directory = directory or Directory()
        self.duty_names: Mapping[str, DutyCard] = {card.code: card for card in duty_names}
        self._polygons = tuple(polygons)
        self._places = tuple(places)
        self._synonyms = tuple((category, tuple(words)) for category, words in synonyms)
        self.vocabulary = Vocabulary(
            categories=frozenset(self.directory.categories),
            areas=frozenset(self.directory.areas),
            units=frozenset(self.directory.units),
            duties=self.directory.duties.keys,
        )
        usable, problems = [], []
        for rule in rules:
            found = check_rule(rule, self.vocabulary) if rule.enabled else []
            broken = any(one.code not in DANGLING for one in found)
            problems += [RuleProblem(rule.code, one, broken) for one in found]
            if not broken:
                usable.append(rule)
        self.problems = tuple(problems)
        self.rulebook = Rulebook(version, usable)
        self._subtrees: dict[str, list[int]] = {}
        below: dict[str, set[str]] = {}
        for unit in self.directory.units.values():
            for code in paths.segments(unit.path):
                self._subtrees.setdefault(code, []).append(unit.id)
                below.setdefault(code, set()).add(unit.code)
        self._below = {code: frozenset(codes) for code, codes in below.items()}

    @property
    def categories(self) -> Mapping[str, CategoryCard]:
        return self.directory.categories

    @property
    def areas(self) -> Mapping[str, AreaCard]:
        return self.directory.areas

    @property
    def units(self) -> Mapping[str, UnitCard]:
        return self.directory.units

    def decide(self, facts: Facts) -> decision.Decision:
        """Decide by the rules in force; see `decision.decide`."""
        return decision.decide(facts, self.rulebook, self.directory)

    def unit(self, code: str) -> UnitCard | None:
        return self.directory.unit(code)

    def category(self, code_or_path: str) -> CategoryCard | None:
        return self.directory.category(code_or_path)

    def area(self, code_or_path: str) -> AreaCard | None:
        return self.directory.area(code_or_path)

    def subtree_ids(self, unit_code: str) -> frozenset[int]:
        """Database ids of the unit and everything below it; empty for an unknown unit."""
        return frozenset(self._subtrees.get(unit_code, ()))

    def line_ids(self, unit_code: str) -> frozenset[int]:
        """Database ids of the unit, its superiors and its subordinates; empty for an unknown unit."""
        unit = self.unit(unit_code)
        if unit is None:
            return frozenset()
        above = (self.unit(code) for code in paths.segments(unit.path))
        return self.subtree_ids(unit_code) | {card.id for card in above if card is not None}

    def subtree(self, unit_code: str) -> frozenset[str]:
        """Codes of the unit and everything below it; empty for an unknown unit."""
        return self._below.get(unit_code, frozenset())

    def line(self, unit_code: str) -> frozenset[str]:
        """Codes of the unit, its superiors and its subordinates; empty for an unknown unit."""
        unit = self.unit(unit_code)
        return self.subtree(unit_code) | frozenset(paths.segments(unit.path)) if unit else frozenset()

    # The indexes are made when first asked for: a process that never locates anything need not build
    # them. Two
    # threads may then build the same one twice; both results are equal.

    @cached_property
    def area_index(self) -> AreaIndex:
        """The outlines that can be used; `bad_outlines` names the others."""
        bad = self.bad_outlines
        return AreaIndex((path, geojson) for path, geojson in self._polygons if path not in bad)

    @cached_property
    def bad_outlines(self) -> Mapping[str, str]:
        """Area path → what is wrong with its outline (English)."""
        bad = {}
        for path, geojson in self._polygons:
            try:
                outline(geojson)
            except BadPolygon as error:
                bad[path] = str(error)
        return bad

    @cached_property
    def outlines(self) -> Mapping[str, Mapping[str, Any]]:
        """Area path → its outline as GeoJSON, for maps; broken outlines are left out."""
        bad = self.bad_outlines
        return {path: geojson for path, geojson in self._polygons if path not in bad}

    @cached_property
    def _words(self) -> Mapping[str, tuple[str, ...]]:
        return dict(self._synonyms)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(self._places)

    @cached_property
    def suggester(self) -> Suggester:
        return Suggester(self._synonyms)

    def locate(self, lon: float, lat: float) -> str:
        """The path of the finest area at a point (WGS 84 degrees), ``""`` outside all."""
        return self.area_index.locate(lon, lat)

    def find_place(self, text: str) -> Place:
        """The area that an address in words names; see `gazetteer.Place` for how sure that is."""
        return self.gazetteer.find(text)

    def suggest_category(self, text: str, *, on: date | None = None, limit: int = 3) -> tuple[Suggestion, ...]:
        """Categories the text seems to be about, best first; with ``on``, only those in use on that day."""
        found = self.suggester.suggest(text, limit=max(limit * 4, 12))
        cards = ((one, self.category(one.category)) for one in found)
        return tuple(one for one, card in cards if card and (on is None or card.valid_on(on)))[:limit]

    def words_of(self, category_path: str) -> tuple[str, ...]:
        """Every word people use for a category, its names among them; none for an unknown one."""
        return self._words.get(category_path, ())

    def namer(self, language: str = "") -> Name:
        """What people call a unit, area, category or duty, for `sentences` and `explain`; codes that are gone
        stay codes.
        """

        shelves: Mapping[str, Mapping[str, UnitCard | AreaCard | CategoryCard | DutyCard]] = {
            "unit": self.units,
            "area": self.areas,
            "category": self.categories,
            "duty": self.duty_names,
        }

        def name(kind: str, code: str) -> str:
            card = shelves.get(kind, {}).get(code)
            if card is None:
                return code
            return card.names.get(language) or card.name

        return name
