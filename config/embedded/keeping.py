"""Who keeps the servers up: everybody who uses them; the last one to leave turns off the lights.

A user holds a shared lock on ``users.lock`` for as long as it lives; the system lets go of it however the
process ends. Starting and stopping happen under ``start.lock``. So two processes that start at once meet the
same servers, and a command that ends does not pull them from under another one. A second lock,
``presence.lock``, is given back only after the stopping: it is what the watchman (``watchman.py``) sleeps on,
who stops what is left where the last user was killed.
"""

import atexit
import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from config.embedded import place as places
from config.embedded import postgres, processes, valkey
from config.embedded.place import Place

ROOT = Path(__file__).resolve().parents[2]


class Keeping:
    """One process's use of the embedded servers of one installation. ``enter`` and ``leave`` once each."""

    def __init__(
        self,
        var: Path,
        *,
        database: bool = True,
        broker: bool = True,
        throwaway: bool = False,
        say: Callable[[str], None] | None = None,
    ) -> None:
        self.place = places.where(var)
        self.database, self.broker, self.throwaway = database, broker, throwaway
        self.say = say or _to_the_console
        self.pids: dict[str, int] = {}
        self._locks: list[int] = []
        self._process = 0

    def enter(self) -> None:
        """Start what is not running and hold on to it until ``leave`` or the end of the process.

        Raises ``Unavailable`` with a sentence for the person.
        """
        self.place.prepare()
        with starting(self.place):
            for name in ("users.lock", "presence.lock"):
                self._locks.append(_open(self.place, name))
                fcntl.flock(self._locks[-1], fcntl.LOCK_SH)
            try:
                self.ensure()
            except BaseException:
                self._stop()
                raise
            self._process = os.getpid()
            atexit.register(self.leave)
            if not _held(self.place, "watchman.lock"):
                self._post_watchman()

    def ensure(self) -> None:
        """Start what is not running. The caller holds the start lock."""
        self.place.furnish()
        if self.place.reason and not (postgres.running(self.place) or valkey.running(self.place)):
            self.say(f"{self.place.reason}: the embedded servers keep their data in {self.place.home}")
        if self.database:
            self.pids["PostgreSQL"] = postgres.ensure(self.place, throwaway=self.throwaway)
        if self.broker:
            self.pids["Valkey"] = valkey.ensure(self.place, throwaway=self.throwaway)

    def gone(self) -> str:
        """The name of a server that should be up and is not, "" when all are."""
        return next((name for name, pid in self.pids.items() if not processes.alive(pid)), "")

    def leave(self) -> None:
        """Let go; stop the servers when nobody else uses them. Harmless when repeated, or in a fork."""
        if not self._locks or self._process != os.getpid():
            return
        atexit.unregister(self.leave)
        if not self.place.home.exists():  # somebody cleaned up under our feet: nothing is left to save
            for pid in self.pids.values():
                processes.send(pid, signal.SIGKILL)
            self._let_go_of(*self._locks)
            return
        with starting(self.place):
            self._stop()

    def _stop(self) -> None:
        users, presence = self._locks
        self._let_go_of(users)
        stop_if_unused(self.place)
        self._let_go_of(presence)

    def _let_go_of(self, *locks: int) -> None:
        for lock in locks:
            fcntl.flock(lock, fcntl.LOCK_UN)  # a forked child may hold the same lock: closing is not enough
            os.close(lock)
            self._locks.remove(lock)

    def _post_watchman(self) -> None:
        command = [sys.executable, "-m", "config.embedded.watchman", str(self.place.var)]
        watchman = subprocess.Popen(
            command + ["--throw-away"] * self.throwaway,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        processes.started.append(watchman)


@contextlib.contextmanager
def kept(var: Path, *, database: bool = True, broker: bool = True, throwaway: bool = False) -> Iterator[Keeping | None]:
    """The servers of ``var`` are up inside this block; asked for neither, it does nothing."""
    if not (database or broker):
        yield None
        return
    keeping = Keeping(var, database=database, broker=broker, throwaway=throwaway)
    keeping.enter()
    try:
        yield keeping
    finally:
        keeping.leave()


@contextlib.contextmanager
def starting(place: Place) -> Iterator[None]:
    """One process at a time starts or stops servers."""
    lock = _open(place, "start.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def stop_if_unused(place: Place) -> bool:
    """Stop the servers unless somebody uses them. The caller holds the start lock."""
    if _held(place, "users.lock"):
        return False
    valkey.stop(place)
    postgres.stop(place)
    return True


def wait_until_unused(place: Place) -> None:
    """Sleep until the last user is gone (somebody may come after that: look again under the start lock)."""
    lock = _open(place, "presence.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
    finally:
        os.close(lock)


def throw_away(var: Path) -> None:
    """Remove an installation's folder and what it keeps elsewhere; for the tests' own."""
    place = places.where(var)
    for folder in dict.fromkeys((place.home, place.sockets.parent, var)):
        for _try in range(10):  # a watchman on its way out may still open a lock in there
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(0.05)


def _open(place: Place, name: str) -> int:
    return os.open(place.home / name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)


def _held(place: Place, name: str) -> bool:
    lock = _open(place, name)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _to_the_console(sentence: str) -> None:
    print(f"hotline: {sentence}", file=sys.stderr, flush=True)
