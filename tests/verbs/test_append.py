"""Append: new material or a repeat call on the same ticket, not a new ticket."""

from tests.story import FLOOR
from tests.verbs.test_withdraw import WAYS


def test_it_is_kept_in_every_open_state_and_moves_nothing(story):
    for state, way in WAYS.items():
        way(story)
        before = (story.ticket.seq, list(story.ticket.timers.order_by("pk").values()))
        ticket = story.do("append", "citizen", text="It is deeper now.", repeat_call=True)
        assert ticket.state == state
        assert (story.ticket.seq, list(story.ticket.timers.order_by("pk").values())) == (before[0] + 1, before[1])
        assert story.papers("append") == {"text": ("It is deeper now.", True)}
        assert story.event().data["repeat_call"] is True


def test_who_may(story):
    story.register()
    assert story.may("append", text="x") == FLOOR | {"citizen", "api_partner"}


def test_refusals(story):
    story.register()
    story.refused("required", "append", "citizen")
    story.refused("bad_value", "append", "citizen", text=["x"])
    story.refused("bad_value", "append", "citizen", text="x", repeat_call=1)
    story.closed()
    story.refused("wrong_state", "append", "citizen", text="x")


def test_control_characters_and_direction_overrides_are_dropped(story):
    story.register()
    story.do("append", "citizen", text="a\x00b\u202ec\r\nd\te")
    assert story.papers("append")["text"][0] == "abc\nd\te"
