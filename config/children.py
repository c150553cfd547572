"""The processes that the one-command start looks after: started, listened to, ended, found again as orphans."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

MARK = "HOTLINE_CHILD_OF"  # in the environment of every child and grandchild: whose they are
_SET_PARENT_DEATH_SIGNAL = 1


class Child:
    """One process in a session of its own: a Ctrl-C at the terminal is for the supervisor alone."""

    def __init__(
        self, name: str, arguments: Sequence[str], *, mark: str, piped: bool, keep: Sequence[int] = ()
    ) -> None:
        self.name = name
        parent, libc = os.getpid(), ctypes.CDLL(None) if sys.platform == "linux" else None

        def tie() -> None:
            # A killed supervisor takes its children with it: the kernel sends them a SIGTERM. Elsewhere they
            # are found by their mark at the next start.
            if libc is not None:
                libc.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
            if os.getppid() != parent:
                os._exit(1)

        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if piped else None,
            stderr=subprocess.STDOUT if piped else None,
            start_new_session=True,
            preexec_fn=tie,  # safe: the supervisor has no threads
            pass_fds=keep,
            env={**os.environ, MARK: mark, "PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": _quieter()},
        )
        self.output: IO[bytes] | None = self.process.stdout
        if self.output:
            os.set_blocking(self.output.fileno(), False)
        self._rest = b""

    def lines(self) -> list[str]:
        """What it has written since the last time, whole lines; a last line without end comes with the end."""
        if self.output is None:
            return []
        while True:
            try:
                piece = os.read(self.output.fileno(), 65536)
            except BlockingIOError:
                break
            if not piece:
                self._rest += b"\n" if self._rest else b""
                self.output = None
                break
            self._rest += piece
        *whole, self._rest = self._rest.split(b"\n")
        return [line.decode(errors="replace") for line in whole]

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def ask_to_stop(self) -> None:
        """Signal the main process only: Celery's pool hangs now and then when its whole group is signalled."""
        if not self.ended:
            self.process.terminate()

    def sweep(self) -> None:
        """Kill what is left of it, its own children included."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _quieter() -> str:
    """Python's warning filters without two warnings that say nothing new to who starts this command: that root
    started it, and that there is no folder of collected static files (they are served from the apps')."""
    told = os.environ.get("PYTHONWARNINGS")
    ours = ["ignore:You're running the worker", "ignore:No directory at"]
    return ",".join([told, *ours] if told else ours)


def orphans(mark: str) -> list[int]:
    """Processes that a supervisor with this mark left behind, parents before children. Linux only; else []."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if f"{MARK}={mark}".encode() in environment and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return sorted(found)


def end_orphans(mark: str, seconds: float = 20.0) -> int:
    """End them, mains first and gently; return how many there were."""
    found = orphans(mark)
    for pid in found:
        if _parent(pid) not in found:
            _send(pid, signal.SIGTERM)
    until = time.monotonic() + seconds
    while (left := orphans(mark)) and time.monotonic() < until:
        time.sleep(0.05)
    for pid in left:
        _send(pid, signal.SIGKILL)
    return len(found)


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _send(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
