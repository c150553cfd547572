"""Urge: the citizen presses for progress; once a day by themselves."""

from datetime import timedelta

from tests.story import FLOOR


def test_it_is_counted_and_shown(story):
    story.register()
    ticket = story.do("urge", "citizen", text="Still there.")
    assert (ticket.urges, ticket.urged_at, ticket.state) == (1, story.now, "dispatched")
    assert story.papers("urge") == {"text": ("Still there.", True)}


def test_once_in_twenty_four_hours_by_the_citizen(story):
    story.register()
    story.do("urge", "citizen")
    story.now += timedelta(hours=24, seconds=-1)
    refused = story.refused("urged_already", "urge", "citizen")
    assert refused.data["after"] == "2026-03-03T02:00:00+00:00"
    story.do("urge", "operator", text="They called again.")  # an operator logs every call
    story.now += timedelta(seconds=1)
    story.refused("urged_already", "urge", "citizen")  # counted from the last call
    story.now += timedelta(hours=24)
    assert story.do("urge", "citizen").urges == 3


def test_who_may(story):
    story.register()
    assert story.may("urge") == FLOOR | {"citizen"}


def test_refusals(story):
    story.register()
    story.refused("too_long", "urge", "citizen", text="x" * 4001)
    story.closed()
    story.refused("wrong_state", "urge", "citizen")
