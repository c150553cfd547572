"""What the desk shows while one types: who calls, what is alike, what would happen. Nothing is written."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.citizens.flags import raise_flag
from hotline.desk.form import Form
from hotline.desk.suggesting import suggest
from hotline.knowledge.actions import ArticleRow, put_article
from routing import queries as routing
from tests.counters.desk import PHONE, call, operator, send
from tests.story import everything
from tests.verbs.conftest import built, story
from tickets.models import Ticket

__all__ = ["built", "story"]

DOORS = ("caller", "suggest", "beside")


@pytest.fixture
def desk(clock):
    return operator(clock)


def shown(desk, door, **said):
    answered = send(desk, call(**said), door)
    assert answered.status_code == 200
    return answered.content.decode()


def test_a_number_tells_its_history_masked(clock, desk, caplog):
    send(desk, call(care=["elderly", "deaf"], address_as="先生"))
    number = Ticket.objects.get().number
    raise_flag(
        PHONE,
        actor=clock.who("supervisor"),
        now=clock.now,
        reason="abuse",
        step="warned",
        evidence="Recording 3.",
        expires_on=clock.now.date().replace(day=28),
    )
    with caplog.at_level("INFO", "hotline.intake.calling"):
        page = shown(desk, "caller", phone="+86 138-0013-8000")
    assert "陈**" in page
    assert "陈小明" not in page
    assert "138****8000" in page
    assert "hard of hearing" in page
    assert "insults or threatens staff (warned)" in page
    assert f"append:{number}" in page
    assert [one.action for one in caplog.records] == ["callers.lookup"]


def test_a_first_call_and_what_is_no_number(clock, desk):
    assert "First call from this number." in shown(desk, "caller")
    assert "This is not a telephone number." in shown(desk, "caller", phone="12ab")
    assert "Type the number" in shown(desk, "caller", phone="")


def test_category_type_and_place_are_suggested(clock, desk):
    page = shown(desk, "suggest", category="", area="", content="I want to report rubbish near Harbour Road")
    for value in ("0203", "report", "east-1"):
        assert f'data-value="{value}"' in page
    assert page.count("data-key=") == len({part.split('"')[0] for part in page.split('data-key="')[1:]})


def test_what_stands_there_is_not_suggested(clock, desk):
    page = shown(desk, "suggest", category="0203", area="east-1", type="report", content="report rubbish, Harbour Road")
    assert "data-value" not in page


def test_a_point_suggests_its_area(clock, desk):
    assert 'data-value="west-2"' in shown(desk, "suggest", content="", category="", area="", lon="120.15", lat="30.05")
    assert "data-value" not in shown(desk, "suggest", content="", category="", area="", lon="x", lat="30.05")


def test_suggesting_takes_no_time(clock):
    catalogue = routing.current()
    form = Form.fresh(content="I want to report rubbish and a pothole near Harbour Road. 举报垃圾。" * 20)
    suggest(form, catalogue, "en", clock.now.date())
    begun = time.perf_counter()
    for _turn in range(10):
        suggest(form, catalogue, "en", clock.now.date())
    assert (time.perf_counter() - begun) / 10 < 0.020


def test_the_preview_follows_the_form(clock, desk):
    first = shown(desk, "beside")
    assert "Roads bureau" in first
    assert "east-1 office" in first
    assert "24:00" in first
    assert "road-works" in first
    second = shown(desk, "beside", category="0504", content="A burst main")
    assert "Water company" in second
    assert "Roads bureau" not in second
    assert "because the category “Burst main” is urgent" in second
    third = shown(desk, "beside", category="0602", content="gas leak")
    assert "F9, then Enter" in third
    asked = shown(desk, "beside", content="A gathering at the corner")
    assert "a colleague decides" in asked
    assert "the rule asks for it" in asked
    assert "because you said so" in shown(desk, "beside", urgency="urgent")


def test_what_is_missing_is_said_where_the_preview_would_be(clock, desk):
    assert "Say where it is" in shown(desk, "beside", area="", address="")


def test_look_alikes_may_be_joined(clock, desk):
    clock.sent(lon=120.25, lat=30.05, content="A deep pothole at the corner.")
    page = shown(desk, "beside", lon="120.2501", lat="30.05")
    assert f"merge:{clock.number}" in page
    assert f"append:{clock.number}" in page
    clock.closed()
    assert "merge:" not in shown(desk, "beside", lon="120.2501", lat="30.05")


def test_an_answer_closes_in_one_key(clock, desk):
    put_article(
        ArticleRow(
            code="meter",
            titles={"en": "Who reads the meter?", "zh-hans": "谁来抄表？"},
            answers={"en": "The water company, every second month.", "zh-hans": "自来水公司每两个月抄一次。"},
            category="0504",
            keywords=["meter"],
        ),
        by="tests",
        now=clock.now,
    )
    form = call(content="Who reads the meter?", category="", area="", type="consultation")
    page = send(desk, form, "beside").content.decode()
    assert "every second month" in page
    assert 'name="answer_with" value="meter"' in page
    assert send(desk, {**form, "answer_with": "meter", "do": "route"}).status_code == 303
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.outcome, ticket.type) == ("closed", "answered", "consultation")


def test_looking_writes_nothing_of_a_ticket(clock, desk):
    clock.sent()
    before = everything()
    for door in DOORS:
        shown(desk, door)
    for url in ("/desk/", "/desk/?new=1", "/desk/map/", "/desk/ringing/"):
        assert desk.get(url).status_code in (200, 204)
    assert everything() == before


def test_the_map_draws_streets_and_says_where_points_lie(clock, desk):
    page = desk.get("/desk/map/").content.decode()
    assert page.count("data-area=") == 4
    assert 'data-west="120.0"' in page


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("operator", True),
        ("contractor", True),
        ("dispatcher", True),
        ("reviewer", True),
        ("supervisor", True),
        ("roads", False),
        ("handler", False),
        ("district_coordinator", False),
        ("inspector", False),
        ("analyst", False),
        ("auditor", False),
        ("system_admin", False),
        ("security_admin", False),
        ("api_partner", False),
    ],
)
def test_whose_desk_it_is(clock, who, sees):
    client = operator(clock, who)
    gets = {url: client.get(url).status_code for url in ("/desk/", "/desk/map/", "/desk/ringing/")}
    posts = {door: send(client, call(), door).status_code for door in (*DOORS, "finish", "park", "drop", "join")}
    if sees:
        assert gets == {"/desk/": 200, "/desk/map/": 200, "/desk/ringing/": 204}
        assert posts["finish"] == 303
    else:
        assert set(gets.values()) | set(posts.values()) == {404}
        assert Ticket.objects.count() == 0


def test_nobody_gets_in_without_signing_in(client, db):
    assert client.get("/desk/").status_code == 302
    assert client.get("/desk/finish/").status_code in (302, 405)


@pytest.mark.parametrize("door", ["finish", "join", "park", "drop", *DOORS])
def test_nothing_is_done_by_looking_at_an_address(desk, door):
    assert desk.get(f"/desk/{door}/").status_code == 405


def test_statements_do_not_grow(clock, desk):
    def asked():
        counts = {}
        for door in DOORS:
            with CaptureQueriesContext(connection) as seen:
                shown(desk, door, key="00000000-0000-4000-8000-000000000001", phone="13900139000")
            counts[door] = len(seen)
        with CaptureQueriesContext(connection) as seen:
            desk.get("/desk/?new=1")
        return counts | {"console": len(seen)}

    send(desk, call(phone="13900139000"))
    asked()
    with_one = asked()
    for _turn in range(8):
        send(desk, call(phone="13900139000"))
        send(desk, call(), "beside")
    assert asked() == with_one
    assert with_one["suggest"] <= 5
    assert max(with_one.values()) <= 22, with_one
