"""The ticket's page: who sees it, what it never shows, what it costs, and two people at the same time."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.citizens.identity import Identity
from hotline.citizens.records import know
from tests.counters.casefile import Page, case_url, opened, person, sent
from tests.counters.test_access_matrix import patterns
from tests.counters.test_casefile_verbs import STATES, whom
from tests.story import everything
from tickets.domain.lifecycle import LOOKERS
from tickets.domain.numbers import check_digit
from tickets.domain.people import STAFF_ROLES

PAGES = ("", "live", "timeline", "identity", "deadline/citizen-1", "part/waterfall", "part/traces", "print", "act/note")
"""Every address below a ticket's. All answer those who see the ticket, and nobody else."""

PHONE, NAME = "13800138000", "Chen Xiaoming"


@pytest.fixture
def known(clock):
    """A ticket of somebody whose name and number are known, at work in the roads bureau."""
    caller = know(Identity.read({"name": NAME, "phone": PHONE}), now=clock.now, proved=True)
    clock.sent("market", caller=str(caller.pk)).handled()
    return clock


def test_every_address_is_tried():
    names = {name for address, name in patterns() if address.startswith("tickets/")}
    assert names == {"ticket", "live", "timeline", "identity", "deadline", "part", "print", "act"}


def test_who_gets_in(known):
    nowhere = f"260302-999999-{check_digit('260302999999')}"
    for role in sorted(STAFF_ROLES):
        client = person(known, whom(known, role))
        for rest in PAGES:
            status = client.get(case_url(known, *filter(None, [rest]))).status_code
            assert status == (200 if role in LOOKERS else 404), (role, rest)
            assert client.get(f"/tickets/{nowhere}/{rest}{'/' if rest else ''}").status_code == 404
    assert person(known, "water").get(case_url(known)).status_code == 404


def test_without_signing_in_there_is_the_way_in(known, client):
    for rest in PAGES:
        answer = client.get(case_url(known, *filter(None, [rest])))
        assert answer.status_code == 302, rest
        assert "next=" in answer["Location"]


def test_absent_and_forbidden_look_alike(known):
    client = person(known, "water")
    nowhere = f"260302-999999-{check_digit('260302999999')}"

    def plain(answer):
        text = answer.content.decode().replace(known.number, "N").replace(nowhere, "N")
        return re.sub(r'(value|content|nonce)="[^"]*"|"X-CSRFToken": "\w+"', "", text)

    for rest in PAGES:
        theirs = client.get(case_url(known, *filter(None, [rest])))
        none = client.get(f"/tickets/{nowhere}/{rest}/".replace("//", "/"))
        assert (theirs.status_code, plain(theirs)) == (none.status_code, plain(none))
    answer = client.post(case_url(known, "act", "note"), {"version": 1, "text": "x"})
    assert answer.status_code == 404


def test_looking_changes_nothing(known):
    before = everything()
    client = person(known, "supervisor")
    for rest in (*PAGES, "act/decide", "act/merge", "act/reclassify", "act/redirect", "act/reveal", "act/nonsense"):
        client.get(case_url(known, *filter(None, [rest])))
    assert everything() == before


def test_nobody_reads_the_identity_without_a_reason(known):
    for who in ("operator", "supervisor", "roads", "market"):
        client = person(known, who)
        for rest in ("", "live", "timeline", "identity", "print", "act/reply", "act/reveal"):
            html = client.get(case_url(known, *filter(None, [rest]))).content.decode()
            assert PHONE not in html.replace(" ", "")
            assert NAME not in html
            assert str(known.ticket.caller) not in html


def test_shown_for_minutes_then_gone(known):
    client = person(known, "operator")
    assert sent(client, known, "reveal", {"reason": "call_back"}).status_code == 303
    assert NAME in client.get(case_url(known)).content.decode()
    assert NAME in client.get(case_url(known, "identity")).content.decode()
    assert NAME not in client.get(case_url(known, "print")).content.decode()
    assert NAME not in person(known, "supervisor").get(case_url(known)).content.decode()
    known.wait(minutes=11)
    assert NAME not in client.get(case_url(known)).content.decode()
    assert known.event("reveal").data["reason"] == "call_back"


def test_looking_without_a_reason_is_refused_on_its_field(known):
    client = person(known, "operator")
    answer = sent(client, known, "reveal", {"detail": "Because."})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="reveal_reason_error"' in html
    assert "Because." in html
    assert NAME not in html


def test_the_access_log_is_for_its_readers(known):
    known.do("reveal", "operator", reason="call_back", detail="About the hole.")
    supervisor, roads = person(known, "supervisor"), person(known, "roads")
    assert "part/looks/" in supervisor.get(case_url(known)).content.decode()
    assert "About the hole." in supervisor.get(case_url(known, "part", "looks")).content.decode()
    assert "Who looked at the caller" not in roads.get(case_url(known)).content.decode()
    assert roads.get(case_url(known, "part", "looks")).status_code == 404


