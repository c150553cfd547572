"""The builder of conditions and outcomes: whatever the language can say, its fields can; and what is wrong stands where
it is wrong."""

import json

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from hotline.rulebook.rules import builder, outcome_form, rule_form
from hotline.rulebook.rules.offers import Offers
from routing.domain.catalogue import Catalogue
from routing.domain.compile import Rule
from routing.domain.conditions import parse as parse_condition
from routing.domain.directory import AreaCard, CategoryCard, Directory, UnitCard
from routing.domain.duties import Holding
from routing.domain.explain import explain
from routing.domain.language import FACTS, OPERATORS
from routing.domain.outcomes import parse as parse_outcome

DIRECTORY = Directory(
    [
        UnitCard(1, "water", "Water (company)", "hall/water", "enterprise"),
        UnitCard(2, "hall", "Hall", "hall", "bureau"),
    ],
    [AreaCard(1, "lin", "Lin", "lin", "city"), AreaCard(2, "east", "East", "lin/east", "district")],
    [CategoryCard(1, "05", "Water", "05"), CategoryCard(2, "0504", "Burst main", "05/0504")],
    [Holding("water", "lin", "water", None, None)],
)
OFFERS = Offers(Catalogue(directory=DIRECTORY), "en")

CODES = {
    "category": st.sampled_from(["05", "0504", "05/0504"]),
    "area": st.sampled_from(["lin", "lin/east"]),
    "accused_unit": st.sampled_from(["water", "hall"]),
    "type": st.sampled_from(["complaint", "report"]),
    "channel": st.sampled_from(["phone", "web"]),
    "caller_kind": st.sampled_from(["person", "company"]),
    "urgency": st.sampled_from(["normal", "urgent", "emergency"]),
    "weekday": st.integers(1, 7),
}
PAIRS = {
    "time": st.sampled_from([["22:00", "06:00"], ["00:00", "24:00"]]),
    "season": st.just(["11-10", "03-20"]),
    "date": st.just(["2026-01-01", "2026-12-31"]),
    "repeats": st.just([2, 5]),
}
WORDS = st.lists(
    st.sampled_from(["burst", "水管", " leak ", "gas*", "a,b", '"quoted"', "<b>"]), min_size=1, unique=True
)


def operands(fact, operator):
    if operator == "known" or fact == "confidential":
        return st.booleans()
    if operator == "between":
        return PAIRS[fact]
    if fact == "repeats":
        return st.integers(0, 99)
    if operator == "mentions":
        return WORDS
    if operator == "matches":
        return st.sampled_from(["wat(er|re)", " [0-9]{3} "])
    if operator in ("one_of", "under"):
        many = st.lists(CODES[fact], min_size=1 if operator == "one_of" else 2, max_size=3, unique=True)
        return many if operator == "one_of" else CODES[fact] | many
    return CODES[fact]


