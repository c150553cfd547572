"""Every verb of the table has all that belongs to it: a stage, a door, an endpoint, tests, a word."""

from importlib import import_module
from pathlib import Path

import pytest
from django.urls import reverse

from tickets import actions
from tickets.api.verbs import VIEWS
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.stages import APPLY, CHECK
from tickets.words import WORDS, done_word, word

ROOT = Path(__file__).resolve().parents[2]
VERB_NAMES = {verb.value for verb in Verb}
MANUAL = [verb for verb, row in VERBS.items() if row.manual]


def test_the_table_names_each_verb_once():
    assert list(VERBS) == list(Verb)


@pytest.mark.parametrize("verb", list(Verb))
def test_each_verb_has_its_stage_and_its_word(verb):
    assert verb in APPLY
    assert word(Verb, verb)
    assert done_word(verb) not in (word(Verb, verb), verb)  # what was done does not read as an order


@pytest.mark.parametrize("verb", MANUAL)
def test_each_manual_verb_has_its_file_its_door_and_its_endpoint(verb):
    assert (ROOT / "tickets" / "actions" / f"{verb.value}.py").is_file()
    door = actions.DOORS[verb]
    assert getattr(import_module(f"tickets.actions.{verb.value}"), verb.value) is door
    assert door.__doc__
    assert VIEWS[verb].verb is verb
    assert reverse(f"ticket-{verb.value}", kwargs={"number": "260302-000001-3"}).endswith(f"/{verb.value}/")


@pytest.mark.parametrize("verb", MANUAL)
def test_each_manual_verb_has_its_tests(verb):
    assert (ROOT / "tests" / "verbs" / f"test_{verb.value}.py").is_file()


def test_nothing_has_a_door_that_is_not_in_the_table():
    assert set(actions.DOORS) == set(VIEWS) == set(MANUAL)
    assert set(CHECK) <= set(Verb)


def test_each_file_of_actions_is_a_verb_or_says_why_not():
    others = {"register", "recompute", "archive", "forget", "law", "batch"}
    files = {path.stem for path in (ROOT / "tickets" / "actions").glob("*.py") if not path.stem.startswith("_")}
    assert files - {verb.value for verb in MANUAL} == others & files
    assert {"register", "recompute", "archive", "forget"} <= files


@pytest.mark.parametrize("kind", list(WORDS))
def test_every_code_has_a_word(kind):
    assert set(WORDS[kind]) == set(kind)
    assert all(str(label) for label in WORDS[kind].values())
