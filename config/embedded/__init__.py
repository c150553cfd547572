"""The private PostgreSQL and Valkey of the zero-configuration start, on unix sockets below ``VAR_DIR``.

The settings ask where they are (nothing is started by asking); ``manage.py``, the one-command start
(``config/run.py``) and the tests keep them up while they work. With ``DATABASE_URL`` and ``REDIS_URL`` set,
nothing here runs. Why so: ``docs/decisions/0001-embedded-servers.md``.
"""

import contextlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from config.embedded.place import Unavailable, where

__all__ = ["DATABASE", "USER", "Unavailable", "broker_url", "for_command", "redis_url", "socket_dir", "where"]

DATABASE = "hotline"
USER = "hotline"

# Commands that read and write files only.
NO_SERVERS = {"check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help"} | {
    "makemessages",
    "startapp",
    "test",
    "version",
}


def socket_dir(var: Path) -> Path:
    """The folder of PostgreSQL's socket: Django's ``HOST``."""
    return where(var).sockets


def redis_url(var: Path) -> str:
    """Valkey's address in redis-py's spelling; database 0."""
    return f"unix://{where(var).valkey_socket}"


def broker_url(redis_url: str) -> str:
    """The same server in Celery's spelling: kombu knows a unix socket as ``redis+socket``, a database as
    ``virtual_host``.

    >>> broker_url("unix:///var/run/valkey.sock?db=3")
    'redis+socket:///var/run/valkey.sock?virtual_host=3'
    """
    if redis_url.startswith("unix://"):
        return redis_url.replace("unix://", "redis+socket://", 1).replace("db=", "virtual_host=", 1)
    return redis_url


def for_command(arguments: Sequence[str]) -> AbstractContextManager[object]:
    """Keep up, for the length of a ``manage.py`` command line, the servers that it needs.

    Ends the process with a sentence when a server cannot be had.
    """
    words = list(arguments[1:])
    if not words or words[0] in NO_SERVERS or words[0].startswith("-") or {"-h", "--help"} & set(words):
        return contextlib.nullcontext()
    from django.conf import settings

    from config.embedded.keeping import kept

    servers = kept(settings.VAR_DIR, database=settings.EMBEDDED_DATABASE, broker=settings.EMBEDDED_REDIS)
    try:
        stack = contextlib.ExitStack()
        stack.enter_context(servers)
        return stack
    except Unavailable as missing:
        raise SystemExit(f"hotline: {missing}") from None
