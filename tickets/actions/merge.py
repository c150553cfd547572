"""Merge: join a ticket to a master that is about the same matter."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from routing.domain.speech import _
from tickets.actions._door import moving
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent, Invalid, Stale
from tickets.domain.saying import read
from tickets.domain.vocabulary import State
from tickets.models import Ticket

MASTER_STATES = frozenset({State.REGISTERED, State.DISPATCHED, State.HANDLING, State.SUSPENDED})


def merge(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Put the ticket under its master: held where it stands, its citizen clock going on.

    No chains and no rings: a master is not merged itself and a child has no children. Raises `Invalid` (field
    ``master``) otherwise; both tickets are locked in one order, so two opposite merges cannot both succeed.
    """
    data, _texts = read(Verb.MERGE, said)
    master_no = data["master"]
    with moving(actor, now) as move:
        if master_no == number:
            raise Invalid("own_master", _("A ticket cannot be merged into itself."), field="master")
        try:
            child, master = move.take_all([number, master_no])
        except Absent:
            move.take(number)
            raise Invalid("unknown_ticket", _("There is no such master ticket."), field="master") from None
        if expect is not None and child.ticket.seq != expect:
            raise Stale("stale", _("The ticket has moved on since you read it."), version=child.ticket.seq)
        if master.life.state is State.MERGED:
            raise Invalid(
                "master_is_child",
                _("That ticket is itself merged into {master}: choose that one."),
                field="master",
                master=master.life.master,
            )
        if master.life.state not in MASTER_STATES:
            raise Invalid(
                "master_done", _("That ticket is past handling: it can take no more callers."), field="master"
            )
        if Ticket.objects.filter(master=number, state=State.MERGED).exists():
            raise Invalid(
                "has_children", _("Other tickets are merged into this one: merge them there first."), field="master"
            )
        child.do(Verb.MERGE, said)
        Ticket.objects.filter(pk=master.ticket.pk).update(joined=F("joined") + 1)
    return child.ticket
