"""What each verb checks, and what its event does to a life. `CHECK` guards the door; `APPLY` is the history.

A check sees the life before the event and raises a refusal; it is not repeated when a history is replayed. An
application is total: given the same life, event and lawbook it always does the same.
"""

from collections.abc import Callable

from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life
from tickets.domain.lifecycle import Verb
from tickets.domain.stages import (
    callback,
    dispatching,
    handling,
    intake,
    joining,
    pressure,
    replying,
    requests,
    upkeep,
    voice,
)

Stage = Callable[[Life, Event, Lawbook], None]

APPLY: dict[Verb, Stage] = {
    Verb.REGISTER: intake.register,
    Verb.ANSWER: intake.answer,
    Verb.REFER: intake.refer,
    Verb.DISPATCH: dispatching.dispatch,
    Verb.SIGN_FOR: handling.sign_for,
    Verb.REQUEST: requests.request,
    Verb.DECIDE: requests.decide,
    Verb.REDIRECT: dispatching.redirect,
    Verb.ASSIGN: handling.assign,
    Verb.CONTACT: handling.contact,
    Verb.INTERIM_REPLY: handling.interim_reply,
    Verb.SUSPEND: handling.suspend,
    Verb.WAKE: handling.wake,
    Verb.REPLY: replying.reply,
    Verb.RETURN_REPLY: replying.return_reply,
    Verb.PASS_REPLY: replying.pass_reply,
    Verb.CALL_BACK: callback.call_back,
    Verb.REDO: dispatching.redo,
    Verb.ASK_REOPEN: requests.ask_reopen,
    Verb.WITHDRAW: voice.withdraw,
    Verb.MERGE: joining.merge,
    Verb.UNMERGE: joining.unmerge,
    Verb.FOLLOW: joining.follow,
    Verb.APPEND: voice.append,
    Verb.URGE: voice.urge,
    Verb.SUPERVISE: pressure.supervise,
    Verb.LIFT: pressure.lift,
    Verb.ESCALATE: pressure.escalate,
    Verb.RECLASSIFY: intake.reclassify,
    Verb.NOTE: voice.note,
    Verb.REVEAL: voice.reveal,
    Verb.RECOMPUTE: upkeep.recompute,
    Verb.ARCHIVE: upkeep.archive,
    Verb.FORGET: upkeep.forget,
}

CHECK: dict[Verb, Stage] = {
    Verb.REFER: intake.check_refer,
    Verb.DISPATCH: dispatching.check_dispatch,
    Verb.REQUEST: requests.check_request,
    Verb.DECIDE: requests.check_decide,
    Verb.REDIRECT: dispatching.check_redirect,
    Verb.INTERIM_REPLY: handling.check_interim_reply,
    Verb.SUSPEND: handling.check_suspend,
    Verb.REPLY: replying.check_reply,
    Verb.RETURN_REPLY: replying.check_return_reply,
    Verb.CALL_BACK: callback.check_call_back,
    Verb.ASK_REOPEN: requests.check_ask_reopen,
    Verb.MERGE: joining.check_merge,
    Verb.URGE: voice.check_urge,
    Verb.SUPERVISE: pressure.check_supervise,
    Verb.LIFT: pressure.check_lift,
    Verb.RECLASSIFY: intake.check_reclassify,
    Verb.ARCHIVE: upkeep.check_archive,
    Verb.FORGET: upkeep.check_forget,
}


def check(life: Life, event: Event, law: Lawbook) -> None:
    """Raise the refusal of an act that this life does not allow; whether the actor may at all is `permission`'s."""
    stage = CHECK.get(event.verb)
    if stage is not None:
        stage(life, event, law)


def apply(life: Life, event: Event, law: Lawbook) -> None:
    """Let one event happen to a life."""
    life.calendars.update(event.data.get("calendars", {}))
    life.passed_over = {}
    APPLY[event.verb](life, event, law)
    life.seq = event.seq


def replay(number: str, events: list[Event], law: Lawbook) -> Life:
    """Return the life that `events`, in order, amount to."""
    life = Life(number=number)
    for event in events:
        apply(life, event, law)
    return life
