"""Take a ticket out of its master again."""

from django.db.models import F

from tickets.actions._door import Said, door
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


@door(Verb.UNMERGE)
def unmerge(case: Case, said: Said, actor: Actor) -> None:
    """Put the ticket back where it was before it was merged, its held clocks going on where they stood."""
    master = case.life.master
    case.do(Verb.UNMERGE, said, actor=actor)
    Ticket.objects.filter(number=master).update(joined=F("joined") - 1)
