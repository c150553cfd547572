"""Contact: two-way contact with the citizen is logged, and the first one meets its clock."""

import pytest

from tests.story import FLOOR, UNIT_PEOPLE


def test_the_first_contact_meets_its_clock(story):
    story.register()
    story.handled()
    story.wait(hours=2)
    story.do("contact", "roads", way="phone", note="Met at three.")
    assert story.standings()["first_contact"] == "met"
    assert story.ticket.contacts == 1
    first = story.now
    assert story.ticket.assignments.get().contacted_at == first
    story.wait(hours=1)
    story.do("contact", "operator", way="message", note="Told again.")
    assert story.ticket.contacts == 2
    assert story.ticket.assignments.get().contacted_at == first
    assert story.papers("contact") == {"note": ("Told again.", False)}
    assert (story.ticket.state, story.event().data["way"]) == ("handling", "message")


@pytest.mark.parametrize("way", ["phone", "visit", "message", "video", "other"])
def test_every_way(story, way):
    story.register()
    story.handled()
    story.do("contact", "roads", way=way, note="x")


def test_who_may(story):
    story.register()
    story.handled()
    assert story.may("contact", way="phone", note="x") == FLOOR | UNIT_PEOPLE


def test_an_assist_may_talk_to_the_caller_too(story):
    story.sent("s-east-1", copies=("d-east",))
    story.handled()
    story.do("contact", "s-east-1", way="visit", note="x")
    assert story.ticket.assignments.get(role="assist").contacted_at == story.now
    story.refused("not_lead", "contact", "d-east", way="visit", note="x")


def test_refusals(story):
    story.register()
    story.refused("wrong_state", "contact", "roads", way="phone", note="x")
    story.handled()
    story.refused("unknown_code", "contact", "roads", way="pigeon", note="x")
    story.refused("required", "contact", "roads", way="phone")
    story.refused("required", "contact", "roads", note="x")


def test_late_contact_is_told_to_the_units_lead(story):
    story.register()
    story.handled()
    story.until("2026-03-03 10:00")
    step = story.event("escalate")
    assert (step.data["kind"], step.data["breach"], step.data["tell"]) == ("first_contact", True, ["unit_lead"])
    assert not step.public  # a matter between hotline and unit
    story.do("contact", "roads", way="phone", note="x")
    assert story.clock("first_contact").breached_at is not None
