"""What was decided, by whom and when, as it stands in the log; and what else was missed on the same ticket."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext

from hotline.shell.since import Since
from hotline.shell.since import Step as Happened
from hotline.supervision.models import BreachReview, ReviewEntry
from hotline.supervision.rows import slug_of
from hotline.supervision.verdicts import CAUSES, STEPS, VERDICTS, Step
from tickets.domain.vocabulary import ClockKind
from tickets.models import Ticket, Timer
from tickets.words import word

ICONS = {
    Step.DECIDED: "gavel",
    Step.PROPOSED: "hourglass",
    Step.CONFIRMED: "check",
    Step.REFUSED: "x",
    Step.TAKEN_UP: "wrench",
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One step in words."""

    entry: ReviewEntry
    icon: str
    title: str
    verdict: str
    causes: list[str]


def log_of(review: BreachReview | None) -> list[LogLine]:
    """Return a review's steps, latest first. At most one statement."""
    if review is None:
        return []
    return [line_of(entry) for entry in review.entries.select_related("by").order_by("-no")]


def since(number: str, clock: str, due_at: datetime) -> Since:
    """Return what tells the steps of a breach's review after a version of it."""

    def steps(version: int) -> list[Happened]:
        rows = ReviewEntry.objects.filter(
            review__number=number, review__clock=clock, review__due_at=due_at, no__gt=version
        )
        return [_happened(line_of(entry)) for entry in rows.select_related("by").order_by("no")]

    return steps


def _happened(line: LogLine) -> Happened:
    texts = [(gettext("Verdict"), line.verdict), (gettext("Causes"), gettext(", ").join(line.causes))]
    texts += [(gettext("Why"), line.entry.why)] if line.entry.why else []
    return Happened(line.entry.at, line.title, str(line.entry.by), texts)


def line_of(entry: ReviewEntry) -> LogLine:
    """Return one step in words."""
    return LogLine(
        entry,
        ICONS[Step(entry.step)],
        capfirst(str(STEPS[entry.step])),
        str(VERDICTS[entry.verdict]),
        causes_of(entry.causes),
    )


def causes_of(codes: list[str]) -> list[str]:
    """Return causes in words."""
    return [str(CAUSES[code]) for code in codes]


def others_of(ticket: Ticket, this: Timer) -> list[tuple[str, str, Timer]]:
    """Return what else was missed on the ticket: (address part, kind, clock). One statement."""
    rows = Timer.objects.filter(ticket=ticket, breached_at__isnull=False).exclude(pk=this.pk).order_by("breached_at")
    return [(slug_of(row.key), word(ClockKind, row.kind), row) for row in rows]
