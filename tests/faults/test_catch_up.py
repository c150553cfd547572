"""After down time: what fell due happens first, in order, whoever comes first."""

import pytest

from tests.story import at
from tickets.history import verify
from tickets.models import Ticket
from tickets.sweep import lag, sweep


def told(story):
    """Return (clock, offset) of every step, in order."""
    return [(e.data["kind"], e.data["at"]) for e in story.ticket.events.filter(verb="escalate").order_by("seq")]


@pytest.mark.parametrize("first", ["sweep", "verb"])
def test_what_happened_does_not_depend_on_who_came_first(story, first):
    story.register()
    story.now = at("2026-03-11 10:00")
    if first == "sweep":
        story.sweep()
    story.do("contact", "roads", way="phone", note="x")
    story.sweep()
    assert story.verbs() == ["register", "dispatch", "escalate", "escalate", "sign_for", *["escalate"] * 5, "contact"]
    assert told(story) == [
        ("sign_for", "-25%"),
        ("sign_for", "0"),
        ("first_contact", "0"),
        ("handle", "-25%"),
        ("handle", "-1 wd"),
        ("handle", "0"),
        ("handle", "+1 wd"),
    ]


def test_a_reply_that_comes_late_is_late_though_nobody_swept(story):
    story.register()
    story.handled()
    story.now = at("2026-03-10 00:01")
    story.do("reply", "roads", result="solved", text="x")
    assert story.clock("handle").breached_at == at("2026-03-10 00:00")
    assert story.ticket.breached


def test_a_ledger_item_wakes_before_the_unit_acts_on_it(story):
    story.register()
    story.handled()
    story.do("suspend", "supervisor", plan="p", owner="o", review_on="2026-03-20")
    story.now = at("2026-03-23 09:00")
    story.do("interim_reply", "roads", text="We began.", promise_on="2026-03-25")
    assert story.verbs()[-2:] == ["wake", "interim_reply"]


def test_a_ticket_the_ladder_closed_meanwhile_is_closed_for_whoever_comes(story):
    story.register()
    story.asked()
    story.now = at("2026-03-30 09:00")
    story.refused("wrong_state", "call_back", "operator", reach="no_answer")
    sweep(story.now)
    assert story.ticket.outcome == "unrated"


def test_down_for_a_year(story):
    for way in ("register", "handled", "replied", "asked"):
        story.register()
        if way != "register":
            getattr(story, way)()
    story.now = at("2027-03-02 10:00")
    assert lag(story.now) > 300 * 86400
    story.sweep()
    assert lag(story.now) == 0
    assert list(verify(Ticket.objects.all())) == []
    assert sorted(Ticket.objects.values_list("state", flat=True)) == ["callback", "closed", "handling", "handling"]


def test_a_stale_page_is_stale_whatever_fell_due(story):
    story.register()
    seen = story.ticket.seq
    story.now = at("2026-03-02 16:00")
    story.do("contact", "roads", expect=seen, way="phone", note="x")  # the ladder moved it, nobody else did
    story.refused("stale", "contact", "roads", expect=seen, way="phone", note="x")
