"""The private PostgreSQL: made, started and stopped. Callers hold the start lock (see ``keeping.py``)."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

from config.embedded import processes, programs
from config.embedded.place import Owner, Place, Unavailable

DATABASE = "hotline"
USER = "hotline"

# For a small machine that runs everything else beside it. Written at the end of postgresql.conf when the
# data is made, where the owner of the installation may change it.
CONFIGURATION = """
# The hotline's own, for a small machine:
max_connections = 100
shared_buffers = 128MB
effective_cache_size = 1GB
work_mem = 8MB
maintenance_work_mem = 128MB
wal_level = minimal
max_wal_senders = 0
wal_compression = on
random_page_cost = 1.1
jit = off
log_line_prefix = '%m [%p] '
"""
# Data that is thrown away after the tests need not outlive a power cut.
THROWAWAY = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
PATIENCE = 120.0  # seconds for recovery after a crash; a start without one takes a fraction of a second


def ensure(place: Place, *, throwaway: bool = False) -> int:
    """Make the data folder and the database if need be, start the server if it is down; return its pid.

    Raises ``Unavailable`` with a sentence for the person when it cannot be done.
    """
    owner = place.owner()
    if pid := running(place):
        _wait_ready(place, pid)
        return pid
    folder = programs.postgres(place, owner)
    if not (place.postgres / "PG_VERSION").exists():
        _make(place, folder, owner)
    _same_major(place, folder)
    _clear_stale_lock(place)
    log = place.logs / "postgres.log"
    if log.exists() and log.stat().st_size > 10_000_000:
        log.replace(log.with_suffix(".log.1"))
    options = [
        "listen_addresses=",
        f"unix_socket_directories={place.sockets}",
        "unix_socket_permissions=0700",
    ]
    command: list[str | Path] = [folder / "postgres", "-D", place.postgres]
    for option in [*options, *(THROWAWAY if throwaway else ())]:
        command += ["-c", option]
    began = time.monotonic()
    while True:
        process = processes.start(command, owner=owner, folder=place.postgres, log=log)
        try:
            _wait_ready(place, process.pid)
            break
        except Unavailable as failed:
            # After a kill −9 the old server's last processes hold its shared memory for about a second.
            held = "shared memory block" in str(failed) or "postmaster.pid" in str(failed)
            if not held or process.poll() is None or time.monotonic() - began > 5:
                raise
            time.sleep(0.1)
    return process.pid


def running(place: Place) -> int:
    """The pid of this place's living postmaster, 0 when there is none."""
    pid, _ = _lock_file(place)
    command = processes.command_of(pid) if pid else ""
    return pid if "postgres" in command and str(place.postgres) in command else 0


def stop(place: Place) -> None:
    """Shut down fast: sessions end, a checkpoint is written. Harsher when that does not come to an end."""
    for number, seconds in ((signal.SIGINT, 60.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
        if not (pid := running(place)):
            return
        processes.send(pid, number)
        if processes.wait_gone(pid, seconds):
            return


def recreate(place: Place) -> None:
    """Throw the (running) database away and make it anew, empty."""
    import psycopg

    with psycopg.connect(host=str(place.sockets), user=USER, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {DATABASE}")


def _lock_file(place: Place) -> tuple[int, str]:
    """The pid and the shared-memory id in ``postmaster.pid``; (0, "") without a readable one."""
    try:
        lines = (place.postgres / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), lines[6].split()[1] if len(lines) > 6 and lines[6].split()[1:] else ""
    except (FileNotFoundError, ValueError, IndexError):
        return 0, ""


def _clear_stale_lock(place: Place) -> None:
    """Remove a lock file whose pid belongs to somebody else by now, or to a zombie.

    PostgreSQL takes any living process with that number for its predecessor and refuses to start; numbers
    come again soon in a restarted container. It is kept while a process is still attached to the old shared
    memory: then the file is what protects the data, and the caller tries again.
    """
    pid, segment = _lock_file(place)
    if not pid or not segment:
        return
    try:
        table = [line.split() for line in Path("/proc/sysvipc/shm").read_text().splitlines()]
    except FileNotFoundError:
        return
    until = time.monotonic() + 5
    while any(row[1] == segment and row[6] != "0" for row in table[1:]) and time.monotonic() < until:
        time.sleep(0.1)
        table = [line.split() for line in Path("/proc/sysvipc/shm").read_text().splitlines()]
    if not any(row[1] == segment and row[6] != "0" for row in table[1:]):
        (place.postgres / "postmaster.pid").unlink(missing_ok=True)


def _make(place: Place, folder: Path, owner: Owner) -> None:
    """``initdb`` into a draft that takes its name when complete: interrupted, it leaves no half."""
    draft = place.postgres.with_name("postgres.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    owner.takes(draft)
    # Text is UTF-8 and sorted by code point; under the plain C locale Chinese would make no trigrams.
    command = [folder / "initdb", "-D", draft, "-U", USER, "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8"]
    try:
        made = subprocess.run(
            [str(part) for part in [*command, "--no-instructions"]],
            cwd=draft,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            env=processes.bare_environment(),
            check=False,
            **owner.as_popen(),  # type: ignore[call-overload]
        )
    except PermissionError as refused:
        raise Unavailable(processes.cannot_run(folder / "initdb", owner, refused)) from refused
    if made.returncode:
        raise Unavailable(f"PostgreSQL could not make its data folder {place.postgres}:\n{made.stderr.strip()}")
    with (draft / "postgresql.conf").open("a") as file:
        file.write(CONFIGURATION)
    draft.rename(place.postgres)


def _same_major(place: Place, folder: Path) -> None:
    made_by = (place.postgres / "PG_VERSION").read_text().strip()
    answer = subprocess.run(
        [str(folder / "postgres"), "--version"],
        capture_output=True,
        text=True,
        env=processes.bare_environment(),
        check=True,
    )
    found = answer.stdout.split()[2].partition(".")[0]
    if found != made_by:
        raise Unavailable(
            f"{place.postgres} was made by PostgreSQL {made_by}, and this machine has PostgreSQL {found} "
            f"({folder}). Install version {made_by}, or move the folder away to start with an empty database."
        )


def _wait_ready(place: Place, pid: int) -> None:
    """Wait until the server takes connections and our database is there."""
    import psycopg  # here, because the watchman has no use for it

    until = time.monotonic() + PATIENCE
    while True:
        try:
            with psycopg.connect(
                host=str(place.sockets), user=USER, dbname="postgres", autocommit=True, connect_timeout=5
            ) as connection:
                if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                    connection.execute(f"CREATE DATABASE {DATABASE}")
            return
        except psycopg.OperationalError as refused:
            if not processes.alive(pid) or time.monotonic() > until:
                raise Unavailable(
                    f"The embedded PostgreSQL did not start ({str(refused).strip()}). The end of its log, "
                    f"{place.logs / 'postgres.log'}:\n{processes.tail(place.logs / 'postgres.log')}"
                ) from refused
            time.sleep(0.02)
