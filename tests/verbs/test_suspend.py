"""Suspend: on the ledger with a plan, an owner and a review date within 90 days."""

from tests.story import at

LEDGER = {"plan": "Rebuild in May.", "owner": "Ms Chen, roads", "review_on": "2026-05-29"}


def test_the_units_clock_stops_and_the_citizens_goes_on(story):
    story.sent("s-east-1")
    story.handled()
    story.do("interim_reply", "roads", text="x", promise_on="2026-03-20")
    story.until("2026-03-04 10:00")
    ticket = story.do("suspend", "supervisor", **LEDGER)
    assert ticket.state == "suspended"
    standings = story.standings()
    assert (standings["handle"], standings["assist"], standings["promise"]) == ("paused", "paused", "paused")
    assert (standings["citizen"], standings["ledger_review"]) == ("running", "running")
    assert story.due("ledger_review") == "2026-05-30 00:00"
    assert story.clock("handle").next_at is None
    assert story.clock("handle").held_at == story.now
    assert story.papers("suspend") == {"plan": (LEDGER["plan"], False), "owner": (LEDGER["owner"], False)}


def test_nothing_of_the_unit_falls_due_meanwhile(story):
    story.register()
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    story.do("suspend", "supervisor", **LEDGER)
    story.until("2026-05-01 10:00")
    told = {(event.data["kind"], event.data["at"]) for event in story.ticket.events.filter(verb="escalate")}
    assert told == {("citizen", "-25%"), ("citizen", "0")}  # the promise to the citizen is honest, and late


def test_a_contact_nobody_can_make_is_not_due(story):
    """On the ledger no contact is logged, so its clock waits like the others, and goes on where it stood."""
    story.register()
    story.handled()
    story.wait(hours=1)
    before = story.clock("first_contact").due_at
    story.do("suspend", "supervisor", **LEDGER)
    assert story.standings()["first_contact"] == "paused"
    story.until("2026-03-20 10:00")
    story.do("wake", "roads")
    clock = story.clock("first_contact")
    assert (clock.standing, clock.breached_at) == ("running", None)
    assert clock.due_at > story.now
    assert clock.due_at > before
    story.do("contact", "roads", way="phone", note="x")
    assert story.standings()["first_contact"] == "met"


def test_what_was_asked_falls_with_it(story):
    story.register()
    story.handled()
    story.do("request", "roads", kind="terminate", reason="caller_refuses", basis="x")
    story.do("suspend", "supervisor", **LEDGER)
    assert story.ticket.requests.get().status == "void"


def test_who_may(story):
    story.register()
    story.handled()
    assert story.may("suspend", **LEDGER) == {"supervisor"}


def test_refusals(story):
    story.register()
    story.refused("wrong_state", "suspend", "supervisor", **LEDGER)
    story.handled()
    for field in LEDGER:
        refused = story.refused("required", "suspend", "supervisor", **{**LEDGER, field: ""})
        assert refused.data["field"] == field
    story.refused("too_far", "suspend", "supervisor", **LEDGER | {"review_on": "2026-06-01"})
    story.refused("in_the_past", "suspend", "supervisor", **LEDGER | {"review_on": "2026-03-01"})
    story.do("reclassify", "supervisor", urgency="emergency", service_class="emergency", why="x")
    story.refused("not_suspendable", "suspend", "supervisor", **LEDGER)


def test_the_ninety_days_are_the_towns_days(story):
    story.register()
    story.handled()
    story.now = at("2026-03-03 01:00")  # 2 March in Greenwich
    story.refused("too_far", "suspend", "supervisor", **LEDGER | {"review_on": "2026-06-02"})
    story.do("suspend", "supervisor", **LEDGER | {"review_on": "2026-06-01"})
