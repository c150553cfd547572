"""Reveal: note who looks at a caller's identity, before it is shown."""

from datetime import timedelta

from tickets.actions._door import Said, door
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.looking import may_look

SHOWN_FOR = timedelta(minutes=10)


@door(Verb.REVEAL)
def reveal(case: Case, said: Said, actor: Actor) -> None:
    """Write the look into the access log, valid for ten minutes. Showing the identity is `hotline.citizens`'.

    Raises what `tickets.looking.may_look` says, whoever knocks: nobody leaves a look who may not have one.
    """
    no = may_look(case.ticket, actor, case.move.now, case.life)
    if no is not None:
        raise no
    case.do(Verb.REVEAL, said, actor=actor, facts={"until": (case.move.now + SHOWN_FOR).isoformat()})
