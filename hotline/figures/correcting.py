"""Correct what was published: a note that says what counts otherwise now. What was published stays as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from hotline.figures.claiming import SUPERVISORS
from hotline.figures.freezing import digest, figures_of, published
from hotline.figures.models import Correction, Month
from hotline.figures.rates.cells import PLAIN
from hotline.figures.rates.periods import month_of
from hotline.figures.rates.sums import NONE, Sums
from routing.domain.speech import _
from tickets.domain.people import Actor
from tickets.domain.refusals import Forbidden, Invalid, NotNow

WATCHED = timedelta(days=400)
"""How long after a month notes about it are made by themselves."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that counts otherwise: whose, as it was said last, and as it is."""

    dim: str
    key: str
    was: Sums
    now: Sums

    def as_data(self) -> dict[str, Any]:
        """Return the change as JSON-able data: counts that are nought left away."""
        return {"dim": self.dim, "key": self.key, "was": _short(self.was), "now": _short(self.now)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Change":
        """Return what `as_data` gave."""
        return cls(data["dim"], data["key"], Sums.from_data(data["was"]), Sums.from_data(data["now"]))


def changes_of(month: Month) -> list[Change]:
    """Return what counts otherwise now than the month and its notes say."""
    found: list[Change] = []
    current = figures_of(month_of(month.first))["rows"]
    said = as_corrected(month)
    for dim in PLAIN:
        for key in sorted(current[dim].keys() | said[dim].keys()):
            was, now = said[dim].get(key, NONE), Sums.from_data(current[dim].get(key, {}))
            if was != now:
                found.append(Change(dim, key, was, now))
    return found


def as_corrected(month: Month) -> dict[str, dict[str, Sums]]:
    """Return a month's counts by dimension and key, as published and as corrected by its notes."""
    said = {dim: published(month, dim) for dim in PLAIN}
    for note in month.corrections.order_by("no"):
        for one in map(Change.from_data, note.changes):
            said[one.dim][one.key] = one.now
    return said


def correct(month: Month, *, now: datetime, why: str = "", actor: Actor | None = None) -> Correction | None:
    """Issue a note about all that counts otherwise; None where nothing does and nobody asks.

    Without an actor the hotline's own watch does it. Raises `Forbidden`, `Invalid` without a reason, `NotNow` where
    nothing counts otherwise.
    """
    if actor is not None and not actor.is_any(SUPERVISORS):
        raise Forbidden("role", _("This is for supervisors."))
    if actor is not None and not why.strip():
        raise Invalid("required", _("Say why."), field="why")
    with transaction.atomic():
        month = Month.objects.select_for_update().get(pk=month.pk)  # notes are numbered one after the other
        changes = [one.as_data() for one in changes_of(month)]
        if not changes:
            if actor is not None:
                raise NotNow("nothing_to_correct", _("Everything counts as it was published."))
            return None
        last = month.corrections.order_by("-no").first()
        no = last.no + 1 if last else 1
        said = {
            "month": f"{month.first:%Y-%m}",
            "no": no,
            "why": why.strip(),
            "changes": changes,
            "previous": last.hash if last else month.hash,
        }
        return Correction.objects.create(
            month=month,
            no=no,
            at=now,
            by_id=actor.staff_id if actor else None,
            why=why.strip(),
            changes=changes,
            hash=digest(said),
        )


def watch(now: datetime, today: date) -> int:
    """Issue notes about every published month of the last year in which something counts otherwise; say how many."""
    months = Month.objects.filter(first__gte=today - WATCHED).order_by("first")
    return sum(correct(month, now=now) is not None for month in months)


def broken(months: list[Month]) -> list[date]:
    """Return the months whose hash, or the hash of one of whose notes, does not fit what they say."""
    wrong = []
    for month in months:
        head = month.hash
        fits = digest(month.data) == month.hash
        for note in month.corrections.order_by("no"):
            said = {
                "month": f"{month.first:%Y-%m}",
                "no": note.no,
                "why": note.why,
                "changes": note.changes,
                "previous": head,
            }
            fits, head = fits and digest(said) == note.hash, note.hash
        if not fits:
            wrong.append(month.first)
    return wrong


def _short(sums: Sums) -> dict[str, int]:
    return {name: count for name, count in sums.as_data().items() if count}
