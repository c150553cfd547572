"""Leases: nobody is given what somebody works on; what is left, lost or taken over is free again."""

import uuid
from datetime import timedelta

import pytest

from hotline.queues import leases
from hotline.queues.models import Lease
from tests.counters.casefile import person
from tests.counters.queues import at, sent, shown, words
from tests.story import staff
from tickets.domain.people import Role

KEY, OTHER = str(uuid.uuid4()), str(uuid.uuid4())


@pytest.fixture
def two(clock):
    """Two tickets in triage, and a second operator."""
    clock.people["second"] = staff("second", Role.OPERATOR)
    numbers = []
    for title in ("First", "Second"):
        clock.register(route=False, title=title)
        numbers.append(clock.number)
        clock.wait(minutes=1)
    clock.number = numbers[0]
    clock.numbers = numbers
    return clock


def next_of(story, who, after=""):
    return person(story, who).post(at("triage", "next"), {"after": after})["Location"]


def test_next_gives_each_their_own(two):
    first, second = (at("triage", number) for number in two.numbers)
    assert next_of(two, "operator") == first
    assert next_of(two, "second") == second
    assert next_of(two, "dispatcher") == at("triage")


def test_next_goes_on_behind_what_was_looked_at_and_gives_it_back(two):
    first, second = two.numbers
    assert next_of(two, "operator") == at("triage", first)
    assert next_of(two, "operator", after=first) == at("triage", second)
    assert next_of(two, "second") == at("triage", first)
    assert next_of(two, "operator", after=second) == at("triage")


def test_next_keeps_to_the_filters(two):
    two.register(route=False, title="Waste", category="0203", area="west-1")
    answer = person(two, "operator").post(at("triage", "next") + "?district=west")
    assert answer["Location"] == at("triage", two.number) + "?district=west"


def test_looking_at_a_page_takes_nothing(two):
    client = person(two, "operator")
    shown(client, at("triage", two.number))
    assert Lease.objects.count() == 0
    for name in ("hold", "leave", "over", "look"):
        assert client.get(at("triage", two.number, name.replace("over", "take-over"))).status_code == 405


def test_an_open_page_holds_and_others_see_who(two):
    answer = person(two, "operator").post(at("triage", two.number, "hold"), {"key": KEY})
    assert "With you until 10:07" in words(answer)
    page = shown(person(two, "second"), at("triage", two.number))
    assert "operator is working on this until 10:07" in page
    assert "Lead unit" not in page
    assert "with operator" in shown(person(two, "second"), at("triage"))
    answer = person(two, "second").post(at("triage", two.number, "hold"), {"key": OTHER})
    assert "operator is working on this" in words(answer)
    assert "Take it over" not in words(answer)


def test_acting_on_what_somebody_holds_is_refused_and_keeps_what_was_typed(two):
    leases.take(two.number, "triage", two.who("operator"), two.now)
    answer = sent(person(two, "second"), two, "triage", "dispatch", 409, lead="roads", why="Typed with care.")
    assert "operator is working on this until" in words(answer)
    assert two.ticket.state == "registered"


def test_a_heartbeat_renews_and_silence_frees(two):
    client = person(two, "operator")
    for _turn in range(3):
        client.post(at("triage", two.number, "hold"), {"key": KEY})
        two.now += timedelta(minutes=4)
    assert next_of(two, "second") == at("triage", two.numbers[1])
    two.now += timedelta(minutes=2)  # the browser crashed
    assert next_of(two, "dispatcher") == at("triage", two.numbers[0])


def test_only_the_page_that_holds_gives_back(two):
    client = person(two, "operator")
    client.post(at("triage", two.number, "hold"), {"key": KEY})
    client.post(at("triage", two.number, "leave"), {"key": OTHER})  # a page left late
    person(two, "second").post(at("triage", two.number, "leave"), {"key": KEY})
    assert Lease.objects.count() == 1
    assert client.post(at("triage", two.number, "leave"), {"key": KEY}).status_code == 204
    assert Lease.objects.count() == 0


def test_a_supervisor_takes_over(two):
    leases.take(two.number, "triage", two.who("operator"), two.now)
    client = person(two, "supervisor")
    assert "Take it over" in shown(client, at("triage", two.number))
    answer = client.post(at("triage", two.number, "take-over"))
    assert answer.status_code == 303
    assert Lease.objects.get().staff.username == "supervisor"
    assert person(two, "second").post(at("triage", two.number, "take-over")).status_code == 404
    page = person(two, "operator").post(at("triage", two.number, "hold"), {"key": KEY})
    assert "supervisor is working on this" in words(page)


def test_acting_gives_back_and_a_lease_is_no_version(two):
    leases.take(two.number, "triage", two.who("operator"), two.now)
    two.do("append", "second", text="More.")  # elsewhere, whatever the lease says
    sent(person(two, "operator"), two, "triage", "dispatch", 412, version=1, lead="roads", why="x")
    assert Lease.objects.filter(number=two.number).exists()
    sent(person(two, "operator"), two, "triage", "dispatch", lead="roads", why="x")
    assert not Lease.objects.filter(number=two.number).exists()


def test_what_ran_out_long_ago_is_dropped(two):
    leases.take(two.numbers[1], "triage", two.who("second"), two.now)
    two.now += timedelta(hours=2)
    next_of(two, "operator")
    assert [lease.number for lease in Lease.objects.all()] == [two.numbers[0]]


def test_a_ticket_that_waits_no_longer_is_not_held(two):
    two.do("dispatch", "operator", lead="roads", why="x")
    assert person(two, "second").post(at("triage", two.number, "hold"), {"key": KEY}).status_code == 204
    assert Lease.objects.count() == 0
