"""The wall's figures equal what counting everything gives; they are kept a minute, and say so when they are old."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hotline.supervision.board.figures import measure, usual_day
from hotline.supervision.board.hours import hour_chart
from hotline.supervision.board.minutes import keep, latest, stale
from hotline.supervision.models import BoardMinute
from tests.counters.casefile import person
from tests.counters.supervision import clocks_by_events, lived
from tests.story import SHANGHAI, at
from tickets.models import Assignment, Ticket, TicketRequest


@pytest.fixture
def town(clock):
    story = lived(clock)
    story.register(route=False)
    story.do("answer", "operator", answer="Every second month.", article="meter")
    story.register(route=False)
    story.do("dispatch", "operator", lead="roads", why="By hand.")
    story.wait(hours=3)
    return story


def local(moment):
    return moment.astimezone(SHANGHAI)


def test_every_figure_is_the_count_by_hand(town):
    now, figures = town.now, measure(town.now)
    tickets, clocks = list(Ticket.objects.all()), clocks_by_events()
    today = [ticket for ticket in tickets if local(ticket.registered_at).date() == local(now).date()]
    open_ = [ticket for ticket in tickets if ticket.state != "closed"]
    midnight = at(f"{local(now):%Y-%m-%d} 00:00")
    assert figures["intake"] == len(today) == 3
    assert figures["answered"] == sum(ticket.outcome == "answered" for ticket in today) == 1
    closed = [ticket for ticket in tickets if ticket.closed_at and local(ticket.closed_at).date() == local(now).date()]
    assert figures["closed"] == len(closed)
    assert figures["open"] == len(open_)
    assert {state: n for state, n in figures["states"].items() if n} == {
        state: sum(ticket.state == state for ticket in open_) for state in {ticket.state for ticket in open_}
    }
    soon = now + timedelta(hours=24)
    assert figures["due_soon"] == sum(bool(one.next_due_at and now < one.next_due_at <= soon) for one in open_)
    missed = [clock for _n, clock, _s, _l in clocks if clock.breached_at]
    assert figures["breaches"] == sum(midnight < clock.breached_at <= now for clock in missed)
    late = [(n, clock) for n, clock, _s, _l in clocks if clock.standing == "running" and clock.due <= now]
    assert figures["late"] == len(late) > 0
    waiting = [
        part
        for part in Assignment.objects.filter(role="lead", ended_at=None, signed_at=None)
        if part.ticket.state == "dispatched" and part.since < now - timedelta(hours=2)
    ]
    assert figures["unsigned"] == len(waiting) > 0
    assert figures["callbacks"] == sum(ticket.state == "callback" for ticket in tickets)
    assert sum(figures["hours"]) == figures["intake"]
    assert all(figures["hours"][local(ticket.registered_at).hour] for ticket in today)
    assert sum(open_ for open_, _late in figures["areas"].values()) == figures["open"]
    assert sum(late for _open, late in figures["areas"].values()) == len({number for number, _clock in late})
    for code, parts, parts_late, _soon in figures["units"]:
        rows = Assignment.objects.filter(unit__code=code, open=True)
        assert parts == rows.count()
        assert parts_late == sum(bool(row.due_at and row.due_at <= now) for row in rows)


def test_arbitration_is_counted(town):
    units = ("roads", "market", "water")
    town.register(route=False)
    for turn, unit in enumerate(units, start=1):
        town.do("dispatch", "operator", lead=unit, why="By hand.")
        town.do("request", unit, kind="return", reason="wrong_duty", basis="Not ours.", suggested="gas")
        town.do("decide", "dispatcher", request=turn, decision="granted", why="Right.")
    assert TicketRequest.objects.filter(ticket__number=town.number).count() == 3
    assert measure(town.now)["arbitration"] == Ticket.objects.filter(arbitration=True).count() == 1


def test_the_usual_day_is_the_mean_of_the_same_weekdays(town):
    thursday = at("2026-03-19 09:00")
    assert usual_day(thursday)[10] == pytest.approx(Ticket.objects.filter(
        registered_at__gte=at("2026-03-12 10:00"), registered_at__lt=at("2026-03-12 11:00")).count())  # fmt: skip
    assert usual_day(at("2026-01-05 09:00")) == []


def test_figures_are_kept_by_the_minute_for_a_day(town):
    first = keep(town.now)
    assert keep(town.now + timedelta(seconds=20)).at == first.at
    assert BoardMinute.objects.count() == 1
    assert not stale(first, town.now + timedelta(minutes=2))
    assert stale(first, town.now + timedelta(minutes=4))
    keep(town.now + timedelta(days=1, minutes=2))
    assert [row.at for row in BoardMinute.objects.all()] == [latest().at]


def test_the_wall_shows_them_and_says_when_they_are_old(town):
    client = person(town, "analyst")
    assert b"No figures yet" in client.get("/supervision/wall/").content
    keep(town.now)
    fresh = client.get("/supervision/wall/").content.decode()
    assert "The city now" in fresh
    assert "These figures are old" not in fresh
    assert "/supervision/breaches/" not in fresh, "figures only: what they count is not for analysts"
    part = client.get("/supervision/wall/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'class="tiles"' in part
    town.now += timedelta(minutes=10)
    assert "These figures are old" in client.get("/supervision/wall/").content.decode()


def test_the_wall_costs_the_same_whatever_is_stored(town, django_assert_num_queries):
    keep(town.now)
    client = person(town, "supervisor")
    client.get("/supervision/wall/")
    with django_assert_num_queries(WALL):
        client.get("/supervision/wall/")
    for _turn in range(10):
        town.sent()
    keep(timezone.now())
    with django_assert_num_queries(WALL):
        client.get("/supervision/wall/")


WALL = 4
"""Session, account, figures, and the catalogue's edition."""


def test_the_chart_holds_what_it_is_given():
    chart = hour_chart([3] * 24, [1.5] * 24, 9)
    assert [one.hour for one in chart.hours if one.now] == [9]
    assert sum(one.come for one in chart.hours) == 10
    assert max(value for _y, value in chart.lines) >= 3
    assert all(one.y >= 0 and one.y + one.high <= chart.high for one in chart.hours)
    assert hour_chart([0] * 24, [], 0).usual == ""
