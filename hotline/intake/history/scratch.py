"""A database of its own for a replay: made, used, dropped; the installation's data stays as it is."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tickets.law import forget_cached

NAME = "hotline_replay"


@contextmanager
def scratch_database(keep: str | None = None) -> Iterator[None]:
    """Work in a fresh, migrated database for a while; with `keep` it is left behind under that name."""
    usual = connection.settings_dict["NAME"]
    test = connection.settings_dict.setdefault("TEST", {})
    before = test.get("NAME")
    test["NAME"] = keep or NAME
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    forget_cached()
    try:
        yield
    finally:
        connection.creation.destroy_test_db(usual, verbosity=0, keepdb=bool(keep))
        test["NAME"] = before
        forget_cached()
