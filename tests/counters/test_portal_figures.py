"""The public figures: as counted by hand, too small to be shown when small, and at the same cost for any city."""

import statistics
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.portal.figures import LEAST, latest, make, shown
from hotline.portal.tasks import make_figures
from routing import queries as routing
from tests.counters.portal import Citizen, text
from tickets.models import Ticket
from tickets.queries.month import counts_between


@pytest.fixture
def month(clock):
    """A month in which something happened."""
    for turn in range(14):
        clock.register(
            category=["0706", "0203", "0101"][turn % 3], area=["east-1", "east-2", "west-1"][turn % 3 if turn else 2]
        )
        if turn % 2:
            clock.wait(hours=turn * 10)
            clock.do("withdraw", "citizen", why="Done.")
        else:
            clock.wait(hours=turn)
    return clock


def test_counts_are_those_one_counts_by_hand(month):
    since, until = month.now - timedelta(days=12), month.now
    counts = counts_between(since, until)
    rows = list(Ticket.objects.all())
    came = [row for row in rows if since <= row.registered_at < until]
    ended = [row for row in rows if row.closed_at and since <= row.closed_at < until]
    assert 0 < len(came) < len(rows)
    assert ended
    days = [(row.closed_at - row.registered_at).total_seconds() / 86400 for row in ended]
    assert (counts.intake, counts.closed) == (len(came), len(ended))
    assert counts.on_time == sum(row.closed_at <= row.due_at for row in ended)
    assert counts.median == pytest.approx(statistics.median(days))
    for code in {row.category_id for row in rows}:
        assert counts.intake_by_category.get(code, 0) == sum(row.category_id == code for row in came)
        own = [day for row, day in zip(ended, days, strict=True) if row.category_id == code]
        assert counts.closed_by_category.get(code, (0, None))[0] == len(own)
        if own:
            assert counts.closed_by_category[code][1] == pytest.approx(statistics.median(own))
    for code in {row.area_id for row in rows}:
        assert counts.intake_by_area.get(code, 0) == sum(row.area_id == code for row in came)


def test_small_numbers_are_not_shown_and_cannot_be_worked_out(month):
    data = shown(counts_between(month.now - timedelta(days=365), month.now), routing.current())
    for row in [*data["categories"], *data["districts"]]:
        assert row["count"] is None or row["count"] == 0 or row["count"] >= LEAST
    hidden = [row for row in data["districts"] if row["count"] is None]
    assert len(hidden) != 1
    listed = [row["count"] for row in data["categories"]]
    assert data["intake"] == sum(listed)


def test_the_page_reads_one_row_however_many_tickets_there_are(month):
    citizen = Citizen()
    assert "No figures yet" in text(citizen.get("figures/"))
    make_figures()

    def cost():
        citizen.get("figures/")
        with CaptureQueriesContext(connection) as seen:
            page = text(citizen.get("figures/"))
        assert not any("tickets_ticket" in one["sql"] for one in seen)
        assert "<svg" in page
        assert "<table" in page
        assert "2 Mar" not in page
        return len(seen)

    first = cost()
    for _turn in range(5):
        month.register()
    assert cost() == first <= 3


def test_only_the_latest_readings_are_kept(month, monkeypatch):
    monkeypatch.setattr("hotline.portal.figures.KEPT", 2)
    for _turn in range(4):
        month.now += timedelta(hours=1)
        made = make(month.now)
    assert latest() == made
    assert type(made).objects.count() == 2
