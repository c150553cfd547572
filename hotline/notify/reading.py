"""One's own notices: unread first, page by page by key."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from hotline.notify.models import IN_APP, Notice
from routing.domain.speech import _
from tickets.domain.refusals import Absent, Invalid

MOST = 100


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of notices, the cursor of the next one ("" at the end), and how many are unread (at most 1,000)."""

    notices: list[Notice]
    next: str
    unread: int


def inbox(recipient: str, *, channel: str = IN_APP, cursor: str = "", limit: int = 30) -> Inbox:
    """Return a page of somebody's notices: the unread ones, latest first, then the read ones. Three statements at
    most. Raises `Invalid` for a cursor that is none."""
    limit = max(1, min(limit, MOST))
    read, before = _parse(cursor)
    mine = Notice.objects.filter(recipient=recipient, channel=channel).select_related("ticket").defer("ticket__search")
    found: list[Notice] = []
    if not read:
        found = _page(mine.filter(read_at=None), before, limit + 1)
        before = None
    if len(found) <= limit:
        found += _page(mine.exclude(read_at=None), before, limit + 1 - len(found))
    waiting = Notice.objects.filter(recipient=recipient, channel=channel, read_at=None)[:1000].count()
    page, more = found[:limit], len(found) > limit
    return Inbox(page, f"{'r' if page[-1].read_at else 'u'}{page[-1].pk}" if more else "", waiting)


def unread(recipient: str, most: int) -> int:
    """Return how many notices somebody has not read, counted no further than `most`. One statement."""
    return Notice.objects.filter(recipient=recipient, channel=IN_APP, read_at=None)[:most].count()


def mark_read(recipient: str, key: int, now: datetime) -> Notice:
    """Note that somebody read their notice; again changes nothing. Raises `Absent` for another's."""
    notice = Notice.objects.filter(recipient=recipient, pk=key).select_related("ticket").first()
    if notice is None:
        raise Absent("absent", _("There is no such notice."))
    if notice.read_at is None:
        Notice.objects.filter(pk=key, read_at=None).update(read_at=now)
        notice.read_at = now
    return notice


def mark_all_read(recipient: str, upto: int, now: datetime) -> int:
    """Note that somebody read everything up to a notice they saw; say how many that were."""
    return Notice.objects.filter(recipient=recipient, channel=IN_APP, read_at=None, pk__lte=upto).update(read_at=now)


def _page(rows: QuerySet[Notice], before: int | None, limit: int) -> list[Notice]:
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[:limit])


def _parse(cursor: str) -> tuple[bool, int | None]:
    if not cursor:
        return False, None
    kind, key = cursor[:1], cursor[1:]
    if kind not in ("u", "r") or not (key.isascii() and key.isdecimal()) or len(key) > 18:
        raise Invalid("bad_cursor", _("This page does not exist any more: begin again."), field="cursor")
    return kind == "r", int(key)
