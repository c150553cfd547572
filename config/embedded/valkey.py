"""The private Valkey: started and stopped. Callers hold the start lock (see ``keeping.py``)."""

import signal
import socket
import time
from pathlib import Path

from config.embedded import processes, programs
from config.embedded.place import Place, Unavailable

PATIENCE = 30.0  # seconds; loading the append-only file comes first


def ensure(place: Place, *, throwaway: bool = False) -> int:
    """Start the server if it is down; return its pid. Raises ``Unavailable`` when it cannot be done."""
    owner = place.owner()
    if pid := running(place):
        _wait_ready(place, pid)
        return pid
    program = programs.valkey(place, owner)
    if not place.valkey.exists():
        place.valkey.mkdir(mode=0o700)
        owner.takes(place.valkey)
    log = place.logs / "valkey.log"
    log.unlink(missing_ok=True)  # short, and of interest only while it starts
    options: list[tuple[str, str | Path]] = [
        ("port", "0"),
        ("unixsocket", place.valkey_socket),
        ("unixsocketperm", "700"),
        ("dir", place.valkey),
        ("pidfile", _pid_file(place)),
        ("daemonize", "no"),
        ("maxmemory-policy", "noeviction"),  # a broker must never drop a message to make room
        # At most a second of nudges is lost with the power; the database carries the truth.
        ("appendonly", "no" if throwaway else "yes"),
        ("appendfsync", "everysec"),
        ("save", ""),
    ]
    command: list[str | Path] = [program]
    for name, value in options:
        command += [f"--{name}", value]
    process = processes.start(command, owner=owner, folder=place.valkey, log=log)
    _wait_ready(place, process.pid)
    return process.pid


def running(place: Place) -> int:
    """The pid of this place's living server, 0 when there is none."""
    try:
        pid = int(_pid_file(place).read_text())
    except (FileNotFoundError, ValueError):
        return 0
    # It renames itself to “valkey-server unixsocket:/path/to/valkey.sock”.
    return pid if str(place.valkey_socket) in processes.command_of(pid) else 0


def stop(place: Place) -> None:
    """Shut down; the append-only file is synced. Killed when it does not come to an end."""
    for number, seconds in ((signal.SIGTERM, 30.0), (signal.SIGKILL, 5.0)):
        if not (pid := running(place)):
            return
        processes.send(pid, number)
        if processes.wait_gone(pid, seconds):
            return


def _pid_file(place: Place) -> Path:
    return place.valkey / "valkey.pid"


def _wait_ready(place: Place, pid: int) -> None:
    until = time.monotonic() + PATIENCE
    while not (_answers(place) and running(place)):
        if not processes.alive(pid) or time.monotonic() > until:
            raise Unavailable(
                "The embedded Valkey did not start. The end of its log, "
                f"{place.logs / 'valkey.log'}:\n{processes.tail(place.logs / 'valkey.log')}"
            )
        time.sleep(0.01)


def _answers(place: Place) -> bool:
    """Whether it says PONG; “LOADING” is not yet an answer."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(5)
            line.connect(str(place.valkey_socket))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False
