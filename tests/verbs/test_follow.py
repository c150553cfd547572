"""Follow: the master's end is carried to a merged ticket; its caller is told, and asked, for themselves."""

from tests.story import at
from tests.verbs.test_call_back import NO, YES
from tests.verbs.test_merge import OTHER, two
from tickets.actions import DOORS
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.people import citizen


def joined(story, **kind):
    master, child = two(story, **kind)
    story.do("merge", "operator", master=master, why="x")
    return master, child


def test_the_caller_is_asked_and_rates_for_themselves(story):
    master, child = joined(story)
    story.number = master
    story.closed()
    story.number = child
    assert (story.ticket.state, story.ticket.master_id) == ("callback", master)
    assert story.standings() == {
        "citizen": "running",
        "triage": "met",
        "sign_for": "cancelled",
        "first_contact": "cancelled",
        "handle": "cancelled",
        "callback": "running",
    }
    event = story.event("follow")
    assert (event.actor, event.public, event.data["result"]) == ("system", True, "solved")
    story.people["other"] = citizen(OTHER)
    story.do("call_back", "other", **YES | {"reach": "web_rated", "solved": "partly", "satisfied": 2})
    assert story.ticket.outcome == "partly_resolved"
    story.number = master
    assert story.ticket.outcome == "resolved"


def test_one_who_is_not_content_gets_a_round_of_their_own_at_the_masters_unit(story):
    master, child = joined(story)
    story.do("redirect", "supervisor", master, lead="water", why="A pipe.")
    story.number = master
    story.asked("water")
    story.number = child
    ticket = story.do("call_back", "operator", **NO)
    assert (ticket.state, ticket.round, ticket.lead_id, ticket.master_id) == ("dispatched", 2, "water", None)
    story.number = master
    assert story.ticket.state == "callback"


def test_one_that_never_lay_with_a_unit_too(story):
    master, child = joined(story, route=False)
    story.do("dispatch", "operator", master, lead="roads", why="x")
    story.number = master
    story.asked()
    story.number = child
    assert story.standings()["triage"] == "cancelled"
    story.do("call_back", "operator", **NO)
    assert story.ticket.lead_id == "roads"


def test_a_master_that_is_referred_refers_its_children(story):
    master, child = joined(story, route=False)
    story.do("refer", "operator", master, outcome="known_matter", script="The street is being rebuilt.")
    story.number = child
    assert (story.ticket.state, story.ticket.outcome) == ("closed", "known_matter")
    assert story.standings() == {"citizen": "met", "triage": "cancelled"}


def test_what_fell_due_on_the_child_happened_before_it_followed(story):
    master, child = joined(story)
    story.number = master
    story.now = at("2026-03-20 10:00")  # nobody swept since the second; the unit was signed for by the ladder
    story.do("reply", "roads", result="solved", text="x")
    story.do("pass_reply", "reviewer")
    story.number = child
    assert story.verbs()[-3:] == ["escalate", "escalate", "follow"]
    assert story.clock("citizen").breached_at == at("2026-03-19 00:00")


def test_nobody_does_it_by_hand():
    assert Verb.FOLLOW not in DOORS
    assert not VERBS[Verb.FOLLOW].manual
