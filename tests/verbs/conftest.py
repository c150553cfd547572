"""A town and a story for every test of a verb."""

import pytest
from django.db import transaction

from routing.queries import edition
from tests import town
from tickets.law import forget_cached


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """The small town stands for as long as a module's tests run, each of them in a savepoint within."""
    with django_db_blocker.unblock(), transaction.atomic():
        town.build()
        yield edition()
        transaction.set_rollback(True)


@pytest.fixture
def story(built, db):
    """The small town, and nobody has called yet."""
    yield town.Story()
    if edition() != built:
        forget_cached()  # the next test may put other law under the same name
