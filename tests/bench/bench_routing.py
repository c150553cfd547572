"""How much a decision costs, and how that grows with the number of rules.

Every figure of one run is measured side by side on the same machine and the same matters; what counts are the ratios.
The rules are of the kinds a city writes: by category and area, by words, by hour and season, by type and channel, and a
few that nothing indexes. ``make bench`` runs it with the others, ``python -m tests.bench.bench_routing`` alone.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from routing.domain.compile import Ready, Rule, Rulebook, words_of
from routing.domain.decision import decide
from routing.domain.directory import AreaCard, CategoryCard, Directory, UnitCard
from routing.domain.duties import Holding
from routing.domain.facts import Facts
from routing.domain.view import View
from tests.factories_routing import NOW

SEED = 12345
DISTRICTS, STREETS, CLASSES, ITEMS = 6, 40, 18, 8
FEW, MANY = 200, 2000
MATTERS = 1500
ROUNDS = 5
MOST_GROWTH = 2.0
MOST_MICROSECONDS = 60.0

CHARACTERS = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 400 * 13, 13))  # 400 Chinese characters


def city() -> Directory:
    areas = [AreaCard(1, "lin", "Lin", "lin", "city")]
    units = [UnitCard(1, "gov", "Government", "gov", "bureau")]
    for number in range(STREETS):
        district = f"d{number % DISTRICTS}"
        if number < DISTRICTS:
            path = f"lin/{district}"
            areas.append(AreaCard(len(areas) + 1, district, district, path, "district"))
            units.append(UnitCard(len(units) + 1, f"{district}-gov", district, f"gov/{district}-gov", "district", path))
        street = f"s{number:02d}"
        path = f"lin/{district}/{street}"
        areas.append(AreaCard(len(areas) + 1, street, street, path, "street"))
        units.append(
            UnitCard(len(units) + 1, f"{street}-office", street, f"gov/{district}-gov/{street}-office", "street", path)
        )
    categories, holdings = [], []
    for number in range(1, CLASSES + 1):
        code, bureau = f"{number:02d}", f"bureau-{number:02d}"
        units.append(UnitCard(len(units) + 1, bureau, bureau, f"gov/{bureau}", "bureau"))
        holdings.append(Holding(bureau, "lin", bureau))
        categories.append(CategoryCard(number, code, code, code, default_duty=bureau))
        for item in range(1, ITEMS + 1):
            leaf = f"{code}{item:02d}"
            listed = item % 2 == 0
            categories.append(
                CategoryCard(
                    1000 + number, leaf, leaf, f"{code}/{leaf}", default_duty=bureau, grassroots_allowed=listed
                )
            )
    return Directory(units, areas, categories, holdings)


def rules(count: int, directory: Directory) -> list[Rule]:
    """``count`` rules of a city; the first ones of a longer list are those of a shorter one."""
    chance = random.Random(SEED)
    leaves = sorted(card.path for card in directory.categories.values() if "/" in card.path)
    streets = sorted(card.code for card in directory.areas.values() if card.level == "street")
    copy = {"copies": [{"above": "lead", "if_lead": "street"}], "continue": True}
    made = [Rule("copy", "Copy the district", 1, {"always": True}, copy)]
    while len(made) < count - 1:
        number = len(made)
        leaf = chance.choice(leaves)
        by_category = {"category": {"is": leaf.rpartition("/")[2]}}
        by_class = {"category": {"under": leaf.partition("/")[0]}}
        by_street = {"area": {"under": chance.sample(streets, 2)}}
        by_words = {"text": {"mentions": [_word(chance) for _ in range(3)]}}
        by_hour = {"time": {"between": ["22:00", "06:00"]}}
        condition: dict[str, Any] = chance.choices(
            [
                {"all": [by_category, by_street]},
                {"all": [by_category, by_words]},
                {"all": [by_class, by_words, by_hour]},
                {"all": [by_category, {"type": {"is": "report"}}]},
                {"all": [by_class, by_street, {"channel": {"one_of": ["app", "web"]}}]},
                {"any": [{"all": [by_category, by_hour]}, by_words]},
                {"all": [by_class, by_street, {"not": {"confidential": {"is": True}}}, by_words]},
            ],
            weights=[30, 20, 10, 10, 10, 10, 10],
        )[0]
        target = chance.choice([{"duty_of": "category"}, {"office": "street"}, {"duty": f"bureau-{leaf[:2]}"}])
        outcome = {"lead": [target, {"office": "district"}]}
        made.append(Rule(f"r{number:05d}", f"Rule {number}", 10 + number, condition, outcome))
    rest = {"lead": [{"duty_of": "category"}, {"office": "district"}]}
    made.append(Rule("rest", "The rest", 10_000_000, {"always": True}, rest))
    return made


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(CHARACTERS) for _ in range(chance.choice([2, 2, 3])))


def _phrase(chance: random.Random) -> str:
    return "".join(chance.choice(CHARACTERS) for _ in range(9))


def matters(count: int, directory: Directory) -> list[Facts]:
    """Matters at all hours, with about 80 characters of text in which stand three words of some rules."""
    chance = random.Random(SEED + 1)
    leaves = sorted(card.path for card in directory.categories.values() if "/" in card.path)
    streets = sorted(card.path for card in directory.areas.values() if card.level == "street")
    said = [word.said for ready in Rulebook(1, rules(MANY, directory)).rules for word in words_of(ready.when)]
    return [
        Facts(
            type=chance.choice(["complaint", "help", "report", "consultation"]),
            at=NOW + timedelta(minutes=chance.randrange(1440)),
            category=chance.choice(leaves),
            area=chance.choice(streets),
            text="市民反映：" + "，".join([*(_phrase(chance) for _ in range(7)), *chance.sample(said, 3)]),
            channel=chance.choice(["phone", "app", "web"]),
        )
        for _ in range(count)
    ]


@dataclass(frozen=True, slots=True)
class Figures:
    """Mean microseconds per decision, best of the rounds."""

    few: float
    many: float
    few_scan: float
    many_scan: float
    many_stored: float  # with the trace turned into JSON-able data
    decided_alike: bool


def every_rule(book: Rulebook) -> Callable[[View], Iterable[Ready]]:
    """The plain way: judge rule after rule."""
    return lambda view: book.rules


def measure() -> Figures:
    directory = city()
    few, many = Rulebook(1, rules(FEW, directory)), Rulebook(1, rules(MANY, directory))
    asked = matters(MATTERS, directory)
    some = asked[: MATTERS // 10]
    ways: dict[str, tuple[list[Facts], Callable[[Facts], object]]] = {
        "few": (asked, lambda one: decide(one, few, directory)),
        "many": (asked, lambda one: decide(one, many, directory)),
        "few_scan": (some, lambda one: decide(one, few, directory, candidates=every_rule(few))),
        "many_scan": (some, lambda one: decide(one, many, directory, candidates=every_rule(many))),
        "many_stored": (asked, lambda one: decide(one, many, directory).as_data()),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(ROUNDS):  # interleaved, so that a busy moment of the machine falls on all alike
        for name, (facts, act) in ways.items():
            started = time.perf_counter()
            for one in facts:
                act(one)
            taken[name].append((time.perf_counter() - started) / len(facts) * 1e6)
    alike = all(decide(one, many, directory) == decide(one, many, directory, candidates=many.scan) for one in some)
    best = {name: min(times) for name, times in taken.items()}
    spread = statistics.median(taken["many"]) / best["many"]
    print(f"(median of the rounds / best: {spread:.2f})")
    return Figures(**best, decided_alike=alike)


def show(figures: Figures) -> str:
    return "\n".join(
        [
            f"routing, mean µs a decision with trace: {FEW} rules {figures.few:.1f}, {MANY} rules {figures.many:.1f} "
            f"(aim: at most {MOST_MICROSECONDS:.0f}; with the trace as JSON data {figures.many_stored:.1f})",
            f"routing, linear scan: {FEW} rules {figures.few_scan:.1f}, {MANY} rules {figures.many_scan:.1f}",
            f"RATIO routing_{MANY}_rules_vs_{FEW} {figures.many / figures.few:.2f} (at most {MOST_GROWTH})",
            f"RATIO routing_linear_scan_vs_index {figures.many_scan / figures.many:.1f}",
        ]
    )


@pytest.mark.bench
def test_what_a_decision_costs():
    figures = measure()
    print("\n" + show(figures))
    assert figures.decided_alike
    assert figures.many <= MOST_GROWTH * figures.few


if __name__ == "__main__":
    print(show(measure()))
