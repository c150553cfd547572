"""The figures' pages: whose they are, what they show, and that every number leads to its tickets."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hotline.figures import freezing
from hotline.figures.models import Claim, Correction, Month
from hotline.figures.rates.periods import period
from tests.counters import figures
from tests.counters.casefile import BACKEND, person
from tests.counters.doors import account
from tests.counters.figures import NO, YES
from tests.counters.queues import words
from tests.story import at, staff
from tickets.access import tickets_of
from tickets.domain.people import Role

delivered = figures.delivered


@pytest.fixture
def march(clock, delivered):
    """Three potholes of March, one of them unsolved, and one burst main; it is April."""
    for answer in (YES, YES, {**NO, "accept": True}):
        clock.register()
        clock.asked()
        clock.do("call_back", "operator", **answer)
    clock.unsolved = clock.number
    clock.register(category="0504", channel="web")
    clock.asked("water")
    clock.do("call_back", "operator", **YES)
    delivered()
    clock.now = at("2026-04-10 10:00")
    cache.clear()
    return clock


def browser(role, unit=""):
    client = Client()
    client.force_login(account(staff(f"figures.{role}.{unit}", role, unit=unit)), backend=BACKEND)
    return client


def read(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return words(answer)


def test_the_table_shows_rates_with_intervals_and_no_rank_below_thirty(march):
    page = read(person(march, "supervisor"), "/rates/")
    assert "March 2026" in page
    assert "Roads bureau" in page
    assert "66.7%" in page  # two of three solved
    assert "too few to rank" in page
    assert "1 of 1" not in page
    html = person(march, "supervisor").get("/rates/").content.decode()
    assert 'class="interval"' in html
    assert "95% sure: between 21% and 94%, of 3" in html


@pytest.mark.parametrize(
    ("by", "shown"),
    [("district", "East district"), ("street", "east-1 street"), ("category", "Transport"), ("channel", "Web")],
)
def test_by_what_the_table_is_made(march, by, shown):
    page = read(person(march, "supervisor"), f"/rates/?by={by}")
    assert shown.lower() in page.lower()


def test_a_category_opens_into_its_parts(march):
    page = read(person(march, "supervisor"), "/rates/?by=category&within=07")
    assert "Road damage" in page
    assert "Burst main" not in page


@pytest.mark.parametrize("query", ["period=2026-Q1", "period=2026", "first=2026-03-01&last=2026-04-02"])
def test_any_period(march, query):
    assert "Roads bureau" in read(person(march, "supervisor"), f"/rates/?{query}")


@pytest.mark.parametrize(
    "query",
    [
        "period=x",
        "period=2026-99",
        "first=2026-04-02&last=2026-03-01",
        "period=9999",
        "sort=x&way=y&by=z",
        "after=nobody",
    ],
)
def test_nonsense_in_the_address_is_no_error(march, query):
    assert "March 2026" in read(person(march, "supervisor"), f"/rates/?{query}")


def test_a_period_that_has_not_begun_says_so(march):
    assert "No callback has fallen due yet" in read(person(march, "supervisor"), "/rates/?period=2026-05")


def test_sorting(march):
    client = person(march, "supervisor")
    up = client.get("/rates/?sort=name&way=up").content.decode()
    assert up.index("Roads bureau") < up.index("Water company")
    down = client.get("/rates/?sort=name").content.decode()
    assert down.index("Water company") < down.index("Roads bureau")
    assert 'aria-sort="descending"' in down


# Every number leads to its tickets ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "count"),
    [("due", 3), ("unsolved", 1), ("solved", 2), ("unanswered", 0), ("responded", 3), ("given", 3), ("late", 0)],
)
def test_a_number_leads_to_its_tickets(march, what, count):
    client = person(march, "supervisor")
    answer = client.get(f"/rates/of/unit/roads/tickets/{what}/?period=2026-03")
    assert answer.status_code == 200
    assert len(answer.context["rows"]) == count
    assert all(row["score"].unit == "roads" for row in answer.context["rows"])


def test_of_the_city_an_area_and_a_category(march):
    client = person(march, "supervisor")
    for where, count in (("city/all", 4), ("area/east", 4), ("category/07", 3), ("channel/web", 1), ("area/west", 0)):
        answer = client.get(f"/rates/of/{where}/tickets/due/?period=2026-03")
        assert len(answer.context["rows"]) == count, where


def test_lists_are_cut_by_key(march, delivered, monkeypatch):
    monkeypatch.setattr("hotline.figures.whats.LONG", 2)
    client = person(march, "supervisor")
    first = client.get("/rates/of/city/all/tickets/due/?period=2026-03").context["page"]
    second = client.get(f"/rates/of/city/all/tickets/due/?period=2026-03&cursor={first.next}").context["page"]
    back = client.get(f"/rates/of/city/all/tickets/due/?period=2026-03&cursor={second.previous}").context["page"]
    keys = [score.pk for _day, score in first.rows + second.rows]
    assert (len(set(keys)), second.next) == (4, "")
    assert [score.pk for _day, score in back.rows] == keys[:2]
    for nonsense in ("x", "f20260301-", "f99999999-1", "f20260301-99999999999999999999"):
        assert client.get(f"/rates/of/city/all/tickets/due/?cursor={nonsense}").status_code == 200


# Whose figures --------------------------------------------------------------------------------------------------


def test_an_analyst_sees_figures_and_no_tickets(march):
    client = browser(Role.ANALYST)
    assert "Roads bureau" in read(client, "/rates/")
    assert "/tickets/" not in client.get("/rates/of/unit/roads/").content.decode()
    read(client, "/rates/of/unit/roads/tickets/due/?period=2026-03", 404)
    read(client, f"/rates/ticket/{march.unsolved}/", 404)
    read(client, "/rates/claims/", 404)


def test_a_unit_lead_sees_their_own_unit(march):
    client = browser(Role.UNIT_LEAD, "roads")
    page = read(client, "/rates/")
    assert "Roads bureau" in page
    assert "Water company" not in page
    for path in ("/rates/of/unit/water/", "/rates/of/city/all/", "/rates/of/area/east/", "/rates/months/"):
        read(client, path, 404)
    read(client, "/rates/of/unit/roads/tickets/due/?period=2026-03")
    read(client, f"/rates/ticket/{march.number}/", 404)  # the water company's


def test_a_coordinator_sees_their_district(march):
    client = browser(Role.DISTRICT_COORDINATOR, "d-east")
    assert "east-1 street" in read(client, "/rates/?by=street")
    read(client, "/rates/of/area/east-1/")
    for path in ("/rates/of/area/west/", "/rates/of/unit/roads/", "/rates/of/category/07/"):
        read(client, path, 404)
    # What lies with a bureau that is not the district's counts there, and is not the reader's to see.
    answer = client.get("/rates/of/area/east/tickets/due/?period=2026-03")
    mine = set(tickets_of(account(staff("figures.district_coordinator.d-east")).actor).values_list("number", flat=True))
    assert {row["ticket"].number for row in answer.context["rows"]} <= mine
    assert len(mine) < answer.context["tabs"][1]["count"] == 4


@pytest.mark.parametrize(
    "path",
    ["unit/nobody", "area/nowhere", "category/99", "channel/smoke", "ticket/x", "city/x", "unit/roads/tickets/all"],
)
def test_what_is_not_there(march, path):
    read(person(march, "supervisor"), f"/rates/of/{path}/", 404)


# Claims ---------------------------------------------------------------------------------------------------------


def test_a_claim_is_asked_on_one_page_and_decided_by_somebody_else(march, delivered):
    march.now = at("2026-03-20 10:00")
    lead, url = person(march, "roads"), f"/rates/ticket/{march.unsolved}/"
    assert "not solved" in read(lead, url)
    assert lead.post(url, {"reason": "malicious", "why": "x", "evidence": ""}).status_code == 422
    answer = lead.post(url, {"reason": "malicious", "why": "x", "evidence": "Recording 3"})
    assert answer.status_code == 303
    claim = Claim.objects.get()
    assert "Waits for a second person" in read(lead, url)
    decide = {"version": 1, "why": ""}
    assert lead.post(f"/rates/claims/{claim.pk}/", {**decide, "answer": "grant"}).status_code == 404
    supervisor = person(march, "supervisor")
    assert "Recording 3" in read(supervisor, "/rates/claims/")
    assert supervisor.post(f"/rates/claims/{claim.pk}/", {**decide, "answer": "refuse"}).status_code == 400
    assert supervisor.post(f"/rates/claims/{claim.pk}/", {**decide, "answer": "shred"}).status_code == 404
    stale = supervisor.post(f"/rates/claims/{claim.pk}/", {**decide, "version": 7, "answer": "grant"})
    assert stale.status_code == 412
    assert supervisor.post(f"/rates/claims/{claim.pk}/", {**decide, "answer": "grant"}).status_code == 303
    delivered()
    assert "malicious" in read(supervisor, url)
    assert "left out" in read(supervisor, "/rates/claims/?list=decided")
    out = supervisor.get("/rates/of/city/all/tickets/left_out/?period=2026-03&why=malicious")
    assert [row["ticket"].number for row in out.context["rows"]] == [march.unsolved]
    lift = {"version": 2, "why": "It was not him.", "answer": "lift"}
    assert supervisor.post(f"/rates/claims/{claim.pk}/", lift).status_code == 303


# Months ---------------------------------------------------------------------------------------------------------


def test_a_month_is_published_and_shown_as_it_was(march, delivered):
    supervisor, reader = person(march, "supervisor"), browser(Role.ANALYST)
    assert "Publish this month" in read(supervisor, "/rates/months/")
    assert "Publish this month" not in read(reader, "/rates/months/")
    assert reader.post("/rates/months/publish/", {"month": "2026-03"}).status_code == 404
    assert supervisor.post("/rates/months/publish/", {"month": "2026-03"}).status_code == 303
    assert supervisor.post("/rates/months/publish/", {"month": "2026-03"}).status_code == 303  # said, not done twice
    assert supervisor.post("/rates/months/publish/", {"month": "soon"}).status_code == 404
    page = read(reader, "/rates/months/2026-03/")
    assert "The hash fits." in page
    assert Month.objects.get().hash in page
    march.do("redo", "supervisor", march.unsolved, why="It sank again.")
    delivered()
    assert supervisor.post("/rates/months/2026-03/", {"why": " "}).status_code == 422
    assert reader.post("/rates/months/2026-03/", {"why": "x"}).status_code == 403
    assert supervisor.post("/rates/months/2026-03/", {"why": "One was done again."}).status_code == 303
    page = read(reader, "/rates/months/2026-03/")
    assert "Correction note 1" in page
    assert "callbacks due: 4 → 3" in page
    assert Correction.objects.count() == 1
    assert "was published on" in read(supervisor, "/rates/?period=2026-03")


def test_a_month_that_was_tampered_with_is_shown_as_such(march):
    month = freezing.freeze(period("2026-03"), actor=march.who("supervisor"), now=march.now)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE figures_month DISABLE TRIGGER figures_month_append_only")
        cursor.execute("""UPDATE figures_month SET data = jsonb_set(data, '{rows,city,"",due}', '5')""")
    assert "does not fit" in read(person(march, "supervisor"), "/rates/months/2026-03/")
    assert month.first == date(2026, 3, 1)


# Cost -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/rates/", "/rates/of/unit/roads/?period=2026-03", "/rates/of/unit/roads/tickets/due/?period=2026-03"]
)
def test_a_page_asks_as_much_of_few_tickets_as_of_many(march, delivered, path):
    client = person(march, "supervisor")
    client.get(path)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    few = asked()
    march.now = at("2026-03-04 10:00")
    for _n in range(5):
        march.register()
        march.closed()
    delivered()
    march.now = at("2026-04-10 10:00")
    assert asked() == few
    assert few <= 16
