"""Wake: off the ledger, and handling goes on where it stood."""

from tests.story import UNIT_PEOPLE
from tests.verbs.test_suspend import LEDGER


def suspended(story):
    story.sent("s-east-1")
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    story.until("2026-03-04 10:00")
    story.do("suspend", "supervisor", **LEDGER)
    return story


def test_handling_goes_on_where_it_stood(story):
    suspended(story)
    story.until("2026-03-18 10:00")
    ticket = story.do("wake", "roads", why="The stone is here.")
    assert ticket.state == "handling"
    # Ten working days were over between the two Wednesdays: the 9th becomes the 23rd, the 6th the 20th.
    assert (story.due("handle"), story.due("assist")) == ("2026-03-24 00:00", "2026-03-21 00:00")
    assert story.standings()["ledger_review"] == "met"
    assert story.due("citizen") == "2026-03-19 00:00"
    assert set(story.event("wake").data["moved"]) == {story.clock("handle").key, story.clock("assist").key}
    assert story.papers("wake") == {"why": ("The stone is here.", False)}


def test_a_pause_within_a_day_gives_no_day(story):
    suspended(story)
    story.wait(hours=6)
    story.do("wake", "roads")
    assert story.due("handle") == "2026-03-10 00:00"


def test_a_pause_over_a_night_gives_the_day_that_was_over(story):
    suspended(story)
    story.until("2026-03-05 09:00")
    story.do("wake", "supervisor")
    assert story.due("handle") == "2026-03-11 00:00"


def test_it_wakes_by_itself_on_the_review_date(story):
    suspended(story)
    story.until("2026-05-29 23:59")
    assert story.ticket.state == "suspended"
    reminder = story.event("escalate")
    assert reminder.data["kind"] in ("ledger_review", "citizen")
    story.until("2026-05-30 00:00")
    assert story.ticket.state == "handling"
    assert story.verbs()[-2:] == ["escalate", "wake"]
    assert story.event("wake").actor == "system"
    assert story.standings()["handle"] == "running"
    # The unit must renew with evidence, or go on.
    story.do(
        "request", "roads", kind="suspend", reason="historic", basis="x", plan="p", owner="o", review_on="2026-07-01"
    )


def test_who_may(story):
    suspended(story)
    assert story.may("wake") == UNIT_PEOPLE | {"supervisor", "system"}
    story.refused("not_lead", "wake", "s-east-1")


def test_refusals(story):
    story.register()
    story.refused("wrong_state", "wake", "roads")
    story.handled()
    story.refused("wrong_state", "wake", "supervisor")
