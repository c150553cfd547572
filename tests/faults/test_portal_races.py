"""A citizen presses “send” four times at once, and two tabs join the same matter."""

from tests.counters.portal import Citizen
from tickets.models import Ticket


def browsers(citizen, count):
    """Return tabs of the same browser."""
    tabs = [Citizen() for _turn in range(count)]
    for tab in tabs:
        tab.client.cookies = citizen.client.cookies
    return tabs


def test_submits_at_once_make_one_ticket(story, at_once):
    citizen = Citizen().until_review(name="Chen", phone="13800138000")
    answers = at_once(*(lambda tab=tab: tab.client.post("/report/review/") for tab in browsers(citizen, 4)))
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, "/report/receipt/")] * 4
    assert Ticket.objects.count() == 1


def test_joining_at_once_joins_once(story, at_once):
    master = Citizen().sent()
    citizen = Citizen()
    citizen.what()
    citizen.post("report/kind/", choice="0706")
    citizen.post("report/where/", "report/near/", area="east-1", do="next")
    citizen.post("report/near/", join="0")
    citizen.post("report/photos/", do="next")
    citizen.post("report/contact/", "report/review/")
    answers = at_once(*(lambda tab=tab: tab.client.post("/report/review/") for tab in browsers(citizen, 3)))
    assert {answer.status_code for answer in answers} == {303}
    assert Ticket.objects.count() == 2
    assert Ticket.objects.get(number=master.number).joined == 1
