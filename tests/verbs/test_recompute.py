"""Recompute: a calendar or policy changed; open deadlines are counted anew, both values kept."""

from datetime import date, timedelta

import pytest

from tests.story import at
from tickets.actions.law import put_calendar, put_policy
from tickets.actions.recompute import recompute_calendar, recompute_policy
from tickets.domain.calendar import Calendar, CalendarError
from tickets.domain.presets import PRESETS
from tickets.domain.terms import PolicyError
from tickets.holidays import calendar_data
from tickets.models import CalendarVersion, PolicyVersion, Ticket


def calendar(*off):
    """Return the town's calendar with more days off than were published."""
    known = Calendar.from_data(calendar_data("CN", range(2024, 2028), key="city")).as_data()
    typhoon = {day: {"name": "Typhoon", "windows": []} for day in off}
    return {
        "zone": known["zone"],
        "week": known["week"],
        "published": [*known["published"], "2027"],
        "exceptions": {**known["exceptions"], **typhoon},
    }


def document(**normal):
    """Return the Shandong policy with other clocks in its normal class."""
    body = PRESETS["shandong"]
    clocks = {**body["classes"]["normal"]["clocks"], **normal}
    clocks = {kind: term for kind, term in clocks.items() if term is not None}
    return {**body, "classes": {**body["classes"], "normal": {**body["classes"]["normal"], "clocks": clocks}}}


def test_a_new_holiday_moves_open_deadlines_and_keeps_both_values(story):
    story.register()
    put_calendar("city", calendar("2026-03-04"), by="tests")
    assert story.due("handle") == "2026-03-10 00:00"  # until somebody recomputes
    story.wait(minutes=1)
    assert recompute_calendar("city", story.now) == 1
    assert story.due("handle") == "2026-03-11 00:00"
    assert story.due("citizen") == "2026-03-20 00:00"
    event = story.event()
    assert (event.verb, event.actor, event.public) == ("recompute", "system", True)
    assert event.data == {
        "calendars": {"city": 2},
        "moved": {
            story.clock("handle").key: {"from": "2026-03-09T16:00:00+00:00", "to": "2026-03-10T16:00:00+00:00"},
            story.clock("citizen").key: {"from": "2026-03-18T16:00:00+00:00", "to": "2026-03-19T16:00:00+00:00"},
        },
    }
    assert (story.clock("handle").calendar_version, story.clock("handle").edition) == (2, 1)
    assert story.ticket.due_at == at("2026-03-20 00:00")


def test_once_is_enough(story):
    story.register()
    put_calendar("city", calendar("2026-03-04"), by="tests")
    assert recompute_calendar("city", story.now) == 1
    assert recompute_calendar("city", story.now) == 0
    assert story.verbs().count("recompute") == 1


def test_the_closed_are_left_alone(story):
    story.register()
    story.closed()
    before = list(story.ticket.timers.order_by("pk").values())
    put_calendar("city", calendar("2026-03-04"), by="tests")
    assert recompute_calendar("city", story.now) == 0
    assert list(story.ticket.timers.order_by("pk").values()) == before
    assert "recompute" not in story.verbs()


def test_paused_clocks_move_too(story):
    story.register()
    story.handled()
    story.do("suspend", "supervisor", plan="p", owner="o", review_on="2026-05-01")
    put_calendar("city", calendar("2026-03-04"), by="tests")
    recompute_calendar("city", story.now)
    assert story.due("handle") == "2026-03-11 00:00"
    assert story.standings()["handle"] == "paused"


def test_a_day_off_that_touches_nothing_is_no_event(story):
    story.register()
    put_calendar("city", calendar("2026-06-03"), by="tests")
    assert recompute_calendar("city", story.now) == 0


def test_a_deadline_moved_ahead_is_no_breach_any_more_and_warns_again(story):
    story.register()
    story.handled()
    story.until("2026-03-10 09:00")
    assert story.clock("handle").breached_at is not None
    put_calendar("city", calendar("2026-03-09", "2026-03-10"), by="tests")
    recompute_calendar("city", story.now)
    clock = story.clock("handle")
    assert story.due("handle") == "2026-03-12 00:00"
    assert (clock.breached_at, clock.next_at > story.now) == (None, True)
    story.until("2026-03-12 00:00")
    assert story.clock("handle").breached_at == at("2026-03-12 00:00")


def test_a_year_without_a_calendar_is_provisional_until_it_comes(story):
    """Scenario 15: 30 December, fifteen working days, next year's notice not published."""
    put_calendar("city", calendar_data("CN", range(2024, 2027)), by="tests")
    story.now = at("2026-12-30 10:00")
    story.register(route=False)
    story.do("reclassify", "operator", service_class="complex", why="x")
    story.do("dispatch", "operator", lead="roads", why="x")
    clock = story.clock("handle")
    assert (clock.provisional, story.ticket.provisional) == (True, True)
    before = story.due("handle")
    data = calendar("2027-01-04")
    put_calendar("city", data, by="tests")
    story.wait(minutes=1)
    assert recompute_calendar("city", story.now) == 1
    assert not story.clock("handle").provisional
    assert not story.ticket.provisional
    assert story.due("handle") > before
    assert story.event("recompute").data["moved"][story.clock("handle").key]["from"].startswith("2027-01-")


