"""Reclassify: the facts were wrong; due dates are counted anew from the same start, both values kept."""

from copy import deepcopy

import pytest

from tests.story import at
from tickets.actions.law import put_policy
from tickets.domain.presets import PRESETS
from tickets.history import verify
from tickets.models import Ticket


def test_another_class_another_promise_from_the_same_start(story):
    story.register()
    story.until("2026-03-04 10:00")
    ticket = story.do("reclassify", "operator", service_class="complex", why="Three bureaus.")
    assert (ticket.service_class, ticket.state) == ("complex", "handling")
    assert story.due("handle") == "2026-03-24 00:00"  # fifteen working days from 2 March
    assert story.due("citizen") == "2026-04-08 00:00"  # twenty-five, over the tomb-sweeping holiday
    moved = story.event().data["moved"]
    assert moved[story.clock("handle").key] == {"from": "2026-03-09T16:00:00+00:00", "to": "2026-03-23T16:00:00+00:00"}
    assert set(moved) == {story.clock("handle").key, story.clock("citizen").key, story.clock("first_contact").key}
    assert story.papers("reclassify") == {"why": ("Three bureaus.", False)}


@pytest.mark.parametrize(
    "said",
    [{"type": "help"}, {"category": "0203"}, {"area": "west-1"}, {"urgency": "urgent"}],
    ids=lambda said: str(said),
)
def test_one_fact(story, said):
    story.register()
    ticket = story.do("reclassify", "operator", **said, why="x")
    (name, value), *_rest = said.items()
    assert getattr(ticket, {"category": "category_id", "area": "area_id"}.get(name, name)) == value
    assert story.due("handle") == "2026-03-10 00:00"
    assert "moved" not in story.event().data


def test_a_shorter_promise_that_is_over_is_a_breach_that_is_told(story):
    """What fired on the old ladder has another number on the new one: the breach must not pass for the yellow card."""
    story.register()
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    story.until("2026-03-07 00:00")
    assert story.clock("handle").fired == [0, 1]  # a quarter to go; the yellow card
    story.do("reclassify", "supervisor", urgency="urgent", service_class="urgent", why="A bus fell in.")
    assert story.due("handle") == "2026-03-03 10:00"
    story.sweep()
    assert story.clock("handle").breached_at == at("2026-03-03 10:00")
    red = [event for event in story.ticket.events.filter(verb="escalate") if event.data["do"] == "red_card"]
    assert [event.data["breach"] for event in red] == [True]


def test_a_longer_promise_takes_a_breach_back(story):
    story.register()
    story.handled()
    story.until("2026-03-11 10:00")
    assert story.clock("handle").breached_at == at("2026-03-10 00:00")
    story.do("reclassify", "supervisor", service_class="complex", why="x")
    clock = story.clock("handle")
    assert (clock.breached_at, clock.next_at > story.now) == (None, True)


def test_pauses_and_extensions_belong_to_the_ticket(story):
    story.register()
    story.handled()
    story.do("request", "roads", kind="extension", reason="inspection", basis="x", days=2)
    story.do("decide", "supervisor", request=1, decision="granted", why="x")
    story.do("reclassify", "supervisor", service_class="complex", why="x")
    assert story.due("handle") == "2026-03-26 00:00"  # the 23rd, and two working days


def test_a_clock_the_class_does_not_have_ends(story):
    story.register()
    story.do("reclassify", "supervisor", service_class="praise", why="x")
    assert story.standings()["first_contact"] == "cancelled"


def test_who_may(story):
    story.register()
    assert story.may("reclassify", urgency="urgent", why="x") == {"operator", "dispatcher", "supervisor"}