LEAVES = st.one_of(
    st.just({"always": True}),
    *(
        operands(fact, operator).map(lambda operand, fact=fact, operator=operator: {fact: {operator: operand}})
        for fact, kind in FACTS.items()
        for operator in OPERATORS[kind]
    ),
)
TREES = st.recursive(
    LEAVES,
    lambda below: st.one_of(
        st.lists(below, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(below, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        below.filter(lambda one: "not" not in one).map(lambda one: {"not": one}),
    ),
    max_leaves=8,
)


def posted(node):
    """Return what a browser sends for a tree."""
    data = QueryDict(mutable=True)
    for one in node.walk():
        data[f"{one.place}.what"] = one.kind
        if one.negated:
            data[f"{one.place}.not"] = "on"
        values = ["\r\n".join(one.values)] if one.widget == "words" else one.values
        data.setlist(f"{one.place}.v", values)
    return data


def grouped(condition):
    """Return a condition as the builder keeps it: a single one within a group of its own."""
    if next(iter(condition)) in ("all", "any") or (
        "not" in condition and next(iter(condition["not"])) in ("all", "any")
    ):
        return condition
    return {"always": True} if condition == {"always": True} else {"all": [condition]}


@given(TREES)
def test_every_condition_comes_back_from_its_fields(condition):
    tree = builder.from_condition(condition, OFFERS)
    again = builder.read(posted(tree))
    assert builder.to_condition(again.number(), OFFERS) == grouped(condition)
    assert explain(parse_condition(builder.to_condition(tree, OFFERS))) == explain(parse_condition(condition))


def test_every_operator_is_offered():
    assert {tuple(one.split()) for one in builder.STATEMENTS} == {
        (fact, operator) for fact, kind in FACTS.items() for operator in OPERATORS[kind]
    }
    for statement in builder.STATEMENTS:
        assert builder.Node(statement).widget, statement


def test_not_not_keeps_its_meaning():
    twice = {"not": {"not": {"confidential": {"is": True}}}}
    made = builder.to_condition(builder.from_condition(twice, OFFERS), OFFERS)
    assert explain(parse_condition(made)) == explain(parse_condition(twice))


TARGETS = st.one_of(
    st.just({"unit": "water"}),
    st.sampled_from([{"duty": "water"}, {"duty": "water", "level": "district"}]),
    st.sampled_from([{"duty_of": "category"}, {"duty_of": "category", "level": "city"}]),
    st.sampled_from([{"office": "street"}, {"office": "district"}]),
)
OTHERS = st.lists(TARGETS | st.sampled_from([{"above": "lead"}, {"above": "lead", "if_lead": "street"}]), max_size=3)
OUTCOMES = st.builds(
    lambda does, assists, copies, more: {
        **does,
        **({"assists": assists} if assists else {}),
        **({"copies": copies} if copies else {}),
        **more,
    },
    st.one_of(
        TARGETS.map(lambda one: {"lead": one}),
        st.lists(TARGETS, min_size=1, max_size=3).map(lambda many: {"lead": many}),
        st.just({"ask": "Many people."}),
        st.just({"continue": True}),
    ),
    OTHERS,
    OTHERS,
    st.sampled_from([{}, {"urgency": "urgent", "tags": ["one", "two"]}, {"service_class": "complex"}]),
)


@given(OUTCOMES)
def test_every_outcome_comes_back_from_its_fields(outcome):
    fields = outcome_form.from_outcome(outcome, OFFERS)
    data = QueryDict(mutable=True)
    data.update({name: getattr(fields, name) for name in ("does", "ask", "service_class", "urgency", "tags")})
    for role in outcome_form.ROLES:
        for index, aim in enumerate(fields.aims(role)):
            for name in ("way", "value", "level", "if_lead"):
                data[f"{role}.{index}.{name}"] = getattr(aim, name)
    made = outcome_form.to_outcome(outcome_form.read(data), OFFERS)
    assert parse_outcome(made) == parse_outcome(outcome)


def test_buttons_change_the_tree_and_nothing_else():
    tree = builder.from_condition(
        {"all": [{"category": {"under": ["05", "0504"]}}, {"type": {"is": "report"}}]}, OFFERS
    )
    assert builder.edit(tree, "group:c")
    assert builder.edit(tree, "add:c.2")
    assert builder.edit(tree, "drop:c.0#0")
    assert builder.edit(tree, "remove:c.1")
    assert [node.place for node in tree.walk()] == ["c", "c.0", "c.1", "c.1.0", "c.1.1"]
    assert tree.children[0].values == ["Burst main (0504)"]
    for forged in ("remove:c", "add:c.0", "drop:c.0#9", "more:c.7", "fly:c", "", "drop:c.0#x"):
        before = [(node.place, node.kind, list(node.values)) for node in tree.walk()]
        builder.edit(tree, forged)
        assert [(node.place, node.kind, list(node.values)) for node in tree.walk()] == before, forged


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("category under", ["Nowhere (99)"], "99"),
        ("repeats at_least", ["many"], "whole number"),
        ("time between", ["25:00", "06:00"], "HH:MM"),
        ("text mentions", [], "empty"),
        ("text matches", ["(a+)+b"], ""),
        ("weekday one_of", [], "empty"),
        ("date between", ["2026-12-31", "2026-01-01"], "after the last"),
    ],
)
def test_what_is_wrong_stands_at_its_statement(kind, values, said):
    form = rule_form.new(10)
    form.code, form.name = "one", "One"
    form.when.children = [builder.Node("always"), builder.Node(kind, values=values)]
    form.then = outcome_form.from_outcome({"lead": {"unit": "water"}}, OFFERS)
    form.when.number()
    form.check(OFFERS)
    assert not form.sound
    assert not form.when.children[0].problems
    assert said in " ".join(form.when.children[1].problems)
    assert form.when.children[1].problems


def test_the_outcome_s_mistakes_stand_at_their_fields():
    form = rule_form.from_rule(Rule("one", "One", 1, {"always": True}, {"lead": {"unit": "water"}}), OFFERS)
    form.then.lead[0].value = "nobody"
    form.check(OFFERS)
    assert "nobody" in form.then.lead[0].problems[0]
    form = rule_form.from_rule(Rule("one", "", 1, {"always": True}, {"ask": "x"}), OFFERS)
    form.then.ask = " "
    form.priority = "first"
    form.check(OFFERS)
    assert set(form.then.problems) == {"ask"}
    assert set(form.errors) == {"name", "priority"}


def test_json_is_taken_only_whole():
    form = rule_form.new(10)
    for text in ("", "[]", "{}", '{"conditions": 1}', '{"conditions": {"x": {}}, "outcome": {}}', "[" * 5000):
        form.json, form.errors = text, {}
        rule_form.edit(form, "json", OFFERS)
        assert form.errors["json"], text[:20]
    form.json, form.errors = json.dumps({"conditions": {"type": {"is": "report"}}, "outcome": {"ask": "Look."}}), {}
    rule_form.edit(form, "json", OFFERS)
    assert form.errors == {}
    assert form.when.children[0].kind == "type is"
    assert form.then.does == "ask"