def test_the_same_document_is_no_new_version(story):
    first = CalendarVersion.objects.get(key="city")
    assert put_calendar("city", calendar_data("CN", range(2024, 2028)), by="tests").pk == first.pk
    row = PolicyVersion.objects.get(key="shandong")
    assert put_policy("shandong", PRESETS["shandong"], by="tests").pk == row.pk


def test_a_new_policy_serves_new_tickets_and_old_ones_when_told(story):
    story.register()
    old = story.number
    row = put_policy("shandong", document(handle={"span": "3 wd", "ladder": []}), by="tests")
    assert (row.version, row.standard) == (2, True)
    story.register()
    assert (story.ticket.policy, story.due("handle")) == ("shandong@2", "2026-03-06 00:00")
    assert story.due("handle", old) == "2026-03-10 00:00"
    assert recompute_policy("shandong", "shandong@2", story.now) == 1
    assert story.due("handle", old) == "2026-03-06 00:00"
    event = story.event("recompute", old)
    assert event.data["policy"] == "shandong@2"
    assert recompute_policy("shandong", "shandong@2", story.now) == 0


def test_a_rule_made_today_warns_nobody_about_yesterday(story):
    story.register()
    story.handled()
    story.do("contact", "roads", way="phone", note="x")
    story.until("2026-03-05 10:00")
    card = [{"at": "0", "do": "red_card", "tell": ["supervisor"]}]
    put_policy("shandong", document(handle={"span": "1 wd", "ladder": card}), by="tests")
    recompute_policy("shandong", "shandong@2", story.now)
    seq = story.ticket.seq
    story.sweep()
    clock = story.clock("handle")
    assert (story.ticket.seq, story.ticket.supervised) == (seq, False)
    assert (clock.breached_at, clock.next_at) == (at("2026-03-04 00:00"), None)


def test_a_deactivated_clock_tells_nobody_any_more(story):
    story.register()
    put_policy("shandong", document(first_contact=None), by="tests")
    recompute_policy("shandong", "shandong@2", story.now)
    clock = story.clock("first_contact")
    assert (clock.standing, clock.next_at) == ("cancelled", None)
    story.until("2026-03-05 10:00")
    assert not story.ticket.events.filter(verb="escalate", data__kind="first_contact").exists()


def test_pauses_and_extensions_survive_a_change_of_policy(story):
    story.register()
    story.handled()
    story.do("suspend", "supervisor", plan="p", owner="o", review_on="2026-05-01")
    story.until("2026-03-05 10:00")
    story.do("wake", "roads")
    assert story.due("handle") == "2026-03-12 00:00"
    put_policy("shandong", document(handle={"span": "7 wd", "ladder": []}), by="tests")
    recompute_policy("shandong", "shandong@2", story.now)
    assert story.due("handle") == "2026-03-14 00:00"


def test_what_fell_due_under_the_old_law_happened_under_it(story):
    story.register()
    story.now = at("2026-03-10 09:00")  # nobody swept
    put_calendar("city", calendar("2026-03-09"), by="tests")
    recompute_calendar("city", story.now)
    kinds = [(e.verb, e.data.get("kind"), e.data.get("at")) for e in story.ticket.events.order_by("seq")][2:]
    assert ("escalate", "handle", "0") in kinds
    assert kinds[-1][0] == "recompute"


def test_batches(story):
    from tickets.actions import recompute

    for _ in range(5):
        story.register()
    put_calendar("city", calendar("2026-03-04"), by="tests")
    old, recompute.BATCH = recompute.BATCH, 2
    try:
        assert recompute_calendar("city", story.now) == 5
    finally:
        recompute.BATCH = old
    assert Ticket.objects.filter(events__verb="recompute").count() == 5


def test_law_that_cannot_be_kept_is_refused(story):
    with pytest.raises(CalendarError):
        put_calendar("never", {"zone": "Asia/Shanghai", "week": {}}, by="tests")
    with pytest.raises(PolicyError):
        put_policy("x", {**PRESETS["shandong"], "calendar": "mars"}, by="tests")
    item = {"items": {"0706": {"clocks": {"handle": {"span": "2 h", "calendar": "mars"}}}}}
    with pytest.raises(PolicyError):
        put_policy("x", {**PRESETS["shandong"], **item}, by="tests")
    assert not PolicyVersion.objects.filter(key="x").exists()
    assert not CalendarVersion.objects.filter(key="never").exists()


def test_law_that_was_in_force_is_never_edited(story):
    from django.db import DatabaseError, transaction

    for table in (CalendarVersion, PolicyVersion):
        for damage in (
            lambda rows: rows.update(data={}),
            lambda rows: rows.update(version=9),
            lambda rows: rows.delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                damage(table.objects.all())


def test_an_items_own_promise(story):
    item = {"items": {"0706": {"clocks": {"handle": {"span": "2 h"}}}}}
    put_policy("shandong", {**PRESETS["shandong"], **item}, by="tests")
    story.register()
    assert story.due("handle") == "2026-03-02 12:00"
    story.do("reclassify", "operator", category="0203", why="It is rubbish.")
    assert story.due("handle") == "2026-03-10 00:00"
    assert story.clock("handle").start.date() == date(2026, 3, 2)
    assert story.now - story.clock("handle").start == timedelta()
