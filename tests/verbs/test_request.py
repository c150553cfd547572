"""Request: the unit asks the hotline; state stays and clocks keep running until it is decided."""

from datetime import timedelta

import pytest

from tests.story import UNIT_PEOPLE, at

RETURN = {"kind": "return", "reason": "wrong_duty", "basis": "The duty list, item 7.", "suggested": "water"}
EXTENSION = {"kind": "extension", "reason": "several_units", "basis": "Three bureaus are in it.", "days": 3}
SUSPEND = {
    "kind": "suspend", "reason": "money_bound", "basis": "No budget.", "plan": "In spring.", "owner": "Mr Li",
    "review_on": "2026-05-20",
}  # fmt: skip
TERMINATE = {"kind": "terminate", "reason": "caller_refuses", "basis": "Nobody opens the door."}


@pytest.mark.parametrize("said", [RETURN, EXTENSION, SUSPEND, TERMINATE], ids=lambda said: said["kind"])
def test_it_is_noted_and_nothing_else_moves(story, said):
    story.register()
    story.handled()
    timers = list(story.ticket.timers.order_by("pk").values())
    story.do("request", "roads", **said)
    assert story.ticket.state == "handling"
    assert story.ticket.pending
    assert list(story.ticket.timers.order_by("pk").values()) == timers
    asked = story.ticket.requests.get()
    assert (asked.no, asked.kind, asked.reason, asked.unit) == (1, said["kind"], said["reason"], "roads")
    assert (asked.status, asked.asked_at) == ("pending", story.now)
    papers = story.papers("request")
    assert papers["basis"] == (said["basis"], False)
    assert set(papers) == {"basis", "plan", "owner"} & set(said)


def test_who_may(story):
    story.register()
    assert story.may("request", **RETURN) == UNIT_PEOPLE
    story.sent("s-east-1")
    story.refused("not_lead", "request", "s-east-1", **RETURN)


@pytest.mark.parametrize(
    "code, field, said",
    [
        ("required", "kind", {"reason": "wrong_duty", "basis": "x"}),
        ("required", "reason", {"kind": "return", "basis": "x"}),
        ("required", "basis", {"kind": "return", "reason": "wrong_duty", "suggested": "water"}),
        ("required", "suggested", {"kind": "return", "reason": "wrong_duty", "basis": "x"}),
        ("unknown_unit", "suggested", RETURN | {"suggested": "nobody"}),
        ("unknown_code", "reason", RETURN | {"reason": "lazy"}),
        ("unknown_code", "kind", RETURN | {"kind": "reopen", "reason": "new_facts"}),
        ("out_of_range", "days", EXTENSION | {"days": 0}),
        ("out_of_range", "days", EXTENSION | {"days": 366}),
        ("too_many_days", "days", EXTENSION | {"days": 11}),
        ("bad_value", "days", EXTENSION | {"days": 1.5}),
        ("bad_value", "days", EXTENSION | {"days": True}),
        ("required", "plan", SUSPEND | {"plan": ""}),
        ("required", "owner", SUSPEND | {"owner": ""}),
        ("required", "review_on", SUSPEND | {"review_on": ""}),
        ("bad_value", "review_on", SUSPEND | {"review_on": "soon"}),
        ("in_the_past", "review_on", SUSPEND | {"review_on": "2026-03-01"}),
        ("too_far", "review_on", SUSPEND | {"review_on": "2026-06-01"}),
    ],
)
def test_refusals_name_the_field(story, code, field, said):
    story.register()
    story.handled()
    assert story.refused(code, "request", "roads", **said).data["field"] == field


def test_ninety_days_ahead_is_near_enough(story):
    story.register()
    story.handled()
    story.do("request", "roads", **SUSPEND | {"review_on": "2026-05-31"})


def test_the_same_is_not_asked_twice_but_other_things_may(story):
    story.register()
    story.handled()
    story.do("request", "roads", **EXTENSION)
    story.refused("already_asked", "request", "roads", **EXTENSION)
    story.do("request", "roads", **RETURN)
    assert [one.no for one in story.ticket.requests.order_by("no")] == [1, 2]


def test_suspension_waits_for_the_signature(story):
    story.register()
    story.refused("not_signed", "request", "roads", **SUSPEND)


def test_the_return_window_closes_at_its_last_instant(story):
    story.register()  # Shandong: two working days, Monday and then to the end of Wednesday
    story.until("2026-03-05 00:00")
    story.do("request", "roads", **RETURN)
    story.register()
    story.now = at("2026-03-02 10:00")
    story.register()
    story.until("2026-03-05 00:00")
    story.now += timedelta(seconds=1)
    refused = story.refused("return_too_late", "request", "roads", **RETURN)
    assert refused.data["until"] == "2026-03-04T16:00:00+00:00"
    assert "2 wd" in refused.sentence() or "2 work" in refused.sentence()


def test_an_extension_is_asked_for_before_the_deadline(story):
    story.register()
    story.handled()
    story.until("2026-03-10 00:00")
    story.do("request", "roads", **EXTENSION)  # due at midnight: the last instant
    story.now = at("2026-03-02 10:00")
    story.register()
    story.handled()
    story.until("2026-03-10 00:01")
    story.refused("extension_too_late", "request", "roads", **EXTENSION)


def test_classes_without_the_right_refuse_it(story):
    story.register(type="praise", category="0101")
    story.refused("no_return", "request", "market", **RETURN)
    story.refused("no_more_extensions", "request", "market", **EXTENSION)
    story.handled("market")
    story.refused("not_suspendable", "request", "market", **SUSPEND)


def test_one_extension_under_this_policy(story):
    story.register()
    story.handled()
    story.do("request", "roads", **EXTENSION)
    story.do("decide", "supervisor", request=1, decision="granted", why="So be it.")
    story.refused("no_more_extensions", "request", "roads", **EXTENSION)
