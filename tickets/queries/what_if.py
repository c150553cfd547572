"""What an act would change, tried on a life that is thrown away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from routing import queries as routing
from tickets import law as statutes
from tickets.domain.event import Event
from tickets.domain.life import Life
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.people import Actor
from tickets.domain.permission import refusal
from tickets.domain.saying import read
from tickets.domain.stages import apply, check
from tickets.models import Ticket
from tickets.queries.lives import life_of


def tried(ticket: Ticket, verb: Verb, said: Mapping[str, Any], actor: Actor, now: datetime) -> Life:
    """Return the life the ticket would have after the verb. Raises what the verb would raise."""
    life = life_of(ticket)
    no = refusal(life, verb, actor)
    if no is not None:
        raise no
    data, _texts = read(verb, said)
    law = statutes.in_force(routing.edition())
    event = Event(
        seq=life.seq + 1,
        verb=verb,
        at=now,
        actor=actor.ref,
        role=actor.role_among(VERBS[verb].who).value,
        unit=actor.unit,
        data={**data, "calendars": dict(law.newest)},
    )
    check(life, event, law)
    apply(life, event, law)
    return life
