"""A ticket as a row of a worklist."""

from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from hotline.casefile.rows import rows_of
from tests.counters.test_casefile_verbs import STATES
from tickets.models import Ticket


def test_a_row_says_state_due_and_who_has_it(clock):
    clock.sent().handled()
    (row,) = rows_of([clock.ticket])
    html = render_to_string("casefile/parts/row.html", {"row": row, "pick": True})
    assert clock.number in html
    assert "being handled" in html
    assert "Roads bureau" in html
    assert f'name="version-{clock.number}" value="{clock.ticket.seq}"' in html
    assert html.count("data-due") == 2


def test_rows_cost_the_same_however_many(clock):
    for make in STATES.values():
        make(clock)
    tickets = list(Ticket.objects.all())
    rows_of(tickets[:1])
    for some in (tickets[:1], tickets):
        with CaptureQueriesContext(connection) as seen:
            assert len(rows_of(some)) == len(some)
        assert len(seen) == 2


def test_nothing_costs_nothing(clock):
    with CaptureQueriesContext(connection) as seen:
        assert rows_of([]) == []
    assert len(seen) == 0
