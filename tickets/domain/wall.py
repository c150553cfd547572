"""The clock on the wall: from an instant to local time and back, across changes of the clock.

Rules speak of local days and hours, machines of instants. Instants are aware datetimes (UTC when we give them out);
wall times are naive datetimes of one zone. A wall time that the spring change skips moves forward by the length of
the gap, one that the autumn change repeats is its first pass, as RFC 5545 §3.3.5 reads local times.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from routing.domain.speech import _
from routing.refusal import Refusal

_MINUTE_FORM = "%Y-%m-%d %H:%M"


class NaiveTime(Refusal):
    """A moment without a zone is not a moment."""


def require_aware(at: datetime) -> None:
    """Raise NaiveTime unless `at` knows its offset from UTC."""
    if at.utcoffset() is None:
        raise NaiveTime("naive_time", _("{at} names no time zone."), at=at.isoformat())


def to_wall(at: datetime, zone: ZoneInfo) -> datetime:
    """Return the local clock time (naive) of an instant."""
    local = at.astimezone(zone)
    return local.replace(tzinfo=None, fold=0) if local.fold else _naive(local)


def to_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) at which the local clock shows `wall`."""
    return datetime.combine(wall.date(), wall.time(), zone).astimezone(UTC)


def to_steady_wall(at: datetime, zone: ZoneInfo) -> datetime:
    """Return the local clock time of an instant on a clock that never runs back.

    While the hour of the autumn change passes for the second time this clock stands at that hour's end, so that
    counted working time never shrinks as real time goes on.
    """
    local = at.astimezone(zone)
    if not local.fold:
        return _naive(local)
    after = local.utcoffset()
    before = local.replace(fold=0).utcoffset()
    assert before is not None
    assert after is not None
    late = at.astimezone(UTC).replace(microsecond=0)
    early = late - (before - after)
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == after:
            late = middle
        else:
            early = middle
    return (late + before).replace(tzinfo=None)


def moment_text(at: datetime, zone: str | ZoneInfo) -> str:
    """Return a moment as local people write it: "2026-02-27 17:30"."""
    return to_wall(at, _zone(zone)).strftime(_MINUTE_FORM)


def due_text(due: datetime, zone: str | ZoneInfo) -> str:
    """Return a due time as local people write it: as `moment_text`, and "2026-02-27 24:00" for the end of a day."""
    wall = to_wall(due, _zone(zone))
    if wall.time() == datetime.min.time():
        return f"{wall.date() - timedelta(days=1):%Y-%m-%d} 24:00"
    return wall.strftime(_MINUTE_FORM)


def _naive(local: datetime) -> datetime:
    # What `replace(tzinfo=None)` gives, at a sixth of its cost: every deadline goes through here several times.
    return datetime.combine(local.date(), local.time())


def _zone(zone: str | ZoneInfo) -> ZoneInfo:
    return ZoneInfo(zone) if isinstance(zone, str) else zone
