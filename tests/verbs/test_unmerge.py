"""Unmerge: taken out of the master again, back to where it was."""

import pytest

from tests.verbs.test_merge import two


@pytest.mark.parametrize("state", ["registered", "dispatched", "handling"])
def test_back_to_where_it_was(story, state):
    master, child = two(story, route=state != "registered")
    if state == "handling":
        story.handled()
    story.do("merge", "operator", master=master, why="x")
    assert story.ticket.merged_from == state
    story.until("2026-03-03 10:00")
    ticket = story.do("unmerge", "operator", child, why="Another hole.")
    assert (ticket.state, ticket.master_id, ticket.merged_from) == (state, None, "")
    assert story.papers("unmerge") == {"why": ("Another hole.", False)}
    running = {kind for kind, standing in story.standings().items() if standing == "running"}
    assert (
        running
        == {
            "registered": {"citizen", "triage"},
            "dispatched": {"citizen", "sign_for", "first_contact", "handle"},
            "handling": {"citizen", "first_contact", "handle"},
        }[state]
    )


def test_held_clocks_go_on_where_they_stood(story):
    master, child = two(story)
    story.do("merge", "operator", master=master, why="x")
    story.until("2026-03-05 10:00")
    story.do("unmerge", "operator", child, why="x")
    # The day a clock starts is not counted, so it cannot be lost: Tuesday and Wednesday are given back.
    assert story.due("handle") == "2026-03-12 00:00"
    assert story.due("sign_for") == "2026-03-05 15:30"  # four working hours, none of them gone
    assert story.due("first_contact") == "2026-03-06 10:00"
    assert story.due("citizen") == "2026-03-19 00:00"


def test_the_master_does_not_notice(story):
    master, child = two(story)
    story.do("merge", "operator", master=master, why="x")
    story.do("unmerge", "operator", child, why="x")
    story.number = master
    assert story.verbs() == ["register", "dispatch"]
    story.closed()
    story.number = child
    assert story.ticket.state == "dispatched"


def test_who_may(story):
    master, _child = two(story)
    story.do("merge", "operator", master=master, why="x")
    assert story.may("unmerge", why="x") == {"operator", "dispatcher", "supervisor"}


def test_refusals(story):
    master, _child = two(story)
    story.refused("wrong_state", "unmerge", "operator", why="x")
    story.do("merge", "operator", master=master, why="x")
    story.refused("required", "unmerge", "operator")
