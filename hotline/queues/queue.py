"""The queues: each a worklist, whom it is for, and the verbs that empty it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tickets.domain.lifecycle import DECIDERS, FLOOR, REVIEWERS, SUPERVISORS, Verb
from tickets.domain.people import Actor, Role
from tickets.domain.refusals import Absent
from tickets.models import Ticket
from tickets.queries.waiting import waiting
from tickets.queries.worklist import WORKLISTS


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue. `verbs` in the order in which they are offered; `with_unit` says that its tickets lie with a unit;
    `nothing` is said of it when it is empty."""

    name: str
    worklist: str
    label: Promise
    icon: str
    roles: frozenset[Role]
    verbs: tuple[Verb, ...]
    nothing: Promise
    with_unit: bool = True

    def waits(self, ticket: Ticket) -> bool:
        """Say whether a ticket waits here."""
        return all(getattr(ticket, name) == value for name, value in WORKLISTS[self.worklist].tickets.items())

    def count(self, actor: Actor, now: datetime) -> int:
        """How many wait, for the navigation."""
        return waiting(self.worklist, actor, now).count


TRIAGING = (Verb.DISPATCH, Verb.ANSWER, Verb.REFER, Verb.RECLASSIFY, Verb.MERGE)

QUEUES: tuple[Queue, ...] = (
    Queue(
        "triage",
        "triage",
        _("Triage"),
        "list-checks",
        FLOOR,
        TRIAGING,
        _("Every matter has found its unit."),
        with_unit=False,
    ),
    Queue(
        "arbitration",
        "arbitration",
        _("Arbitration"),
        "scale",
        SUPERVISORS,
        TRIAGING,
        _("No units disagree about a ticket."),
        with_unit=False,
    ),
    Queue(
        "requests",
        "requests",
        _("Requests to decide"),
        "gavel",
        DECIDERS,
        (Verb.DECIDE, Verb.REDIRECT),
        _("Every request has been decided."),
    ),
    Queue(
        "review",
        "reply_review",
        _("Replies to review"),
        "spell-check",
        REVIEWERS,
        (Verb.PASS_REPLY, Verb.RETURN_REPLY),
        _("Every reply has been read."),
    ),
    Queue(
        "callbacks",
        "callbacks",
        _("Callbacks"),
        "phone-outgoing",
        FLOOR,
        (Verb.CALL_BACK, Verb.REDO),
        _("Every citizen has been asked."),
    ),
)


def queues_of(actor: Actor) -> Iterator[Queue]:
    """Yield the queues that are for the actor."""
    return (queue for queue in QUEUES if actor.is_any(queue.roles))


def queue_of(name: str, actor: Actor) -> Queue:
    """Return a queue by its name. Raises `Absent` for one that is not there or not for the actor."""
    found = next((queue for queue in queues_of(actor) if queue.name == name), None)
    if found is None:
        raise Absent()
    return found
