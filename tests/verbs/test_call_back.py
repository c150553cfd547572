"""Call back: contacted, solved, satisfied? At most three attempts, then unrated."""

import pytest

from tests.story import FLOOR

YES = {"reach": "reached", "contacted": True, "solved": "yes", "satisfied": 5}
NO = {"reach": "reached", "contacted": False, "solved": "no", "satisfied": 1, "reason": "not_solved"}


@pytest.mark.parametrize(
    "said, outcome",
    [
        (YES, "resolved"),
        (YES | {"solved": "partly", "satisfied": 3}, "partly_resolved"),
        (NO | {"accept": True}, "explained"),
        (YES | {"contacted": False}, "resolved"),
    ],
)
def test_an_answer_closes_it(story, said, outcome):
    story.register()
    story.asked()
    ticket = story.do("call_back", "operator", **said, remark="In my words.")
    assert (ticket.state, ticket.outcome, ticket.attempts) == ("closed", outcome, 1)
    assert story.standings()["callback"] == "met"
    assert story.standings()["citizen"] == "met"
    assert not story.ticket.timers.filter(next_at__isnull=False).exists()
    data = story.event("call_back").data
    assert {name: data[name] for name in said} == said
    assert story.papers("call_back") == {"remark": ("In my words.", False)}


@pytest.mark.parametrize(
    "result, outcome",
    [
        ("explained", "explained"),
        ("plan_agreed", "plan_agreed"),
        ("partly", "explained"),
        ("cannot_verify", "cannot_verify"),
    ],
)
def test_an_accepted_explanation_keeps_what_the_unit_said_unless_it_claimed_success(story, result, outcome):
    story.register()
    story.asked(result=result)
    story.do("call_back", "operator", **NO, accept=True)
    assert story.ticket.outcome == outcome


def test_the_citizen_rates_on_the_web(story):
    story.register()
    story.asked()
    ticket = story.do("call_back", "citizen", **YES | {"reach": "web_rated", "satisfied": 4})
    assert (ticket.state, ticket.outcome) == ("closed", "resolved")
    assert story.event("call_back").role == "citizen"


def test_three_attempts_then_unrated(story):
    story.register()
    story.asked()
    for reach, state in [("no_answer", "callback"), ("later", "callback"), ("wrong_number", "closed")]:
        ticket = story.do("call_back", "operator", reach=reach)
        assert ticket.state == state
        story.wait(hours=3)
    assert (story.ticket.outcome, story.ticket.attempts) == ("unrated", 3)
    assert story.standings()["callback"] == "met"


def test_nobody_called_the_ladder_gives_up(story):
    story.register()
    story.asked()
    story.until("2026-03-10 00:00")
    assert (story.ticket.state, story.ticket.outcome, story.ticket.attempts) == ("closed", "unrated", 0)
    assert story.event("call_back").data["reach"] == "not_asked"
    assert story.clock("callback").breached_at is not None


@pytest.mark.parametrize("by, reach", [("operator", "reached"), ("citizen", "web_rated")])
def test_not_solved_is_handled_again(story, by, reach):
    story.register()
    story.asked()
    story.until("2026-03-03 10:00")
    ticket = story.do("call_back", by, **NO | {"reach": reach})
    assert (ticket.state, ticket.round, ticket.redos, ticket.lead_id) == ("dispatched", 2, 1, "roads")
    assert story.verbs()[-2:] == ["call_back", "redo"]
    called = story.ticket.timers.get(kind="callback")
    assert (called.standing, called.held_at) == ("met", story.now)  # asked in time, whatever the answer
    assert story.due("handle") == "2026-03-11 00:00"
    assert story.due("citizen") == "2026-03-19 00:00"
    assert ticket.attempts == 0


def test_the_second_time_it_is_supervised_too(story):
    story.register()
    story.asked()
    story.do("call_back", "operator", **NO)
    assert not story.ticket.supervised
    story.asked()
    story.do("call_back", "operator", **NO)
    assert (story.ticket.redos, story.ticket.supervised) == (2, True)
    assert story.verbs()[-3:] == ["call_back", "redo", "supervise"]
    assert story.ticket.supervisions.get().kind == "written"


def test_a_unit_closed_meanwhile_does_not_stop_a_citizen_from_rating(story):
    from routing.models import Unit

    story.register()
    story.asked()
    Unit.objects.filter(code="roads").update(active=False)
    ticket = story.do("call_back", "citizen", **NO | {"reach": "web_rated"})
    assert ticket.state == "callback"  # somebody has to find another unit
    assert story.verbs()[-2:] == ["call_back", "escalate"]
    assert story.event().data["level"] == "hotline"
    story.do("redo", "supervisor", why="Not solved.", lead="water")
    assert story.ticket.lead_id == "water"


def test_who_may(story):
    story.register()
    story.asked()
    special = {"citizen": YES | {"reach": "web_rated"}, "system": {"reach": "not_asked"}}
    assert story.may("call_back", special=special, **YES) == FLOOR | {"citizen", "system"}


@pytest.mark.parametrize(
    "code, field, by, said",
    [
        ("required", "reach", "operator", {}),
        ("required", "contacted", "operator", {"reach": "reached", "solved": "yes", "satisfied": 5}),
        ("required", "solved", "operator", {"reach": "reached", "contacted": True, "satisfied": 5}),
        ("required", "satisfied", "operator", {"reach": "reached", "contacted": True, "solved": "yes"}),
        ("out_of_range", "satisfied", "operator", YES | {"satisfied": 6}),
        ("out_of_range", "satisfied", "operator", YES | {"satisfied": 0}),
        ("unknown_code", "solved", "operator", YES | {"solved": "maybe"}),
        ("unknown_code", "reason", "operator", YES | {"reason": "weather"}),
        ("wrong_reach", "reach", "operator", YES | {"reach": "web_rated"}),
        ("wrong_reach", "reach", "operator", {"reach": "not_asked"}),
        ("wrong_reach", "reach", "citizen", YES),
        ("wrong_reach", "reach", "citizen", {"reach": "no_answer"}),
    ],
)
def test_refusals_name_the_field(story, code, field, by, said):
    story.register()
    story.asked()
    assert story.refused(code, "call_back", by, **said).data["field"] == field


def test_only_in_callback(story):
    story.register()
    story.replied()
    story.refused("wrong_state", "call_back", "operator", **YES)
    story.do("pass_reply", "reviewer")
    story.do("call_back", "operator", **YES)
    story.refused("wrong_state", "call_back", "operator", **YES)
