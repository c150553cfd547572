"""The rates by API: the same figures and the same predicate as the pages."""

from datetime import date

import pytest
from django.core.cache import cache

from hotline.figures import freezing
from hotline.figures.rates.periods import period
from tests.counters import figures
from tests.counters.doors import problem, program, told
from tests.counters.figures import NO, YES
from tests.story import at, staff
from tickets.domain.people import Role

delivered = figures.delivered
API = "/api/v1/figures"


@pytest.fixture
def march(clock, delivered):
    for answer in (YES, {**NO, "accept": True}):
        clock.register()
        clock.asked()
        clock.do("call_back", "operator", **answer)
    delivered()
    clock.now = at("2026-04-10 10:00")
    cache.clear()
    return clock


def test_rates_by_unit(march):
    body = told(program(march, "supervisor").get(f"{API}/rates/"), 200)
    assert body["period"] == {
        "name": "2026-03", "first": "2026-03-01", "last": "2026-03-31", "counted_until": "2026-03-31",
    }  # fmt: skip
    (row,) = body["results"]
    assert (row["code"], row["rank"], row["counts"]["due"]) == ("roads", None, 2)
    assert row["rates"]["resolution"]["value"] == 0.5
    assert round(row["rates"]["resolution"]["low"], 3) == 0.095
    assert body["whole"]["counts"] == row["counts"]
    assert body["rules"]["least"] == 30


def test_one(march):
    body = told(program(march, "analyst").get(f"{API}/rates/city/all/?period=2026-Q1"), 200)
    assert body["counts"]["due"] == 2
    assert list(body["months"]) == ["2026-03"]
    area = told(program(march, "analyst").get(f"{API}/rates/area/east/?period=2026-03"), 200)
    assert area["rates"]["response"] == {"value": 1.0, "n": 2, "low": pytest.approx(0.342, abs=0.001), "high": 1.0}


def test_intake(march):
    body = told(program(march, "analyst").get(f"{API}/intake/?period=2026-03-01..2026-03-03&category=07"), 200)
    assert body == {"first": "2026-03-01", "last": "2026-03-03", "counts": [0, 2, 0]}
    crossed = program(march, "analyst").get(f"{API}/intake/?category=07&area=east&channel=web")
    problem(crossed, 400, "channel_crossed")


def test_a_published_month(march):
    client = program(march, "analyst")
    problem(client.get(f"{API}/months/2026-03/"), 404, "no_figures")
    month = freezing.freeze(period("2026-03"), actor=march.who("supervisor"), now=march.now)
    body = told(client.get(f"{API}/months/2026-03/"), 200)
    assert freezing.digest(body["figures"]) == body["hash"] == month.hash
    assert (body["corrections"], month.first) == ([], date(2026, 3, 1))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("rates/?period=soon", "unknown_code"),
        ("rates/?by=caller", "unknown_code"),
        ("rates/?sort=password", "unknown_code"),
        ("rates/?ticket__caller=1", "unknown_key"),
        ("rates/city/all/?x=1", "unknown_key"),
        ("intake/?period=1900", "unknown_code"),
    ],
)
def test_what_is_refused(march, path, code):
    problem(program(march, "supervisor").get(f"{API}/{path}"), 400, code)


@pytest.mark.parametrize(
    "path", ["rates/unit/water/", "rates/city/all/", "rates/area/east/", "intake/", "months/2026-03/"]
)
def test_a_unit_lead_sees_their_own_unit_and_nothing_else(march, path):
    lead = staff("figures.lead", Role.UNIT_LEAD, unit="roads")
    march.people["lead"] = lead
    client = program(march, "lead")
    body = told(client.get(f"{API}/rates/"), 200)
    assert [row["code"] for row in body["results"]] == ["roads"]
    assert body["whole"] is None
    told(client.get(f"{API}/rates/unit/roads/"), 200)
    problem(client.get(f"{API}/{path}"), 404, "no_figures")
    problem(client.get(f"{API}/rates/?by=category"), 400, "unknown_code")


@pytest.mark.parametrize("role", ["operator", "reviewer", "contractor"])
def test_others_see_none(march, role):
    problem(program(march, role).get(f"{API}/rates/"), 404, "no_figures")


def test_nothing_is_written_here(march):
    client = program(march, "supervisor")
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(f"{API}/rates/", {}).status_code == 405
