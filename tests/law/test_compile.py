"""The index finds exactly what looking at every rule finds."""

from hypothesis import given
from hypothesis import strategies as st

from routing.domain.check import check
from routing.domain.compile import MOST_PLACES, Rule, Rulebook
from routing.domain.conditions import judge
from routing.domain.decision import decide
from tests.factories_routing import directory, facts, rule

DIRECTORY = directory()
WORDS = ["bus", "停水", "水", "light*", "light", "爆管", "gas leak"]
CATEGORIES = ["02", "0201", "0202", "05", "0501", "0504", "18"]
AREAS = ["lin", "hexi", "hedong", "nanhu", "beihu", "qiaotou"]
TYPES = ["complaint", "help", "report"]
CHANNELS = ["phone", "app", "web"]


def some(values):
    return st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)


LEAVES = st.one_of(
    st.just({"always": True}),
    some(TYPES).map(lambda values: {"type": {"one_of": values}}),
    st.sampled_from(CHANNELS).map(lambda value: {"channel": {"is": value}}),
    some(CATEGORIES).map(lambda values: {"category": {"under": values}}),
    st.sampled_from(CATEGORIES).map(lambda value: {"category": {"is": value}}),
    some(AREAS).map(lambda values: {"area": {"under": values}}),
    st.sampled_from(AREAS).map(lambda value: {"area": {"is": value}}),
    some(WORDS).map(lambda values: {"text": {"mentions": values}}),
    st.just({"text": {"matches": "(停|断)水"}}),
    st.integers(0, 3).map(lambda value: {"repeats": {"at_least": value}}),
    st.just({"time": {"between": ["22:00", "06:00"]}}),
    st.booleans().map(lambda value: {"area": {"known": value}}),
    st.booleans().map(lambda value: {"confidential": {"is": value}}),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts})
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts})
        | inner.map(lambda part: {"not": part})
    ),
    max_leaves=6,
)
TARGETS = st.sampled_from(
    [{"unit": "market"}, {"duty": "urban"}, {"duty_of": "category"}, {"office": "street"}, {"office": "district"}]
)
OUTCOMES = st.one_of(
    TARGETS.map(lambda target: {"lead": target}),
    st.just({"ask": "look at it"}),
    st.just({"tags": ["seen"], "urgency": "urgent", "copies": [{"above": "lead"}], "continue": True}),
)
RULES = st.lists(st.tuples(CONDITIONS, OUTCOMES, st.integers(0, 3), st.booleans()), max_size=25).map(
    lambda rows: [
        Rule(f"r{number:02d}", f"rule {number}", priority, when, then, enabled or number % 3 > 0)
        for number, (when, then, priority, enabled) in enumerate(rows)
    ]
)
PATHS = [card.path for card in DIRECTORY.areas.values()]
FACTS = st.builds(
    lambda words, **fields: facts(text=" ".join(words), **fields),
    words=st.lists(st.sampled_from([*WORDS, "lights", "business", "停 水"]), max_size=4),
    type=st.sampled_from(TYPES),
    category=st.sampled_from(["", *(card.path for card in DIRECTORY.categories.values())]),
    area=st.sampled_from(["", *PATHS]),
    channel=st.sampled_from(["", *CHANNELS]),
    repeats=st.integers(0, 4),
    confidential=st.booleans(),
    accused_unit=st.sampled_from(["", "", "hexi-urban", "market", "nobody"]),
)


@given(RULES, FACTS)
def test_the_index_decides_as_the_linear_scan_does(rules, matter):
    book = Rulebook(1, rules)
    assert decide(matter, book, DIRECTORY) == decide(matter, book, DIRECTORY, candidates=book.scan)


@given(RULES, FACTS)
def test_every_rule_that_holds_is_a_candidate(rules, matter):
    """Judged one by one and without the index's word finder."""
    book = Rulebook(1, rules)
    holding = [ready.rule.code for ready in book.rules if judge(ready.rule.conditions, matter)]
    offered = [ready.rule.code for ready in book.candidates(book.view(matter))]
    assert [code for code in offered if code in set(holding)] == holding


@given(CONDITIONS)
def test_the_conditions_of_these_tests_pass_the_check(condition):
    assert check(condition) == []


def test_order_is_by_priority_then_code_and_disabled_rules_are_out():
    book = Rulebook(
        1,
        [
            rule("b", {"always": True}, {"ask": "b"}, priority=2),
            rule("a", {"always": True}, {"ask": "a"}, priority=2),
            rule("z", {"always": True}, {"ask": "z"}, priority=1),
            rule("off", {"always": True}, {"ask": "off"}, priority=0, enabled=False),
        ],
    )
    assert [ready.rule.code for ready in book.rules] == ["z", "a", "b"]


def offered(condition, **changes):
    book = Rulebook(1, [rule("r", condition, {"ask": "x"})])
    return bool(book.candidates(book.view(facts(**changes))))


def test_a_rule_is_filed_under_all_it_demands():
    condition = {
        "all": [{"category": {"under": "05"}}, {"area": {"under": ["hexi", "hedong"]}}, {"type": {"is": "help"}}]
    }
    assert offered(condition, category="05/0504", area="lin/hexi/nanhu", type="help")
    assert not offered(condition, category="05/0504", area="lin/hexi/nanhu", type="report")
    assert not offered(condition, category="05/0504", area="lin", type="help")
    assert not offered(condition, category="", area="lin/hexi/nanhu", type="help")


def test_a_word_is_demanded_only_when_nothing_else_would_do():
    words = {"text": {"mentions": ["爆管"]}}
    assert not offered(words, text="停水")
    assert offered({"any": [words, {"type": {"is": "complaint"}}]}, text="停水")
    assert offered({"not": words}, text="停水")


def test_a_rule_of_too_many_combinations_keeps_its_narrow_demands():
    many = [f"x{number}" for number in range(MOST_PLACES)]
    condition = {"all": [{"category": {"one_of": many}}, {"area": {"one_of": ["hexi", "nanhu"]}}]}
    assert offered(condition, category="05", area="lin/hexi")
    assert not offered(condition, category="05", area="lin/hedong")
