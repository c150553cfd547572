"""Rehearse a draft: judge past tickets by rules that are not in force yet, and say what would change.

What the rules in force make of a ticket is what a draft is held against: hands that mended a decision afterwards, and
rules that were in force before, would else look like the draft's doing.

Where a ticket was finally handled is the truth. A draft is worth publishing when more first dispatches would go
there, and when no unit is given a load nobody has spoken to it about.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from routing import queries as routing
from routing.domain.compile import Rulebook
from routing.domain.decision import decide
from routing.domain.facts import Facts
from routing.domain.speech import _
from routing.models import RuleSet
from routing.queries import Catalogue
from tickets.domain.life import LEAD
from tickets.domain.refusals import Absent
from tickets.models import Assignment, Ticket

EXAMPLES = 5
MOST_MOVED = 500
"""Tickets named one by one; the table of changes counts them all."""
EVERY = 200
"""Tickets between two reports of how far it has come."""
A_HUMAN = "?"
"""What stands for "a human is asked" where a unit's code would stand."""


@dataclass(slots=True)
class Change:
    """Tickets that would go elsewhere than by the rules in force: from one unit to another (or to a human), with a
    few numbers to look at."""

    before: str
    after: str
    count: int = 0
    right_before: int = 0
    right_after: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Moved:
    """One ticket that would go elsewhere; `sent` is the unit it went to first, `truth` the one that finally handled
    it, "" where there was none or it is not known."""

    number: str
    category: str
    sent: str
    before: str
    after: str
    truth: str


@dataclass(slots=True)
class Rehearsal:
    """What a draft would have done to past tickets.

    `before` is by the rules in force (or as it was done, where none are), `after` by the draft. `right_before` and
    `right_after` count first dispatches that name the unit which finally handled the ticket, among
    `known` tickets whose end is known; `load` is gained minus lost first dispatches by unit.
    """

    version: int
    tickets: int = 0
    known: int = 0
    right_before: int = 0
    right_after: int = 0
    asked_before: int = 0
    asked_after: int = 0
    changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    load: Counter[str] = field(default_factory=Counter)
    moved: list[Moved] = field(default_factory=list)

    def table(self) -> list[Change]:
        """Return the changes, most frequent first."""
        return sorted(self.changes.values(), key=lambda change: (-change.count, change.before, change.after))

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-able data."""
        return {
            "version": self.version,
            "tickets": self.tickets,
            "known": self.known,
            "right_before": self.right_before,
            "right_after": self.right_after,
            "asked_before": self.asked_before,
            "asked_after": self.asked_after,
            "changed": sum(change.count for change in self.changes.values()),
            "changes": [
                {
                    "before": change.before,
                    "after": change.after,
                    "count": change.count,
                    "right_before": change.right_before,
                    "right_after": change.right_after,
                    "examples": change.examples,
                }
                for change in self.table()
            ],
            "load": dict(sorted(self.load.items(), key=lambda item: -abs(item[1]))),
        }


def rehearse(
    version: int,
    *,
    since: datetime,
    until: datetime,
    most: int = 100_000,
    tell: Callable[[int, int], None] | None = None,
) -> Rehearsal:
    """Judge the tickets registered from `since` until before `until` (the newest `most`) by rule set `version`.

    `tell` hears now and then how many are done, of how many. Reads only. Raises `Absent` for a rule set that is not
    there. Takes well under a millisecond a ticket.
    """
    draft = RuleSet.objects.filter(version=version).first()
    if draft is None:
        raise Absent("no_such_ruleset", _("There is no such rule set."))
    catalogue = routing.current()
    rulebook = Rulebook(version, routing.rules_of(draft))
    result = Rehearsal(version)
    total = min(Ticket.objects.filter(registered_at__gte=since, registered_at__lt=until).count(), most) if tell else 0
    for row in _past(since, until, most).iterator(chunk_size=2000):
        _judge(row, catalogue, rulebook, result)
        if tell and result.tickets % EVERY == 0:
            tell(result.tickets, total)
    return result


def _past(since: datetime, until: datetime, most: int) -> "QuerySet[Ticket, Any]":
    parts = Assignment.objects.filter(ticket=OuterRef("pk"), role=LEAD)
    return (
        Ticket.objects.filter(registered_at__gte=since, registered_at__lt=until)
        .annotate(
            first=Subquery(parts.order_by("no").values("unit")[:1]),
            final=Subquery(parts.filter(replied_at__isnull=False).order_by("-no").values("unit")[:1]),
        )
        .order_by("-registered_at")
        .values(
            "number", "type", "category_id", "area_id", "title", "content", "channel", "urgency", "registered_at",
            "caller_kind", "accused_id", "confidential", "first", "final",
        )[:most]
    )  # fmt: skip


def facts_of(row: dict[str, Any], catalogue: Catalogue) -> Facts:
    """Return the facts of a past ticket, as the router would have seen them."""
    category, area = catalogue.category(row["category_id"] or ""), catalogue.area(row["area_id"] or "")
    return Facts(
        type=row["type"],
        category=category.path if category else "",
        area=area.path if area else "",
        text=f"{row['title']}\n{row['content']}",
        channel=row["channel"],
        urgency=row["urgency"],
        at=timezone.localtime(row["registered_at"]),
        caller_kind=row["caller_kind"],
        accused_unit=row["accused_id"] or "",
        confidential=row["confidential"],
    )


def _judge(row: dict[str, Any], catalogue: Catalogue, rulebook: Rulebook, result: Rehearsal) -> None:
    facts, truth = facts_of(row, catalogue), row["final"]
    after = decide(facts, rulebook, catalogue.directory).lead or A_HUMAN
    before = (catalogue.decide(facts).lead if catalogue.rulebook.version else row["first"]) or A_HUMAN
    result.tickets += 1
    result.asked_before += before == A_HUMAN
    result.asked_after += after == A_HUMAN
    if truth:
        result.known += 1
        result.right_before += before == truth
        result.right_after += after == truth
    if before == after:
        return
    change = result.changes.setdefault((before, after), Change(before, after))
    change.count += 1
    if truth:
        change.right_before += before == truth
        change.right_after += after == truth
    if len(change.examples) < EXAMPLES:
        change.examples.append(row["number"])
    if len(result.moved) < MOST_MOVED:
        result.moved.append(
            Moved(row["number"], row["category_id"] or "", row["first"] or "", before, after, truth or "")
        )
    result.load[after] += 1
    result.load[before] -= 1


def walk(rehearsal: Rehearsal) -> Iterator[str]:
    """Yield the rehearsal's table as lines of text, for the command line."""
    yield (
        f"{rehearsal.tickets:,} tickets, {rehearsal.known:,} with a known end: "
        f"right at first dispatch {rehearsal.right_before:,} before, {rehearsal.right_after:,} with the draft; "
        f"a human asked {rehearsal.asked_before:,} before, {rehearsal.asked_after:,} with the draft"
    )
    for change in rehearsal.table():
        yield (
            f"{change.count:>7,}  {change.before} → {change.after}  "
            f"(right {change.right_before:,} → {change.right_after:,})  e.g. {', '.join(change.examples)}"
        )
