"""Questions to the operating system about processes, and starting and ending them."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from config.embedded.place import Owner, Unavailable

# The servers this process started: asked now and then, so that none stays behind as a zombie, which
# PostgreSQL would take for a living holder of its lock file.
started: list[subprocess.Popen[bytes]] = []
_PROC = Path("/proc/self/stat").exists()  # not so on macOS


def alive(pid: int) -> bool:
    """Whether the process lives; a zombie does not."""
    for child in started:
        child.poll()
    if _PROC:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
        except (FileNotFoundError, ProcessLookupError):
            return False
    return _ps(pid, "state")[:1] not in ("", "Z")


def command_of(pid: int) -> str:
    """The command line of a living process; "" when there is none, and while it is just renaming itself."""
    if not alive(pid):
        return ""
    if not _PROC:
        return _ps(pid, "command")
    try:
        return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" "))
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _ps(pid: int, column: str) -> str:
    command = ["ps", "-ww", "-o", f"{column}=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def start(command: Sequence[str | Path], *, owner: Owner, folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own (Ctrl-C at the terminal is not for it), writing to ``log``."""
    with log.open("ab") as file:
        owner.takes(log)
        try:
            process: subprocess.Popen[bytes] = subprocess.Popen(
                [str(part) for part in command],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                umask=0o077,
                env=bare_environment(),
                **owner.as_popen(),  # type: ignore[call-overload]
            )
        except PermissionError as refused:
            raise Unavailable(cannot_run(command[0], owner, refused)) from refused
    started.append(process)
    return process


def bare_environment() -> dict[str, str]:
    """An environment for the servers: no PG* variables, no secrets, messages in English."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def cannot_run(program: str | Path, owner: Owner, refused: OSError) -> str:
    """The sentence for a server program that the system will not let us run."""
    account = f" as “{owner.name}”" if owner.name else ""
    return (
        f"{program} could not be run{account}: {refused.strerror}. Set VAR_DIR to a folder on a disk that "
        "may hold programs, or set DATABASE_URL and REDIS_URL."
    )


def wait_gone(pid: int, seconds: float) -> bool:
    """Wait until the process is no more; False when it still is after ``seconds``."""
    until = time.monotonic() + seconds
    while alive(pid):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def send(pid: int, number: signal.Signals) -> None:
    """Signal a process that may be gone already."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def tail(log: Path, lines: int = 8) -> str:
    """The last lines of a log, for an error message."""
    if not log.exists():
        return ""
    return "\n".join("    " + line for line in log.read_text(errors="replace").splitlines()[-lines:])
