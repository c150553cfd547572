"""A town and a story for every test of a verb."""

import pytest

from tests import town


@pytest.fixture()
def story(db):
    """The small town, and nobody has called yet."""
    town.build()
    return town.Story()
