"""What is known nearby: joined with one's own number and promise, and nothing told that anybody wrote."""

import pytest

from tests.counters.portal import WORDS, Citizen, text
from tickets.models import Ticket


def before_near(content=WORDS, area="east-1"):
    """Return a citizen who has just said where it is."""
    citizen = Citizen()
    citizen.what(content)
    citizen.post("report/kind/", choice="0706")
    citizen.post("report/where/", area=area, do="next")
    return citizen


def sent(citizen, join):
    """Answer the question of what is near, and send."""
    citizen.post("report/near/", "report/photos/", join=join)
    citizen.post("report/photos/", do="next")
    citizen.post("report/contact/", "report/review/")
    page = text(citizen.get("report/review/"))
    citizen.post("report/review/", "report/receipt/")
    return Ticket.objects.latest("pk"), page


@pytest.fixture
def known(clock):
    """Somebody reported the hole before."""
    clock.register(title="Chen's hole", content="Chen's deep pothole at the corner: a cyclist fell.")
    return clock


def test_joining(known):
    citizen = before_near()
    page = text(citizen.get("report/near/"))
    assert "1 person reported this" in page
    assert "Road damage" in page
    assert "east-1 street" in page
    for hidden in (known.number, "Chen", "fell.", str(known.ticket.caller)):
        assert hidden not in page
    ticket, review = sent(citizen, "0")
    assert "joins what is known already" in review
    assert (ticket.state, ticket.master_id) == ("merged", known.number)
    assert ticket.due_at is not None
    assert ticket.number != known.number
    assert known.event("merge", ticket.number).actor == "system"
    citizen.get(f"status/{ticket.number}/")
    page = text(citizen.get(f"status/{ticket.number}/"))
    assert "2 people reported the same" in page
    assert known.number not in page
    known.asked()
    page = text(citizen.get(f"status/{ticket.number}/"))
    assert "Filled the pothole." in page
    assert "Say whether it is solved" in page


def test_none_of_these(known):
    ticket, _review = sent(before_near(), "")
    assert (ticket.state, ticket.master_id) == ("dispatched", None)


def test_what_ended_meanwhile_is_not_joined_and_the_report_goes_its_own_way(known):
    citizen = before_near()
    citizen.post("report/near/", "report/photos/", join="0")
    known.asked()
    citizen.post("report/photos/", do="next")
    citizen.post("report/contact/", "report/review/")
    citizen.post("report/review/", "report/receipt/")
    ticket = Ticket.objects.latest("pk")
    assert (ticket.state, ticket.master_id) == ("dispatched", None)


@pytest.mark.parametrize("said", [{"confidential": True}, {"accused": "roads"}, {"type": "suggestion"}])
def test_what_is_told_to_nobody(clock, said):
    clock.register(content="A deep pothole at the corner.", **said)
    assert before_near().next == "report/photos/"


def test_far_away_is_not_near(known):
    assert before_near(area="west-2").next == "report/photos/"


def test_a_made_up_choice_joins_nothing(known):
    for join in ("7", "-1", "x", known.number):
        citizen = before_near()
        citizen.post("report/near/", "report/photos/", join=join)
        assert "another matter" in text(citizen.get("report/near/"))


def test_another_place_asks_again(known):
    citizen = before_near()
    citizen.post("report/near/", "report/photos/", join="0")
    citizen.post("report/where/", "report/photos/", area="west-1", do="next")
    citizen.post("report/where/", "report/near/", area="east-1", do="next")
