"""Filters that people keep: whose they are, who may share, what somebody begins with."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.unit.models import SavedFilter, StartPage
from hotline.unit.saving import MOST
from tests.counters.casefile import person
from tests.counters.unit_room import settle
from tests.story import staff
from tickets.domain.people import Role


@pytest.fixture
def room(clock):
    return settle(clock)


def keep(room, who, name="Late ones", query="list=unit&due=late", **more):
    return person(room, who).post("/unit/filters/save/", {"name": name, "query": query, **more})


def test_a_filter_is_kept_and_gone_back_to(room):
    answer = keep(room, "roads")
    assert (answer.status_code, answer["Location"]) == (303, "/unit/?list=unit&due=late")
    assert "Late ones" in person(room, "roads").get("/unit/").content.decode()
    page = person(room, "roads").get("/unit/filters/").content.decode()
    assert "All open work of the unit" in page
    assert "Due: late" in page


def test_the_same_name_is_the_same_filter(room):
    keep(room, "roads")
    keep(room, "roads", query="list=mine")
    assert [kept.query for kept in SavedFilter.objects.all()] == ["list=mine"]


def test_somebody_begins_with_theirs(room):
    keep(room, "roads", start="on")
    client = person(room, "roads")
    assert client.get("/unit/")["Location"] == "/unit/?list=unit&due=late"
    assert client.get("/unit/", {"list": "mine"}).status_code == 200
    assert person(room, "handler").get("/unit/").status_code == 200
    key = SavedFilter.objects.get().pk
    client.post(f"/unit/filters/{key}/usual/")
    assert client.get("/unit/").status_code == 200


def test_a_lead_shares_with_the_unit_and_nobody_else(room):
    keep(room, "lead", shared="on")
    for who, seen in (("roads", True), ("handler", True), ("market", False), ("hall", False), ("idle", False)):
        assert ("Late ones" in person(room, who).get("/unit/").content.decode()) == seen, who
    key = SavedFilter.objects.get().pk
    for act in ("share", "unshare", "delete"):  # it is the lead's to change
        assert person(room, "handler").post(f"/unit/filters/{key}/{act}/").status_code in (403, 404)
    assert person(room, "handler").post(f"/unit/filters/{key}/start/").status_code == 303
    assert person(room, "market").post(f"/unit/filters/{key}/start/").status_code == 404
    assert person(room, "handler").get("/unit/").status_code == 302
    person(room, "lead").post(f"/unit/filters/{key}/unshare/")
    assert person(room, "handler").get("/unit/").status_code == 200
    assert not StartPage.objects.exists()


def test_who_is_no_lead_shares_nothing(room):
    room.people["clerk"] = staff("clerk", Role.UNIT_CLERK, unit="roads")
    keep(room, "clerk", shared="on")
    kept = SavedFilter.objects.get()
    assert kept.unit_id is None
    assert person(room, "clerk").post(f"/unit/filters/{kept.pk}/share/").status_code == 403
    assert 'name="shared"' not in person(room, "clerk").get("/unit/filters/save/?list=unit").content.decode()


def test_who_changes_the_unit_leaves_its_filters_behind(room):
    keep(room, "lead", shared="on")
    key = SavedFilter.objects.get().pk
    person(room, "handler").post(f"/unit/filters/{key}/start/")
    from hotline.staff.models import User
    from routing.models import Unit

    User.objects.filter(pk=room.who("handler").staff_id).update(unit=Unit.objects.get(code="market"))
    client = person(room, "handler")
    assert client.get("/unit/").status_code == 200
    assert "Late ones" not in client.get("/unit/filters/").content.decode()


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("", "list=unit"),
        ("x" * 61, "list=unit"),
        ("Mine", "list=triage"),
        ("Mine", "list=nonsense"),
        ("Mine", "list=unit&state=closed"),
        ("Mine", ""),
        ("Mine", "list=unit&q=" + "x" * 1000),
    ],
)
def test_what_cannot_be_kept_is_said(room, name, query):
    answer = keep(room, "roads", name, query)
    assert answer.status_code == 422
    assert b'class="errors"' in answer.content
    assert not SavedFilter.objects.exists()


def test_only_what_narrows_is_kept(room):
    keep(room, "roads", query="list=unit&cursor=abc&state=&lead__password=x&q=hole&flags=urged&flags=supervised")
    assert SavedFilter.objects.get().query == "list=unit&q=hole&flags=urged&flags=supervised"


def test_not_more_than_one_finds_again(room):
    for number in range(MOST):
        keep(room, "roads", f"No. {number}")
    assert keep(room, "roads", "One more").status_code == 400
    assert keep(room, "roads", "No. 1").status_code == 303


def test_a_filter_is_deleted(room):
    keep(room, "roads", start="on")
    key = SavedFilter.objects.get().pk
    client = person(room, "roads")
    assert client.post(f"/unit/filters/{key}/delete/").status_code == 303
    assert client.get("/unit/").status_code == 200
    assert client.post(f"/unit/filters/{key}/delete/").status_code == 404
    assert client.post(f"/unit/filters/{key}/nonsense/").status_code == 404


def test_many_filters_cost_what_one_costs(room):
    client = person(room, "roads")

    def cost(url):
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        return len(seen)

    keep(room, "roads", "No. 0")
    one = [cost("/unit/filters/"), cost("/unit/?list=unit")]
    for number in range(1, 20):
        keep(room, "roads", f"No. {number}")
    assert [cost("/unit/filters/"), cost("/unit/?list=unit")] == one
