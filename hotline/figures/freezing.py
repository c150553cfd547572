"""Publish a month: its figures as they are, under a hash that also covers the month before, for good."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from hotline.figures.choices import rules
from hotline.figures.claiming import SUPERVISORS, waiting
from hotline.figures.keeping import keep
from hotline.figures.models import Mark, Month
from hotline.figures.rates.cells import CITY, PLAIN
from hotline.figures.rates.periods import Period, month_of
from hotline.figures.rates.rules import Rules
from hotline.figures.rates.sums import Sums
from hotline.figures.rolled import left_out_by_reason, sums_by
from routing.domain.speech import _
from tickets.domain.people import Actor
from tickets.domain.refusals import Forbidden, NotNow

GENESIS = "0" * 64
"""What the first published month is chained to."""


def freeze(month: Period, *, actor: Actor, now: datetime) -> Month:
    """Publish a month. Raises `Forbidden`, and `NotNow` where it is not over for long enough, claims wait, something
    was not counted yet, or it is published already."""
    if not actor.is_any(SUPERVISORS) or actor.staff_id is None:
        raise Forbidden("role", _("This is for supervisors."))
    check(month, now)
    data = figures_of(month)
    with transaction.atomic():
        last = Month.objects.filter(first__lt=month.first).order_by("-first").values_list("hash", flat=True).first()
        try:
            with transaction.atomic():
                return Month.objects.create(
                    first=month.first,
                    frozen_at=now,
                    frozen_by_id=actor.staff_id,
                    data={**data, "previous": last or GENESIS},
                    hash=digest({**data, "previous": last or GENESIS}),
                )
        except IntegrityError as error:
            raise NotNow("published", _("This month is published.")) from error


def check(month: Period, now: datetime) -> None:
    """Refuse to publish a month too early, or twice; and before all that happened is counted."""
    check_early(month, now)
    if not _counted(now):
        raise NotNow("still_counting", _("What happened last is still being counted: try again in a minute."))


def check_early(month: Period, now: datetime) -> None:
    """Refuse to publish a month before its time, while claims about it wait, or twice. Writes nothing."""
    begin = month.last + timedelta(days=settings.FIGURES_FREEZE_DAYS)
    if timezone.localdate(now) <= begin:
        raise NotNow("month_not_over", _("A month is published after {day}."), day=begin.isoformat())
    if Month.objects.filter(first=month.first).exists():
        raise NotNow("published", _("This month is published."))
    if waiting(month.first, month.last):
        raise NotNow("claims_wait", _("Claims about this month wait for a decision: decide them first."))


def figures_of(month: Period) -> dict[str, Any]:
    """Return a month's figures as they are now, as JSON-able data: every row's counts, and the rules of rates."""
    return {
        "month": month.name,
        "rules": rules().as_data(),
        "rows": {dim: _rows(sums_by(dim, month.first, month.last)) for dim in PLAIN},
        "left_out": {
            CITY: dict(sorted(left_out_by_reason(CITY, "", month.first, month.last).items())),
        },
    }


def published(month: Month, dim: str) -> dict[str, Sums]:
    """Return the counts of a published month by key, as published."""
    return {key: Sums.from_data(row) for key, row in month.data["rows"][dim].items()}


def rules_of(month: Month) -> Rules:
    """Return the rules under which a month was published."""
    return Rules.from_data(month.data["rules"])


def digest(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of data in its one canonical writing: sorted keys, no spaces, UTF-8."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def month_at(first: date) -> Month | None:
    """Return a published month by its first day."""
    return Month.objects.select_related("frozen_by").filter(first=month_of(first).first).first()


def _counted(now: datetime) -> bool:
    """Count what is marked by now, within reason; say whether all of it is counted. What comes later is later."""
    last = Mark.objects.aggregate(Max("pk"))["pk__max"] or 0
    for _turn in range(20):
        if not Mark.objects.filter(pk__lte=last).exists():
            return True
        if not keep(now):
            return False
    return False


def _rows(found: Mapping[str, Sums]) -> dict[str, dict[str, int]]:
    return {key: {name: count for name, count in sums.as_data().items() if count} for key, sums in found.items()}
