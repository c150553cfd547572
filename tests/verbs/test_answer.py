"""Answer: the question is answered on the line and the ticket closes."""

from tests.story import FLOOR


def test_it_closes_with_the_answer_and_stops_every_clock(story):
    story.register(route=False, type="consultation", category="0101")
    story.wait(minutes=5)
    ticket = story.do("answer", "operator", answer="Within seven days of delivery.", article="kb-17")
    assert (ticket.state, ticket.outcome, ticket.closed_at) == ("closed", "answered", story.now)
    assert (story.ticket.seq, story.verbs()) == (2, ["register", "answer"])
    assert story.standings() == {"citizen": "met", "triage": "met"}
    assert not story.ticket.timers.filter(next_at__isnull=False).exists()
    assert story.papers("answer") == {"answer": ("Within seven days of delivery.", True)}
    event = story.event("answer")
    assert (event.data["article"], event.role, event.public) == ("kb-17", "operator", True)
    assert story.ticket.due_at is not None  # what was promised stays readable
    assert story.ticket.next_due_at is None


def test_who_may(story):
    story.register(route=False)
    assert story.may("answer", answer="So.") == FLOOR | {"system"}


def test_refusals(story):
    story.register(route=False)
    assert story.refused("required", "answer", "operator").data["field"] == "answer"
    assert story.refused("required", "answer", "operator", answer=" \u200b\u202e ").data["field"] == "answer"
    assert story.refused("too_long", "answer", "operator", answer="x" * 4001).data["field"] == "answer"
    assert story.refused("unknown_field", "answer", "operator", answer="x", state="closed").data["field"] == "state"
    story.register()
    story.refused("wrong_state", "answer", "operator", answer="x")


def test_what_was_merged_into_it_is_answered_too(story):
    master = story.register(route=False).ticket.number
    child = story.register(route=False).ticket.number
    story.do("merge", "operator", master=master, why="Same.")
    story.do("answer", "operator", master, answer="The road is closed until May.")
    story.number = child
    assert (story.ticket.state, story.ticket.outcome) == ("closed", "answered")
    assert story.event("follow").data["master"] == master
