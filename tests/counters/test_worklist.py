"""Worklists: who finds what in which list, in which order, and what it costs."""

import itertools
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.counters.doors import problem, program, told
from tests.story import staff
from tickets.domain.people import Role
from tickets.domain.refusals import Absent, Invalid
from tickets.queries.pages import Cursor
from tickets.queries.worklist import WORKLISTS, tickets, worklist, worklists_of

PAGINGS = list(itertools.product(("due", "newest"), (1, 2, 3, 50), ("operator", "roads", "hall")))


def shown(story, name, who, **more):
    return [ticket.number for ticket in worklist(name, story.who(who), story.now, **more).tickets]


def lists(story, who):
    """Return every list of somebody that holds something."""
    found = {row.name: shown(story, row.name, who) for row in worklists_of(story.who(who))}
    return {name: rows for name, rows in found.items() if rows}


def test_a_ticket_wanders_through_the_lists(story):
    story.register(route=False)
    number = [story.number]
    assert lists(story, "operator") == {"triage": number, "due_soon": number}
    assert lists(story, "roads") == {}
    story.do("dispatch", "operator", lead="roads", why="By hand.")
    assert lists(story, "roads") == {"to_sign": number, "unit": number, "due_soon": number}
    assert lists(story, "supervisor") == {"to_sign": number, "due_soon": number}
    story.handled()
    assert lists(story, "roads") == {"handling": number, "unit": number}
    story.do("assign", "roads", person=story.who("roads").staff_id)
    assert lists(story, "roads")["mine"] == number
    story.do("request", "roads", kind="extension", reason="inspection", basis="Rain.", days=1)
    assert lists(story, "dispatcher")["requests"] == lists(story, "roads")["requests"] == number
    story.do("decide", "supervisor", request=1, decision="refused", why="No.")
    story.do("supervise", "supervisor", kind="written", why="Watch it.")
    assert lists(story, "supervisor")["supervised"] == lists(story, "roads")["supervised"] == number
    story.do("suspend", "supervisor", plan="Spring.", owner="Roads", review_on="2026-04-01")
    assert lists(story, "roads")["suspended"] == lists(story, "supervisor")["suspended"] == number
    story.do("wake", "supervisor")
    story.do("reply", "roads", result="solved", text="Filled.")
    assert lists(story, "reviewer")["reply_review"] == number
    assert "unit" not in lists(story, "roads")
    story.do("pass_reply", "reviewer")
    assert lists(story, "contractor")["callbacks"] == number
    story.do("call_back", "operator", reach="reached", contacted=True, solved="yes", satisfied=5)
    assert lists(story, "operator") == lists(story, "roads") == {}


def test_overdue(story):
    story.register()
    story.until("2026-03-20 10:00")
    for who in ("operator", "roads", "supervisor"):
        assert shown(story, "overdue", who) == [story.number], who
        assert shown(story, "due_soon", who) == []


def test_what_is_asked_of_a_closed_ticket_is_in_the_list_of_requests(story):
    story.register()
    story.closed()
    story.do("ask_reopen", "citizen", facts="It broke again.")
    first = story.number
    for _turn in range(2):
        story.register()
        story.handled()
        story.do("request", "roads", kind="extension", reason="inspection", basis="Rain.", days=1)
    whole = shown(story, "requests", "dispatcher")
    assert whole[-1] == first
    assert len(whole) == 3
    seen, cursor = [], ""
    for _turn in range(3):
        page = worklist("requests", story.who("dispatcher"), story.now, limit=1, cursor=cursor)
        seen += [ticket.number for ticket in page.tickets]
        cursor = page.next
    assert seen == whole
    assert cursor == ""
    back = worklist("requests", story.who("dispatcher"), story.now, limit=2, cursor=page.previous)
    assert [ticket.number for ticket in back.tickets] == whole[:2]


def test_arbitration_is_the_supervisors(story):
    story.register()
    for turn in range(3):
        story.do("request", "roads", kind="return", reason="duty_overlap", basis="Not ours.")
        story.do("decide", "supervisor", request=turn + 1, decision="granted", why="Right.")
        if turn < 2:
            story.do("dispatch", "operator", lead="roads", why="Still yours.")
    assert shown(story, "arbitration", "supervisor") == [story.number]
    assert shown(story, "triage", "operator") == []
    with pytest.raises(Absent):
        shown(story, "arbitration", "operator")


def test_a_ticket_with_several_parts_is_shown_once(story):
    story.sent("s-east-1", "s-east-2", lead="d-east")
    district = staff("coordinator", Role.DISTRICT_COORDINATOR, unit="d-east")
    for order in ("due", "newest"):
        page = tickets(district, story.now, order=order)
        assert [ticket.number for ticket in page.tickets] == [story.number]
    assert [ticket.number for ticket in worklist("unit", district, story.now).tickets] == [story.number]
    assert [ticket.number for ticket in worklist("to_sign", district, story.now).tickets] == [story.number]
    assert shown(story, "to_sign", "s-east-1") == []
    assert shown(story, "unit", "s-east-1") == [story.number]


