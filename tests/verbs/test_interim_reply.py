"""Interim reply: what is done so far, and a definite date, which becomes a clock of its own."""

from tests.story import UNIT_PEOPLE, at


def interim(story, promise_on, by="roads", text="Stone is ordered."):
    return story.do("interim_reply", by, text=text, promise_on=promise_on)


def test_it_sets_a_promise_and_closes_nothing(story):
    story.register()
    story.handled()
    ticket = interim(story, "2026-03-06")
    assert ticket.state == "handling"
    assert story.due("promise") == "2026-03-07 00:00"
    assert story.due("handle") == "2026-03-10 00:00"
    assert story.standings()["first_contact"] == "met"
    assert story.papers("interim_reply") == {"text": ("Stone is ordered.", True)}
    assert story.event().data["promise_on"] == "2026-03-06"


def test_a_newer_promise_replaces_the_old(story):
    story.register()
    story.handled()
    interim(story, "2026-03-04")
    story.until("2026-03-03 12:00")
    interim(story, "2026-03-09")
    assert [row.standing for row in story.ticket.timers.filter(kind="promise").order_by("pk")] == ["met", "running"]


def test_a_broken_promise_is_told(story):
    story.register()
    story.handled()
    interim(story, "2026-03-03")
    story.until("2026-03-04 00:00")
    step = story.event("escalate")
    assert (step.data["kind"], step.data["breach"]) == ("promise", True)
    assert step.data["tell"] == ["unit_lead", "supervisor"]


def test_a_promise_for_today_is_read_on_the_towns_clock(story):
    story.register()
    story.handled()
    story.now = at("2026-03-04 01:00")  # still the third in Greenwich
    assert story.refused("in_the_past", "interim_reply", "roads", text="x", promise_on="2026-03-03")
    interim(story, "2026-03-04")
    assert story.due("promise") == "2026-03-05 00:00"


def test_a_day_off_can_be_promised(story):
    story.register()
    story.handled()
    interim(story, "2026-03-07")  # a Saturday
    assert story.due("promise") == "2026-03-08 00:00"


def test_who_may(story):
    story.register()
    story.handled()
    assert story.may("interim_reply", text="x", promise_on="2026-03-05") == UNIT_PEOPLE
    story.sent("s-east-1")
    story.handled()
    story.refused("not_lead", "interim_reply", "s-east-1", text="x", promise_on="2026-03-05")


def test_refusals(story):
    story.register()
    story.refused("wrong_state", "interim_reply", "roads", text="x", promise_on="2026-03-05")
    story.handled()
    for value, code in [
        ("", "required"),
        ("2026-02-30", "bad_value"),
        ("next week", "bad_value"),
        (20260305, "bad_value"),
        ("2026-03-01", "in_the_past"),
        ("9999-12-31", "too_far"),
    ]:
        refused = story.refused(code, "interim_reply", "roads", text="x", promise_on=value)
        assert refused.data["field"] == "promise_on"
    story.refused("required", "interim_reply", "roads", promise_on="2026-03-05")
