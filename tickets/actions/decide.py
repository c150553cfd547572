"""Decide what a unit or a citizen asked for."""

from routing.domain.speech import _
from tickets.actions._again import again
from tickets.actions._door import Said, door
from tickets.actions._follow import lead_children
from tickets.actions._move import Case
from tickets.actions._words import our
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.vocabulary import Decision, Outcome, RequestKind


@door(Verb.DECIDE)
def decide(case: Case, said: Said, actor: Actor) -> None:
    """Grant or refuse a request. A granted reopening begins another round; a termination ends it for all."""
    event = case.do(Verb.DECIDE, said, actor=actor)
    if event.data["decision"] == Decision.GRANTED:
        kind = case.life.requests[event.data["request"]].kind
        if kind is RequestKind.REOPEN:
            again(case, {"why": our(_("New facts were accepted.")), "lead": event.data.get("lead")}, SYSTEM)
        elif kind is RequestKind.TERMINATE:
            lead_children(case, event.seq, {"outcome": Outcome.TERMINATED.value})
