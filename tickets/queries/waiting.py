"""How much waits in a worklist: how many, since when, and what is due next."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from tickets.access import sees_all, tickets_of
from tickets.domain.people import Actor
from tickets.domain.vocabulary import State
from tickets.queries.filters import Wanted
from tickets.queries.worklist import WORKLISTS

MOST = 1000
"""More are not counted: whoever reads "1000" knows enough, and the answer costs the same at any size."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """`count` is at most `MOST`; `oldest` is when the oldest of those counted was registered, `due` when the next of
    them is due."""

    count: int = 0
    oldest: datetime | None = None
    due: datetime | None = None

    @property
    def more(self) -> bool:
        """Whether there are more than were counted."""
        return self.count >= MOST


def waiting(name: str, actor: Actor, now: datetime, wanted: Wanted | None = None) -> Waiting:
    """Return how much waits in a worklist of the whole hotline, those due first counted first. One statement."""
    row = WORKLISTS[name]
    if not sees_all(actor):
        return Waiting()
    rows = tickets_of(actor).filter((wanted or Wanted()).conditions(now), **row.tickets)
    if not row.ends:
        rows = rows.exclude(state=State.CLOSED).filter(next_due_at__isnull=False)
    first = rows.order_by("next_due_at", "pk").values("registered_at", "next_due_at", "pk")[:MOST]
    found = first.aggregate(n=Count("pk"), oldest=Min("registered_at"), due=Min("next_due_at"))
    return Waiting(found["n"], found["oldest"], found["due"])
