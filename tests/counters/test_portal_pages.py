"""Every address of the portal: who gets in (everybody), what a GET changes (nothing), and what each page costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from hotline.knowledge.models import Article
from hotline.portal.figures import make
from tests.counters.portal import Citizen, text
from tests.counters.test_access_matrix import patterns
from tests.story import everything, staff
from tickets.domain.people import STAFF_ROLES

OPEN = {
    "home": "home/",
    "help": "help/?q=water",
    "article": "help/water-bill/",
    "figures": "figures/",
    "what": "report/what/",
    "check": "status/",
}
"""Pages that answer anybody, whatever they did before."""

ON_THE_WAY = {
    "begin": "report/",
    "kind": "report/kind/",
    "where": "report/where/",
    "map": "report/map/small.svg?scope=lin",
    "near": "report/near/",
    "photos": "report/photos/",
    "contact": "report/contact/",
    "review": "report/review/",
    "receipt": "report/receipt/",
    "start-over": "report/over/",
    "close": "status/close/",
}
"""Pages that lead to where one stands."""

PROVED = {"matter": "", "data": "data.json", "act": "urge/"}
"""Pages of one matter, for whoever has proved that it is theirs; `link` is another way to prove it."""


@pytest.fixture
def city(clock):
    """A town with an answer and figures."""
    Article.objects.create(
        code="water-bill",
        version=1,
        status="published",
        titles={"en": "Water bills"},
        answers={"en": "Every second month."},
        made_at=clock.now,
    )
    make(clock.now)
    return clock


def test_every_address_is_tried():
    names = {name for _address, name in patterns(get_resolver("hotline.portal.urls"))}
    assert names == {*OPEN, *ON_THE_WAY, *PROVED, "link"}


@pytest.mark.parametrize("role", [None, *sorted(STAFF_ROLES)])
def test_everybody_gets_in_and_staff_are_citizens_here(city, role):
    ticket = Citizen().sent()
    citizen = Citizen()
    if role is not None:
        from tests.counters.casefile import BACKEND
        from tests.counters.doors import account

        unit = "roads" if role in ("unit_clerk", "handler", "unit_lead", "district_coordinator") else ""
        citizen.client.force_login(account(staff(f"pages.{role}", role, unit=unit)), backend=BACKEND)
    for path in OPEN.values():
        citizen.get(path)
    for path in ON_THE_WAY.values():
        assert citizen.client.get(f"/{path}").status_code in (200, 303)
    for rest in PROVED.values():  # a role opens nobody's matter here
        assert citizen.get(f"status/{ticket.number}/{rest}", 303)["Location"].startswith("/status/?gone=1")


def test_looking_changes_nothing(city):
    citizen = Citizen()
    ticket = citizen.sent()
    before = everything()
    for path in (*OPEN.values(), *ON_THE_WAY.values(), *(f"status/{ticket.number}/{rest}" for rest in PROVED.values())):
        citizen.client.get(f"/{path}")
    assert everything() == before
    citizen.get(f"status/{ticket.number}/")
    assert "no-store" in citizen.get("report/receipt/")["Cache-Control"]


def test_what_each_page_costs(city):
    most = {"home": 3, "help": 3, "article": 2, "figures": 3, "what": 1, "check": 0}
    citizen = Citizen()
    for name, path in OPEN.items():
        citizen.get(path)
        with CaptureQueriesContext(connection) as seen:
            citizen.get(path)
        assert len(seen) <= most[name], (name, [one["sql"][:120] for one in seen])
    citizen.until_review()
    for name, least in {"kind": 3, "where": 3, "photos": 2, "contact": 2, "review": 8}.items():
        with CaptureQueriesContext(connection) as seen:
            citizen.get(ON_THE_WAY[name])
        assert len(seen) <= least, (name, [one["sql"][:120] for one in seen])


def test_only_published_answers_are_found(city):
    Article.objects.update(status="retired")
    citizen = Citizen()
    assert "Water bills" not in text(citizen.get("help/?q=water"))
    assert "Water bills" not in text(citizen.get("home/"))
    citizen.get("help/water-bill/", 404)


@pytest.mark.parametrize("q", ["", "%00", "'; drop", "a" * 5000, "水", "&|!()"])
def test_any_search_is_answered(city, q):
    Citizen().get(f"help/?q={q}")


def test_other_methods_are_refused(city):
    for path in OPEN.values():
        assert Citizen().client.put(f"/{path}").status_code == 405
    assert Citizen().client.post("/home/").status_code == 405
