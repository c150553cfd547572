"""A mountain of due steps for two sweeping processes, and what is asked of them; in the small for every run of the
suite, in the large for the benchmark."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from django.db import connection

from hotline.demo.growth import grow
from tests import town
from tickets.history import verify
from tickets.models import Event, Ticket, Timer

ROOT = Path(__file__).resolve().parents[2]
ORIGINALS = 40

# As `tickets.tasks.tick` sweeps: from both ends in turn. It begins with a line of its input, and ends with its end.
SWEEPER = """
import select, sys
import django
django.setup()
from datetime import datetime
from django.db import connection
connection.settings_dict.update(NAME=sys.argv[1])
from tickets.sweep import sweep
now, newest_first = datetime.fromisoformat(sys.argv[2]), False
print("ready", flush=True)
sys.stdin.readline()
while True:
    done = sweep(now, newest_first=newest_first)
    newest_first = not newest_first
    if not done.tickets and select.select([sys.stdin], [], [], 0.02)[0]:
        break
"""


@dataclass(frozen=True, slots=True)
class Drained:
    """What was seen: steps of the mountain, steps that fell due meanwhile, and how long each of those waited."""

    steps: int
    seconds: float
    before_kill: int
    fresh: int
    median: float
    slowest: float
    verified: int


class Mountain:
    """`steps` tickets whose promise passed long ago; some others whose promise passes while the mountain is swept."""

    def __init__(self, steps: int, *, fresh_every: float) -> None:
        self.steps = steps
        self.fresh_every = fresh_every
        self.now: datetime = town.MONDAY
        self._make()

    def drain(self) -> Drained:
        """Sweep it away with two processes, one of them killed; everything is checked. Returns the figures."""
        sweepers = [self._sweeper(), self._sweeper(), self._sweeper()]
        waits: list[float] = []
        before_kill = 0
        try:
            begin = time.monotonic()
            for sweeper in sweepers[:2]:
                _tell(sweeper)
            while self._left():
                if not before_kill and self._fired() > self.steps / 5:
                    os.kill(sweepers[0].pid, signal.SIGKILL)
                    before_kill = self._fired()
                    _tell(sweepers[2])  # a supervisor of processes puts another one in its place
                waits.append(self._serve_one())
            seconds = time.monotonic() - begin
        finally:
            for sweeper in sweepers:
                _end(sweeper)
        assert before_kill, "the mountain was gone before anybody was killed"
        verified = self._check(len(waits))
        return Drained(self.steps, seconds, before_kill, len(waits), median(waits), max(waits), verified)

    def _make(self) -> None:
        town.build()
        story = town.Story(now=self.now)
        for _number in range(ORIGINALS):
            story.register(caller="", route=False)
        self.reserve = max(200, self.steps // 20)
        grow(self.steps + self.reserve)
        with connection.cursor() as cursor:
            # The step of each ticket that lies in the mountain was due an hour ago, one after the other.
            cursor.execute(
                "UPDATE tickets_timer SET next_at = %s - interval '1 hour' + (ticket_id %% 3000) * interval '1 second'"
                " WHERE kind = 'citizen' AND ticket_id IN (SELECT id FROM tickets_ticket ORDER BY id LIMIT %s)",
                [self.now, self.steps],
            )
            cursor.execute("ANALYZE tickets_timer")
        due = Timer.objects.filter(next_at__lte=self.now)
        assert due.count() == self.steps
        waiting = Timer.objects.filter(kind="citizen", next_at__gt=self.now).order_by("pk")
        self._fresh = list(waiting.values_list("pk", flat=True))

    def _sweeper(self) -> "subprocess.Popen[str]":
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        command = [sys.executable, "-c", SWEEPER, connection.settings_dict["NAME"], self.now.isoformat()]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        return process

    def _serve_one(self) -> float:
        """Let one more step fall due, last of all, and return for how many seconds it waited."""
        assert self._fresh, "the mountain took longer than there were new steps for"
        key = self._fresh.pop()
        Timer.objects.filter(pk=key).update(next_at=self.now)
        begin = time.monotonic()
        while Timer.objects.filter(pk=key, next_at=self.now).exists():
            assert time.monotonic() - begin < 120, "a new step starves behind the old ones"
            time.sleep(0.01)
        waited = time.monotonic() - begin
        time.sleep(max(0.0, self.fresh_every - waited))
        return waited

    def _left(self) -> bool:
        return Timer.objects.filter(next_at__lte=self.now).exists()

    def _fired(self) -> int:
        return Event.objects.filter(verb="escalate").count()

    def _check(self, fresh: int) -> int:
        """Every step once, by its key; nothing due is left; the histories are whole. Returns how many were verified."""
        keys = Counter(Event.objects.filter(verb="escalate").values_list("step_key", flat=True))
        assert len(keys) == self.steps + fresh
        assert set(keys.values()) == {1}
        fired = Event.objects.filter(verb="escalate").values("ticket").distinct().count()
        assert fired == self.steps + fresh
        assert not self._left()
        sample = list(Ticket.objects.order_by("-pk")[self.reserve : self.reserve + 500])
        assert list(verify(sample)) == []
        return len(sample)


def _tell(sweeper: "subprocess.Popen[str]") -> None:
    assert sweeper.stdin
    sweeper.stdin.write("go\n")
    sweeper.stdin.flush()


def _end(sweeper: "subprocess.Popen[str]") -> None:
    try:
        if sweeper.stdin:
            sweeper.stdin.close()
        sweeper.wait(timeout=60)
    finally:
        sweeper.kill()
        if sweeper.stdout:
            sweeper.stdout.close()
