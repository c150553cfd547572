"""Decide: the hotline grants or refuses what was asked; only a grant moves anything."""

import pytest

from tests.story import at
from tests.verbs.test_request import EXTENSION, RETURN, SUSPEND, TERMINATE


def asked(story, said, signed=True, **matter):
    """Bring a ticket to where the unit has asked for something."""
    story.register(**matter)
    if signed:
        story.handled()
    story.do("request", "roads", **said)
    return story


def decide(story, decision="granted", request=1, by="supervisor", **said):
    return story.do("decide", by, request=request, decision=decision, why="Read and weighed.", **said)


def test_a_granted_return_comes_back_to_triage(story):
    asked(story, RETURN, signed=False)
    story.wait(hours=1)
    ticket = decide(story)
    assert (ticket.state, ticket.returns, ticket.dispatches, ticket.lead_id) == ("registered", 1, 1, None)
    assert story.standings() == {
        "citizen": "running",
        "triage": "running",
        "sign_for": "cancelled",
        "first_contact": "cancelled",
        "handle": "cancelled",
    }
    assert story.due("citizen") == "2026-03-19 00:00"  # goes on as promised
    assert story.due("triage") == "2026-03-02 14:30"  # starts anew: two working hours from eleven
    part = story.ticket.assignments.get()
    assert (part.ended, part.ended_at, part.open) == ("returned", story.now, False)
    assert story.ticket.requests.get().status == "granted"
    assert story.papers("decide") == {"why": ("Read and weighed.", False)}
    story.refused("absent", "sign_for", "roads")  # it is not theirs to see any more


def test_a_refused_return_stays_and_may_designate(story):
    asked(story, RETURN)
    decide(story, "refused")
    assert (story.ticket.state, story.ticket.lead_id, story.ticket.designated) == ("handling", "roads", False)
    story.do("request", "roads", **RETURN)
    decide(story, "designated", 2)
    assert (story.ticket.state, story.ticket.designated, story.ticket.returns) == ("handling", True, 0)
    story.refused("designated", "request", "roads", **RETURN)


def test_facts_the_hotline_forgot_to_ask_do_not_count_as_a_return(story):
    asked(story, RETURN | {"reason": "missing_facts"})
    decide(story)
    assert (story.ticket.returns, story.ticket.dispatches) == (0, 0)


def test_the_third_return_goes_to_arbitration_and_the_unit_is_designated(story):
    story.register()
    for turn in (1, 2, 3):
        if turn > 1:
            story.do("dispatch", "operator", lead="roads", why="Again.")
        story.do("request", "roads", **RETURN)
        decide(story, request=turn)
        assert story.ticket.arbitration == (turn == 3)
    story.refused("in_arbitration", "dispatch", "operator", lead="water", why="x")
    story.refused("in_arbitration", "dispatch", "dispatcher", lead="water", why="x")
    story.do("dispatch", "supervisor", lead="water", why="The duty list was read.")
    assert (story.ticket.designated, story.ticket.arbitration, story.ticket.dispatches) == (True, False, 4)
    story.refused("designated", "request", "water", **RETURN | {"suggested": "roads"})


def test_an_extension_counts_from_the_old_due_time(story):
    asked(story, EXTENSION)
    story.until("2026-03-05 10:00")
    decide(story)
    assert story.due("handle") == "2026-03-13 00:00"  # three working days after the end of Monday the 9th
    assert story.due("citizen") == "2026-03-19 00:00"
    assert story.ticket.extensions == 1
    assert story.event("decide").data["moved"] == {
        story.clock("handle").key: {"from": "2026-03-09T16:00:00+00:00", "to": "2026-03-12T16:00:00+00:00"}
    }
    assert story.clock("handle").edition == 1


def test_the_hotline_may_grant_fewer_days(story):
    asked(story, EXTENSION)
    assert story.refused("too_many_days", "decide", "supervisor", request=1, decision="granted", why="x", days=11)
    decide(story, days=1)
    assert story.due("handle") == "2026-03-11 00:00"


