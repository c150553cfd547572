"""Reviews as a list: cut by key, oldest first, each with its last word."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hotline.shell.views import StaffRequest
from hotline.supervision.log import causes_of
from hotline.supervision.models import BreachReview, ReviewEntry
from hotline.supervision.rows import slug_of
from hotline.supervision.verdicts import STANDINGS, VERDICTS
from routing import queries as routing
from tickets.domain.vocabulary import ClockKind
from tickets.queries.pages import Cursor
from tickets.words import word

ORDER = "reviews"
LONG = 25


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review: its breach in words, and the entry that says why it stands as it does."""

    review: BreachReview
    slug: str
    kind: str
    answers: str
    verdict: str
    standing: str
    causes: list[str]
    entry: ReviewEntry | None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Some reviews, and the cursors around them."""

    rows: list[ReviewRow] = field(default_factory=list)
    next: str = ""
    previous: str = ""


def after(request: StaffRequest) -> Cursor | None:
    """Return the place in the list the address asks for. Raises `Invalid` for one that is none."""
    text = request.GET.get("cursor", "")
    return Cursor.read(text, ORDER) if text else None


def page_of(found: QuerySet[BreachReview], at: Cursor | None, *, latest_first: bool = False) -> ReviewPage:
    """Return a page of reviews. Two statements, and the catalogue's."""
    back = at is not None and at.back
    down = latest_first != back
    if at is not None:
        way = "lt" if down else "gt"
        found = found.filter(Q(**{f"decided_at__{way}": at.due}) | Q(**{"decided_at": at.due, f"pk__{way}": at.id}))
    sign = "-" if down else ""
    rows = found.select_related("decided_by", "confirmed_by").order_by(f"{sign}decided_at", f"{sign}pk")
    kept = list(rows[: LONG + 1])
    more, kept = len(kept) > LONG, kept[:LONG]
    if back:
        kept.reverse()
    before, beyond = (more, True) if back else (at is not None, more)
    return ReviewPage(
        _rows(kept),
        next=_cursor(kept[-1], False) if kept and beyond else "",
        previous=_cursor(kept[0], True) if kept and before else "",
    )


def _cursor(review: BreachReview, back: bool) -> str:
    at: datetime = review.decided_at
    return Cursor(ORDER, back, review.pk, at).text()


def _rows(reviews: list[BreachReview]) -> list[ReviewRow]:
    entries: dict[Any, ReviewEntry] = {}
    if reviews:
        # The entry of the decision itself, whatever was said to it later.
        steps = ReviewEntry.objects.filter(review__in=reviews, step__in=("decided", "proposed")).order_by("no")
        entries = {entry.review_id: entry for entry in steps}
    name = routing.current().namer(get_language() or "")
    return [
        ReviewRow(
            review=review,
            slug=slug_of(review.clock),
            kind=word(ClockKind, review.kind),
            answers=name("unit", review.unit) if review.unit else _("the hotline"),
            verdict=str(VERDICTS[review.verdict]),
            standing=str(STANDINGS[review.standing]),
            causes=causes_of(review.causes),
            entry=entries.get(review.pk),
        )
        for review in reviews
    ]
