"""Who is calling: what a number's history tells the operator while it rings."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from hotline.citizens.flags import flags_on
from hotline.citizens.identity import Masked
from hotline.citizens.models import FlaggedCaller
from hotline.citizens.records import find_by_phone
from tickets.access import tickets_of
from tickets.domain.people import HOTLINE_FLOOR, Actor
from tickets.domain.refusals import Absent
from tickets.domain.vocabulary import State
from tickets.models import Ticket

log = logging.getLogger(__name__)

MOST_OPEN, MOST_DONE = 20, 10


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """A caller as the screen shows them: masked, open tickets by what is due next, the latest closed ones."""

    callers: list[Masked]
    proved: bool
    flags: list[FlaggedCaller]
    open: list[Ticket]
    done: list[Ticket]

    @property
    def known(self) -> bool:
        """Say whether this number called before."""
        return bool(self.callers)


def known_tickets(phone: str, *, actor: Actor, now: datetime) -> KnownCaller:
    """Return what is known under a number: for the hotline's people, who take the call. At most four statements.

    Raises `Invalid` for what is no number, `Absent` for everybody else.
    """
    if not actor.is_any(HOTLINE_FLOOR):
        raise Absent()
    found = find_by_phone(phone)
    ids = [one.pk for one in found]
    log.info(
        "a number was looked up: %s callers",
        len(ids),
        extra={"action": "callers.lookup", "actor": actor.ref, "callers": [str(one) for one in ids]},
    )
    if not found:
        return KnownCaller([], False, [], [], [])
    theirs = tickets_of(actor).filter(caller__in=ids).defer("search")
    return KnownCaller(
        callers=[one.masked() for one in found],
        proved=found[0].proved,
        flags=flags_on(ids, timezone.localdate(now)),
        open=list(theirs.exclude(state=State.CLOSED).order_by("next_due_at", "pk")[:MOST_OPEN]),
        done=list(theirs.filter(state=State.CLOSED).order_by("-registered_at")[:MOST_DONE]),
    )
