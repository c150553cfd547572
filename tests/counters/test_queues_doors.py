"""Who gets in at which address of the queues; that looking changes nothing; what a page costs."""

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hotline.queues.urls import urlpatterns
from tests.counters.casefile import person
from tests.counters.queues import at
from tests.story import IN_UNITS, everything, staff
from tickets.domain.lifecycle import DECIDERS, FLOOR, REVIEWERS, SUPERVISORS
from tickets.domain.people import STAFF_ROLES, Role

BY_QUEUE = {
    "triage": FLOOR,
    "arbitration": SUPERVISORS,
    "requests": DECIDERS,
    "review": REVIEWERS,
    "callbacks": FLOOR,
}
POSTED = {"next", "bulk", "hold", "leave", "over", "look", "act"}

# Each address: with which arguments, who gets in, and with which answers.
DOORS = {
    "overview": [((), FLOOR, {200})],
    **{name: [((), who, {200})] for name, who in BY_QUEUE.items()},
    "work": [((name, "{number}"), who, {200}) for name, who in BY_QUEUE.items()],
    "next": [((name,), who, {303}) for name, who in BY_QUEUE.items()],
    "hold": [((name, "{number}"), who, {200, 204}) for name, who in BY_QUEUE.items()],
    "leave": [((name, "{number}"), who, {204}) for name, who in BY_QUEUE.items()],
    "over": [((name, "{number}"), SUPERVISORS, {303}) for name in BY_QUEUE],
    "look": [(("callbacks", "{number}"), FLOOR, {303, 403, 409})],
    "preview": [(("requests", "{number}"), DECIDERS, {200})],
    "bulk": [(("requests",), DECIDERS, {422}), (("triage",), frozenset(), {404})],
    "act": [
        (("requests", "{number}", "decide"), DECIDERS, {422}),
        (("triage", "{number}", "answer"), FLOOR, {422}),
        (("triage", "{number}", "supervise"), frozenset(), {404}),
    ],
}  # fmt: skip


def test_every_address_has_an_entry():
    assert {pattern.name for pattern in urlpatterns} == set(DOORS)


@pytest.fixture
def asking(clock):
    clock.sent().handled()
    clock.do("request", "roads", kind="extension", reason="inspection", basis="Rain.", days=2)
    return clock


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_who_gets_in(asking, role):
    asking.people[role] = staff(f"door.{role}", Role(role), unit="roads" if Role(role) in IN_UNITS else "")
    client, wrong = person(asking, role), []
    for name, knocks in DOORS.items():
        for args, who, fine in knocks:
            url = reverse(f"queues:{name}", args=[one.format(number=asking.number) for one in args])
            with transaction.atomic():
                status = client.post(url).status_code if name in POSTED else client.get(url).status_code
                transaction.set_rollback(True)
            if status not in (fine if Role(role) in who else {404}):
                wrong.append((name, args, status))
    assert not wrong


def test_nobody_gets_in_without_signing_in(asking):
    for name, knocks in DOORS.items():
        for args, _who, _fine in knocks:
            url = reverse(f"queues:{name}", args=[one.format(number=asking.number) for one in args])
            answer = Client().post(url) if name in POSTED else Client().get(url)
            assert answer.status_code == 302, name
            assert "/sign-in/" in answer["Location"]


def test_what_acts_is_never_a_get(asking):
    client = person(asking, "supervisor")
    for name in POSTED:
        args = DOORS[name][0][0]
        url = reverse(f"queues:{name}", args=[one.format(number=asking.number) for one in args])
        assert client.get(url).status_code == 405, name


def test_looking_changes_nothing(asking):
    before = everything()
    client = person(asking, "supervisor")
    for name in set(DOORS) - POSTED:
        for args, _who, _fine in DOORS[name]:
            client.get(reverse(f"queues:{name}", args=[one.format(number=asking.number) for one in args]))
    assert everything() == before


# What a page costs -----------------------------------------------------------------------------------


def statements(client, url):
    assert client.get(url).status_code == 200
    cache.clear()
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def a_day(story):
    """One ticket more in each queue; returns their numbers."""
    found = {}
    story.register(route=False)
    found["triage"] = story.number
    story.sent().handled()
    story.do("request", "roads", kind="extension", reason="inspection", basis="Rain.", days=2)
    found["requests"] = story.number
    story.sent().replied()
    found["review"] = story.number
    story.sent().asked()
    story.do("call_back", "operator", reach="no_answer")
    found["callbacks"] = story.number
    return found


def costs(client, found):
    urls = {f"list of {name}": at(name) for name in found} | {name: at(name, number) for name, number in found.items()}
    return {name: statements(client, url) for name, url in {**urls, "overview": "/queues/"}.items()}


# With the session's and the account's own statements; panes also with their list.
COSTS = {
    "list of triage": 7,
    "list of requests": 8,
    "list of review": 7,
    "list of callbacks": 8,
    "triage": 14,
    "requests": 22,
    "review": 15,
    "callbacks": 16,
    "overview": 7,
}


def test_pages_cost_the_same_however_much_waits(clock):
    first = a_day(clock)
    client = person(clock, "supervisor")
    few = costs(client, first)
    for _turn in range(6):
        a_day(clock)
    many = costs(client, first)
    assert many == few
    assert few == COSTS
