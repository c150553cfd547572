"""Reports that are not sent yet: kept here, sealed, and found again by a key in the writer's cookie.

So nothing is lost by an error, a reload or the back button, and nothing depends on JavaScript.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hotline.citizens import vault
from hotline.files.drafts import new_draft
from hotline.portal.models import Draft

COOKIE = "report"
KEPT = timedelta(hours=24)
"""How long a draft waits for its writer."""

CODE_KEPT = timedelta(hours=1)
"""How long the receipt, query code included, can be loaded again."""


@dataclass
class Report:
    """What somebody has written so far: `words` by field, and the key of their draft (empty: nothing is kept yet)."""

    key: str = ""
    words: dict[str, Any] = field(default_factory=dict)

    @property
    def sent(self) -> dict[str, str]:
        """The receipt (number, code …) of a report that was sent; empty before."""
        return dict(self.words.get("sent", {}))

    @property
    def intake_key(self) -> str:
        """What makes every submit of this draft the same ticket."""
        return hashlib.sha256(f"portal\n{self.key}".encode()).hexdigest()

    def keep(self, response: HttpResponse, now: datetime, **words: Any) -> HttpResponse:
        """Add `words` to the draft, write it, and hand its key to the browser."""
        self.key = self.key or new_draft()
        self.words.update(words)
        sealed = vault.seal(_id(self.key), {"report": json.dumps(self.words)})
        Draft.objects.update_or_create(id=_id(self.key), defaults={"sealed": sealed, "touched_at": now})
        response.set_cookie(
            COOKIE,
            self.key,
            max_age=int(KEPT.total_seconds()),
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
        return response

    def throw_away(self, response: HttpResponse) -> HttpResponse:
        """Forget the draft here and in the browser."""
        if self.key:
            Draft.objects.filter(pk=_id(self.key)).delete()
        response.delete_cookie(COOKIE)
        return response


def report_of(request: HttpRequest, now: datetime) -> Report:
    """Return the report of this browser: an empty one where there is none, or where it was too long ago."""
    key = request.COOKIES.get(COOKIE, "")
    row = Draft.objects.filter(pk=_id(key)).first() if key else None
    if row is None or row.touched_at < now - KEPT:
        return Report()
    try:
        words = json.loads(vault.unseal(row.pk, row.sealed)["report"])
    except vault.SealBroken:  # sealed under a key that was thrown away since
        return Report()
    report = Report(key, words)
    if report.sent and row.touched_at < now - CODE_KEPT:
        return Report()
    return report


def sweep(now: datetime) -> int:
    """Erase drafts nobody came back to; return how many."""
    count, _each = Draft.objects.filter(touched_at__lt=now - KEPT).delete()
    return count


def _id(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
