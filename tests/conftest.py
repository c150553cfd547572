"""What every test stands on: servers, started once per run and only when a test asks for a database."""

import pytest
from django.conf import settings

from config.embedded import Unavailable
from config.embedded.keeping import kept


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
