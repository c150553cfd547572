"""What a page asks of the database does not depend on how much there is: two tickets or twenty, the same statements."""

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from tests.counters.doors import program, statements
from tests.story import staff
from tests.verbs.conftest import built, story
from tickets.domain.people import Role

# Statements of each reading door, with the token's own one. What is warm (catalogue, law) is not read again, but its
# edition is asked for once. Lists by parts ask which part is first.
COUNTS = {
    ("operator", "/api/v1/tickets/"): 6,
    ("operator", "/api/v1/tickets/?order=due"): 6,
    ("operator", "/api/v1/tickets/?q=pothole"): 6,
    ("operator", "/api/v1/tickets/?category=07&area=lin&unit=hall"): 6,
    ("operator", "/api/v1/worklists/due_soon/"): 6,
    ("operator", "/api/v1/worklists/"): 1,
    ("operator", "/api/v1/me/"): 1,
    ("operator", "/api/v1/tickets/{number}/"): 5,
    ("operator", "/api/v1/tickets/{number}/timeline/"): 4,
    ("operator", "/api/v1/tickets/{number}/timers/"): 5,
    ("operator", "/api/v1/tickets/{number}/requests/"): 4,
    ("operator", "/api/v1/look-alikes/?number={number}"): 6,
    ("operator", "/api/v1/policies/"): 2,
    ("operator", "/api/v1/calendars/"): 2,
    ("operator", "/api/v1/lifecycle/"): 1,
    ("roads", "/api/v1/tickets/"): 6,
    ("roads", "/api/v1/worklists/unit/"): 7,
    ("roads", "/api/v1/worklists/to_sign/"): 7,
    ("roads", "/api/v1/tickets/{number}/"): 5,
    ("hall", "/api/v1/worklists/unit/"): 7,
}


__all__ = ["built", "story"]


@pytest.fixture
def town(story, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: story.now)
    cache.clear()
    story.people["hall"] = staff("hall", Role.DISTRICT_COORDINATOR, unit="hall")
    return story


def measured(story, number):
    return {(who, path): statements(program(story, who), path.format(number=number)) for who, path in COUNTS}


def test_reading_costs_the_same_with_two_and_with_twenty(town):
    town.register(lon=120.25, lat=30.05)
    town.register(lon=120.25, lat=30.05)
    first = town.number
    with_two = measured(town, first)
    for _turn in range(18):
        town.register(lon=120.25, lat=30.05)
    for _turn in range(5):
        town.do("append", "citizen", first, text="And another thing.")
    with_twenty = measured(town, first)
    assert with_twenty == with_two
    assert with_twenty == COUNTS


def test_the_public_status_costs_the_same_however_much_happened(town, django_assert_num_queries):
    town.register()
    body = {"number": town.number, "code": town.code}

    def ask():
        assert APIClient().post("/api/v1/public/status/", body).status_code == 200

    ask()
    with django_assert_num_queries(PUBLIC):
        ask()
    for _turn in range(10):
        town.do("append", "citizen", text="And another thing.")
    with django_assert_num_queries(PUBLIC):
        ask()


PUBLIC = 6
