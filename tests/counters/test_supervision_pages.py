"""The supervisor's pages: whose they are, what they cost, what they show, and how they answer what is wrong."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from hotline.supervision import urls
from hotline.supervision.models import BreachReview
from hotline.supervision.reviewing import Breach, decide
from hotline.supervision.waiting import count_for_second, count_policy, count_unreviewed
from tests.counters.casefile import Page, person
from tests.counters.supervision import lived
from tests.story import staff
from tickets.domain.people import STAFF_ROLES, Role
from tickets.models import Timer

SUPERVISOR, WALL = {Role.SUPERVISOR}, {Role.SUPERVISOR, Role.ANALYST}

PAGES = {
    "home": ("/supervision/", WALL, 302),
    "breaches": ("/supervision/breaches/", SUPERVISOR, 200),
    "review": ("/supervision/breaches/{number}/{clock}/", SUPERVISOR, 200),
    "second": ("/supervision/reviews/{policy}/second/", SUPERVISOR, 405),
    "press": ("/supervision/press/supervise/", SUPERVISOR, 200),
    "proposals": ("/supervision/proposals/", SUPERVISOR, 200),
    "policies": ("/supervision/policies/", SUPERVISOR, 200),
    "take-up": ("/supervision/policies/{policy}/", SUPERVISOR, 200),
    "unit": ("/supervision/units/roads/", SUPERVISOR, 200),
    "wall": ("/supervision/wall/", WALL, 200),
}


@pytest.fixture
def town(clock):
    story = lived(clock)
    story.people["second"] = staff("second", Role.SUPERVISOR)
    return story


@pytest.fixture
def timer(town):
    return Timer.objects.filter(kind="sign_for", breached_at__isnull=False).select_related("ticket").earliest("pk")


def decided(town, timer, who="supervisor", **said):
    more = {"causes": ["slow_signing"], "why": "Because.", "expect": 0, "verdict": "policy", **said}
    return decide(Breach.of(timer, timer.ticket), actor=town.who(who), now=town.now, **more)


def review_url(timer):
    return f"/supervision/breaches/{timer.ticket.number}/{timer.key.replace('#', '-')}/"


def test_every_address_has_an_entry():
    assert {pattern.name for pattern in urls.urlpatterns if isinstance(pattern, URLPattern)} == set(PAGES)
    assert any("supervision/" in str(one.pattern) for one in get_resolver().url_patterns)


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_pages_are_whose_they_are(town, timer, role):
    review = decided(town, timer)
    town.people["asker"] = staff("asker", role, unit="roads" if role in ("handler", "unit_clerk", "unit_lead") else "")
    client = person(town, "asker")
    for name, (url, who, status) in PAGES.items():
        number, clock = timer.ticket.number, timer.key.replace("#", "-")
        answer = client.get(url.format(number=number, clock=clock, policy=review.pk))
        expected = status if role in who or name == "second" else 404
        assert answer.status_code == expected, name
        if name == "second" and role not in who:
            assert client.post(url.format(policy=review.pk)).status_code == 404


def test_nobody_is_sent_to_sign_in(client, town):
    for _name, (url, _who, status) in PAGES.items():
        if status != 405:
            answer = client.get(url.format(number="1", clock="a-1", policy=1))
            assert answer.status_code == 302
            assert "sign-in" in answer["Location"]


@pytest.mark.parametrize(
    "query",
    ["", "?day=today", "?day=2026-03-10", "?day=week&by=unit", "?day=month&by=area", "?day=month&by=category",
     "?day=month&by=day", "?day=month&by=kind", "?day=month&by=holder", "?day=month&by=handler", "?list=late",
     "?list=ahead", "?list=late&by=unit", "?day=month&unit=roads&kind=sign_for&area=east&category=07&holder=-",
     "?day=month&decided=open", "?day=month&decided=settled", "?day=month&decided=proposed",
     "?list=nonsense&by=nonsense&day=nonsense&kind=nonsense&unit=nonsense&on=nonsense&handler=x"],
)  # fmt: skip
def test_every_way_of_asking_is_answered(town, query):
    answer = person(town, "supervisor").get(f"/supervision/breaches/{query}")
    assert answer.status_code == 200


def test_a_bad_cursor_is_a_page_that_says_so(town):
    assert person(town, "supervisor").get("/supervision/breaches/?cursor=x").status_code == 400
    assert person(town, "supervisor").get("/supervision/proposals/?cursor=x").status_code == 400


COUNTS = {
    "/supervision/breaches/?day=month": 7,
    "/supervision/breaches/?list=late": 7,
    "/supervision/breaches/?day=month&by=unit": 4,
    "/supervision/units/roads/": 10,
    "{review}": 12,
}


def test_pages_cost_the_same_however_much_there_is(town, timer):
    client = person(town, "supervisor")
    town.wait(days=4)

    def measured():
        found = {}
        for url in COUNTS:
            client.get(url.format(review=review_url(timer)))
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url.format(review=review_url(timer))).status_code == 200
            found[url] = len(seen)
        return found

    with_few = measured()
    for _turn in range(8):
        town.sent()
    town.wait(days=3)
    assert measured() == with_few == COUNTS


def test_a_decision_is_made_on_the_page(town, timer):
    client, url = person(town, "supervisor"), review_url(timer)
    page = Page(client.get(url).content.decode())
    assert {"causes", "verdict", "why", "evidence", "version"} <= page.named
    said = {**page.fields, "causes": ["slow_signing", "workload"], "verdict": "upheld", "why": "Nobody looked."}
    answer = client.post(url, said)
    assert answer.status_code == 303
    review = BreachReview.objects.get()
    assert (review.verdict, review.causes) == ("upheld", ["slow_signing", "workload"])
    shown = unescape(client.get(url).content.decode())
    assert "Nobody looked." in shown
    assert "Decided: upheld" in shown
    again = client.post(url, {**said, "why": "Typed with care."})
    assert again.status_code == 412, "somebody decided in the meantime"
    told = unescape(again.content.decode()).partition("This has changed since you opened the form")[2]
    told = told.partition("</div></div>")[0]
    assert "Decided" in told
    assert "Why: Nobody looked." in told
    assert "Typed with care." in again.content.decode()
    assert BreachReview.objects.get().version == review.version


def test_what_excuses_goes_to_a_second_person_on_the_pages(town, timer):
    client, url = person(town, "supervisor"), review_url(timer)
    page = Page(client.get(url).content.decode())
    said = {**page.fields, "causes": "outside", "verdict": "excused", "why": "A flood."}
    assert "evidence" in client.post(url, said).context["form"].errors
    assert client.post(url, {**said, "evidence": "Notice 7."}).status_code == 303
    assert count_for_second(town.who("supervisor"), town.now) == 0
    assert count_for_second(town.who("second"), town.now) == 1
    review = BreachReview.objects.get()
    confirm = f"/supervision/reviews/{review.pk}/second/"
    assert "Waits for a second person" in client.get(url).content.decode()
    assert client.post(confirm, {"version": 1, "answer": "confirm"}).status_code == 403
    other = person(town, "second")
    assert other.post(confirm, {"version": 1, "answer": "refuse"}).status_code == 400
    assert other.post(confirm, {"version": 1, "answer": "confirm"}).status_code == 303
    review.refresh_from_db()
    assert review.settled


def test_policies_at_fault_are_listed_until_taken_up(town, timer):
    review = decided(town, timer, causes=["budget_too_short"], why="Two hours are too few.")
    client = person(town, "second")
    assert "Two hours are too few." in client.get("/supervision/policies/").content.decode()
    assert count_policy(town.who("second"), town.now) == 1
    url = f"/supervision/policies/{review.pk}/"
    assert client.post(url, {"version": 1, "why": ""}).status_code == 422
    assert client.post(url, {"version": 1, "why": "Version 3."}).status_code == 303
    again = client.post(url, {"version": 1, "why": "Typed with care."})
    assert again.status_code == 412, "somebody took it up in the meantime"
    assert "Why: Version 3." in unescape(again.content.decode())
    assert "Typed with care." in again.content.decode()
    assert client.get(url).status_code == 404
    assert "Two hours are too few." not in client.get("/supervision/policies/").content.decode()
    assert client.get(url).status_code == 404


def test_the_fall_names_everybody_who_had_it(town):
    returned = Timer.objects.filter(ticket__returns__gt=0, breached_at__isnull=False).select_related("ticket")[0]
    fall = person(town, "supervisor").get(review_url(returned)).context["fall"]
    stretches = [(bar.holder, bar.state) for bar in fall.bars]
    assert stretches == [
        ("the hotline", "registered"),
        ("east-2 office", "waits to be signed for"),
        ("the hotline", "registered"),
        ("Roads bureau", "waits to be signed for"),
        ("Roads bureau", "being handled"),  # taken as signed for, by the ladder
    ]
    assert 0 < fall.due < fall.wide
    assert fall.bars[-1].after
    assisted = Timer.objects.filter(kind="assist", breached_at__isnull=False).select_related("ticket")[0]
    shown = person(town, "supervisor").get(review_url(assisted)).context["fall"]
    assert shown.bars[-1].holder == "Market bureau"
    assert shown.bars[-1].look == "assist"


def test_what_was_not_missed_is_not_reviewed(town):
    fine = Timer.objects.filter(breached_at=None).select_related("ticket")[0]
    client = person(town, "supervisor")
    assert client.get(review_url(fine)).status_code == 404
    assert client.get(f"/supervision/breaches/{fine.ticket.number}/nothing-1/").status_code == 404
    assert client.get("/supervision/units/nowhere/").status_code == 404


def test_yesterdays_breaches_wait_in_the_navigation(town, timer):
    next_day = timer.breached_at + timedelta(days=1)
    before = count_unreviewed(town.who("supervisor"), next_day)
    assert before > 0
    decided(town, timer)
    assert count_unreviewed(town.who("supervisor"), next_day) == before - 1
