"""The same town for every counter, and a wall clock that shows the story's time."""

import pytest
from django.core.cache import cache

from tests.verbs.conftest import built, story

__all__ = ["built", "clock", "story"]


@pytest.fixture
def clock(story, monkeypatch):
    """Doors read the clock: let it show what the story says, and let nobody have tried anything before."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: story.now)
    cache.clear()
    return story
