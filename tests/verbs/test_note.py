"""Note: a remark on the ticket, internal unless marked public, in every state."""

from tests.story import FLOOR, UNIT_PEOPLE
from tests.verbs.test_withdraw import WAYS


def test_internal_unless_shown(story):
    story.register()
    story.do("note", "operator", text="Sounds tired.")
    assert story.papers("note") == {"text": ("Sounds tired.", False)}
    assert not story.event().public
    story.do("note", "operator", text="The office is closed on Friday.", shown=True)
    assert story.papers("note") == {"text": ("The office is closed on Friday.", True)}
    assert story.event().public


def test_in_every_state(story):
    for way in WAYS.values():
        way(story)
        state = story.ticket.state
        assert story.do("note", "operator", text="x").state == state
    story.register()
    story.closed()
    assert story.do("note", "operator", text="x").state == "closed"


def test_who_may(story):
    story.register()
    assert story.may("note", text="x") == FLOOR | UNIT_PEOPLE | {"inspector", "api_partner"}


def test_a_unit_with_a_copy_may_remark(story):
    story.sent(copies=("d-east",))
    story.do("note", "d-east", text="We watch.")
    story.refused("absent", "note", "water", text="x")


def test_refusals(story):
    story.register()
    story.refused("required", "note", "operator")
    story.refused("bad_value", "note", "operator", text="x", shown="yes")
