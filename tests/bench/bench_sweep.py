"""What a sweep costs: by what is due, not by what is stored.

    pytest tests/bench/bench_sweep.py -m bench -s          (some minutes: it makes a million live clocks)

The same 10,000 due steps are swept with 20,000 and with 1,000,000 live clocks in the table, in one run.
"""

import time
from statistics import median

import pytest
from django.db import connection

from hotline.demo.growth import grow
from tests import town
from tickets.domain.clock import Standing
from tickets.models import Ticket, Timer
from tickets.sweep import sweep

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

DUE = 10_000
SIZES = (20_000, 1_000_000)
ORIGINALS = 100


def live():
    return Timer.objects.filter(standing=Standing.RUNNING).count()


def people(now):
    """Register some tickets that wait for their unit: five live clocks each, nothing due."""
    town.build()
    story = town.Story(now=now)
    for _number in range(ORIGINALS):
        story.register(caller="")


def make_due(now, count):
    """Let the next step of `count` tickets' citizen clocks fall due."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE tickets_timer SET next_at = %s - interval '1 second' WHERE id IN"
            " (SELECT id FROM tickets_timer WHERE kind = 'citizen' AND next_at > %s ORDER BY md5(id::text) LIMIT %s)",
            [now, now, count],
        )


def drain(now):
    """Return (seconds, steps) of sweeping until nothing is due."""
    begin = time.perf_counter()
    steps = 0
    while (swept := sweep(now)).tickets:
        steps += swept.steps
    return time.perf_counter() - begin, steps


def idle(now):
    """Return the milliseconds of a sweep that finds nothing."""
    times = []
    for _turn in range(200):
        begin = time.perf_counter()
        sweep(now)
        times.append((time.perf_counter() - begin) * 1000)
    return median(times)


def test_a_sweep_costs_what_is_due(capsys):
    now = town.MONDAY
    people(now)
    figures = []
    for size in SIZES:
        # Each ticket gives its citizen clock to the due steps once, so there must be enough tickets for two rounds.
        tickets = 2 * DUE if size == SIZES[-1] else DUE
        while live() < size or Ticket.objects.count() < tickets:
            grow(max(tickets, int(size * Ticket.objects.count() / live()) + 1))
        if size == SIZES[0]:
            _thin(size)
        waiting = live()
        nothing = idle(now)
        make_due(now, DUE)
        seconds, steps = drain(now)
        figures.append((waiting, seconds, steps, nothing))
    ratio = figures[1][1] / figures[0][1]
    with capsys.disabled():
        for waiting, seconds, steps, nothing in figures:
            print(
                f"\n{waiting:>10,} live clocks: {steps:,} due steps in {seconds:.1f} s "
                f"({steps / seconds:,.0f}/s), a sweep that finds nothing {nothing:.2f} ms"
            )
        print(f"ratio {ratio:.2f} (wanted ≤ 1.3)")
    assert all(steps == DUE for _waiting, _seconds, steps, _nothing in figures)


def _thin(size):
    """Stop clocks that are not citizens' until only `size` are live: ten thousand tickets have more than that."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE tickets_timer SET standing = 'cancelled', next_at = NULL, next_no = NULL, held_at = start"
            " WHERE id IN (SELECT id FROM tickets_timer WHERE standing = 'running' AND kind <> 'citizen'"
            " ORDER BY id LIMIT greatest(0, (SELECT count(*) FROM tickets_timer WHERE standing = 'running') - %s))",
            [size],
        )
