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
