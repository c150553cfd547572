"""Policies: read from a document, refused where they cannot be kept, and terms for a class and a category."""

import copy
import pickle
import re

import pytest
from django.utils import translation
from django.utils.translation import gettext

from tickets.domain.presets import PRESETS
from tickets.domain.span import Span
from tickets.domain.terms import Policy, PolicyError
from tickets.domain.vocabulary import ClockKind, ServiceClass


def document(**changes):
    """Return a small policy."""
    normal = {"clocks": {"citizen": {"span": "10 wd"}, "handle": {"span": "5 wd"}}}
    return {"key": "k", "version": 3, "classes": {"normal": normal}, **changes}


def normal(**changes):
    """Return a small policy whose normal class is changed."""
    body = document()
    body["classes"]["normal"] = {**body["classes"]["normal"], **changes}
    return body


def test_what_is_left_out_has_a_default():
    terms = Policy.from_data(document()).terms("normal")
    assert (terms.return_window, terms.dispatches, terms.attempts, terms.suspendable) == (None, 3, 3, True)
    assert (terms.review, terms.callback, terms.extension.most, terms.calendar) == ("human", "all", 0, "city")
    assert terms.reopen == Span.parse("30 d")
    assert {ClockKind.PROMISE, ClockKind.LEDGER_REVIEW, ClockKind.SUPERVISION_DUE} <= set(terms.clocks)


def test_a_ledger_item_wakes_by_itself_where_a_policy_says_nothing():
    ladder = Policy.from_data(document()).terms("normal").clocks[ClockKind.LEDGER_REVIEW].ladder
    assert [(str(step.offset), str(step.do)) for step in ladder.steps] == [("-5 wd", "tell"), ("0", "wake")]


def test_a_class_nobody_named_is_served_as_normal():
    policy = Policy.from_data(document())
    assert policy.terms("emergency") is policy.terms("normal")
    assert policy.terms("what") is policy.terms("normal")


def test_an_item_overrides_key_by_key_and_does_not_reach_its_children():
    item = {"0602": {"clocks": {"handle": {"span": "2 h"}}, "return_window": "1 h"}}
    policy = Policy.from_data(document(items=item))
    gas = policy.terms("normal", "0602")
    assert (gas.clocks[ClockKind.HANDLE].span, gas.return_window) == (Span.parse("2 h"), Span.parse("1 h"))
    assert gas.clocks[ClockKind.CITIZEN].span == Span.parse("10 wd")
    assert policy.terms("normal", "060201") is policy.terms("normal")


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"key": "k", "version": 1},
        document(classes={}),
        document(classes={"urgent": document()["classes"]["normal"]}),
        document(classes={"royal": document()["classes"]["normal"], **document()["classes"]}),
        document(classes="normal"),
        document(version="three"),
        document(class_by_type={"complaint": "urgent"}),
        document(class_by_type={"rant": "normal"}),
        document(counting={"days": "sometimes"}),
        document(items={"0602": {"clocks": {"handle": {"span": "soon"}}}}),
        normal(clocks={"handle": {"span": "5 wd"}}),
        normal(clocks={"citizen": {"span": "5 wd"}, "handle": {}}),
        normal(clocks={"citizen": {"span": "5 wd"}, "lunch": {"span": "1 h"}}),
        normal(clocks={"citizen": {"span": "-5 wd"}}),
        normal(clocks={"citizen": {"span": "5 wd", "ladder": [{"at": "soon", "do": "tell"}]}}),
        normal(clocks={"citizen": {"span": "5 wd", "ladder": [{"at": "0", "do": "shout"}]}}),
        normal(clocks=None),
        normal(return_window="a while"),
        normal(extension={"most": 1, "span": "a bit"}),
        normal(review="sometimes"),
        normal(review="sample:0"),
        normal(callback="sample:101"),
        normal(callback="sample:x"),
        normal(attempts="many"),
        normal(reopen="never"),
    ],
    ids=str,
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(broken):
    with pytest.raises(PolicyError) as caught:
        Policy.from_data(broken)
    assert caught.value.code == "bad_policy"
    assert caught.value.data["problem"]
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.template, again.data) == (caught.value.template, caught.value.data)


@pytest.mark.parametrize(
    "broken",
    [
        document(classes={"urgent": document()["classes"]["normal"]}),
        document(class_by_type={"complaint": "urgent"}),
        normal(clocks={"handle": {"span": "5 wd"}}),
        normal(clocks={"citizen": {"span": "5 wd"}, "handle": {}}),
        normal(review="sometimes"),
        normal(reopen="never"),
    ],
    ids=str,
)
def test_why_it_cannot_be_kept_is_said_in_chinese(broken):
    with pytest.raises(PolicyError) as caught:
        Policy.from_data(broken)
    with translation.override("zh-hans"):
        said = caught.value.sentence(gettext)
    assert said != str(caught.value)
    assert re.search("[\u4e00-\u9fff]", said)


def test_reading_changes_nothing_in_the_document():
    body = copy.deepcopy(PRESETS["shandong"])
    Policy.from_data({**body, "key": "k", "version": 1, "items": {"1": {"clocks": {"handle": {"span": "1 h"}}}}})
    assert body == PRESETS["shandong"]


def test_every_class_of_an_item_has_it():
    policy = Policy.from_data({**PRESETS["shandong"], "key": "k", "version": 1, "items": {"1": {"attempts": 5}}})
    assert {policy.terms(one, "1").attempts for one in ServiceClass} == {5}
