"""The condition language: what is refused on save, what holds, and how it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.domain import patterns
from routing.domain.check import check
from routing.domain.conditions import judge
from routing.domain.explain import LEAVES, explain
from routing.domain.language import FACTS, MOST_DEEP, OPERATORS, Vocabulary
from routing.domain.text import Finder, Word, fold
from tests.factories_routing import NOW, facts

KNOWN = Vocabulary(
    categories=frozenset({"05", "0504"}),
    areas=frozenset({"lin", "hexi"}),
    units=frozenset({"water"}),
    duties=frozenset(),
)


@pytest.mark.parametrize(
    "condition, place, code",
    [
        (None, "", "not_an_object"),
        ([], "", "not_an_object"),
        ({}, "", "not_an_object"),  # an empty condition must not match everything by accident
        ({"type": {"is": "help"}, "area": {"is": "lin"}}, "", "not_an_object"),
        ({"all": []}, "/all", "empty_list"),
        ({"any": {}}, "/any", "not_a_list"),
        ({"not": []}, "/not", "not_an_object"),
        ({"always": False}, "/always", "not_true"),
        ({"colour": {"is": "red"}}, "/colour", "unknown_fact"),
        ({"all": [{"type": {"is": "help"}}, {"colour": {}}]}, "/all/1/colour", "unknown_fact"),
        ({"type": {"mentions": ["x"]}}, "/type/mentions", "wrong_operator"),
        ({"type": "help"}, "/type", "not_an_object"),
        ({"type": {"is": "gossip"}}, "/type/is", "unknown_code"),
        ({"type": {"one_of": []}}, "/type/one_of", "empty_list"),
        ({"type": {"one_of": "help"}}, "/type/one_of", "not_a_list"),
        ({"type": {"one_of": ["help", 3]}}, "/type/one_of/1", "not_text"),
        ({"category": {"under": "99"}}, "/category/under", "unknown_code"),
        ({"category": {"under": ["05", "05/0599"]}}, "/category/under/1", "unknown_code"),
        ({"area": {"is": "atlantis"}}, "/area/is", "unknown_code"),
        ({"accused_unit": {"is": "nobody"}}, "/accused_unit/is", "unknown_code"),
        ({"category": {"known": 1}}, "/category/known", "not_flag"),
        ({"confidential": {"is": "yes"}}, "/confidential/is", "not_flag"),
        ({"text": {"mentions": "water"}}, "/text/mentions", "not_a_list"),
        ({"text": {"mentions": []}}, "/text/mentions", "empty_list"),
        ({"text": {"mentions": ["water", " * "]}}, "/text/mentions/1", "empty_word"),
        ({"text": {"mentions": ["Water", "ｗater"]}}, "/text/mentions/1", "repeated_word"),
        ({"text": {"matches": "(a+)+b"}}, "/text/matches", "bad_pattern"),
        ({"repeats": {"at_least": -1}}, "/repeats/at_least", "not_number"),
        ({"repeats": {"at_least": True}}, "/repeats/at_least", "not_number"),
        ({"repeats": {"between": [5, 2]}}, "/repeats/between", "backwards"),
        ({"repeats": {"between": [5]}}, "/repeats/between", "not_pair"),
        ({"time": {"between": ["22:00", "6:00"]}}, "/time/between/1", "bad_clock"),
        ({"time": {"between": ["22:00", "22:00"]}}, "/time/between", "same"),
        ({"season": {"between": ["11-15", "02-30"]}}, "/season/between/1", "bad_season"),
        ({"date": {"between": ["2026-02-29", "2026-03-01"]}}, "/date/between/0", "bad_date"),
        ({"date": {"between": ["2026-03-02", "2026-03-01"]}}, "/date/between", "backwards"),
        ({"weekday": {"one_of": [1, 8]}}, "/weekday/one_of/1", "bad_weekday"),
        ({"urgency": {"at_least": "huge"}}, "/urgency/at_least", "unknown_code"),
    ],
)
def test_each_mistake_is_reported_at_its_place(condition, place, code):
    (problem,) = check(condition, KNOWN)
    assert (problem.path, problem.code) == (place, code)
    assert "{" not in problem.as_data()["sentence"].replace("{0,30}", "")


def test_every_mistake_is_reported_at_once():
    condition = {"any": [{"colour": {}}, {"type": {"is": "gossip"}}, {"not": {"text": {"matches": "a*"}}}]}
    assert [one.code for one in check(condition, KNOWN)] == ["unknown_fact", "unknown_code", "bad_pattern"]


def test_depth_and_size_are_bounded():
    deep = {"always": True}
    for _ in range(MOST_DEEP):
        deep = {"not": deep}
    assert [one.code for one in check(deep)] == ["too_deep"]
    for _ in range(100_000):
        deep = {"not": deep}
    assert [one.code for one in check(deep)] == ["too_deep"]
    wide = {"all": [{"always": True}] * 201}
    assert [one.code for one in check(wide)] == ["too_many"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from([*FACTS, "2026-01-01", "(a"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["all", "any", "not", "always", *FACTS, "is", "one_of", "under", "mentions", "matches", "between"]
            ),
            inner,
            max_size=2,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_check_never_raises_and_what_it_passes_can_be_judged_and_said(condition):
    if not check(condition, KNOWN):
        judge(condition, facts())
        assert explain(condition)


@pytest.mark.parametrize(
    "condition, changes, expected",
    [
        ({"always": True}, {}, True),
        ({"type": {"is": "complaint"}}, {}, True),
        ({"type": {"one_of": ["help", "report"]}}, {}, False),
        ({"category": {"under": "05"}}, {"category": "05/0504"}, True),
        ({"category": {"under": "05"}}, {"category": "05"}, True),
        ({"category": {"under": "05/0504"}}, {"category": "05"}, False),
        ({"category": {"under": ["02", "0504"]}}, {"category": "05/0504"}, True),
        ({"category": {"is": "05"}}, {"category": "05/0504"}, False),
        ({"category": {"is": "05/0504"}}, {"category": "05/0504"}, True),
        ({"category": {"under": "05"}}, {"category": ""}, False),
        ({"not": {"category": {"under": "05"}}}, {"category": ""}, True),
        ({"category": {"known": False}}, {"category": ""}, True),
        ({"area": {"under": "hexi"}}, {"area": "lin/hexi/nanhu"}, True),
        ({"area": {"under": "hexi"}}, {"area": "lin/hexi-east"}, False),
        ({"area": {"known": True}}, {"area": ""}, False),
        ({"accused_unit": {"known": True}}, {"accused_unit": "water"}, True),
        ({"urgency": {"at_least": "urgent"}}, {"urgency": "emergency"}, True),
        ({"urgency": {"at_least": "urgent"}}, {"urgency": "normal"}, False),
        ({"repeats": {"at_least": 3}}, {"repeats": 3}, True),
        ({"repeats": {"between": [1, 2]}}, {"repeats": 3}, False),
        ({"confidential": {"is": True}}, {"confidential": True}, True),
        ({"time": {"between": ["09:00", "10:30"]}}, {}, False),  # half open: 10:30 is out
        ({"time": {"between": ["10:30", "11:00"]}}, {}, True),
        ({"time": {"between": ["22:00", "06:00"]}}, {"at": NOW.replace(hour=23)}, True),
        ({"time": {"between": ["22:00", "06:00"]}}, {"at": NOW.replace(hour=5, minute=59)}, True),
        ({"time": {"between": ["22:00", "06:00"]}}, {"at": NOW.replace(hour=6, minute=0)}, False),
        ({"time": {"between": ["22:00", "24:00"]}}, {"at": NOW.replace(hour=23, minute=59)}, True),
        ({"weekday": {"is": 3}}, {}, True),
        ({"weekday": {"one_of": [6, 7]}}, {}, False),
        ({"season": {"between": ["11-15", "03-15"]}}, {}, True),  # the heating season runs over New Year
        ({"season": {"between": ["03-05", "11-14"]}}, {}, False),
        ({"date": {"between": ["2026-03-04", "2026-03-04"]}}, {}, True),
        ({"text": {"mentions": ["停水"]}}, {"text": "我家 停 水 三天"}, True),
        ({"text": {"mentions": ["No Water"]}}, {"text": "ＮＯ   ｗａｔｅｒ since Monday"}, True),
        ({"text": {"mentions": ["bus"]}}, {"text": "this is not my business"}, False),
        ({"text": {"mentions": ["bus"]}}, {"text": "公交bus晚点"}, True),
        ({"text": {"mentions": ["light*"]}}, {"text": "street lights out"}, True),
        ({"text": {"mentions": ["light"]}}, {"text": "street lights out"}, False),
        ({"text": {"mentions": ["straße"]}}, {"text": "STRASSE"}, True),
        ({"text": {"matches": r"停(水|电).{0,10}\d{1,3}天"}}, {"text": "停电已经３天"}, True),
        ({"text": {"matches": r"^urgent"}}, {"text": "URGENT: help"}, True),
        ({"all": [{"type": {"is": "complaint"}}, {"channel": {"is": "app"}}]}, {}, False),
        ({"any": [{"type": {"is": "help"}}, {"channel": {"is": "phone"}}]}, {}, True),
    ],
)
def test_what_holds(condition, changes, expected):
    assert check(condition) == []
    assert bool(judge(condition, facts(**changes))) is expected


def test_a_judgement_names_the_leaves_that_held():
    condition = {
        "all": [
            {"type": {"is": "complaint"}},
            {"any": [{"repeats": {"at_least": 3}}, {"text": {"mentions": ["鼠", "rat*"]}}]},
        ]
    }
    found = judge(condition, facts(text="Rats again"))
    assert [(one.leaf.path, one.found) for one in found.evidence] == [
        ("/all/0/type", "complaint"),
        ("/all/1/any/1/text", "rat*"),
    ]


def test_a_judgement_names_the_first_leaf_that_failed():
    condition = {
        "all": [{"type": {"is": "complaint"}}, {"not": {"area": {"under": "hexi"}}}, {"repeats": {"at_least": 3}}]
    }
    found = judge(condition, facts())
    assert not found
    (failed,) = found.evidence
    assert (failed.leaf.path, failed.found, failed.negated) == ("/all/1/not/area", "hexi", True)


@pytest.mark.parametrize(
    "condition, sentence",
    [
        ({"always": True}, "always"),
        ({"category": {"under": ["05", "07/0706"]}}, "the category is or lies under 05 or 0706"),
        ({"not": {"area": {"known": True}}}, "the place is not known"),
        ({"area": {"known": False}}, "the place is not known"),
        ({"not": {"area": {"known": False}}}, "the place is known"),
        ({"text": {"mentions": ["burst", "爆管", "leak*"]}}, "the text mentions “burst”, “爆管” or “leak*”"),
        (
            {
                "all": [
                    {"type": {"is": "help"}},
                    {"any": [{"weekday": {"one_of": [6, 7]}}, {"time": {"between": ["18:00", "08:00"]}}]},
                ]
            },
            "the type is help and (the weekday is Saturday or Sunday or the time is from 18:00 to 08:00)",
        ),
        (
            {"not": {"all": [{"type": {"is": "help"}}, {"repeats": {"is": 0}}]}},
            "not (the type is help and it is repeat number 0)",
        ),
    ],
)
def test_said_in_words(condition, sentence):
    assert explain(condition) == sentence


def test_every_fact_and_operator_can_be_said():
    assert {(fact, operator) for fact, kind in FACTS.items() for operator in OPERATORS[kind]} == set(LEAVES)


def test_words_are_translated_and_things_named_for_the_reader():
    chinese = {"the category is or lies under {value}": "类别属于{value}"}
    said = explain(
        {"category": {"under": "05"}}, say=lambda text: chinese.get(text, text), name=lambda kind, code: "供水"
    )
    assert said == "类别属于供水"


PIECES = st.sampled_from(["bus", "business", "停水", "水", " ", "Ｂus", "light", "lights", "a", ",", "北 區"])


@given(st.lists(PIECES, max_size=8).map("".join), st.lists(PIECES, min_size=1, max_size=5))
def test_finding_many_words_at_once_is_finding_each(text, said):
    words = [Word(one) for one in said if Word(one).core]
    folded = fold(text)
    assert Finder(words).find(folded) == {word.said for word in words if word.is_in(folded)}


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


DANGEROUS = ["(a+)+$", "a*b", ".*x", "(a|aa)+", "(a|a){20}b", "(a?){30}b", ".{0,60}.{0,60}z"]
NOT_SPOKEN = [r"(x)\1", "(?=x)y", "(?i)x", "(?>a)", "a++"]
USELESS = ["(", "x{0,3}", "", "a" * 201, "停水（断水）"]


@pytest.mark.parametrize("pattern", [*DANGEROUS, *NOT_SPOKEN, *USELESS])
def test_dangerous_or_useless_patterns_are_refused(pattern):
    with pytest.raises(patterns.Refused) as refused:
        patterns.vet(pattern)
    assert refused.value.template.format(**refused.value.data)


REPEATED = st.sampled_from(["?", "{0,3}", "{2}", "{1,40}", "??"])
REGEX = st.recursive(
    st.sampled_from(["a", "b", ".", r"\d", "[ab]", "[^a]", r"\b"]),
    lambda inner: (
        st.tuples(inner, inner).map("".join)
        | st.tuples(inner, inner).map(lambda pair: f"({pair[0]}|{pair[1]})")
        | st.tuples(inner, REPEATED).map(lambda pair: f"(?:{pair[0]}){pair[1]}")
    ),
    max_leaves=8,
)


@given(REGEX, st.text("ab1", max_size=60))
def test_no_accepted_pattern_runs_away(pattern, text):
    """Nothing is measured: an exponential search over this much text would outlast the whole suite."""
    try:
        compiled = patterns.vet(pattern)
    except patterns.Refused:
        return
    compiled.search((text * 40)[: patterns.LONGEST_TEXT])