def test_refusals(story):
    story.register()
    story.refused("nothing_changes", "reclassify", "operator", why="x")
    story.refused("nothing_changes", "reclassify", "operator", type="complaint", category="0706", why="x")
    story.refused("required", "reclassify", "operator", type="help")
    assert (
        story.refused("unknown_category", "reclassify", "operator", category="9999", why="x").data["field"]
        == "category"
    )
    assert story.refused("unknown_area", "reclassify", "operator", area="moon", why="x").data["field"] == "area"
    story.refused("unknown_code", "reclassify", "operator", type="rant", why="x")
    story.replied()
    story.refused("wrong_state", "reclassify", "operator", type="help", why="x")


# A promise that is over by the time it is made


def fired(story, kind="handle"):
    rows = story.ticket.events.filter(verb="escalate", data__kind=kind).order_by("seq")
    return [(event.data["at"], event.data["do"]) for event in rows]


def hurried(story):
    """Five working days become twenty-four hours when four days have gone by."""
    story.register()
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    story.until("2026-03-05 10:00")
    assert fired(story) == []
    story.do("reclassify", "supervisor", urgency="urgent", service_class="urgent", why="A bus fell in.")
    return story


def test_only_the_breach_is_fired_of_what_lies_behind(story):
    hurried(story)
    event = story.event("reclassify")
    key = story.clock("handle").key
    assert event.data["passed_over"][key] == ["-25%", "+2 h"]
    assert event.data["moved"][key] == {"from": "2026-03-09T16:00:00+00:00", "to": "2026-03-03T02:00:00+00:00"}
    story.sweep()
    assert fired(story) == [("0", "red_card")]
    assert story.clock("handle").breached_at == at("2026-03-03 10:00")
    story.wait(days=10)
    assert fired(story) == [("0", "red_card")]
    assert not story.ticket.supervisions.filter(kind="written").exists()
    assert list(verify(Ticket.objects.all())) == []


def test_what_lies_ahead_of_the_new_promise_comes_in_its_time(story):
    story.register()
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    story.until("2026-03-03 11:00")
    story.do("reclassify", "supervisor", urgency="urgent", service_class="urgent", why="x")
    story.sweep()
    assert fired(story) == [("0", "red_card")]
    story.wait(hours=1)
    assert fired(story) == [("0", "red_card"), ("+2 h", "supervise")]


def test_a_promise_is_broken_once(story):
    story.register()
    story.handled()
    story.until("2026-03-10 10:00")
    assert fired(story) == [("-25%", "tell"), ("-1 wd", "yellow_card"), ("0", "tell")]
    story.do("reclassify", "supervisor", urgency="urgent", service_class="urgent", why="x")
    story.wait(days=3)
    assert fired(story)[3:] == []  # it was late, and that was told


def test_another_ladder_for_the_same_due_moment_numbers_its_steps_anew(story):
    """The key that makes a step happen once must not be that of another step which has gone off."""
    ladder = deepcopy(PRESETS["shandong"]["classes"]["normal"]["clocks"]["handle"]["ladder"])
    twin = deepcopy(PRESETS["shandong"])
    twin["classes"]["complex"]["clocks"]["handle"] = {
        "span": "5 wd",
        "ladder": [{"at": "-4 wd", "do": "tell", "tell": ["unit"]}, *ladder],
    }
    put_policy("shandong", twin, by="tests")
    story.register()
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    story.until("2026-03-07 00:00")
    assert len(fired(story)) == 2
    story.do("reclassify", "supervisor", service_class="complex", why="x")
    assert story.event("reclassify").data["passed_over"] == {story.clock("handle").key: ["-4 wd"]}
    story.until("2026-03-11 10:00")
    assert [at for at, _do in fired(story)] == ["-25%", "-1 wd", "0", "+1 wd"]


def test_what_moves_the_ticket_is_never_passed_over(story):
    story.register()
    story.now = at("2026-03-02 10:40")
    story.do("reclassify", "supervisor", urgency="urgent", service_class="urgent", why="x")
    assert story.due("sign_for") == "2026-03-02 10:30"
    story.sweep()
    assert story.ticket.state == "handling"
    assert story.event("sign_for").data == {"auto": True}
