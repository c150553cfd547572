"""Redo: a new round with new unit clocks; the citizen clock never resets."""

from routing.models import Unit


def test_from_callback(story):
    story.register()
    story.asked()
    story.until("2026-03-04 10:00")
    ticket = story.do("redo", "supervisor", why="It is not done at all.")
    assert (ticket.state, ticket.round, ticket.redos, ticket.result) == ("dispatched", 2, 1, "")
    assert story.ticket.timers.get(kind="callback").standing == "cancelled"
    handles = list(story.ticket.timers.filter(kind="handle").order_by("pk"))
    assert [(row.round, row.standing) for row in handles] == [(1, "met"), (2, "running")]
    assert story.due("handle") == "2026-03-12 00:00"
    assert story.due("citizen") == "2026-03-19 00:00"
    assert story.papers("redo") == {"why": ("It is not done at all.", False)}
    parts = [(p.unit_id, p.round, p.ended) for p in story.ticket.assignments.order_by("no")]
    assert parts == [("roads", 1, "redo"), ("roads", 2, "")]


def test_from_closed_the_citizen_clock_goes_on_where_it_stood(story):
    story.register()
    story.closed()
    story.until("2026-03-05 10:00")  # closed for three working days
    story.do("redo", "operator", why="It sank again.")
    assert (story.ticket.state, story.ticket.outcome, story.ticket.closed_at) == ("dispatched", "", None)
    assert story.ticket.timers.filter(kind="citizen").count() == 1
    assert story.clock("citizen").standing == "running"
    assert story.due("citizen") == "2026-03-21 00:00"  # what passed while it was closed does not count


def test_with_assists_and_copies_or_another_lead(story):
    story.sent("s-east-1", copies=("d-east",))
    story.asked()
    story.do("redo", "supervisor", why="x", lead="water")
    live = {part.unit_id: part.role for part in story.ticket.assignments.filter(ended_at=None)}
    assert live == {"water": "lead", "s-east-1": "assist", "d-east": "copy"}
    assert story.standings()["assist"] == "running"


def test_an_assist_that_is_to_lead_does_not_assist_itself(story):
    story.sent("s-east-1")
    story.asked()
    story.do("redo", "supervisor", why="x", lead="s-east-1")
    assert [(p.unit_id, p.role) for p in story.ticket.assignments.filter(ended_at=None)] == [("s-east-1", "lead")]


def test_units_that_are_gone_drop_out(story):
    story.sent("s-east-1")
    story.asked()
    Unit.objects.filter(code="s-east-1").update(active=False)
    story.do("redo", "supervisor", why="x")
    assert [(p.unit_id, p.role) for p in story.ticket.assignments.filter(ended_at=None)] == [("roads", "lead")]


def test_extensions_are_counted_per_round(story):
    story.register()
    story.handled()
    story.do("request", "roads", kind="extension", reason="inspection", basis="x")
    story.do("decide", "supervisor", request=1, decision="granted", why="x")
    story.do("reply", "roads", result="solved", text="x")
    story.do("pass_reply", "reviewer")
    story.do("redo", "supervisor", why="x")
    assert story.ticket.extensions == 0


def test_who_may(story):
    story.register()
    story.closed()
    assert story.may("redo", why="x") == {"operator", "supervisor", "system"}


def test_refusals(story):
    story.register()
    story.refused("wrong_state", "redo", "supervisor", why="x")
    story.asked()
    story.refused("required", "redo", "supervisor")
    story.refused("unknown_unit", "redo", "supervisor", why="x", lead="nobody")
    story.refused("bad_value", "redo", "supervisor", why="x", lead=7)


def test_what_no_unit_handled_is_not_handled_again(story):
    story.register(route=False)
    story.do("answer", "operator", answer="So.")
    story.refused("never_handled", "redo", "supervisor", why="x", lead="roads")
    story.register()
    story.do("withdraw", "citizen", why="Never mind.")
    story.refused("never_handled", "redo", "supervisor", why="x", lead="roads")


def test_a_unit_that_says_the_caller_withdrew_does_not_end_the_matter(story):
    """“Told to withdraw” is a complaint of its own (domain.md Annex A): a supervisor must be able to redo it."""
    story.register(type="suggestion", category="0101")
    story.handled("market")
    story.do("reply", "market", result="caller_withdrew", text="They changed their mind.")
    if story.ticket.state == "replied":
        story.do("pass_reply", "reviewer")
    assert (story.ticket.state, story.ticket.outcome) == ("closed", "withdrawn")
    story.do("redo", "supervisor", why="They did not.")
    assert story.ticket.lead_id == "market"


def test_what_the_system_writes_is_in_the_language_of_the_installation(story, settings):
    settings.LANGUAGE_CODE = "zh-hans"
    story.register()
    assert "Rule " not in story.papers("dispatch")["why"][0]
    for _round in range(2):
        story.asked()
        story.do("call_back", "operator", reach="reached", contacted=True, solved="no", satisfied=1)
    assert story.papers("redo")["why"][0] == "市民表示问题未解决。"
    assert story.papers("supervise")["why"][0] == "二次办理后仍未解决。"
