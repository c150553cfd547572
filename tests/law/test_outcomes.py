"""A rule's “then”: what is refused on save, and how it is said."""

import pytest

from routing.domain import outcomes
from routing.domain.language import Vocabulary

KNOWN = Vocabulary(units=frozenset({"market"}), duties=frozenset({"water"}), classes=frozenset({"normal"}))


@pytest.mark.parametrize(
    "outcome, place, code",
    [
        ([], "", "not_an_outcome"),
        ({}, "", "does_nothing"),
        ({"tags": ["x"]}, "", "does_nothing"),
        ({"lead": {"unit": "market"}, "ask": "why"}, "/ask", "lead_and_ask"),
        ({"lead": {"unit": "market"}, "continue": True}, "/continue", "goes_on_and_decides"),
        ({"continue": "yes", "ask": "x"}, "/continue", "not_flag"),
        ({"lead": {"unit": "gone"}}, "/lead/unit", "unknown_unit"),
        ({"lead": [{"unit": "market"}, {"duty": "gas"}]}, "/lead/1/duty", "unknown_duty"),
        ({"lead": {"unit": "market", "duty": "water"}}, "/lead", "not_a_target"),
        ({"lead": {"unit": "market", "level": "city"}}, "/lead/level", "extra_key"),
        ({"lead": {"duty": "water", "level": "planet"}}, "/lead/level", "bad_level"),
        ({"lead": {"duty": "water", "level": "community"}}, "/lead/level", "bad_level"),
        ({"lead": {"office": "community"}}, "/lead/office", "only"),
        ({"lead": {"duty_of": "area"}}, "/lead/duty_of", "only"),
        ({"lead": {"above": "lead"}}, "/lead", "lead_above"),
        ({"lead": {"unit": ""}}, "/lead/unit", "not_text"),
        ({"lead": {"unit": "market"}, "copies": {"unit": "market"}}, "/copies", "not_targets"),
        (
            {"lead": {"unit": "market"}, "copies": [{"above": "lead", "if_lead": "king"}]},
            "/copies/0/if_lead",
            "bad_kind",
        ),
        ({"lead": {"unit": "market"}, "urgency": "huge"}, "/urgency", "bad_urgency"),
        ({"lead": {"unit": "market"}, "service_class": "royal"}, "/service_class", "unknown_class"),
        ({"lead": {"unit": "market"}, "service_class": ["x"]}, "/service_class", "not_text"),
        ({"lead": {"unit": "market"}, "tags": ["", "x"]}, "/tags", "bad_tags"),
        ({"lead": {"unit": "market"}, "colour": "red"}, "/colour", "unknown_key"),
    ],
)
def test_a_broken_outcome_is_reported_at_its_place(outcome, place, code):
    (problem,) = outcomes.check(outcome, KNOWN)
    assert (problem.path, problem.code) == (place, code)
    assert problem.as_data()["sentence"]


@pytest.mark.parametrize(
    "outcome, sentence",
    [
        ({"lead": {"unit": "market"}}, "send it to market"),
        (
            {"lead": [{"duty": "water", "level": "district"}, {"office": "district"}], "tags": ["a", "b"]},
            "send it to whoever holds the duty “water” for the district of the place, else the district government of "
            "the place; tag it a and b",
        ),
        (
            {"copies": [{"above": "lead", "if_lead": "street"}], "urgency": "urgent", "continue": True},
            "copy it to the superior of the lead unit, if that is a street or town office; make it at least urgent; "
            "go on to the next rule",
        ),
        ({"ask": "Ask the district."}, "ask a human: Ask the district."),
    ],
)
def test_an_outcome_in_words(outcome, sentence):
    assert outcomes.check(outcome) == []
    assert outcomes.explain(outcome) == sentence
