"""``python -m config.run``: the whole hotline as one foreground command (``make run`` comes here).

Servers, database, web, worker and beat; Ctrl-C or SIGTERM ends all of them in order. When one of them dies the
whole says so and stops, with exit code 1: half a hotline that looks whole would be worse than none, whoever
started it (a person, systemd, a container) is the one who can decide to start again, and nothing is lost by it,
since the database carries the truth and the next sweep catches up.

``PORT`` (8000), ``BIND`` (127.0.0.1), ``WEB_WORKERS`` (2), ``WEB_THREADS`` (4) and ``TASK_WORKERS`` (2) may be set.
"""

import fcntl
import http.client
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from config.children import Child, end_orphans

QUEUES = "clocks,delivery,heavy"
GRACE = 25.0  # seconds for tasks in hand; what is cut off is delivered again at the next start
COLOURS = {"web": "36", "worker": "35", "beat": "33"}
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Failure(Exception):
    """The hotline cannot run (on); the text says why and what to do."""


class Supervisor:
    """One run, from the first look at the port to the last process gone."""

    def __init__(self) -> None:
        self.port = int(os.environ.get("PORT", "8000"))
        self.bind = os.environ.get("BIND", "127.0.0.1")
        here = self.bind in ("127.0.0.1", "0.0.0.0", "::", "::1")
        self.url = f"http://{'localhost' if here else self.bind}:{self.port}/"
        self.children: list[Child] = []
        self.signalled = 0
        self.selector = selectors.DefaultSelector()
        self.wake, wake = socket.socketpair()
        for end in (self.wake, wake):
            end.setblocking(False)
        self._wake_writer = wake
        self.selector.register(self.wake, selectors.EVENT_READ)

    def run(self) -> int:
        """Return the exit code: 0 after being asked to stop, 1 after a failure."""
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.setdefault("STATIC_COLLECTED", "1")
        from django.conf import settings

        from config.embedded import Unavailable
        from config.embedded.keeping import kept

        if settings.EMBEDDED_DATABASE:  # nobody keeps a real city's complaints there
            os.environ.setdefault("DEMO", "1")
        code = 0
        try:
            with self.only_one(settings.VAR_DIR):
                if count := end_orphans(self.mark):
                    say(f"ended {count} processes that an earlier run had left behind")
                self.port_is_free()
                self.catch_signals()
                with kept(
                    settings.VAR_DIR, database=settings.EMBEDDED_DATABASE, broker=settings.EMBEDDED_REDIS
                ) as servers:
                    self.servers = servers
                    try:
                        self.work()
                    except Failure as failure:
                        say(str(failure))
                        code = 1
                    finally:
                        self.stop()
        except (Failure, Unavailable) as failure:
            say(str(failure))
            return 1
        say("stopped")
        return code

    def only_one(self, var: Path) -> IO[str]:
        """Two at once on the same data would do every chore twice and meet at the same port."""
        var.mkdir(parents=True, exist_ok=True)
        self.mark = os.path.realpath(var)
        lock = (var / "run.lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Failure(f"it is already running: {lock.read().strip() or 'in another terminal'}") from None
        lock.truncate(0)
        lock.write(f"{self.url} (process {os.getpid()})\n")
        lock.flush()
        return lock

    def port_is_free(self) -> None:
        family = socket.AF_INET6 if ":" in self.bind else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.bind, self.port))
            except OSError as refused:
                raise Failure(
                    f"port {self.port} of {self.bind} cannot be had ({refused.strerror}). "
                    f"Choose another one: PORT={self.port + 1} make run"
                ) from None

    def catch_signals(self) -> None:
        signal.set_wakeup_fd(self._wake_writer.fileno(), warn_on_full_buffer=False)
        for number in STOP_SIGNALS:
            signal.signal(number, lambda *_: None)

    def work(self) -> None:
        """Prepare, open the doors, and look after them until a signal comes."""
        began = time.monotonic()
        words, report = os.pipe()
        self.start("prepare", ["-m", "config.prepare", str(report)], piped=False, keep=[report])
        os.close(report)
        if not self.watch(until=lambda: self.children[0].ended):
            return
        if self.children.pop().process.returncode:
            raise Failure("the database could not be prepared; what went wrong is above")
        with os.fdopen(words) as file:
            sign_in = file.read().strip()
        level = os.environ.get("LOG_LEVEL", "warning").lower()
        self.start("web", self.web(level), piped=True)
        celery = ["-m", "celery", "-A", "config.celery:app", "-q"]
        tasks = os.environ.get("TASK_WORKERS", "2")
        worker = ["worker", "-Q", QUEUES, "-c", tasks, "-l", level, "--without-gossip", "--without-mingle"]
        self.start("worker", [*celery, *worker], piped=True)
        self.start("beat", [*celery, "beat", "-l", level, "-s", f"{self.mark}/beat"], piped=True)
        if not self.watch(until=self.answers):
            return
        say(f"ready after {time.monotonic() - began:.1f} s: {self.url}")
        if sign_in:
            print("\n".join(f"  {line}" for line in sign_in.splitlines()))
        say("Ctrl-C stops it")
        self.watch(until=lambda: False)

    def web(self, level: str) -> list[str]:
        threads, workers = os.environ.get("WEB_THREADS", "4"), os.environ.get("WEB_WORKERS", "2")
        where = ["--host", self.bind, "--port", str(self.port)]
        size = ["--workers", workers, "--blocking-threads", threads]
        log = ["--log-level", level, "--no-access-log"]
        return ["-m", "granian", "--interface", "wsgi", *where, *size, *log, "config.wsgi:application"]

    def start(self, name: str, arguments: list[str], *, piped: bool, keep: list[int] | None = None) -> None:
        child = Child(name, arguments, mark=self.mark, piped=piped, keep=keep or [])
        self.children.append(child)
        if child.output:
            self.selector.register(child.output, selectors.EVENT_READ, child)

    def watch(self, until: Callable[[], bool]) -> bool:
        """Pass on what the children say until ``until()`` holds (True) or a signal asks to stop (False).

        Raises ``Failure`` when one of them, or an embedded server, is gone.
        """
        looked = 0.0
        while not until():
            if self.listen(0.1):
                return False
            for child in self.children:
                if child.ended and child.name in COLOURS:
                    raise Failure(f"{child.name} ended by itself ({_how(child.process.returncode)}); stopping the rest")
            if self.servers and time.monotonic() - looked > 1:
                looked = time.monotonic()
                if gone := self.servers.gone():
                    raise Failure(f"{gone} is gone; stopping the rest. Its log is in {self.servers.place.logs}")
        return True

    def listen(self, seconds: float) -> bool:
        """Print what comes within ``seconds``; True when a signal came."""
        for key, _ in self.selector.select(seconds):
            if key.data is None:
                self.signalled += len(self.wake.recv(64))
                continue
            child: Child = key.data
            for line in child.lines():
                print(f"{_label(child.name)} {line}", flush=True)
            if child.output is None:
                self.selector.unregister(key.fileobj)
        return self.signalled > 0

    def answers(self) -> bool:
        """Whether the web process answers at all, with whatever status."""
        line = http.client.HTTPConnection(self.bind.replace("0.0.0.0", "127.0.0.1"), self.port, timeout=2)
        try:
            line.request("GET", "/health/live", headers={"Host": "localhost"})
            line.getresponse().read()
        except OSError:
            return False
        finally:
            line.close()
        return True

    def stop(self) -> None:
        """End the children, in order and gently; a second signal ends them at once."""
        if any(not child.ended for child in self.children):
            say("stopping …")
        before, until = self.signalled, time.monotonic() + GRACE
        for child in self.children:
            child.ask_to_stop()
        while any(not child.ended for child in self.children):
            self.listen(0.1)
            if time.monotonic() > until or self.signalled > before:
                break
        for child in self.children:
            child.sweep()
        self.listen(0)


def _how(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"


def _label(name: str) -> str:
    label = f"{name:<6} |"
    return f"\033[{COLOURS.get(name, '0')}m{label}\033[0m" if sys.stdout.isatty() else label


def say(sentence: str) -> None:
    print(f"hotline: {sentence}", flush=True)


if __name__ == "__main__":
    sys.exit(Supervisor().run())
