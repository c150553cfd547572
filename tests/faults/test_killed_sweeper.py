"""A sweeper that dies in the middle, by SIGKILL: nothing is lost, nothing is doubled."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.db import connection

from tests.faults.test_sweep_races import drain, many
from tests.story import at
from tickets.history import verify
from tickets.models import Event, Ticket, Timer

ROOT = Path(__file__).resolve().parents[2]

SWEEPER = """
import sys, time
import django
django.setup()
from django.conf import settings
from django.db import connection
connection.settings_dict.update(NAME=sys.argv[1])
from datetime import datetime
from tickets import sweep
whole = sweep._fire_all
def fire(move, cases):
    done = whole(move, cases)
    move.write()
    print("written, not committed", flush=True)
    time.sleep(60)
    return done
if sys.argv[3] == "inside":
    sweep._fire_all = fire
while sweep.sweep(datetime.fromisoformat(sys.argv[2]), limit=5).tickets:
    print("swept", flush=True)
"""


def sweeper(now, where):
    """Start a process that sweeps this test's database, and return it."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    name = connection.settings_dict["NAME"]
    command = [sys.executable, "-c", SWEEPER, name, now.isoformat(), where]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def wait_for(condition, seconds=30):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.05)


def nobody_else():
    """Say whether no other connection holds a transaction open in this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND state LIKE 'idle in transaction%'"
        )
        return cursor.fetchone()[0] == 0


def test_killed_in_the_middle_of_a_transaction(story):
    many(story, 12)
    now = at("2026-03-02 16:00")
    process = sweeper(now, "inside")
    try:
        assert process.stdout.readline().startswith("written")
        assert Event.objects.filter(verb="escalate").count() == 0  # nobody sees what is not committed
        # Another sweeper walks round the tickets it holds.
        assert drain(now) == 7 * 2
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=10)
    finally:
        process.kill()
        process.stdout.close()
        process.wait()
    wait_for(nobody_else)
    assert Timer.objects.filter(next_at__lte=now).count() == 5  # still due, as if nothing had been
    assert drain(now) == 5 * 2
    assert Event.objects.filter(verb="escalate").count() == 24
    assert Event.objects.filter(verb="sign_for").count() == 12
    assert list(verify(Ticket.objects.all())) == []


def test_killed_anywhere_again_and_again(story):
    many(story, 40)
    now = at("2026-03-11 00:00")
    for _life in range(3):
        process = sweeper(now, "outside")
        try:
            process.stdout.readline()
            os.kill(process.pid, signal.SIGKILL)
            process.wait(timeout=10)
        finally:
            process.kill()
            process.stdout.close()
            process.wait()
    wait_for(nobody_else)
    drain(now)
    assert Event.objects.filter(verb="escalate").count() == 40 * 7
    assert list(verify(Ticket.objects.all())) == []
