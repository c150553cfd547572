"""Reveal: the caller's identity is shown for some minutes, and the citizen can see who looked."""

from datetime import timedelta

import pytest

from tests.story import FLOOR, UNIT_PEOPLE
from tickets.domain.vocabulary import REVEAL_REASONS


@pytest.mark.parametrize("reason", REVEAL_REASONS)
def test_who_looked_when_and_why_stands_in_the_history(story, reason):
    story.register()
    before = list(story.ticket.timers.order_by("pk").values())
    story.do("reveal", "operator", reason=reason, detail="To call about the place.")
    event = story.event()
    assert (event.verb, event.public, event.name, event.data["reason"]) == ("reveal", True, "operator", reason)
    assert event.data["until"] == (story.now + timedelta(minutes=10)).isoformat()
    assert story.papers("reveal") == {"detail": ("To call about the place.", False)}
    assert list(story.ticket.timers.order_by("pk").values()) == before


def test_who_may(story):
    story.register()
    # A hired agent looks only during the call they log themselves (`tickets.looking`).
    assert story.may("reveal", reason="call_back") == FLOOR - {"contractor"} | UNIT_PEOPLE


def test_a_confidential_caller_is_not_shown_to_units(story):
    story.register(route=False, confidential=True)
    story.do("dispatch", "operator", lead="market", why="x")
    story.refused("confidential", "reveal", "market", reason="contact_caller")
    assert story.may("reveal", unit="market", reason="call_back") == FLOOR - {"contractor"}


def test_refusals(story):
    story.register()
    story.refused("required", "reveal", "operator")
    story.refused("unknown_code", "reveal", "operator", reason="curious")
    story.refused("too_long", "reveal", "operator", reason="call_back", detail="x" * 401)
    story.refused("absent", "reveal", "water", reason="call_back")