def test_the_same_caller_s_other_tickets_are_those_one_may_see(known):
    caller, number = str(known.ticket.caller), known.number
    known.sent(lead="water", caller=caller, title="A leak")
    known.number = number
    assert "A leak" in person(known, "operator").get(case_url(known)).content.decode()
    assert "A leak" not in person(known, "roads").get(case_url(known)).content.decode()


def test_a_stale_tab_says_what_changed_and_keeps_what_was_typed(known):
    client = person(known, "roads")
    page = opened(client, known, "interim_reply")
    known.do("append", "operator", text="It is deeper now.")
    said = {**page.fields, "text": "Half is done.", "promise_on": "2026-03-10"}
    answer = client.post(case_url(known, "act", "interim_reply"), said)
    html = answer.content.decode()
    assert answer.status_code == 412
    assert "This has changed since you opened the form" in html
    assert "It is deeper now." in html
    again = Page(html)
    assert again.fields["text"] == ["Half is done."]
    assert again.fields["version"] == [str(known.ticket.seq)]
    assert client.post(case_url(known, "act", "interim_reply"), again.fields).status_code == 303


def test_a_stale_tab_of_what_is_no_longer_possible(known):
    client = person(known, "roads")
    page = opened(client, known, "reply")
    known.do("redirect", "supervisor", lead="market", why="Theirs.")
    answer = client.post(case_url(known, "act", "reply"), {**page.fields, "result": "solved", "text": "Filled."})
    assert answer.status_code == 404  # it is no longer theirs to see
    known.do("redirect", "supervisor", lead="roads", why="Back.")
    answer = client.post(case_url(known, "act", "reply"), {**page.fields, "result": "solved", "text": "Filled."})
    html = answer.content.decode()
    assert answer.status_code == 412
    assert "This can no longer be done." in html
    assert Page(html).fields["text"] == ["Filled."]


def test_a_double_click_does_one_act(known):
    client = person(known, "roads")
    page = opened(client, known, "contact")
    said = {**page.fields, "way": "phone", "note": "Called."}
    before = known.ticket.seq
    assert client.post(case_url(known, "act", "contact"), said).status_code == 303
    assert client.post(case_url(known, "act", "contact"), said).status_code == 303
    assert known.ticket.seq == before + 1
    other = client.post(case_url(known, "act", "contact"), {**said, "note": "Called again."})
    assert other.status_code == 412  # other words are another act
    assert known.ticket.seq == before + 1


def test_a_double_click_on_what_needs_no_words(clock):
    clock.sent()
    client, before = person(clock, "roads"), clock.ticket.seq
    for _again in range(2):
        assert client.post(case_url(clock, "act", "sign_for"), {"version": before}).status_code == 303
    assert clock.verbs().count("sign_for") == 1


