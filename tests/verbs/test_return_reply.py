"""Return a reply: the handling clock goes on where it stood, never with a fresh deadline."""

from tests.story import wall


def replied(story, at="2026-03-04 10:00"):
    story.register()
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    story.until(at)
    story.do("reply", "roads", result="solved", text="Done.")
    return story


def test_handling_goes_on_where_it_stood(story):
    replied(story)
    story.until("2026-03-05 11:00")
    ticket = story.do("return_reply", "reviewer", missing="A photo.")
    assert (ticket.state, ticket.result) == ("handling", "")
    assert story.standings()["handle"] == "running"
    assert story.standings()["reply_review"] == "met"
    # One working day was over while the hotline read: the 9th becomes the 10th.
    assert story.due("handle") == "2026-03-11 00:00"
    assert story.ticket.timers.filter(kind="handle").count() == 1
    part = story.ticket.assignments.get()
    assert (part.replied_at, part.open) == (None, True)
    assert wall(part.due_at) == "2026-03-11 00:00"
    assert story.papers("return_reply") == {"missing": ("A photo.", True)}


def test_returned_the_same_day_nothing_is_given(story):
    replied(story)
    story.wait(hours=2)
    story.do("return_reply", "reviewer", missing="x")
    assert story.due("handle") == "2026-03-10 00:00"


def test_what_was_late_stays_late(story):
    replied(story, "2026-03-10 09:00")
    assert story.clock("handle").breached_at is not None
    story.until("2026-03-11 09:00")
    story.do("return_reply", "reviewer", missing="x")
    assert story.due("handle") == "2026-03-10 00:00"
    assert story.clock("handle").breached_at is not None
    steps = [event.data["do"] for event in story.ticket.events.filter(verb="escalate", data__kind="handle")]
    assert steps.count("tell") == 2  # the quarter and the breach, each once


def test_replied_and_returned_again_and_again_is_one_clock(story):
    replied(story)
    for _turn in range(3):
        story.wait(days=1)
        story.do("return_reply", "reviewer", missing="x")
        story.do("reply", "roads", result="solved", text="Done.")
    assert story.ticket.timers.filter(kind="handle").count() == 1
    assert len(story.clock("handle").adjustments) == 3
    assert story.due("handle") == "2026-03-13 00:00"  # three reviews of a day: the 9th, 10th, 11th, 12th


def test_who_may(story):
    replied(story)
    assert story.may("return_reply", missing="x") == {"reviewer", "supervisor"}


def test_refusals(story):
    replied(story)
    story.refused("required", "return_reply", "reviewer")
    story.do("pass_reply", "reviewer")
    story.refused("wrong_state", "return_reply", "reviewer", missing="x")


# Who else has to go on


def replied_with_assists(story):
    """The street's part is complete, the water company still owes its own, and the lead has replied."""
    story.sent("s-east-1", "water")
    story.handled()
    story.wait(hours=2)
    story.do("reply", "s-east-1", result="solved", text="Barriers are up.")
    story.until("2026-03-04 10:00")
    story.do("reply", "roads", result="solved", text="Done.")
    return story


def assisting(story):
    return {row.unit: row.standing for row in story.ticket.timers.filter(kind="assist")}


def open_parts(story):
    return set(story.ticket.assignments.filter(open=True).values_list("unit", flat=True))


def test_what_an_assisting_unit_still_owes_waits_for_the_review_and_goes_on(story):
    replied_with_assists(story)
    before = story.due("assist")
    assert assisting(story) == {"s-east-1": "met", "water": "paused"}
    assert open_parts(story) == set()  # while the reply is read nobody has anything to do
    story.until("2026-03-05 11:00")
    story.do("return_reply", "reviewer", missing="A photo.")
    assert assisting(story) == {"s-east-1": "met", "water": "running"}
    assert (before, story.due("assist")) == ("2026-03-07 00:00", "2026-03-10 00:00")  # one working day was held
    assert open_parts(story) == {"roads", "water"}
    story.do("reply", "water", result="solved", text="The pipe is tight.")
    assert assisting(story)["water"] == "met"


def test_a_part_that_was_complete_goes_on_where_the_reviewer_names_it(story):
    replied_with_assists(story)
    story.until("2026-03-05 11:00")
    story.do("return_reply", "reviewer", missing="The barriers are gone again.", assists=["s-east-1"])
    assert assisting(story) == {"s-east-1": "running", "water": "running"}
    assert story.ticket.timers.filter(kind="assist").count() == 2  # where it stood: no fresh clock
    street = story.ticket.assignments.get(unit="s-east-1")
    assert (street.replied_at, street.open) == (None, True)
    story.do("reply", "s-east-1", result="solved", text="Up again.")
    assert assisting(story)["s-east-1"] == "met"


def test_only_a_part_that_was_complete_is_named(story):
    replied_with_assists(story)
    for unit in ("water", "roads", "gas"):
        refused = story.refused("not_done", "return_reply", "reviewer", missing="x", assists=[unit])
        assert refused.data["field"] == "assists"
    story.refused("unknown_unit", "return_reply", "reviewer", missing="x", assists=["nobody"])


def test_what_passes_ends_what_others_owed(story):
    replied_with_assists(story)
    story.do("pass_reply", "reviewer")
    assert assisting(story) == {"s-east-1": "met", "water": "cancelled"}


def test_a_first_contact_nobody_made_is_owed_again(story):
    story.register(type="complaint")
    story.handled()
    story.do("reply", "roads", result="explained", text="Not a pothole.")
    assert story.standings()["first_contact"] == "paused"
    story.wait(hours=3)
    story.do("return_reply", "reviewer", missing="Nobody rang the caller.")
    assert story.standings()["first_contact"] == "running"
    story.do("contact", "roads", way="phone", note="x")
    assert story.standings()["first_contact"] == "met"
    assert story.clock("first_contact").breached_at is None
