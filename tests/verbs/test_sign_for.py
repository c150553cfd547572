"""Sign for: the lead unit confirms receipt. The handling clock already runs."""

from tests.story import UNIT_PEOPLE, wall


def test_it_meets_its_clock_and_starts_nothing(story):
    story.register()
    before = story.due("handle")
    story.wait(hours=1)
    ticket = story.do("sign_for", "roads")
    assert ticket.state == "handling"
    assert story.standings() == {
        "citizen": "running",
        "triage": "met",
        "sign_for": "met",
        "first_contact": "running",
        "handle": "running",
    }
    assert story.due("handle") == before == "2026-03-10 00:00"
    part = story.ticket.assignments.get(role="lead")
    assert part.signed_at == story.now
    assert wall(part.due_at) == "2026-03-10 00:00"
    assert (story.event().role, story.event().unit) == ("unit_lead", "roads")


def test_who_may(story):
    story.register()
    assert story.may("sign_for") == UNIT_PEOPLE | {"system"}
    assert story.may("sign_for", unit="water") == {"system"}  # it does not lie with them


def test_an_assisting_unit_does_not_sign_for_the_lead(story):
    story.sent("s-east-1", copies=("d-east",))
    story.refused("not_lead", "sign_for", "s-east-1")
    story.refused("not_lead", "sign_for", "d-east")


def test_refusals(story):
    story.register()
    story.refused("unknown_field", "sign_for", "roads", note="x")
    story.handled()
    story.refused("wrong_state", "sign_for", "roads")


def test_overdue_it_is_signed_for_by_the_system_and_the_lead_hears_of_it(story):
    story.register()
    story.until("2026-03-02 14:29")
    assert story.verbs() == ["register", "dispatch"]
    story.until("2026-03-02 14:30")  # a quarter of four working hours before half past three
    assert story.verbs()[2:] == ["escalate"]
    story.until("2026-03-02 15:30")
    assert story.verbs()[3:] == ["escalate", "sign_for"]
    step = story.event("escalate")
    assert (step.data["do"], step.data["kind"], step.data["breach"]) == ("auto_accept", "sign_for", True)
    assert step.data["tell"] == ["unit_lead", "district"]
    assert story.event("sign_for").data == {"auto": True}
    assert story.ticket.state == "handling"
    assert story.ticket.breached
    assert story.due("handle") == "2026-03-10 00:00"
