"""Escalate: by a supervisor in words, by the ladder step by step."""

import pytest

from tests.story import at, wall
from tickets.actions.law import put_policy
from tickets.domain.presets import PRESETS


def steps(story, *kinds):
    """Return (when it fell due, kind, offset, what was done) of every step fired, in order."""
    return [
        (wall(event.at), event.data["kind"], event.data["at"], event.data["do"])
        for event in story.ticket.events.filter(verb="escalate").order_by("seq")
        if not kinds or event.data["kind"] in kinds
    ]


def test_a_supervisor_raises_the_matter(story):
    story.register()
    before = list(story.ticket.timers.order_by("pk").values())
    ticket = story.do("escalate", "supervisor", level="mayor", why="Two months of this.")
    assert ticket.state == "dispatched"
    assert story.event().data["level"] == "mayor"
    assert story.papers("escalate") == {"why": ("Two months of this.", False)}
    assert list(story.ticket.timers.order_by("pk").values()) == before


def test_who_may(story):
    story.register()
    assert story.may("escalate", level="district", why="x") == {"supervisor", "system"}


def test_refusals(story):
    story.register()
    story.refused("unknown_code", "escalate", "supervisor", level="moon", why="x")
    story.refused("required", "escalate", "supervisor", level="mayor")
    for name in ("clock", "step", "breach", "do"):  # what only the ladder says
        story.refused("unknown_field", "escalate", "supervisor", level="mayor", why="x", **{name: "handle#5"})
    story.closed()
    story.refused("wrong_state", "escalate", "supervisor", level="mayor", why="x")


def test_the_handling_ladder_minute_by_minute(story):
    """Warned at three quarters, yellow card a working day before, red card the day after, then supervised."""
    story.register()
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    for moment in (
        "2026-03-06 14:29", "2026-03-06 14:30",
        "2026-03-06 23:59", "2026-03-07 00:00",
        "2026-03-09 23:59", "2026-03-10 00:00",
        "2026-03-10 23:59", "2026-03-11 00:00",
        "2026-03-12 23:59", "2026-03-13 00:00",
    ):  # fmt: skip
        story.until(moment)
    assert steps(story, "handle") == [
        ("2026-03-06 14:30", "handle", "-25%", "tell"),
        ("2026-03-07 00:00", "handle", "-1 wd", "yellow_card"),
        ("2026-03-10 00:00", "handle", "0", "tell"),
        ("2026-03-11 00:00", "handle", "+1 wd", "red_card"),
        ("2026-03-13 00:00", "handle", "+3 wd", "supervise"),
    ]
    assert [one.kind for one in story.ticket.supervisions.order_by("no")] == ["yellow", "red", "written"]
    assert story.clock("handle").next_at is None
    assert story.clock("handle").fired == [0, 1, 2, 3, 4]
    assert story.clock("handle").breached_at == at("2026-03-10 00:00")
    shown = [e.public for e in story.ticket.events.filter(verb="escalate", data__kind="handle").order_by("seq")]
    assert shown == [False, True, True, True, True]  # a warning is the house's own business, a breach is not


def test_every_step_once_however_often_it_is_swept(story):
    story.register()
    story.until("2026-03-14 10:00")
    count = story.ticket.seq
    for _again in range(3):
        story.sweep()
        story.wait(seconds=1)
    assert story.ticket.seq == count
    keys = [event.step_key for event in story.ticket.events.filter(verb="escalate")]
    assert len(set(keys)) == len(keys)
    assert None not in keys


def test_swept_late_the_steps_come_in_the_order_they_fell_due(story):
    story.register()
    story.now = at("2026-03-20 10:00")
    story.sweep()
    late = [(kind, offset) for _at, kind, offset, _do in steps(story)]
    assert late == [
        ("sign_for", "-25%"),
        ("sign_for", "0"),
        ("first_contact", "0"),
        ("handle", "-25%"),
        ("handle", "-1 wd"),
        ("handle", "0"),
        ("handle", "+1 wd"),
        ("handle", "+3 wd"),
        ("citizen", "-25%"),
        ("citizen", "0"),
    ]


def test_what_is_due_happens_before_what_somebody_does(story):
    story.register()
    story.now = at("2026-03-02 16:00")
    ticket = story.do("contact", "roads", way="phone", note="x")  # the ladder signed for it at half past three
    assert story.verbs()[2:] == ["escalate", "escalate", "sign_for", "contact"]
    assert ticket.state == "handling"


def test_a_refused_act_takes_the_steps_it_found_due_back_with_it(story):
    story.register()
    story.now = at("2026-03-02 16:00")
    story.refused("wrong_state", "sign_for", "roads")
    assert story.sweep().steps == 2


def test_a_waiting_citizen_does_not_run_the_units_clock(story):
    story.register()
    story.replied()
    story.until("2026-03-30 10:00")
    assert not steps(story, "handle", "first_contact", "sign_for")


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_an_emergency_under_every_preset(story, preset):
    put_policy(preset, PRESETS[preset], by="tests", standard=True)
    story.now = at("2026-10-01 02:10")  # the national holiday, at night
    story.register(category="0602", area="", title="It smells of gas")
    assert (story.ticket.service_class, story.ticket.lead_id) == ("emergency", "gas")
    assert story.due("sign_for") == "2026-10-01 02:25"
    assert story.due("handle") == "2026-10-01 04:10"
    story.until("2026-10-01 02:25")
    assert story.ticket.state == "handling"
    story.until("2026-10-01 05:10")
    assert story.ticket.urgency == "emergency"
    assert ("2026-10-01 05:10", "handle", "+1 h", "raise_urgency") in [*steps(story)]


def ladder(kind, at_, do, **more):
    """Put a policy in force whose normal class has one step on one clock."""
    document = {**PRESETS["shandong"], "classes": {**PRESETS["shandong"]["classes"]}}
    normal = document["classes"]["normal"]
    clock = {**normal["clocks"].get(kind, {}), "ladder": [{"at": at_, "do": do, "tell": ["supervisor"]}]}
    document["classes"]["normal"] = {**normal, "clocks": {**normal["clocks"], kind: clock}, **more}
    put_policy("shandong", document, by="tests", standard=True)


def test_hand_to_the_parent_unit(story):
    ladder("handle", "+1 wd", "hand_to_parent")
    story.register(category="0203", title="Waste")
    assert story.ticket.lead_id == "s-east-1"
    story.until("2026-03-11 00:00")
    assert (story.ticket.lead_id, story.ticket.state, story.verbs()[-1]) == ("d-east", "dispatched", "redirect")
    assert story.event("redirect").actor == "system"


def test_hand_to_a_parent_that_takes_nothing_leaves_it(story):
    ladder("handle", "+1 wd", "hand_to_parent")
    story.register()  # roads stands below the city hall
    story.until("2026-03-11 00:00")
    assert (story.ticket.lead_id, story.verbs()[-1]) == ("roads", "escalate")


def test_a_ladder_never_hands_a_report_to_the_accused(story):
    ladder("handle", "+1 wd", "hand_to_parent")
    story.register(route=False, accused="d-east")
    story.do("dispatch", "operator", lead="s-west-1", why="x")
    story.until("2026-03-11 00:00")
    assert story.ticket.lead_id == "d-west"
    story.register(route=False, accused="d-west", title="x")
    story.refused("forbidden_target", "dispatch", "operator", lead="s-west-1", why="x")


def test_raise_urgency_stops_at_emergency(story):
    ladder("handle", "0", "raise_urgency")
    story.register()
    story.until("2026-03-10 00:00")
    assert (story.ticket.urgency, story.ticket.service_class) == ("urgent", "normal")
