"""A town whose tests commit: threads and processes meet in it as they do in a city."""

import threading

import pytest
from django.db import connection

from tests import town
from tickets.law import forget_cached


@pytest.fixture
def story(transactional_db):
    """The small town in a database that everybody sees, and nobody has called yet."""
    town.build()
    yield town.Story()
    forget_cached()


@pytest.fixture
def at_once():
    """Return a function that runs several acts at the same moment, and returns what each returned or raised."""

    def run(*acts):
        results = [None] * len(acts)
        gate = threading.Barrier(len(acts))

        def work(index, act):
            try:
                gate.wait(timeout=20)
                results[index] = act()
            except Exception as error:
                results[index] = error
            finally:
                connection.close()

        threads = [threading.Thread(target=work, args=one) for one in enumerate(acts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=120)
        assert not any(thread.is_alive() for thread in threads)
        return results

    return run
