"""``python -m config.prepare [FD]``: what has to be there before the doors open.

Migrations, static files, and with ``DEMO=1`` (which the one-command start says for the embedded database) a demo city
when there is no ticket yet. Writes how to sign in to the file descriptor ``FD``, for the supervisor to print last.
"""

import hashlib
import io
import os
import sys
from pathlib import Path

import django
from django.conf import settings

LOCK = 7_122_345  # an arbitrary number of ours: two hosts that start at once migrate one after the other
DAYS = 90


def main(fd: int | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    start_anew_if_unfinished()
    django.setup()
    migrate()
    if settings.STATIC_COLLECTED:
        collect()
    if settings.DEMO:
        load_demo()
        if fd is not None:
            with os.fdopen(fd, "w") as report:
                report.write(sign_in())


def start_anew_if_unfinished() -> None:
    """A demo city whose loading was interrupted is no city: drop the (embedded) database and make it again."""
    from config.embedded import postgres, where

    unfinished = where(settings.VAR_DIR).home / "demo.unfinished"
    if settings.EMBEDDED_DATABASE and unfinished.exists():
        say("the demo city was not finished last time; starting anew")
        postgres.recreate(where(settings.VAR_DIR))
        unfinished.unlink()


def migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            executor = MigrationExecutor(connection)
            plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
            if plan:  # an empty plan would still cost the bookkeeping after it
                say(f"bringing the database up to date ({len(plan)} migrations)")
                call_command("migrate", interactive=False, verbosity=0)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def collect() -> None:
    """Collect stylesheets, scripts and pictures into `STATIC_ROOT`, unless nothing has changed since the last time."""
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path))
            seen.update(f"{path}\0{file}\0{file.stat().st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.is_file() and stamp.read_text() == seen.hexdigest():
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(seen.hexdigest())


def load_demo() -> None:
    """Seed the demo city and play its life, when there is no ticket yet."""
    from django.apps import apps
    from django.core.management import call_command, get_commands

    from config.embedded import where

    commands = get_commands()
    if "seed_city" not in commands or apps.get_model("tickets", "Ticket").objects.exists():
        return
    unfinished = where(settings.VAR_DIR).home / "demo.unfinished"
    if settings.EMBEDDED_DATABASE:
        unfinished.touch()
    say("first start: building the demo city (a minute or two, once)")
    call_command("seed_city", language=settings.LANGUAGE_CODE)
    if "simulate" in commands:
        call_command("simulate", days=DAYS)
        if "recount_figures" in commands:  # else the charts of the first day would be empty until the night
            call_command("recount_figures")
    unfinished.unlink(missing_ok=True)


def sign_in() -> str:
    """The demo's accounts as text; "" while there is no command that tells."""
    from django.core.management import call_command, get_commands

    if "demo_accounts" not in get_commands():
        return ""
    text = io.StringIO()
    call_command("demo_accounts", stdout=text)
    return text.getvalue()


def say(sentence: str) -> None:
    print(f"hotline: {sentence}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
