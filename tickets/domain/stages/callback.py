"""Call back: the citizen is asked whether it is really done."""

from routing.domain.speech import _
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life
from tickets.domain.people import Role
from tickets.domain.refusals import Invalid, missing
from tickets.domain.vocabulary import REPLY_OUTCOMES, SPOKEN, ClockKind, Outcome, Reach, Solved


def check_call_back(life: Life, event: Event, law: Lawbook) -> None:
    """Whoever was spoken to gave the three answers; a citizen can only rate, the system only give up."""
    reach = Reach(event.data["reach"])
    if (event.role == Role.CITIZEN) != (reach is Reach.WEB_RATED):
        raise Invalid("wrong_reach", _("Only the citizen rates on the web."), field="reach")
    if (event.role == Role.SYSTEM) != (reach is Reach.NOT_ASKED):
        raise Invalid("wrong_reach", _("Say how the attempt went."), field="reach")
    if reach in SPOKEN:
        for field in ("contacted", "solved", "satisfied"):
            if event.data.get(field) in (None, ""):
                raise missing(field)
        if not 1 <= int(event.data["satisfied"]) <= 5:
            raise Invalid("out_of_range", _("Satisfaction is a number from 1 to 5."), field="satisfied")


def call_back(life: Life, event: Event, law: Lawbook) -> None:
    """Close on a good answer or after the last attempt; an unsolved matter was asked about, and waits for its redo."""
    reach = Reach(event.data["reach"])
    if reach is Reach.NOT_ASKED:
        _finish(life, Outcome.UNRATED, event)
        return
    life.attempts += 1
    if reach not in SPOKEN:
        if life.attempts >= life.terms(law).attempts:
            _finish(life, Outcome.UNRATED, event)
        return
    solved = Solved(event.data["solved"])
    if solved is Solved.YES:
        _finish(life, Outcome.RESOLVED, event)
    elif solved is Solved.PARTLY:
        _finish(life, Outcome.PARTLY_RESOLVED, event)
    elif event.data.get("accept"):
        assert life.result is not None
        outcome = REPLY_OUTCOMES[life.result]
        # Whatever the unit claimed, the citizen has just said that it is not solved.
        claimed = outcome in (Outcome.RESOLVED, Outcome.PARTLY_RESOLVED)
        _finish(life, Outcome.EXPLAINED if claimed else outcome, event)
    else:
        life.meet(event.at, ClockKind.CALLBACK)


def wants_redo(event: Event) -> bool:
    """Say whether what the citizen answered sends the matter into another round."""
    return (
        Reach(event.data["reach"]) in SPOKEN and event.data.get("solved") == Solved.NO and not event.data.get("accept")
    )


def _finish(life: Life, outcome: Outcome, event: Event) -> None:
    life.meet(event.at, ClockKind.CALLBACK)
    life.close(outcome, event.at)
