"""Supervise: formal pressure on the unit, from a yellow card to a visit on site."""

import pytest

from tests.story import at
from tickets.domain.vocabulary import SupervisionKind


@pytest.mark.parametrize("kind", [str(one) for one in SupervisionKind])
def test_every_kind(story, kind):
    story.register()
    ticket = story.do("supervise", "supervisor", kind=kind, why="Many calls.")
    assert (ticket.supervised, ticket.state, ticket.pressed) == (True, "dispatched", 1)
    held = story.ticket.supervisions.get()
    assert (held.no, held.kind, held.at, held.due_on, held.lifted_at) == (1, kind, story.now, "", None)
    assert "supervision_due" not in story.standings()
    assert story.papers("supervise") == {"why": ("Many calls.", False)}


def test_a_date_starts_a_clock_that_is_told(story):
    story.register()
    story.do("supervise", "supervisor", kind="written", why="x", due_on="2026-03-04")
    assert story.due("supervision_due") == "2026-03-05 00:00"
    story.until("2026-03-05 00:00")
    told = [event for event in story.ticket.events.filter(verb="escalate") if event.data["kind"] == "supervision_due"]
    assert [(event.data["breach"], event.data["tell"]) for event in told] == [(True, ["supervisor"])]


def test_the_date_is_the_towns(story):
    story.register()
    story.now = at("2026-03-03 00:30")
    said = {"kind": "written", "why": "x"}
    assert (
        story.refused("in_the_past", "supervise", "supervisor", **said, due_on="2026-03-02").data["field"] == "due_on"
    )
    assert story.refused("too_far", "supervise", "supervisor", **said, due_on="2126-03-02").data["field"] == "due_on"
    story.do("supervise", "supervisor", **said, due_on="2026-03-03")


def test_who_may(story):
    story.register()
    assert story.may("supervise", kind="yellow", why="x") == {"supervisor", "system"}


def test_refusals(story):
    story.register()
    story.refused("required", "supervise", "supervisor", why="x")
    story.refused("required", "supervise", "supervisor", kind="red")
    story.refused("unknown_code", "supervise", "supervisor", kind="purple", why="x")
    story.closed()
    story.refused("wrong_state", "supervise", "supervisor", kind="red", why="x")


def test_a_merged_ticket_is_supervised_through_its_master(story):
    master = story.register().ticket.number
    story.register()
    story.do("merge", "operator", master=master, why="x")
    story.refused("wrong_state", "supervise", "supervisor", kind="red", why="x")
