"""Merge: join a ticket to a master that is about the same matter."""

from datetime import datetime

from routing.domain.speech import _
from tickets.actions._door import Door, Said, moving
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.permission import refusal
from tickets.domain.refusals import Absent, Invalid
from tickets.domain.saying import read
from tickets.domain.vocabulary import State
from tickets.models import Ticket

MASTER_STATES = frozenset({State.REGISTERED, State.DISPATCHED, State.HANDLING, State.SUSPENDED})


class Merging(Door):
    """The one door that takes two tickets: both are locked in one order, so two opposite merges cannot both succeed."""

    def once(self, number: str, actor: Actor, now: datetime, said: Said, expect: int | None) -> Ticket:
        data, _texts = read(Verb.MERGE, said)
        if data["master"] == number:
            raise Invalid("own_master", _("A ticket cannot be merged into itself."), field="master")
        with moving(actor, now) as move:
            try:
                child, master = move.take_all([number, data["master"]], expect)
            except Absent:
                no = refusal(move.take(number, expect).life, Verb.MERGE, actor)
                if no is not None:
                    raise no from None
                raise Invalid("unknown_ticket", _("There is no such master ticket."), field="master") from None
            no = refusal(child.life, Verb.MERGE, actor)
            if no is not None:
                raise no
            join(child, master, said, actor)
        return child.ticket


def merge_within(case: Case, said: Said, actor: Actor) -> None:
    """Put the ticket under its master: held where it stands, its citizen clock going on."""
    data, _texts = read(Verb.MERGE, said)
    join(case, case.move.take(data["master"]), said, actor)


def join(child: Case, master: Case, said: Said, actor: Actor) -> None:
    """Merge within a move that holds both.

    No chains and no rings: a master is not merged itself and a child has no children. Raises `Invalid` (field
    ``master``) otherwise.
    """
    if master.life.state is State.MERGED:
        raise Invalid(
            "master_is_child",
            _("That ticket is itself merged into {master}: choose that one."),
            field="master",
            master=master.life.master,
        )
    if master.life.state not in MASTER_STATES:
        raise Invalid("master_done", _("That ticket is past handling: it can take no more callers."), field="master")
    if Ticket.objects.filter(master__number=child.ticket.number, state=State.MERGED).exists():
        raise Invalid(
            "has_children", _("Other tickets are merged into this one: merge them there first."), field="master"
        )
    child.do(Verb.MERGE, said, actor=actor)


merge = Merging(Verb.MERGE, merge_within)