def test_the_deadline_moves_only_on_approval_even_late(story):
    story.register()
    story.handled()
    story.until("2026-03-09 23:58")
    story.do("request", "roads", **EXTENSION)
    assert story.due("handle") == "2026-03-10 00:00"
    story.until("2026-03-10 09:00")
    assert story.ticket.breached
    assert story.clock("handle").breached_at == at("2026-03-10 00:00")
    decide(story)
    assert story.due("handle") == "2026-03-13 00:00"
    assert story.clock("handle").breached_at is None
    assert story.clock("handle").next_at > story.now


def test_a_granted_suspension_goes_on_the_ledger(story):
    asked(story, SUSPEND)
    decide(story)
    assert story.ticket.state == "suspended"
    assert story.standings()["handle"] == "paused"
    assert story.standings()["citizen"] == "running"
    assert story.due("ledger_review") == "2026-05-21 00:00"


def test_a_suspension_whose_review_date_is_over_is_asked_anew(story):
    asked(story, SUSPEND | {"review_on": "2026-03-03"})
    story.until("2026-03-04 09:00")
    story.refused("review_past", "decide", "supervisor", request=1, decision="granted", why="x")
    decide(story, "refused")


def test_a_suspension_is_not_granted_before_it_is_signed_for(story):
    asked(story, SUSPEND)
    story.do("redirect", "supervisor", lead="water", why="x")
    story.refused("not_pending", "decide", "supervisor", request=1, decision="granted", why="x")


def test_a_granted_termination_closes_for_all(story):
    asked(story, TERMINATE)
    master = story.number
    child = story.register().ticket.number
    story.do("merge", "operator", master=master, why="Same hole.")
    story.number = master
    decide(story)
    for number in (master, child):
        story.number = number
        assert (story.ticket.state, story.ticket.outcome) == ("closed", "terminated")
        assert not story.ticket.timers.filter(next_at__isnull=False).exists()


def test_a_granted_reopening_begins_another_round(story):
    story.register()
    story.closed()
    story.do("ask_reopen", "citizen", facts="It sank again.")
    decide(story)
    assert (story.ticket.state, story.ticket.round, story.ticket.lead_id) == ("dispatched", 2, "roads")
    assert story.verbs()[-2:] == ["decide", "redo"]
    assert story.event("redo").role == "system"


def test_a_refused_reopening_stays_closed(story):
    story.register()
    story.closed()
    story.do("ask_reopen", "citizen", facts="I want more.")
    decide(story, "refused")
    assert (story.ticket.state, story.ticket.outcome, story.ticket.pending) == ("closed", "resolved", False)


def test_who_may(story):
    asked(story, RETURN)
    able = story.may("decide", request=1, decision="granted", why="x")
    assert able == {"supervisor", "dispatcher"}  # no operator, no contractor, no unit


@pytest.mark.parametrize(
    "code, said",
    [
        ("required", {"decision": "granted", "why": "x"}),
        ("required", {"request": 1, "why": "x"}),
        ("required", {"request": 1, "decision": "granted"}),
        ("unknown_code", {"request": 1, "decision": "perhaps", "why": "x"}),
        ("not_pending", {"request": 2, "decision": "granted", "why": "x"}),
        ("out_of_range", {"request": 0, "decision": "granted", "why": "x"}),
        ("wrong_decision", {"request": 1, "decision": "designated", "why": "x"}),
    ],
)
def test_refusals(story, code, said):
    asked(story, EXTENSION)
    story.refused(code, "decide", "supervisor", **said)


def test_nothing_asked_nothing_to_decide_and_once_only(story):
    story.register()
    story.refused("not_pending", "decide", "supervisor", request=1, decision="granted", why="x")
    story.do("request", "roads", **RETURN)
    decide(story, "refused")
    story.refused("not_pending", "decide", "supervisor", request=1, decision="granted", why="x")


def test_a_matter_is_reopened_at_another_unit_where_the_old_one_is_gone(story):
    from routing.models import Unit

    story.register()
    story.closed()
    story.do("ask_reopen", "citizen", facts="It sank again.")
    Unit.objects.filter(code="roads").update(active=False)
    refused = story.refused("unknown_unit", "decide", "supervisor", request=1, decision="granted", why="x")
    assert refused.data["field"] == "lead"
    decide(story, lead="water")
    assert (story.ticket.state, story.ticket.lead_id) == ("dispatched", "water")
