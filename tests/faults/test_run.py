"""The one-command start: it answers, refuses a twin, ends cleanly, and leaves nothing behind however it ends."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from config.children import Child, end_orphans, orphans
from config.embedded import place, postgres, valkey
from config.embedded.keeping import starting, throw_away

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


class Run:
    """``python -m config.run`` in a private folder, without the demo city."""

    def __init__(self, var: Path, port: int | None = None) -> None:
        self.var, self.port = var, port or _free_port()
        ours = {"VAR_DIR": str(var), "PORT": str(self.port), "DEMO": "0", "PYTHONUNBUFFERED": "1"}
        drop = ("DATABASE_URL", "REDIS_URL", "BROKER_URL", "DJANGO_SETTINGS_MODULE", "PYTHONWARNINGS")
        kept = {name: value for name, value in os.environ.items() if name not in drop}
        self.log = var / f"run-{self.port}.log"
        with self.log.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.run"],
                cwd=ROOT,
                env=kept | ours,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )

    def said(self) -> str:
        return self.log.read_text()

    def ready(self) -> "Run":
        _wait_until(lambda: "ready after" in self.said() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()
        return self

    def ended(self) -> int:
        return self.process.wait(timeout=60)

    def main_of(self, what: str) -> int:
        """The pid of the child whose command line has ``what`` in it, parents first."""
        return next(pid for pid in orphans(str(self.var)) if what in Path(f"/proc/{pid}/cmdline").read_text())

    def nothing_left(self) -> bool:
        there = place.where(self.var)
        return not (orphans(str(self.var)) or postgres.running(there) or valkey.running(there))


@pytest.fixture
def var():
    folder = Path(tempfile.mkdtemp(prefix="hotline-faults-"))
    folder.chmod(0o711)
    yield folder
    there = place.where(folder)
    end_orphans(str(folder), seconds=1)
    if there.home.exists():
        with starting(there):
            valkey.stop(there)
            postgres.stop(there)
    throw_away(folder)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until(condition, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"it did not come about in {seconds} s"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_answers_and_ends_cleanly(var, number):
    run = Run(var).ready()
    line = http.client.HTTPConnection("127.0.0.1", run.port, timeout=10)
    line.request("GET", "/account/sign-in/")
    assert line.getresponse().status == 200
    line.close()
    run.process.send_signal(number)
    assert run.ended() == 0, run.said()
    assert run.nothing_left()
    assert "Traceback (most recent call last)" not in run.said().partition("hotline: stopping")[2]


def test_twin_is_refused_and_does_no_harm(var):
    run = Run(var).ready()
    twin = Run(var)
    assert twin.ended() == 1
    assert f"already running: http://localhost:{run.port}/ (process {run.process.pid})" in twin.said()
    assert run.process.poll() is None
    run.process.terminate()
    assert run.ended() == 0


def test_taken_port_is_named(var):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = Run(var, port)
        assert run.ended() == 1
    assert f"port {port} of 127.0.0.1 cannot be had" in run.said()
    assert f"PORT={port + 1}" in run.said()
    assert run.nothing_left()


def test_killed_it_takes_everything_along_and_starts_again(var):
    run = Run(var).ready()
    run.process.kill()
    run.process.wait()
    _wait_until(run.nothing_left)
    again = Run(var).ready()
    again.process.terminate()
    assert again.ended() == 0


@pytest.mark.parametrize("what, name", [("granian", "web"), ("\0worker\0", "worker"), ("\0beat\0", "beat")])
def test_when_one_dies_it_says_which_and_all_stop(var, what, name):
    run = Run(var).ready()
    os.kill(run.main_of(what), signal.SIGKILL)
    assert run.ended() == 1
    assert f"hotline: {name} ended by itself (killed by SIGKILL)" in run.said()
    assert run.nothing_left()


def test_when_postgres_dies_it_says_so_and_the_next_start_recovers(var):
    run = Run(var).ready()
    os.kill(postgres.running(place.where(var)), signal.SIGKILL)
    assert run.ended() == 1
    assert "PostgreSQL is gone" in run.said()
    assert run.nothing_left()
    again = Run(var).ready()
    again.process.terminate()
    assert again.ended() == 0


def test_stopped_in_the_middle_of_the_preparation(var):
    run = Run(var)
    _wait_until(lambda: "bringing the database up to date" in run.said())
    run.process.terminate()
    assert run.ended() == 0
    assert run.nothing_left()
    again = Run(var).ready()
    again.process.terminate()
    assert again.ended() == 0


def test_orphans_of_another_run_are_found_by_their_mark_and_ended(var):
    child = Child("web", ["-c", "import time; time.sleep(60)"], mark=str(var), piped=False)
    other = Child("web", ["-c", "import time; time.sleep(60)"], mark=f"{var}-other", piped=False)
    _wait_until(lambda: orphans(str(var)) == [child.process.pid])
    assert end_orphans(str(var), seconds=0.1) == 1
    assert child.process.wait(timeout=10) in (-signal.SIGTERM, -signal.SIGKILL)
    assert not other.ended
    other.sweep()
