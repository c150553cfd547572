"""The same town for every counter."""

from tests.verbs.conftest import story

__all__ = ["story"]
