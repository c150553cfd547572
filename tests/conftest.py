"""What every test stands on: servers, started once per run and only when a test asks for a database."""

import os

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation

from config.embedded import Unavailable
from config.embedded.keeping import kept

# Properties get few examples in every run, and many where somebody asks: HYPOTHESIS_PROFILE=deep.
UNHURRIED = {"deadline": None, "database": None, "suppress_health_check": list(hypothesis.HealthCheck)}
hypothesis.settings.register_profile("quick", max_examples=20, **UNHURRIED)
hypothesis.settings.register_profile("deep", max_examples=500, **UNHURRIED)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True)
def english():
    """Each test begins in English, whatever language the one before left behind in this thread."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def servers(request: pytest.FixtureRequest):
    """The database and the broker of this run are up.

    xdist's workers meet at the same private servers; the last worker to finish stops them.
    """
    benchmark = "bench" in request.config.option.markexpr.replace("not bench", "")
    try:
        with kept(
            settings.VAR_DIR,
            database=settings.EMBEDDED_DATABASE,
            broker=settings.EMBEDDED_REDIS,
            throwaway=not benchmark,  # a figure is worth nothing without fsync
        ):
            yield
    except Unavailable as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(servers, django_db_modify_db_settings_parallel_suffix):
    """pytest-django's hook before it makes the test database: from here on there has to be a server."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tests that commit are cleaned up by TRUNCATE, which the product's own guard refuses for events."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE tickets_event DISABLE TRIGGER tickets_event_no_truncate")
