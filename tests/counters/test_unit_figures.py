"""How the work lies: figures equal the lists they lead to."""

import re

import pytest

from tests.counters.casefile import person
from tests.counters.unit_room import rows, settle

FIGURE = re.compile(
    r'<a (?:class="[^"]*" )?href="(/unit/\?[^"]+)">(?:\s*<svg.*?</svg>)?\s*(?:[^<\d]*: )?(\d+)</a>', re.S
)


@pytest.fixture
def busy(clock):
    settle(clock)
    for turn in range(4):
        clock.sent("market", title=f"Hole {turn}").handled()
        if turn % 2:
            clock.do("assign", "roads", person=clock.who("handler").staff_id)
        clock.wait(days=1, hours=7)
    clock.sent(lead="roads")
    clock.sent(lead="water")
    clock.register(route=False, type="report", accused="roads", category="1703", title="They sleep")
    clock.do("dispatch", "supervisor", lead="market", why="Not theirs.")
    return clock


@pytest.mark.parametrize(
    ("who", "page"),
    [("lead", "days/"), ("handler", "days/?mine=1"), ("lead", "people/"), ("hall", "units/"), ("hall", "days/")],
)
def test_every_figure_is_as_long_as_its_list(busy, who, page):
    client = person(busy, who)
    found = [
        (url.replace("&amp;", "&"), int(number))
        for url, number in FIGURE.findall(client.get(f"/unit/{page}").content.decode())
    ]
    assert found
    for url, number in found:
        assert len(rows(client.get(url))) == number, url


def test_people_have_what_they_have(busy):
    html = person(busy, "lead").get("/unit/people/").content.decode()
    key = busy.who("handler").staff_id
    assert f"handler={key}" in html
    assert ">2</a>" in html
    assert "Nobody yet" in html


def test_who_left_still_holds_what_they_hold(busy):
    from hotline.staff.models import User

    User.objects.filter(pk=busy.who("handler").staff_id).update(is_active=False)
    client = person(busy, "lead")
    assert "no longer in the unit" in client.get("/unit/people/").content.decode()
    held = rows(client.get("/unit/", {"list": "unit", "handler": busy.who("handler").staff_id}))
    assert len(held) == 2


def test_a_coordinator_sees_no_report_about_their_own(busy):
    html = person(busy, "hall").get("/unit/units/").content.decode()
    # The market bureau assists four times; the report about the roads bureau that it leads is not counted.
    assert len(rows(person(busy, "hall").get("/unit/", {"list": "unit", "unit": "market"}))) == 4
    assert "They sleep" not in html


def test_an_empty_unit_says_so(busy):
    assert "Nothing is open" in person(busy, "gas").get("/unit/days/").content.decode()
