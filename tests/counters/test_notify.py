"""Notices: who is told of what, once, in a handful of statements, and reads it in their own words."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hotline.intake.taking import take_complaint
from hotline.notify import words
from hotline.notify.consumer import notify
from hotline.notify.models import IN_APP, PORTAL, Notice
from hotline.notify.reading import inbox, mark_all_read, mark_read
from hotline.notify.telling import CITIZENS, STAFF
from tests.counters.doors import problem, program, told
from tests.story import CALLER, staff
from tickets.delivery import deliver
from tickets.domain.people import Role
from tickets.domain.refusals import Absent, Invalid
from tickets.models import Event, Outbox, Ticket

CITIZEN = f"citizen:{CALLER}"


@pytest.fixture
def crew(story):
    """Everybody who might be told of something has an account."""
    for who in ("operator", "dispatcher", "reviewer", "supervisor", "roads", "water", "market"):
        story.who(who)
    for name, role, unit in (
        ("coordinator", Role.DISTRICT_COORDINATOR, "d-east"),
        ("coordinator.west", Role.DISTRICT_COORDINATOR, "d-west"),
        ("filler", Role.HANDLER, "roads"),
        ("clerk.plain", Role.UNIT_CLERK, "roads"),
    ):
        story.people[name] = staff(name, role, unit=unit)
    return story


def hear(story):
    """Deliver everything, and forget what was told before: return what is told of the rest."""
    before = set(Notice.objects.values_list("pk", flat=True))
    while deliver(story.now + timedelta(days=9999)):
        pass
    assert Outbox.objects.count() == 0
    return Notice.objects.exclude(pk__in=before)


def names(story, notices, kind=None):
    """Return who was told, by name."""
    by_ref = {actor.ref: name for name, actor in story.people.items()}
    by_ref[CITIZEN] = "citizen"
    rows = notices.filter(kind=kind) if kind else notices
    return sorted(by_ref[one.recipient] for one in rows)


def test_registered_and_dispatched(crew):
    crew.register()
    notices = hear(crew)
    assert names(crew, notices, "dispatch") == ["clerk.plain", "roads"]
    assert names(crew, notices, "registered") == ["citizen"]
    assert names(crew, notices, "dispatched") == ["citizen"]
    assert notices.count() == 4
    assert {(one.channel, one.recipient.partition(":")[0]) for one in notices} == {
        (IN_APP, "staff"),
        (PORTAL, "citizen"),
    }
    assert {one.at for one in notices} == {crew.now}


def test_copies_and_assists_are_told(crew):
    crew.register(category="0504", title="Burst main")
    assert names(crew, hear(crew), "dispatch") == ["coordinator", "water"]
    crew.register(route=False)
    crew.do("dispatch", "operator", lead="market", assists=["water"], why="Both.")
    assert names(crew, hear(crew), "dispatch") == ["market", "water"]


def test_whoever_did_it_is_not_told(crew):
    crew.register()
    hear(crew)
    crew.do("sign_for", "roads")
    crew.do("assign", "roads", person=crew.who("filler").staff_id)
    notices = hear(crew)
    assert names(crew, notices, "assign") == ["filler"]
    assert notices.count() == 1


def test_pressing_and_adding(crew):
    crew.register()
    crew.handled()
    crew.do("assign", "roads", person=crew.who("filler").staff_id)
    hear(crew)
    crew.do("urge", "operator")
    notices = hear(crew)
    assert names(crew, notices, "urge") == ["clerk.plain", "filler", "roads"]
    assert {one.level for one in notices} == {"warning"}
    crew.do("append", "citizen", text="More.")
    assert names(crew, hear(crew)) == ["clerk.plain", "filler", "roads"]


def test_requests_and_decisions(crew):
    crew.register()
    hear(crew)
    crew.do("request", "roads", kind="return", reason="wrong_duty", basis="x", suggested="market")
    assert names(crew, hear(crew)) == ["dispatcher", "supervisor"]
    crew.do("decide", "dispatcher", request=1, decision="granted", why="Right.")
    notices = hear(crew)
    assert names(crew, notices, "decided") == ["clerk.plain", "roads"]
    assert names(crew, notices, "returned") == ["citizen"]


def test_more_time(crew):
    crew.register()
    crew.handled()
    crew.do("request", "roads", kind="extension", reason="inspection", basis="x", days=2)
    hear(crew)
    crew.do("decide", "supervisor", request=1, decision="granted", why="Yes.", days=2)
    assert names(crew, hear(crew), "extended") == ["citizen"]


def test_the_way_to_the_end(crew):
    crew.register()
    crew.handled()
    crew.do("interim_reply", "roads", text="We look.", promise_on="2026-03-05")
    notices = hear(crew)
    assert names(crew, notices, "interim_reply") == ["citizen"]
    assert notices.get(kind="interim_reply").data == {"promise_on": "2026-03-05"}
    crew.do("reply", "roads", result="solved", text="Done.")
    assert hear(crew).count() == 0
    crew.do("return_reply", "reviewer", missing="A photo.")
    assert names(crew, hear(crew)) == ["clerk.plain", "roads"]
    crew.do("reply", "roads", result="solved", text="Done, see photo.")
    crew.do("pass_reply", "reviewer")
    assert names(crew, hear(crew), "replied") == ["citizen"]
    crew.do("call_back", "operator", reach="reached", contacted=True, solved="yes", satisfied=5)
    notices = hear(crew)
    assert names(crew, notices) == ["citizen"]
    assert notices.get().kind == "closed"
    assert notices.get().data == {"outcome": "resolved"}


def test_handled_again(crew):
    crew.register()
    crew.asked()
    hear(crew)
    crew.do("call_back", "operator", reach="reached", contacted=True, solved="no", satisfied=1)
    notices = hear(crew)
    assert names(crew, notices, "redo") == ["clerk.plain", "roads"]
    assert names(crew, notices, "redone") == ["citizen"]
    assert names(crew, notices, "closed") == []


def test_withdrawn(crew):
    crew.register()
    hear(crew)
    crew.do("withdraw", "operator", why="Settled.")
    notices = hear(crew)
    assert names(crew, notices, "withdraw") == ["clerk.plain", "roads"]
    assert names(crew, notices, "closed") == ["citizen"]


def test_redirected_to_another_unit(crew):
    crew.register()
    hear(crew)
    crew.do("redirect", "supervisor", lead="market", why="Theirs.")
    notices = hear(crew)
    assert names(crew, notices, "redirect") == ["market"]
    assert names(crew, notices, "taken_away") == ["clerk.plain", "roads"]


def test_an_assist_completes_its_part(crew):
    crew.register(route=False)
    crew.do("dispatch", "operator", lead="roads", assists=["water"], why="Both.")
    crew.handled()
    hear(crew)
    crew.do("reply", "water", result="solved", text="Valve closed.")
    notices = hear(crew)
    assert names(crew, notices, "assist_replied") == ["clerk.plain", "roads"]


def test_the_citizen_asks_again(crew):
    crew.register()
    crew.closed()
    hear(crew)
    crew.do("ask_reopen", "citizen", facts="Broken again.")
    assert names(crew, hear(crew)) == ["dispatcher", "supervisor"]
    crew.do("decide", "supervisor", request=1, decision="refused", why="Other place.")
    assert names(crew, hear(crew)) == ["citizen"]


def test_supervised(crew):
    crew.register()
    hear(crew)
    crew.do("supervise", "supervisor", kind="listed", why="Slow.")
    assert names(crew, hear(crew), "supervise") == ["clerk.plain", "roads"]
    crew.do("escalate", "supervisor", level="district", why="Stuck.")
    assert "coordinator" in names(crew, hear(crew), "escalated")


def test_an_emergency_alarms_the_supervisors(crew):
    then = {
        "do": "refer",
        "outcome": "referred_emergency",
        "script": "Stay outside.",
        "transfer": {"line": "119", "taken": True},
    }
    said = {"type": "help", "title": "Fire", "content": "Smoke.", "channel": "phone"}
    take_complaint(said, None, actor=crew.who("operator"), now=crew.now, then=then)
    alarms = hear(crew).filter(level="alarm", channel=IN_APP)
    assert {one.recipient for one in alarms} == {crew.who("supervisor").ref}
    assert {"transfer": {"line": "119", "taken": True}} in [one.data for one in alarms]


def test_the_ladder_tells_whom_it_names(crew):
    crew.register()
    crew.wait(days=20)
    notices = hear(crew)
    assert "coordinator" in names(crew, notices)
    assert "coordinator.west" not in names(crew, notices)
    assert "market" not in names(crew, notices)
    assert names(crew, notices, "late") == ["citizen"]
    assert {one.level for one in notices.filter(kind__in=["step", "breach"])} >= {"warning", "alarm"}
    told_of = {event.pk for event in Event.objects.filter(verb="escalate") if event.data.get("tell")}
    assert told_of == set(notices.filter(kind__in=["step", "breach", "late"]).values_list("event", flat=True))


def test_triage_tells_who_logged_it_and_no_hall_of_operators(crew):
    crew.people["other operator"] = staff("other operator", Role.OPERATOR)
    crew.register(route=False)
    crew.wait(days=2)
    told_ = names(crew, hear(crew).filter(channel=IN_APP))
    assert "operator" in told_
    assert "other operator" not in told_


def test_never_the_accused_line(crew):
    crew.people["d-east"] = staff("head.east", Role.UNIT_LEAD, unit="d-east")
    crew.register(type="report", category="0101", accused="d-east", route=False)
    crew.do("dispatch", "supervisor", lead="market", copies=["water"], why="Elsewhere.")
    crew.wait(days=40)
    assert "d-east" not in names(crew, hear(crew))
    assert "coordinator" not in names(crew, Notice.objects.all())
    assert "market" in names(crew, Notice.objects.all())


def test_who_left_is_not_told(crew):
    from hotline.staff.models import User

    User.objects.filter(username="clerk.plain").update(is_active=False)
    crew.register()
    assert "clerk.plain" not in names(crew, hear(crew))


def test_nobody_to_tell_after_forgetting(crew):
    crew.register()
    Ticket.objects.update(caller=None)
    assert "citizen" not in names(crew, hear(crew))


# Once, and cheaply ----------------------------------------------------------------------------------


def test_told_once_however_often_delivered(crew):
    crew.register()
    crew.wait(days=9)
    hear(crew)
    before = list(Notice.objects.order_by("pk").values())
    events = list(Event.objects.select_related("ticket"))
    notify(events)
    for event in events:
        notify([event])
    assert list(Notice.objects.order_by("pk").values()) == before


def test_it_does_not_matter_when_or_how_it_is_batched(crew):
    crew.register()
    crew.wait(days=9)
    crew.do("withdraw", "operator", why="Settled.")
    events = list(Event.objects.select_related("ticket"))
    notify(events)

    def told_():
        return sorted(Notice.objects.values_list("event", "recipient", "kind", "level", "at"))

    together = told_()
    Notice.objects.all().delete()
    for event in reversed(events):
        notify([event])
    assert told_() == together


def test_statements_do_not_grow_with_the_batch(crew):
    for _turn in range(12):
        crew.register()
        crew.do("request", "roads", kind="return", reason="wrong_duty", basis="x", suggested="market")
        crew.do("decide", "dispatcher", request=1, decision="refused", why="Yours.")
    crew.wait(days=20)
    events = list(Event.objects.select_related("ticket").order_by("pk"))
    assert len(events) > 100
    with CaptureQueriesContext(connection) as seen:
        notify(events)
    assert len(seen) <= 8, [one["sql"][:80] for one in seen.captured_queries]
    assert Notice.objects.count() > 200
    notify([])


# Words ----------------------------------------------------------------------------------------------


def test_every_kind_has_words(crew):
    crew.register()
    crew.wait(days=30)
    hear(crew)
    for notice in Notice.objects.select_related("ticket"):
        text = words.sentence(notice)
        assert notice.ticket.number in text
        assert "{" not in text
        assert "There is news" not in text
    assert set(STAFF) <= {*words.STAFF}
    assert set(CITIZENS.values()) <= {*words.CITIZEN}
    for table, citizen in ((words.STAFF, False), (words.CITIZEN, True)):
        for kind in table:
            assert "{" not in words.say(kind, "260302-000001-3", {}, citizen=citizen)


def test_a_deadline_is_told_in_local_time():
    data = {"kind": "handle", "due": "2026-03-09T16:00:00+00:00", "breach": True}
    with translation.override("en"):
        text = words.say("breach", "260302-000001-3", data)
    assert "handling" in text
    assert "24:00" in text


# Reading --------------------------------------------------------------------------------------------


def test_unread_first_page_by_page(crew):
    for _turn in range(5):
        crew.register()
    hear(crew)
    me = crew.who("roads").ref
    first = inbox(me, limit=2)
    assert first.unread == 5
    mark_read(me, first.notices[0].pk, crew.now)
    mark_read(me, first.notices[0].pk, crew.now + timedelta(days=1))
    seen, cursor = [], ""
    while True:
        page = inbox(me, limit=2, cursor=cursor)
        seen += page.notices
        cursor = page.next
        if not cursor:
            break
    assert len({one.pk for one in seen}) == 5
    assert [one.read_at is None for one in seen] == [True] * 4 + [False]
    assert seen[-1].read_at == crew.now
    assert mark_all_read(me, seen[0].pk, crew.now) == 4
    assert inbox(me).unread == 0


def test_only_ones_own(crew):
    crew.register()
    hear(crew)
    theirs = inbox(crew.who("roads").ref).notices[0]
    with pytest.raises(Absent):
        mark_read(crew.who("water").ref, theirs.pk, crew.now)
    assert inbox(crew.who("water").ref).notices == []
    for wrong in ("x1", "u", "u1'", "u-1", "u" + "9" * 19):
        with pytest.raises(Invalid):
            inbox(crew.who("roads").ref, cursor=wrong)


def test_by_api(clock):
    clock.who("roads")
    clock.register()
    hear(clock)
    roads = program(clock, "roads")
    page = told(roads.get("/api/v1/notices/"), 200)
    assert page["unread"] == 1
    (notice,) = page["results"]
    assert notice["sentence"] == f"{clock.number} was dispatched to your unit."
    assert told(roads.post(f"/api/v1/notices/{notice['id']}/read/"), 200)["read_at"]
    problem(program(clock, "water").post(f"/api/v1/notices/{notice['id']}/read/"), 404, "absent")
    assert told(roads.post("/api/v1/notices/read/", {"upto": notice["id"]}), 200) == {"marked": 0}
    problem(roads.get("/api/v1/notices/?limit=x"), 400, "out_of_range")
    problem(roads.get("/api/v1/notices/?cursor=x"), 400, "bad_cursor")
