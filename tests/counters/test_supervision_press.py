"""Supervising and escalating many at once: each ticket its own act, its own refusal, and nothing twice."""

import pytest

from hotline.supervision.pages.press import MOST
from tests.counters.casefile import person
from tests.counters.supervision import lived
from tests.story import everything
from tickets.models import Event, Supervision, Ticket

PRESS = "/supervision/press/supervise/"


@pytest.fixture
def town(clock):
    return lived(clock)


def posted(client, tickets, **said):
    form = {"ticket": [ticket.number for ticket in tickets], "kind": "written", "why": "Late again.", **said}
    form |= {f"version-{ticket.number}": ticket.seq for ticket in tickets if f"version-{ticket.number}" not in said}
    return client.post(PRESS, form)


def results(answer):
    return {one.ticket.number: one for one in answer.context["results"]}


def test_each_ticket_has_its_own_result(town):
    tickets = list(Ticket.objects.order_by("pk"))
    closed = next(ticket for ticket in tickets if ticket.state == "closed")
    client = person(town, "supervisor")
    stale = tickets[0]
    read = stale.seq
    town.do("note", "operator", stale.number, text="Called again.")
    answer = posted(client, tickets, **{f"version-{stale.number}": read})
    assert answer.status_code == 200
    found = results(answer)
    assert {number for number, one in found.items() if not one.done} == {closed.number, stale.number}
    assert all(found[number].no for number in (closed.number, stale.number))
    pressed = set(Supervision.objects.filter(kind="written").values_list("ticket__number", flat=True))
    assert pressed == set(found) - {closed.number, stale.number}
    assert answer.context["did"] == len(pressed)


def test_sent_twice_is_done_once(town):
    tickets = list(Ticket.objects.exclude(state="closed"))
    client = person(town, "supervisor")
    posted(client, tickets)
    events = Event.objects.count()
    again = results(posted(client, tickets))
    assert all(one.done and one.before for one in again.values())
    assert Event.objects.count() == events


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(town):
    tickets = list(Ticket.objects.exclude(state="closed"))[:2]
    before = everything()
    answer = posted(person(town, "supervisor"), tickets, kind="", why="Typed already.")
    assert answer.status_code == 422
    assert b"Typed already." in answer.content
    assert everything() == before


def test_escalating_is_the_same_form(town):
    ticket = Ticket.objects.exclude(state="closed")[0]
    said = {"ticket": ticket.number, f"version-{ticket.number}": ticket.seq, "level": "city_office", "why": "Unsafe."}
    answer = person(town, "supervisor").post("/supervision/press/escalate/", said)
    assert results(answer)[ticket.number].done
    assert town.event("escalate", ticket.number).data["level"] == "city_office"


def test_choosing_shows_the_form_and_changes_nothing(town):
    client = person(town, "supervisor")
    numbers = [ticket.number for ticket in Ticket.objects.all()]
    before = everything()
    answer = client.get(PRESS, {"ticket": [*numbers, "261231-999999-9"], "next": "/supervision/breaches/?list=late"})
    assert [ticket.number for ticket, _version in answer.context["chosen"]] == numbers
    assert answer.context["back"] == "/supervision/breaches/?list=late"
    assert client.get(PRESS, {"next": "https://elsewhere.example/"}).context["back"] == "/supervision/breaches/"
    many = client.get(PRESS, {"ticket": [str(number) for number in range(MOST + 1)]})
    assert many.context["too_many"]
    assert everything() == before
    assert client.get("/supervision/press/forget/").status_code == 404
