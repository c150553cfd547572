"""A call at the desk: every way it may end, once, with what was typed kept where something is wrong."""

import pytest
from django.conf import settings

from hotline.desk.models import Draft, Finished
from hotline.desk.ways import BY_CODE, ROUTES, WAYS
from hotline.staff.models import User
from tests.counters.desk import call, operator, send
from tests.verbs.conftest import built, story
from tickets.domain.vocabulary import REFERRALS, LegalRoute, Outcome
from tickets.models import Event, Ticket

__all__ = ["built", "story"]


@pytest.fixture
def desk(clock):
    return operator(clock)


def test_a_call_is_sent_and_read_out(clock, desk):
    answered = send(desk, call())
    assert answered.status_code == 303
    ticket = Ticket.objects.get()
    assert (ticket.lead_id, ticket.title) == ("roads", "A deep pothole at the corner")
    page = desk.get(answered["Location"]).content.decode()
    assert ticket.number in page
    assert "Roads bureau" in page
    # The code is made from the form's key again: a reload of the page can read it out again.
    assert page.count('<p class="groups">') == 1


def test_with_scripts_the_browser_is_told_where_to_go(clock, desk):
    answered = desk.post("/desk/finish/", call(), headers={"HX-Request": "true"})
    assert answered["HX-Redirect"].startswith("/desk/done/")


def test_sent_twice_it_is_one_ticket(clock, desk):
    form = call()
    first, second = send(desk, form), send(desk, form)
    assert first["Location"] == second["Location"]
    assert Ticket.objects.count() == Finished.objects.count() == 1


@pytest.mark.parametrize("way", [way.code for way in BY_CODE.values() if way.code not in ("route", "answer")])
def test_whatever_is_not_taken_up_is_told_its_way(clock, desk, way):
    told = {"route": "litigation"} if way == Outcome.REFERRED_LEGAL else {}
    told |= {"line": "119", "taken": "1"} if way == Outcome.REFERRED_EMERGENCY else {}
    answered = send(desk, call(do=way, **told))
    assert answered.status_code == 303, answered.content[:800]
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.outcome) == ("closed", way)
    event = Event.objects.get(verb="refer")
    script = {paper.field: paper.text for paper in event.papers.all()}["script"]
    assert script.startswith(BY_CODE[way].script[:20])
    if way == Outcome.REFERRED_EMERGENCY:
        assert event.data["transfer"] == {"line": "119", "taken": True}
        assert ticket.urgency == "emergency"
    if way == Outcome.REFERRED_LEGAL:
        assert event.data["route"] == "litigation"


def test_the_ways_are_the_laws():
    assert len(WAYS) == 8
    assert set(BY_CODE) - {"route", "answer"} == set(REFERRALS)
    assert set(ROUTES) == set(LegalRoute)


def test_an_emergency_needs_not_a_word(clock, desk):
    answered = send(desk, call(content="", category="", area="", do="referred_emergency"))
    assert answered.status_code == 303
    ticket = Ticket.objects.get()
    assert Event.objects.get(verb="refer").data["transfer"]["line"] == "110"
    assert ticket.content


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Smoke from the third floor", "119"),
        ("老人昏迷了", "120"),
        ("两车追尾", "122"),
        ("有人持刀", "110"),
        ("水有点火锅味", "110"),
    ],
)
def test_the_line_is_guessed_from_the_words(clock, desk, text, line):
    send(desk, call(content=text, do="referred_emergency"))
    assert Event.objects.get(verb="refer").data["transfer"]["line"] == line