@pytest.mark.parametrize("limit", (1, 2))
def test_tickets_with_several_parts_are_shown_once_over_all_pages(story, limit):
    for _turn in range(3):
        story.sent("s-east-1", "s-east-2", lead="d-east")
        story.wait(minutes=7)
    district = staff("coordinator", Role.DISTRICT_COORDINATOR, unit="d-east")
    whole = [ticket.number for ticket in tickets(district, story.now, order="due").tickets]
    assert len(whole) == 3

    def walk(cursor, way):
        found = []
        while True:
            page = tickets(district, story.now, order="due", cursor=cursor, limit=limit)
            found.append([ticket.number for ticket in page.tickets])
            cursor, last = getattr(page, way), cursor
            if not cursor:
                return found, last

    pages, last = walk("", "next")
    assert list(chain(*pages)) == whole
    before, _first = walk(tickets(district, story.now, order="due", cursor=last, limit=limit).previous, "previous")
    assert list(chain(*reversed(before))) == whole[: -len(pages[-1])]


def test_a_copy_is_seen_but_is_no_work(story):
    story.sent(copies=("water",))
    assert shown(story, "unit", "water") == []
    assert [ticket.number for ticket in tickets(story.who("water"), story.now).tickets] == [story.number]


def test_a_report_about_a_unit_is_in_none_of_its_lists(story):
    story.register(route=False, type="report", accused="d-east")
    story.do("dispatch", "supervisor", lead="market", assists=["roads"], why="Look into it.")
    assert shown(story, "unit", "market") == [story.number]
    for unit in ("d-east", "s-east-1"):
        assert lists(story, unit) == {}
    hall = staff("hall.clerk", Role.UNIT_CLERK, unit="hall")
    for order in ("due", "newest"):
        assert not tickets(hall, story.now, order=order).tickets
    assert not worklist("unit", hall, story.now).tickets


def test_a_list_that_is_not_for_you_is_not_there(clock):
    problem(program(clock, "roads").get("/api/v1/worklists/triage/"), 404, "no_worklist")
    problem(program(clock, "operator").get("/api/v1/worklists/nonsense/"), 404, "no_worklist")
    assert told(program(clock, "analyst").get("/api/v1/worklists/"), 200) == []
    named = [row["name"] for row in told(program(clock, "roads").get("/api/v1/worklists/"), 200)]
    assert named == [row.name for row in worklists_of(clock.who("roads"))]
    for name in named:
        told(program(clock, "roads").get(f"/api/v1/worklists/{name}/"), 200)


@pytest.mark.parametrize("order, limit, who", PAGINGS)
def test_pages_are_the_whole_list_in_pieces(story, order, limit, who):
    actor = staff("hall", Role.DISTRICT_COORDINATOR, unit="hall") if who == "hall" else story.who(who)
    for turn in range(5):
        story.register(category="0504" if turn % 2 and who == "operator" else "0706")
        if turn % 2:
            story.wait(minutes=7)
    whole = [ticket.number for ticket in tickets(actor, story.now, order=order).tickets]
    assert len(whole) == 5
    seen, pages, cursor = [], [], ""
    while True:
        page = tickets(actor, story.now, order=order, cursor=cursor, limit=limit)
        seen += [ticket.number for ticket in page.tickets]
        pages.append(page)
        if not (cursor := page.next):
            break
    assert seen == whole
    for page, before in zip(reversed(pages), list(reversed(pages))[1:], strict=False):
        back = tickets(actor, story.now, order=order, cursor=page.previous, limit=limit)
        assert [one.number for one in back.tickets] == [one.number for one in before.tickets]
    assert pages[0].previous == ""


def test_a_cursor_is_read_back_as_it_was_written(story):
    for cursor in (Cursor("newest", False, 7), Cursor("due", True, 7, story.now), Cursor("due", False, 7)):
        assert Cursor.read(cursor.text(), cursor.order) == cursor
    with pytest.raises(Invalid):
        Cursor.read(Cursor("newest", False, 7).text(), "due")


@pytest.mark.parametrize("order, index", [("due", "assignment_worklist"), ("newest", "assignment_sight")])
def test_units_lists_walk_their_index(story, order, index):
    story.register()
    name = "unit"
    with CaptureQueriesContext(connection) as seen:
        if order == "due":
            worklist(name, story.who("roads"), story.now, order=order)
        else:
            tickets(story.who("roads"), story.now, order=order)
    (query,) = [one["sql"] for one in seen if "LATERAL" in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("EXPLAIN " + query)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert index in plan, plan


def test_every_list_has_a_name_a_label_and_people():
    for name, row in WORKLISTS.items():
        assert name == row.name
        assert str(row.label)
        assert row.roles
