"""Reply: the lead's goes to review; an assisting unit's completes its part."""

import pytest

from tests.story import UNIT_PEOPLE
from tickets.domain.vocabulary import ReplyResult


@pytest.mark.parametrize("result", [str(one) for one in ReplyResult])
def test_the_leads_reply_stops_the_handling_clock(story, result):
    story.register()
    story.handled()
    story.wait(hours=3)
    ticket = story.do("reply", "roads", result=result, text="Filled and rolled.", evidence="Photo 17.")
    assert (ticket.state, ticket.result) == ("replied", result)
    assert story.standings() == {
        "citizen": "running",
        "triage": "met",
        "sign_for": "met",
        "first_contact": "paused",
        "handle": "met",
        "reply_review": "running",
    }
    assert story.clock("handle").held_at == story.now
    assert story.due("reply_review") == "2026-03-04 00:00"
    part = story.ticket.assignments.get()
    assert (part.replied_at, part.open, part.ended_at) == (story.now, False, None)
    assert story.papers("reply").keys() == {"text", "evidence"}
    assert story.papers("reply")["evidence"] == ("Photo 17.", False)


def test_an_assist_completes_its_part_only(story):
    story.sent("s-east-1", "water")
    story.wait(hours=1)
    ticket = story.do("reply", "s-east-1", result="solved", text="Barriers are up.")
    assert (ticket.state, ticket.result) == ("dispatched", "")
    assert not story.event().public  # only the lead answers the citizen
    assert story.papers("reply") == {"text": ("Barriers are up.", False)}
    clocks = {row.unit: row.standing for row in story.ticket.timers.filter(kind="assist")}
    assert clocks == {"s-east-1": "met", "water": "running"}
    assert story.standings()["handle"] == "running"
    assert not story.ticket.assignments.get(unit="s-east-1").open
    story.refused("part_done", "reply", "s-east-1", result="solved", text="Again.")


def test_a_late_assist_costs_the_lead_nothing(story):
    story.sent("s-east-1")
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    story.until("2026-03-07 00:00")
    red = [event for event in story.ticket.events.filter(verb="escalate") if event.data["do"] == "red_card"]
    assert [(event.data["kind"], event.data["unit"]) for event in red] == [("assist", "s-east-1")]
    assert story.due("handle") == "2026-03-10 00:00"
    assert story.clock("handle").breached_at is None
    story.do("interim_reply", "roads", text="The street is late.", promise_on="2026-03-09")
    story.do("reply", "roads", result="partly", text="Our half is done.")
    assert story.standings()["assist"] == "paused"  # it waits for the review


def test_a_promise_is_kept_by_the_reply_and_requests_fall(story):
    story.register()
    story.handled()
    story.do("interim_reply", "roads", text="x", promise_on="2026-03-06")
    story.do("request", "roads", kind="extension", reason="inspection", basis="x")
    story.do("reply", "roads", result="solved", text="x")
    assert story.standings()["promise"] == "met"
    assert story.ticket.requests.get().status == "void"


def test_who_may(story):
    story.register()
    story.handled()
    assert story.may("reply", result="solved", text="x") == UNIT_PEOPLE
    story.sent("s-east-1", copies=("d-east",))
    story.refused("not_lead", "reply", "d-east", result="solved", text="x")


def test_refusals(story):
    story.register()
    story.refused("not_signed", "reply", "roads", result="solved", text="x")
    story.handled()
    story.refused("required", "reply", "roads", text="x")
    story.refused("required", "reply", "roads", result="solved")
    story.refused("unknown_code", "reply", "roads", result="done", text="x")
    story.do("reply", "roads", result="solved", text="x")
    story.refused("wrong_state", "reply", "roads", result="solved", text="x")


def test_where_only_a_sample_is_read_the_others_pass_at_once(story):
    """Praise is read by nobody and nobody is asked: the reply closes it."""
    story.register(type="praise", category="0101")
    story.handled("market")
    ticket = story.do("reply", "market", result="explained", text="Thank you!")
    assert (ticket.state, ticket.outcome) == ("closed", "explained")
    assert story.verbs()[-2:] == ["reply", "pass_reply"]
    assert story.event("pass_reply").actor == "system"


def test_the_same_tickets_are_in_the_sample_on_every_machine():
    from tickets.domain.chance import drawn

    numbers = [f"260302-{n:06d}-0" for n in range(2000)]
    share = sum(drawn("sample:20", number, "review") for number in numbers) / len(numbers)
    assert 0.17 < share < 0.23
    assert drawn("sample:20", "260302-000003-0", "review") == drawn("sample:20", "260302-000003-0", "review")
    assert all(drawn("sample:100", number, "review") for number in numbers[:300])