def test_the_law_s_refusal_lands_on_its_field(known):
    client = person(known, "roads")
    answer = sent(client, known, "interim_reply", {"text": "Later.", "promise_on": "2026-03-01"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert 'id="interim_reply_promise_on_error"' in html
    assert Page(html).fields["text"] == ["Later."]


def test_refusals_are_in_the_reader_s_language(known):
    client = person(known, "roads")
    client.cookies["django_language"] = "zh-hans"
    answer = sent(client, known, "interim_reply", {"text": "Later.", "promise_on": "2026-03-01"})
    error = re.search(r'id="interim_reply_promise_on_error".*?<span>(.*?)</span>', answer.content.decode(), re.S)
    assert error is not None
    assert re.search("[\u4e00-\u9fff]", error[1])


def test_nothing_new_costs_one_statement(known):
    client = person(known, "supervisor")
    url = case_url(known, "live") + f"?version={known.ticket.seq}"
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(url)
    assert (answer.status_code, answer.content) == (204, b"")
    assert len(seen) == 3  # the session, the account, the version
    known.do("note", "operator", text="Look here.")
    answer = client.get(url)
    assert answer.status_code == 200
    assert "Look here." in answer.content.decode()
    assert answer.content.count(b'hx-swap-oob="true"') >= 8


def counted(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_statements_do_not_grow_with_what_happened(known):
    known.do("reveal", "operator", reason="call_back")
    client, url = person(known, "supervisor"), case_url(known)
    before = counted(client, url)
    for number in range(20):
        known.do("append", "operator", text=f"Addition {number}.")
    assert counted(client, url) == before
    assert before <= 14


def test_the_page_is_light_however_long_the_story(known):
    for number in range(40):
        known.do("append", "operator", text=f"Addition {number}.")
    assert len(person(known, "supervisor").get(case_url(known)).content) < 60_000


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_its_page(clock, state):
    STATES[state](clock)
    client = person(clock, "supervisor")
    for rest in ("", "print", "timeline", "live"):
        assert client.get(case_url(clock, *filter(None, [rest]))).status_code == 200, rest


def test_the_timeline_is_narrowed_and_its_order_remembered(known):
    known.do("note", "roads", text="Between us.")
    client = person(known, "operator")
    assert "Between us." in client.get(case_url(known, "timeline")).content.decode()
    assert "Between us." not in client.get(case_url(known, "timeline") + "?show=public").content.decode()

    def order(html):
        return [int(one) for one in re.findall(r'id="event-(\d+)"', html)]

    newest = order(client.get(case_url(known)).content.decode())
    assert newest == sorted(newest, reverse=True)
    client.get(case_url(known, "timeline") + "?order=oldest")
    assert order(client.get(case_url(known)).content.decode()) == newest[::-1]


def test_a_deadline_says_why(known):
    client = person(known, "roads")
    slug = re.search(r"deadline/(handle-[\w-]+)/", client.get(case_url(known)).content.decode())
    html = client.get(case_url(known, "deadline", slug[1])).content.decode()
    assert "shandong@1" in html
    assert "not counted: day off of the week" in html
    assert "5 working days" in html


def test_earlier_deadlines_say_why_when_they_are_opened(known):
    client = person(known, "roads")
    assert "part/clocks/" in client.get(case_url(known)).content.decode()
    assert "deadline/sign_for-3/" in client.get(case_url(known, "part", "clocks")).content.decode()
    html = client.get(case_url(known, "deadline", "sign_for-3")).content.decode()
    assert "shandong@1" in html
    assert "<h1>" in html
    part = client.get(case_url(known, "deadline", "sign_for-3"), headers={"HX-Request": "true"}).content.decode()
    assert "shandong@1" in part
    assert "<h1>" not in part
    assert client.get(case_url(known, "deadline", "sign_for-99")).status_code == 404


def test_why_this_unit(clock):
    clock.register()
    client, there = person(clock, "operator"), case_url(clock, "part", "traces")
    assert f'hx-get="{there}"' in client.get(case_url(clock)).content.decode()
    whole = client.get(there).content.decode()
    assert "Rule road-works" in whole
    assert "<h1>" in whole
    part = client.get(there, headers={"HX-Request": "true"}).content.decode()
    assert "Rule road-works" in part
    assert "<h1>" not in part


def test_a_long_story_begins_and_its_rest_is_fetched_when_opened(known):
    for number in range(20):
        known.do("append", "operator", text=f"Addition {number}.")
    client = person(known, "supervisor")

    def told(*rest, query=""):
        return set(re.findall(r'id="event-(\d+)"', client.get(case_url(known, *rest) + query).content.decode()))

    begun, rest = told(), told("timeline", query="?show=all&order=newest&rest=1")
    assert len(begun) == 12
    assert not begun & rest
    assert begun | rest == told(query="?whole=1") == {str(seq) for seq in range(1, known.ticket.seq + 1)}
    client.get(case_url(known, "timeline") + "?order=oldest")
    assert "1" in told()


def test_an_unknown_part_is_not_there(known):
    assert person(known, "supervisor").get(case_url(known, "part", "nonsense")).status_code == 404


def test_paper_bears_no_code(known):
    html = person(known, "operator").get(case_url(known, "print")).content.decode()
    assert known.code not in html
    assert '<svg xmlns="http://www.w3.org/2000/svg" viewBox=' in html  # it is scaled, not cut off
    assert f"number={known.number}" in html


def test_paper_for_the_citizen_says_what_their_page_says_and_no_more(known):
    known.do("note", "roads", text="The lorry broke down, do not tell.")
    known.do("reply", "roads", result="solved", text="Filled the pothole.")
    client = person(known, "roads")
    theirs, inside = (client.get(case_url(known, "print") + query).content.decode() for query in ("", "?for=staff"))
    for hidden in ("The lorry broke down", "Filled the pothole.", known.who("roads").name + "<"):
        assert hidden not in theirs
        assert hidden in inside
    assert "do not hand this out" in inside
    assert "Roads bureau confirmed receipt." in theirs
    known.do("pass_reply", "reviewer")
    theirs = person(known, "operator").get(case_url(known, "print")).content.decode()
    assert "Filled the pothole." in theirs
    assert "The lorry broke down" not in theirs


def test_what_people_write_is_text(known):
    known.do("append", "operator", text="<script>alert(1)</script>")
    html = person(known, "roads").get(case_url(known)).content.decode()
    assert "<script>alert(1)</script>" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_list_is_gone_back_to_and_nowhere_else(known):
    client = person(known, "roads")
    answer = sent(client, known, "note", {"text": "One."}, "?next=/account/")
    assert answer["Location"] == "/account/"
    for elsewhere in ("https://elsewhere.example/", "javascript:alert(1)", "//elsewhere.example"):
        page = client.get(case_url(known, "act", "note"), {"next": elsewhere}).content.decode()
        assert f'href="{elsewhere}"' not in page
    answer = sent(client, known, "note", {"text": "Two."}, "?next=https://elsewhere.example/")
    assert answer["Location"] == case_url(known)
