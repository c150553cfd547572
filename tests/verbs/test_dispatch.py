"""Dispatch: the ticket goes to one lead unit, and to assisting units with deadlines of their own."""

import pytest

from tests.story import at
from tickets.domain.refusals import Absent, Stale


def test_the_router_dispatches_what_it_is_sure_of(story):
    story.register()
    assert story.verbs() == ["register", "dispatch"]
    assert (story.ticket.state, story.ticket.lead_id, story.ticket.dispatches) == ("dispatched", "roads", 1)
    event = story.event("dispatch")
    assert (event.actor, event.role, event.public) == ("system", "system", True)
    assert event.data["trace"]["rule"]["code"] == "road-works"
    why, public = story.papers("dispatch")["why"]
    assert "Road damage" in why
    assert not public


def test_clocks_start_at_dispatch_and_not_at_sign_for(story):
    story.sent("s-east-1", copies=("d-east",))
    assert {kind: story.due(kind) for kind in story.standings()} == {
        "citizen": "2026-03-19 00:00",  # 12 working days from Monday 2 March, to the end of the last
        "triage": "2026-03-02 12:00",
        "sign_for": "2026-03-02 15:30",  # four working hours: two before lunch, two after it
        "first_contact": "2026-03-03 10:00",
        "handle": "2026-03-10 00:00",
        "assist": "2026-03-07 00:00",
    }
    assert story.standings()["triage"] == "met"
    assert [(p.unit_id, p.role, p.open) for p in story.ticket.assignments.order_by("no")] == [
        ("roads", "lead", True),
        ("s-east-1", "assist", True),
        ("d-east", "copy", False),
    ]
    lead, assist, copy = story.ticket.assignments.order_by("no")
    assert lead.due_at == at("2026-03-02 15:30")
    assert assist.due_at == at("2026-03-07 00:00")
    assert copy.due_at == at("2026-03-19 00:00")  # a watcher watches the promise to the citizen
    assert story.ticket.handle_due_at == at("2026-03-10 00:00")
    assert story.event("dispatch").data["calendars"] == {"city": 1}


def test_who_may(story):
    story.register(route=False)
    able = story.may("dispatch", lead="roads", why="Roads are theirs.")
    assert able == {"operator", "dispatcher", "reviewer", "supervisor", "system"}  # not the contractor


@pytest.mark.parametrize(
    "code, field, said",
    [
        ("required", "lead", {"why": "x"}),
        ("required", "why", {"lead": "roads"}),
        ("unknown_unit", "lead", {"lead": "nobody", "why": "x"}),
        ("no_dispatches", "lead", {"lead": "hall", "why": "x"}),
        ("unknown_unit", "assists", {"lead": "roads", "assists": ["nobody"], "why": "x"}),
        ("no_dispatches", "copies", {"lead": "roads", "copies": ["hall"], "why": "x"}),
        ("unit_twice", "assists", {"lead": "roads", "assists": ["roads"], "why": "x"}),
        ("unit_twice", "assists", {"lead": "roads", "assists": ["water", "water"], "why": "x"}),
        ("bad_value", "designated", {"lead": "roads", "why": "x", "designated": "yes"}),
        ("bad_value", "assists", {"lead": "roads", "why": "x", "assists": {"water": 1}}),
        ("bad_value", "lead", {"lead": ["roads"], "why": "x"}),
        ("bad_value", "lead", {"lead": [["roads"]], "why": "x"}),
        ("bad_value", "lead", {"lead": 7, "why": "x"}),
    ],
)
def test_refusals_name_the_field(story, code, field, said):
    story.register(route=False)
    assert story.refused(code, "dispatch", "operator", **said).data["field"] == field


def test_a_report_never_reaches_the_accused_its_parents_or_children(story):
    story.register(route=False, type="report", category="1703", accused="d-east", confidential=True)
    for unit in ("d-east", "s-east-1"):
        for said in ({"lead": unit}, {"lead": "market", "assists": [unit]}, {"lead": "market", "copies": [unit]}):
            story.refused("forbidden_target", "dispatch", "supervisor", why="x", **said)
    story.do("dispatch", "supervisor", lead="market", why="Somebody else's.")
    assert story.ticket.state == "dispatched"


def test_only_once(story):
    story.register()
    story.refused("wrong_state", "dispatch", "operator", lead="water", why="x")


def test_a_page_opened_minutes_ago_is_stale(story):
    story.register(route=False)
    story.do("note", "operator", text="Called again.")
    assert isinstance(story.refused("stale", "dispatch", "operator", expect=1, lead="roads", why="x"), Stale)
    story.do("dispatch", "operator", expect=2, lead="roads", why="x")


def test_a_number_that_is_not_there_and_one_that_is_not_yours_look_the_same(story):
    story.register(route=False)
    missing = story.refused("absent", "sign_for", "roads", "20260302-000000-0")
    hidden = story.refused("absent", "sign_for", "roads")
    assert isinstance(missing, Absent)
    assert missing.sentence() == hidden.sentence()
    assert missing.data == hidden.data


def test_designated_means_no_return(story):
    story.register(route=False)
    story.do("dispatch", "supervisor", lead="roads", why="They must.", designated=True)
    assert story.ticket.designated
    said = {"kind": "return", "reason": "wrong_duty", "basis": "Not ours.", "suggested": "water"}
    story.refused("designated", "request", "roads", **said)
