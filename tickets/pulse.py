"""When the clocks were last looked at: a tick leaves its mark, health reads it. In the cache, because it is no truth
about any ticket."""

from datetime import datetime

from django.core.cache import cache

KEY = "tickets:last_tick"


def beat(now: datetime) -> None:
    """Note that a tick has done its work."""
    cache.set(KEY, now.timestamp(), None)


def age(now: datetime) -> float | None:
    """Return for how many seconds there was no tick, None where there never was one."""
    last = cache.get(KEY)
    return max(now.timestamp() - last, 0.0) if last is not None else None
