"""Ask to reopen: the citizen brings new facts about a closed matter, and the hotline decides."""

from datetime import timedelta

from tests.story import FLOOR, at


def test_it_is_noted_for_the_hotline(story):
    story.register()
    story.closed()
    ticket = story.do("ask_reopen", "citizen", facts="It sank again.")
    assert (ticket.state, ticket.outcome, ticket.pending) == ("closed", "resolved", True)
    asked = story.ticket.requests.get()
    assert (asked.kind, asked.reason, asked.unit, asked.status) == ("reopen", "new_facts", "", "pending")
    assert story.papers("ask_reopen") == {"facts": ("It sank again.", True)}
    assert not story.ticket.timers.filter(next_at__isnull=False).exists()


def test_who_may(story):
    story.register()
    story.closed()
    assert story.may("ask_reopen", facts="x") == FLOOR | {"citizen"}


def test_thirty_days(story):
    story.register()
    story.closed()
    story.until("2026-04-01 23:59")  # thirty days on, to the end of the last
    story.do("ask_reopen", "citizen", facts="x")
    story.now = at("2026-03-02 10:00")
    story.register()
    story.closed()
    story.now = at("2026-04-02 00:00") + timedelta(seconds=1)
    refused = story.refused("reopen_too_late", "ask_reopen", "citizen", facts="x")
    assert refused.data["until"] == "2026-04-01T16:00:00+00:00"


def test_refusals(story):
    story.register()
    story.refused("wrong_state", "ask_reopen", "citizen", facts="x")
    story.closed()
    story.refused("required", "ask_reopen", "citizen")
    story.do("ask_reopen", "citizen", facts="x")
    story.refused("already_asked", "ask_reopen", "citizen", facts="x")


def test_what_no_unit_handled_is_a_new_matter(story):
    story.register(route=False)
    story.do("answer", "operator", answer="So.")
    story.refused("never_handled", "ask_reopen", "citizen", facts="x")


def test_a_redo_meanwhile_settles_it(story):
    story.register()
    story.closed()
    story.do("ask_reopen", "citizen", facts="x")
    story.do("redo", "supervisor", why="x")
    assert story.ticket.requests.get().status == "void"
    assert not story.ticket.pending