def test_a_legal_route_must_be_named(clock, desk):
    answered = send(desk, call(do="referred_legal"))
    assert answered.status_code == 400
    assert "“Legal route” must be said." in answered.content.decode()
    assert Ticket.objects.count() == Finished.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "field", "kept"),
    [
        ({"phone": "12ab"}, "phone", "12ab"),
        ({"content": "", "do": "route"}, "content", "13800138000"),
        ({"category": "0706", "area": "", "address": ""}, "address", "A deep pothole"),
        ({"category": "9999"}, "category", "A deep pothole"),
        ({"do": "answer"}, "answer", "A deep pothole"),
        ({"address_as": "x" * 21}, "", "A deep pothole"),
        ({"do": "rejected"}, "do", "A deep pothole"),
        ({"lon": "east", "lat": "1"}, "lon", "A deep pothole"),
        ({"type": "rumour"}, "type", "A deep pothole"),
        ({"content": "x" * 10_001}, "content", "xxx"),
        ({"content": "NUL \x00 and \u202e"}, None, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(clock, desk, wrong, field, kept):
    form = call(**wrong)
    answered = send(desk, form)
    if field is None:
        assert answered.status_code == 303
        return
    page = answered.content.decode()
    assert answered.status_code == 400
    assert f'data-focus="{field}"' in page or not field
    assert kept in page
    assert form["key"] in page
    assert Ticket.objects.count() == 0
    assert str(Draft.objects.get().key) == form["key"]


def test_a_colleague_may_decide(clock, desk):
    send(desk, call(hold="1"))
    assert Ticket.objects.get().state == "registered"


def test_secrecy_and_no_callback(clock, desk):
    send(desk, call(confidential="1", no_callback="1"))
    ticket = Ticket.objects.get()
    assert ticket.confidential
    assert ticket.no_callback


def test_the_same_matter_again_is_one_ticket(clock, desk):
    clock.sent()
    form = call(join=f"append:{clock.number}")
    first, second = send(desk, form, "join"), send(desk, form, "join")
    assert first["Location"] == second["Location"]
    assert Ticket.objects.count() == 1
    event = Event.objects.get(verb="append")
    assert event.data["repeat_call"] is True
    page = desk.get(first["Location"]).content.decode()
    assert "The caller has the code already." in page


def test_one_key_without_a_word_appends(clock, desk):
    clock.sent()
    assert send(desk, call(content="", join=f"append:{clock.number}"), "join").status_code == 303


def test_a_number_of_ones_own_under_a_master(clock, desk):
    clock.sent()
    form = call(join=f"merge:{clock.number}")
    first, second = send(desk, form, "join"), send(desk, form, "join")
    assert first["Location"] == second["Location"]
    child = Ticket.objects.exclude(number=clock.number).get()
    assert (child.state, child.master_id) == ("merged", clock.number)
    page = desk.get(first["Location"]).content.decode()
    assert clock.number in page


def test_a_master_that_is_past_handling_takes_nobody(clock, desk):
    clock.sent()
    clock.closed()
    answered = send(desk, call(join=f"merge:{clock.number}"), "join")
    assert answered.status_code == 400
    assert Ticket.objects.count() == 1
    assert Finished.objects.count() == 0
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("join", ["", "append:", "append:261124-000001-0", "merge", "delete:1"])
def test_joining_what_is_not_there(clock, desk, join):
    assert send(desk, call(join=join), "join").status_code in (400, 404)
    assert Ticket.objects.count() == 0


def test_hired_agents_take_calls_but_merge_nothing(clock):
    desk = operator(clock, "contractor")
    clock.sent()
    assert send(desk, call()).status_code == 303
    panel = send(desk, call(), "beside").content.decode()
    assert "append:" in panel
    assert "merge:" not in panel
    assert send(desk, call(join=f"merge:{clock.number}"), "join").status_code == 403


def test_what_became_of_a_call_is_its_operators(clock, desk):
    where = send(desk, call())["Location"]
    assert operator(clock, "supervisor").get(where).status_code == 404


WARNED = "It has no category yet"


def test_a_call_without_a_category_is_sent_with_a_warning(clock, desk):
    beside = desk.post("/desk/beside/", call(category="")).content.decode()
    assert "No category is chosen." in beside
    answered = send(desk, call(category=""))
    assert answered.status_code == 303
    assert Ticket.objects.get().category_id is None
    assert WARNED in desk.get(answered["Location"]).content.decode()


def test_with_a_category_nothing_is_warned_of(clock, desk):
    assert "No category is chosen." not in desk.post("/desk/beside/", call()).content.decode()
    assert WARNED not in desk.get(send(desk, call())["Location"]).content.decode()


@pytest.mark.parametrize(("language", "day"), [("en", "Mar 2026"), ("zh-hans", "2026年3月")])
def test_deadlines_are_read_out_in_the_manner_of_the_language(clock, desk, language, day):
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    User.objects.update(language="")
    beside = desk.post("/desk/beside/", call()).content.decode()
    page = desk.get(send(desk, call())["Location"]).content.decode()
    for shown in (beside.split('class="clocks"')[1].split("</dl>")[0], page.split("notice-good")[1].split("</div>")[0]):
        assert day in shown
        assert "2026-03" not in shown
