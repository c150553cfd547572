"""How moments look in the API, once for all of it: the jurisdiction's wall clock with its offset, to the second."""

from datetime import datetime
from typing import Any

from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder

from tickets.queries.moments import local


class LocalTimes(JSONEncoder):
    """``2026-03-02T10:00:00+08:00``, whatever zone a moment was computed in."""

    def default(self, obj: Any) -> Any:
        """Write an aware moment in local time, and everything else as usual."""
        if isinstance(obj, datetime) and obj.tzinfo is not None:
            return local(obj)
        return super().default(obj)


class LocalJSON(JSONRenderer):
    """JSON with local times."""

    encoder_class = LocalTimes
