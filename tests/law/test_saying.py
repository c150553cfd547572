"""What an actor says: read against the table, complete, in bounds, nothing else."""

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.domain.lifecycle import VERBS, Kind, Verb
from tickets.domain.refusals import Invalid
from tickets.domain.saying import clean_text, read

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(verb=st.sampled_from(list(VERBS)), data=st.data())
def test_whatever_is_said_is_read_or_refused_with_a_field(verb, data):
    """Never a crash, and what is read can be written down."""
    names = [say.name for say in VERBS[verb].says]
    said = data.draw(st.dictionaries(st.sampled_from([*names, "else"]), ANYTHING))
    try:
        kept, texts = read(verb, said)
    except Invalid as error:
        told = (error.data["field"], error.sentence())
        assert told[0] in {*names, "else"}
        return
    assert json.loads(json.dumps(kept, allow_nan=False)) == kept
    needed = {say.name for say in VERBS[verb].says if say.needed}
    assert needed <= set(kept) | set(texts)
    assert all(text.strip() for text in texts.values())
    assert not set(kept) & set(texts)


@given(st.text())
def test_cleaning_is_done_once_and_for_all(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert "\x00" not in cleaned
    assert "\u202e" not in cleaned
    assert "\r" not in cleaned
    cleaned.encode()


@pytest.mark.parametrize(
    "verb, name, value, kept",
    [
        ("interim_reply", "promise_on", "2026-03-05", "2026-03-05"),
        ("interim_reply", "promise_on", date(2026, 3, 5), "2026-03-05"),
        ("interim_reply", "promise_on", " 2026-03-05 ", "2026-03-05"),
        ("interim_reply", "promise_on", "20260305", "2026-03-05"),
        ("lift", "supervision", "3", 3),
        ("lift", "supervision", 3.0, 3),
        ("assign", "person", 2**40, 2**40),
        ("dispatch", "assists", ("a", "b"), ["a", "b"]),
        ("dispatch", "designated", True, True),
        ("dispatch", "designated", False, False),
        ("call_back", "satisfied", 5, 5),
    ],
)
def test_values_as_they_stand_in_the_event(verb, name, value, kept):
    others = {
        say.name: {Kind.TEXT: "x", Kind.UNIT: "roads", Kind.CODE: say.choices[0] if say.choices else "x"}[say.kind]
        for say in VERBS[Verb(verb)].says
        if say.needed and say.name != name
    }
    assert read(Verb(verb), {**others, name: value})[0][name] == kept


@pytest.mark.parametrize(
    "verb, name, value, code",
    [
        ("interim_reply", "promise_on", datetime(2026, 3, 5), "bad_value"),  # noqa: DTZ001
        ("interim_reply", "promise_on", "2026-02-30", "bad_value"),
        ("interim_reply", "promise_on", "5 March", "bad_value"),
        ("lift", "supervision", 3.5, "bad_value"),
        ("lift", "supervision", True, "bad_value"),
        ("lift", "supervision", "03", "bad_value"),
        ("lift", "supervision", float("nan"), "bad_value"),
        ("lift", "supervision", float("inf"), "bad_value"),
        ("lift", "supervision", -1, "out_of_range"),
        ("lift", "supervision", 4001, "out_of_range"),
        ("lift", "why", 5, "bad_value"),
        ("lift", "why", "x" * 4001, "too_long"),
        ("lift", "why", "\u200b\u200b", "required"),
        ("dispatch", "lead", "x" * 81, "bad_value"),
        ("dispatch", "assists", "roads", "bad_value"),
        ("dispatch", "assists", [["roads"]], "bad_value"),
        ("dispatch", "designated", "true", "bad_value"),
        ("dispatch", "designated", 1, "bad_value"),
        ("merge", "master", "260302-000001-0", "bad_number"),
        ("merge", "master", None, "required"),
    ],
)
def test_refusals(verb, name, value, code):
    samples = {Kind.TEXT: "x", Kind.UNIT: "roads", Kind.DATE: "2026-03-05", Kind.NUMBER: 1}
    others = {say.name: samples[say.kind] for say in VERBS[Verb(verb)].says if say.needed and say.name != name}
    with pytest.raises(Invalid) as caught:
        read(Verb(verb), {name: value, **others})
    assert (caught.value.code, caught.value.data["field"]) == (code, name)
