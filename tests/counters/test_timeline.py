"""The timeline: everything for staff; the honest story, without names, for the citizen."""

from datetime import timedelta

import pytest

from tests.counters.doors import program, told
from tickets.actions.archive import archive_due
from tickets.actions.forget import forget
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.people import SYSTEM
from tickets.history import verify
from tickets.models import Ticket
from tickets.queries.story import _TOLD
from tickets.queries.timeline import events_of, public_timeline, timeline


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
    assert texts == ["The street will be closed on Friday."]
    everything = repr(entries)
    assert "Filled the pothole." not in everything  # the hotline reads it first
    for hidden in ("difficult", "clerk.roads", "operator", "staff:", "Rule road-works", "Called."):
        assert hidden not in everything, hidden


def texts_of(story, number=""):
    entries = public_timeline(events_of(Ticket.objects.get(number=number or story.number)))
    return {entry.verb: entry.texts for entry in entries if entry.texts}


def test_a_reply_is_the_citizens_to_read_once_it_has_passed(story):
    story.register()
    story.replied()
    story.do("return_reply", "reviewer", missing="A photograph.")
    story.do("reply", "roads", result="solved", text="Filled, see the picture.", evidence="Photo 17.")
    assert texts_of(story) == {"return_reply": ["A photograph."]}
    story.do("pass_reply", "reviewer", remark="Good.")
    assert texts_of(story) == {"return_reply": ["A photograph."], "pass_reply": ["Filled, see the picture."]}


def test_what_nobody_reads_before_is_public_at_once(story):
    story.register(type="praise", category="0101")
    story.handled("market")
    story.do("reply", "market", result="explained", text="Thank you!")
    assert texts_of(story) == {"pass_reply": ["Thank you!"]}


def test_an_assisting_units_reply_never_passes_for_the_answer(story):
    story.sent("s-east-1")
    story.handled()
    story.do("reply", "roads", result="solved", text="Ours is done.")
    story.do("return_reply", "reviewer", missing="x")
    story.do("reply", "s-east-1", result="solved", text="Barriers are up.")
    story.do("reply", "roads", result="solved", text="All is done.")
    story.do("pass_reply", "reviewer")
    assert texts_of(story)["pass_reply"] == ["All is done."]


def joined(story, **kind):
    master = story.register(**kind).ticket.number
    child = story.register(caller="11111111-2222-4333-8444-555555555555", **kind).ticket.number
    story.do("merge", "operator", master=master, why="Same.")
    story.number = master
    return master, child


def test_who_joined_reads_what_was_done_on_their_own_timeline(story, django_assert_num_queries):
    _master, child = joined(story)
    story.replied()
    assert texts_of(story, child) == {}
    story.do("pass_reply", "reviewer")
    assert texts_of(story, child) == {"follow": ["Filled the pothole."]}
    staff = timeline(Ticket.objects.get(number=child), story.who("supervisor"))
    assert staff[-1].texts == {"text": "Filled the pothole."}
    # What is said in a later round of the master is not what this caller was told.
    story.do("call_back", "operator", reach="reached", contacted=True, solved="no", satisfied=1)
    story.handled()
    story.do("reply", "roads", result="explained", text="It is a speed bump.")
    story.do("pass_reply", "reviewer")
    assert texts_of(story, child) == {"follow": ["Filled the pothole."]}
    assert list(verify(Ticket.objects.all())) == []
    # The ticket, events, papers, the master's answer and its papers, the catalogue's edition.
    with django_assert_num_queries(6):
        texts_of(story, child)


def test_who_joined_a_question_reads_its_answer(story):
    master, child = joined(story, route=False)
    story.do("answer", "operator", answer="Every second Tuesday.")
    assert texts_of(story, child) == {"follow": ["Every second Tuesday."]}
    assert texts_of(story, master) == {"answer": ["Every second Tuesday."]}


@pytest.mark.parametrize("forgotten", ["master", "child"])
def test_what_is_erased_is_erased_for_everybody(story, forgotten):
    master, child = joined(story)
    story.asked()
    for number in (master, child):
        story.do("call_back", "operator", number, reach="reached", contacted=True, solved="yes", satisfied=5)
    story.now += timedelta(days=90)
    archive_due(story.now, after=timedelta(days=60))
    forget(master if forgotten == "master" else child, actor=SYSTEM, now=story.now)
    assert texts_of(story, child) == {}
    assert texts_of(story, master) == ({} if forgotten == "master" else {"pass_reply": ["Filled the pothole."]})
    assert list(verify(Ticket.objects.all())) == []


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
