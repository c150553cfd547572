"""The unit's inbox: who gets in, what each list holds, how it is narrowed, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.counters.casefile import person
from tests.counters.test_access_matrix import patterns
from tests.counters.unit_room import rows, settle
from tests.story import everything
from tickets.domain.lifecycle import UNIT_PEOPLE
from tickets.domain.people import STAFF_ROLES, Role
from tickets.queries.filters import FLAGS
from tickets.queries.load import lengths
from tickets.queries.worklist import WORKLISTS, worklist, worklists_of

LEADERS = {Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR}
PAGES = {
    "": UNIT_PEOPLE,
    "tabs/": UNIT_PEOPLE,
    "print/": UNIT_PEOPLE,
    "days/": UNIT_PEOPLE,
    "people/": LEADERS,
    "units/": LEADERS,
    "filters/": UNIT_PEOPLE,
    "filters/save/": UNIT_PEOPLE,
}
POSTED = {"bulk/": UNIT_PEOPLE, "filters/1/delete/": UNIT_PEOPLE}


@pytest.fixture
def room(clock):
    return settle(clock)


@pytest.fixture
def busy(room):
    """A town at work: tickets in every state a unit has, one it assists, one of others, one about itself."""
    for turn in range(3):
        room.sent("market", title=f"Hole {turn}")
        room.wait(minutes=5)
    room.handled()
    room.do("request", "roads", kind="extension", reason="inspection", basis="Rain.", days=1)
    room.sent("roads", lead="market", title="Stalls on the road").handled("market")
    room.sent(lead="roads", title="Winter hole").handled()
    room.do("suspend", "supervisor", plan="Spring.", owner="Roads", review_on="2026-04-01")
    room.sent(lead="roads", title="Watched hole").handled()
    room.do("assign", "roads", person=room.who("handler").staff_id)
    room.do("supervise", "supervisor", kind="written", why="Watch it.")
    room.do("urge", "operator")
    room.sent(lead="water", title="A leak")
    room.sent(lead="roads", title="Answered hole").replied()
    room.until("2026-03-05 10:00")
    room.sent(lead="roads", title="New hole")
    return room


def test_every_address_is_tried():
    names = {name for address, name in patterns() if address.startswith("unit/")}
    tried = {"inbox", "tabs", "print", "bulk", "days", "people", "units", "filters", "save-filter", "change-filter"}
    assert names == tried


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_who_gets_in(busy, role):
    client = person(busy, f"as.{role}")
    for page, who in PAGES.items():
        assert client.get(f"/unit/{page}").status_code == (200 if role in who else 404), page
    for page, who in POSTED.items():
        answer = client.post(f"/unit/{page}").status_code
        assert answer == (422 if page == "bulk/" and role in who else 404), page
        assert client.get(f"/unit/{page}").status_code == 405


def test_without_signing_in_there_is_the_way_in(busy, client):
    for page in PAGES:
        answer = client.get(f"/unit/{page}")
        assert answer.status_code == 302
        assert "next=" in answer["Location"]


def test_looking_changes_nothing(busy):
    before = everything()
    for who in ("roads", "lead", "hall"):
        client = person(busy, who)
        for page in PAGES:
            client.get(f"/unit/{page}")
        for name in WORKLISTS:
            client.get("/unit/", {"list": name})
    assert everything() == before


@pytest.mark.parametrize("who", ["roads", "lead", "handler", "hall", "market", "water", "idle"])
def test_a_list_is_the_law_s(busy, who):
    actor, client = busy.who(who), person(busy, who)
    counted = lengths(actor, worklists_of(actor), busy.now)
    for row in worklists_of(actor):
        law = [ticket.number for ticket in worklist(row.name, actor, busy.now, limit=100).tickets]
        assert rows(client.get("/unit/", {"list": row.name})) == law, row.name
        assert counted[row.name] == len(law), row.name


def test_lists_hold_what_one_expects(busy):
    titles = {ticket.number: ticket.title for ticket in type(busy.ticket).objects.all()}

    def shown(who, **query):
        return sorted(titles[number] for number in rows(person(busy, who).get("/unit/", query)))

    assert shown("handler") == ["Watched hole"]  # a handler begins with what was given to them
    assert shown("roads", list="to_sign") == ["New hole"]  # the others the ladder has signed for
    assert shown("roads", list="suspended") == ["Winter hole"]
    assert shown("roads", list="requests") == ["Hole 2"]
    assert "Stalls on the road" in shown("roads")  # its assisting part
    assert "A leak" not in shown("roads")
    assert "A leak" in shown("hall")
    assert "Answered hole" not in shown("hall")


def test_a_list_of_others_is_not_there(busy):
    client = person(busy, "roads")
    for name in ("triage", "reply_review", "callbacks", "nonsense"):
        assert client.get("/unit/", {"list": name}).status_code == 404


def test_a_report_about_a_unit_is_hidden_from_its_line(busy):
    busy.register(route=False, type="report", accused="roads", category="1703", title="They sleep")
    busy.do("dispatch", "supervisor", lead="market", why="Not theirs.")
    assert busy.number in rows(person(busy, "market").get("/unit/"))
    for who in ("roads", "lead", "hall"):
        assert busy.number not in rows(person(busy, who).get("/unit/", {"list": "unit"})), who


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"state": "suspended"}, {"Winter hole"}),
        ({"q": "stalls"}, {"Stalls on the road"}),
        ({"flags": "supervised"}, {"Watched hole"}),
        ({"flags": ["supervised", "urged"]}, {"Watched hole"}),
        ({"flags": ["supervised", "asked"]}, set()),
        ({"handler": "0", "state": "suspended"}, {"Winter hole"}),
        ({"due": "late", "q": "new"}, set()),
        ({"area": "west"}, set()),
        ({"category": "05"}, set()),
        ({"category": "07", "q": "winter"}, {"Winter hole"}),
        ({"urgency": "emergency"}, set()),
    ],
)
def test_a_list_is_narrowed(busy, query, titles):
    answer = person(busy, "roads").get("/unit/", query)
    names = {ticket.number: ticket.title for ticket in type(busy.ticket).objects.all()}
    assert {names[number] for number in rows(answer)} == titles
    assert answer.content.decode().count('class="chip chip-work" href') >= 1


def test_narrowed_by_handler_and_by_unit(busy):
    busy.do("assign", "roads", person=busy.who("handler").staff_id)  # the new hole
    key = str(busy.who("handler").staff_id)
    assert busy.number in rows(person(busy, "lead").get("/unit/", {"handler": key}))
    assert len(rows(person(busy, "lead").get("/unit/", {"handler": key}))) == 2
    assert len(rows(person(busy, "hall").get("/unit/", {"unit": "water"}))) == 1
    assert "by_unit" not in person(busy, "roads").get("/unit/").content.decode()


def test_due_days_share_out_what_is_open(busy):
    client = person(busy, "roads")
    late = set(rows(client.get("/unit/", {"due": "late"})))
    assert late == set(rows(client.get("/unit/", {"list": "overdue"})))
    found = [set(rows(client.get("/unit/", {"due": due}))) for due in ("late", "today", "tomorrow")]
    assert not found[0] & found[1]
    assert not found[1] & found[2]
    assert found[0] | found[1] | found[2] <= set(rows(client.get("/unit/")))


def test_every_flag_is_offered():
    from hotline.unit.narrowing import FLAGS as offered

    assert [code for code, _label in offered] == list(FLAGS)


@pytest.mark.parametrize(
    "query",
    [
        {"state": "closed"},
        {"state": "nonsense"},
        {"handler": "x"},
        {"flags": "password"},
        {"category": "no"},
        {"due": "x"},
        {"lead__password__startswith": "a", "unit": "market"},
    ],
)
def test_what_nobody_offers_narrows_nothing_and_is_said(busy, query):
    answer = person(busy, "roads").get("/unit/", query)
    expected = 400 if set(query) & {"state", "handler", "flags", "category", "due"} else 200
    assert answer.status_code == expected
    assert rows(answer) == rows(person(busy, "roads").get("/unit/"))
    if expected == 400:
        assert b'class="errors"' in answer.content


def test_a_bad_cursor_is_a_page_that_says_so(busy):
    assert person(busy, "roads").get("/unit/", {"cursor": "x"}).status_code == 400


def test_pages_follow_one_another(room):
    for turn in range(30):
        room.sent(title=f"Hole {turn}")
    client = person(room, "roads")
    first = client.get("/unit/")
    assert len(rows(first)) == 25
    url = first.content.decode().split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = client.get(f"/unit/{url}")
    assert len(rows(second)) == 5
    assert not set(rows(first)) & set(rows(second))


def test_rows_say_what_a_unit_needs(busy):
    html = person(busy, "roads").get("/unit/").content.decode()
    assert "assisting part" in html
    assert "led by Market bureau" in html
    assert html.count("data-due") > 8
    for mark in ("supervised", "urged", "a request waits"):
        assert mark in html, mark


def test_a_part_alone_is_answered_to_a_poll(busy):
    client = person(busy, "roads")
    answer = client.get("/unit/", {"list": "unit"}, headers={"HX-Request": "true"})
    assert answer.content.startswith(b'<div id="list"')
    tabs = client.get("/unit/tabs/", {"list": "unit"}).content.decode()
    assert 'aria-current="page"' in tabs
    assert '<b class="count">' in tabs


def test_paper(busy):
    html = person(busy, "roads").get("/unit/print/", {"list": "to_sign"}).content.decode()
    assert "New hole" in html
    assert "24:00" in html


def counted(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


MOST = {"": 20, "print/": 20, "days/": 8, "people/": 8, "units/": 8, "filters/": 8}


@pytest.mark.parametrize(("who", "assists"), [("lead", ("market",)), ("hall", ())])
def test_two_tickets_or_twenty_cost_the_same(room, who, assists):
    """Where several units below hold parts in one ticket, a page may be read in two goes."""
    room.sent(*assists).handled()
    room.sent(*assists)
    client = person(room, who)
    urls = [f"/unit/{page}" for page in MOST]
    with_two = [counted(client, url) for url in urls]
    for turn in range(18):
        room.sent(*assists, title=f"Hole {turn}")
        if turn % 2:
            room.handled()
            room.do("assign", "roads", person=room.who("handler").staff_id)
    assert [counted(client, url) for url in urls] == with_two
    assert all(cost <= most for cost, most in zip(with_two, MOST.values(), strict=True)), with_two
