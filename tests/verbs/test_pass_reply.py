"""Pass a reply: the citizen is asked next, where the policy asks."""

from tests.story import at
from tickets.history import verify
from tickets.models import Event, Ticket


def test_the_citizen_is_asked_next(story):
    story.register()
    story.replied()
    ticket = story.do("pass_reply", "reviewer", remark="Clear and complete.")
    assert ticket.state == "callback"
    assert story.standings()["reply_review"] == "met"
    assert story.due("callback") == "2026-03-06 00:00"
    assert story.papers("pass_reply") == {"remark": ("Clear and complete.", False)}
    assert story.standings()["citizen"] == "running"


def test_where_nobody_is_asked_it_closes_on_the_reply(story):
    story.register(type="suggestion", category="0101")
    story.handled("market")
    story.do("reply", "market", result="plan_agreed", text="Next year.")
    if story.ticket.state == "replied":
        story.do("pass_reply", "reviewer")
    assert (story.ticket.state, story.ticket.outcome) == ("closed", "plan_agreed")
    assert story.standings()["citizen"] == "met"


def test_who_wants_no_callback_is_not_asked(story):
    story.register(no_callback=True)
    story.replied()
    ticket = story.do("pass_reply", "reviewer")
    assert (ticket.state, ticket.outcome, ticket.no_callback) == ("closed", "resolved", True)
    assert "callback" not in story.standings()
    assert story.standings()["citizen"] == "met"
    story.refused("wrong_state", "call_back", "operator", reach="no_answer")
    # Not asked, but not silenced.
    story.do("ask_reopen", "citizen", facts="The hole is back.")
    story.do("decide", "supervisor", request=1, decision="granted", why="New facts.")
    story.replied()
    assert story.do("pass_reply", "reviewer").state == "closed"
    assert list(verify(Ticket.objects.all())) == []


def test_each_caller_of_a_matter_is_asked_as_they_wish(story):
    master = story.register(no_callback=True).ticket.number
    quiet, asked = story.register(no_callback=True).ticket.number, story.register().ticket.number
    for child in (quiet, asked):
        story.do("merge", "operator", child, master=master, why="Same.")
    story.number = master
    story.asked()
    states = dict(Ticket.objects.values_list("number", "state"))
    assert states == {master: "closed", quiet: "closed", asked: "callback"}
    assert list(verify(Ticket.objects.all())) == []


def story_reply(number):
    return Event.objects.get(ticket__number=number, verb="reply").seq


def test_every_caller_of_the_matter_is_asked(story):
    master = story.register().ticket.number
    children = [story.register().ticket.number for _ in range(2)]
    for child in children:
        story.do("merge", "operator", child, master=master, why="Same.")
    story.number = master
    story.asked()
    for child in children:
        story.number = child
        assert (story.ticket.state, story.ticket.result) == ("callback", "solved")
        assert story.event("follow").data == {
            "master": master,
            "answer": story_reply(master),
            "result": "solved",
            "calendars": {"city": 1},
        }
        assert story.due("callback") == "2026-03-06 00:00"
        assert story.due("citizen") == "2026-03-19 00:00"


def test_a_forgotten_review_passes_by_the_ladder(story):
    story.register()
    story.replied()
    story.until("2026-03-06 00:00")  # two working days after the review fell due
    assert story.ticket.state == "callback"
    assert story.event("pass_reply").role == "system"
    assert story.clock("reply_review").breached_at == at("2026-03-04 00:00")


def test_who_may(story):
    story.register()
    story.replied()
    assert story.may("pass_reply") == {"reviewer", "supervisor", "system"}  # no contractor: State Council 2025


def test_refusals(story):
    story.register()
    story.refused("wrong_state", "pass_reply", "reviewer")
    story.replied()
    story.refused("unknown_field", "pass_reply", "reviewer", outcome="resolved")
    story.do("pass_reply", "reviewer")
    story.refused("wrong_state", "pass_reply", "reviewer")
