"""Redirect: the ticket is sent to another lead unit without coming back first."""


def test_the_old_units_part_and_clocks_end_and_the_new_ones_start(story):
    story.sent("s-east-1")
    story.handled()
    story.until("2026-03-04 10:00")
    ticket = story.do("redirect", "supervisor", lead="water", why="A pipe broke below.")
    assert (ticket.state, ticket.lead_id, ticket.dispatches) == ("dispatched", "water", 2)
    assert [(p.unit_id, p.role, p.ended) for p in story.ticket.assignments.order_by("no")] == [
        ("roads", "lead", "redirected"),
        ("s-east-1", "assist", ""),
        ("water", "lead", ""),
    ]
    assert story.due("handle") == "2026-03-12 00:00"  # five working days from Wednesday the 4th
    assert story.due("sign_for") == "2026-03-04 15:30"
    assert story.due("citizen") == "2026-03-19 00:00"
    assert story.due("assist") == "2026-03-07 00:00"
    old = story.ticket.timers.filter(unit="roads")
    assert {row.kind: row.standing for row in old} == {
        "sign_for": "met",
        "first_contact": "cancelled",
        "handle": "cancelled",
    }
    assert story.papers("redirect") == {"why": ("A pipe broke below.", False)}
    story.refused("absent", "sign_for", "roads")
    story.handled("water")


def test_an_assist_that_becomes_the_lead_has_one_part(story):
    story.sent("water")
    story.do("redirect", "supervisor", lead="water", why="x")
    live = story.ticket.assignments.filter(ended_at=None)
    assert [(part.unit_id, part.role) for part in live] == [("water", "lead")]
    assert story.standings()["assist"] == "cancelled"


def test_what_was_asked_falls_with_it(story):
    story.register()
    story.do("request", "roads", kind="return", reason="wrong_duty", basis="x", suggested="water")
    story.do("redirect", "supervisor", lead="water", why="x")
    assert story.ticket.requests.get().status == "void"
    assert not story.ticket.pending


def test_who_may(story):
    story.register()
    assert story.may("redirect", "market", lead="water", why="x") == {"supervisor", "system"}
    story.register(route=False, category="0203")
    story.do("dispatch", "operator", lead="d-east", why="Theirs.")
    assert story.may("redirect", "d-east", lead="s-east-1", why="x") == {"supervisor", "system", "district_coordinator"}


def test_a_district_forwards_within_the_district_what_lies_with_it(story):
    from tests.story import staff
    from tickets.domain.people import Role

    story.people["east"] = staff("east", Role.DISTRICT_COORDINATOR, unit="d-east")
    story.register(route=False)
    story.do("dispatch", "operator", lead="d-east", why="x")
    assert story.refused("outside_district", "redirect", "east", lead="s-west-1", why="x").data["field"] == "lead"
    story.do("redirect", "east", lead="s-east-1", why="x")
    # It lies with the street now: the district watches, and does not move it any more.
    story.refused("not_lead", "redirect", "east", lead="s-east-2", why="x")


def test_refusals(story):
    story.register()
    assert story.refused("same_unit", "redirect", "supervisor", lead="roads", why="x").data["field"] == "lead"
    story.refused("required", "redirect", "supervisor", why="x")
    story.refused("required", "redirect", "supervisor", lead="water")
    story.refused("unknown_unit", "redirect", "supervisor", lead="nobody", why="x")
    story.refused("bad_value", "redirect", "supervisor", lead=7, why="x")
    story.refused("no_dispatches", "redirect", "supervisor", lead="hall", why="x")
    story.replied()
    story.refused("wrong_state", "redirect", "supervisor", lead="water", why="x")


def test_never_to_the_accused(story):
    story.register(route=False, type="report", category="1703", accused="d-east")
    story.do("dispatch", "supervisor", lead="market", why="x")
    for unit in ("d-east", "s-east-1", "s-east-2"):
        story.refused("forbidden_target", "redirect", "supervisor", lead=unit, why="x")


def test_a_designation_does_not_stick_to_the_next_unit(story):
    story.register(route=False)
    story.do("dispatch", "supervisor", lead="roads", why="x", designated=True)
    story.do("redirect", "supervisor", lead="water", why="x")
    assert not story.ticket.designated
