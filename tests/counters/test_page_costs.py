"""What a page asks of the database does not depend on how much there is: four tickets or ten, the same statements."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.counters.casefile import person
from tests.counters.unit_room import settle

# With the session's, the account's and the catalogue's own statements.
COSTS = {
    ("lead", "/unit/?list=unit"): 14,
    ("hall", "/unit/?list=overdue"): 14,
    ("lead", "/unit/tabs/?list=unit"): 5,
    ("lead", "/unit/days/"): 5,
    ("lead", "/unit/people/"): 6,
    ("hall", "/unit/units/"): 5,
    ("supervisor", "/supervision/breaches/?day=month"): 7,
    ("supervisor", "/supervision/breaches/?day=month&by=unit"): 4,
    ("supervisor", "/supervision/breaches/?day=month&by=kind"): 4,
    ("supervisor", "/supervision/breaches/?day=month&by=handler"): 4,
    ("supervisor", "/supervision/breaches/?list=late&unit=roads"): 7,
    ("supervisor", "/supervision/units/roads/"): 10,
    ("supervisor", "/tickets/{number}/"): 10,
    ("lead", "/tickets/{number}/"): 11,
    ("supervisor", "/tickets/{number}/act/redirect/"): 6,
    ("lead", "/tickets/{number}/act/assign/"): 8,
}


@pytest.fixture
def town(clock):
    return settle(clock)


def a_month(town):
    """One ticket that is late, and one that is handled."""
    town.sent(lead="roads")
    town.wait(days=30)
    town.sent(lead="roads").handled()


def asked(town):
    """Return how many statements each page makes when nothing is remembered but the law and the catalogue."""
    found = {}
    for who, path in COSTS:
        client, url = person(town, who), path.format(number=town.number)
        assert client.get(url).status_code == 200, url
        cache.clear()
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        found[who, path] = len(seen)
    return found


def test_pages_cost_the_same_however_much_there_is(town):
    a_month(town)
    a_month(town)
    few = asked(town)
    for _turn in range(3):
        a_month(town)
    assert asked(town) == few
    assert few == COSTS
