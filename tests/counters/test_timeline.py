"""The timeline: everything for staff; the honest story, without names, for the citizen."""

import pytest

from tests.counters.doors import program, told
from tickets.domain.lifecycle import VERBS, Verb
from tickets.queries.story import _TOLD
from tickets.queries.timeline import timeline


def told_to_citizen(story):
    return [entry.sentence for entry in timeline(story.ticket, story.who("citizen"))]


def test_a_whole_life_with_returns_and_a_second_round(story):
    story.register()
    story.do("request", "roads", kind="return", reason="wrong_duty", basis="A private road.", suggested="market")
    story.do("decide", "supervisor", request=1, decision="granted", why="Indeed.")
    story.do("dispatch", "operator", lead="market", assists=["water"], why="Private.")
    story.do("redirect", "supervisor", lead="roads", why="Public after all.")
    story.replied()
    story.do("return_reply", "reviewer", missing="A photograph.")
    story.do("reply", "roads", result="solved", text="Filled, see the picture.")
    story.do("pass_reply", "reviewer")
    story.do("call_back", "operator", reach="no_answer")
    story.do("call_back", "operator", reach="reached", contacted=True, solved="no", satisfied=1, reason="not_solved")
    story.do("reveal", "roads", reason="contact_caller")
    assert told_to_citizen(story) == [
        "Your matter was registered.",
        "Given to Roads bureau.",
        "Roads bureau asked to hand the matter back.",
        "The hotline took the matter back from Roads bureau and looks for the right unit.",
        "Given to Market bureau, with the help of Water company.",
        "Passed on from Market bureau to Roads bureau.",
        "Roads bureau confirmed receipt.",
        "Roads bureau spoke with you on the telephone.",
        "Roads bureau replied.",
        "The hotline found the reply not good enough; Roads bureau goes on.",
        "Roads bureau replied.",
        "The hotline let the reply of Roads bureau pass.",
        "You were called back, but nobody answered.",
        "You were called back and gave your answer.",
        "The matter is handled again, by Roads bureau.",
        "Roads bureau looked at your contact details.",
    ]


def test_the_clocks_are_told_too(story):
    story.register()
    story.until("2026-03-20 10:00")
    assert told_to_citizen(story)[2:] == [
        "Roads bureau did not sign for the matter in time.",
        "Receipt was recorded for Roads bureau, which had not signed in time.",
        "Roads bureau got a yellow card, because the deadline comes near.",
        "The deadline of Roads bureau passed.",
        "Roads bureau got a red card, because the deadline passed.",
        "The matter was put under supervision, because the deadline passed.",
        "The time promised to you passed without a result.",
    ]


def test_the_citizen_reads_only_what_was_written_for_them(story):
    story.register()
    story.do("note", "operator", text="The caller is difficult.")
    story.do("note", "operator", text="The street will be closed on Friday.", shown=True)
    story.replied()
    entries = timeline(story.ticket, story.who("citizen"))
    texts = [text for entry in entries for text in entry.texts]
    assert texts == ["The street will be closed on Friday.", "Filled the pothole."]
    everything = repr(entries)
    for hidden in ("difficult", "clerk.roads", "operator", "staff:", "Rule road-works", "Called."):
        assert hidden not in everything, hidden


def test_staff_read_everything(clock):
    clock.register()
    clock.do("note", "operator", text="The caller is difficult.")
    body = told(program(clock, "roads").get(f"/api/v1/tickets/{clock.number}/timeline/"), 200)
    assert [entry["verb"] for entry in body] == ["register", "dispatch", "note"]
    assert body[1]["data"]["trace"]["rule"]["code"] == "road-works"
    assert body[1]["texts"]["why"].startswith("Rule road-works")
    assert body[2]["texts"] == {"text": "The caller is difficult."}
    assert (body[2]["name"], body[2]["role"], body[2]["public"]) == ("operator", "operator", False)


@pytest.mark.parametrize("verb", [verb for verb, row in VERBS.items() if row.public])
def test_every_public_verb_has_its_sentence(verb):
    assert verb in _TOLD


def test_housekeeping_is_not_told():
    assert not {Verb.ARCHIVE, Verb.FORGET, Verb.ASSIGN} & set(_TOLD)
