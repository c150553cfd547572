"""In which order verbs are offered: what a ticket waits for first, what is seldom wanted under "More"."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from tickets.domain.lifecycle import ROWS, VERBS, Verb
from tickets.domain.vocabulary import State
from tickets.words import word

FIRST = {
    State.REGISTERED: (Verb.DECIDE, Verb.DISPATCH),
    State.DISPATCHED: (Verb.DECIDE, Verb.SIGN_FOR),
    State.HANDLING: (Verb.DECIDE, Verb.REPLY),
    State.SUSPENDED: (Verb.WAKE,),
    State.REPLIED: (Verb.PASS_REPLY,),
    State.CALLBACK: (Verb.CALL_BACK,),
    State.CLOSED: (Verb.DECIDE,),
    State.MERGED: (),
}
"""What each state waits for: the first of these that is open is the one to do."""

NEXT = {
    State.REGISTERED: (Verb.ANSWER, Verb.REFER),
    State.DISPATCHED: (Verb.REPLY, Verb.REQUEST),
    State.HANDLING: (Verb.CONTACT, Verb.INTERIM_REPLY, Verb.REQUEST),
    State.REPLIED: (Verb.RETURN_REPLY,),
    State.CALLBACK: (Verb.REDO,),
    State.CLOSED: (Verb.REDO,),
    State.MERGED: (Verb.UNMERGE,),
}
"""What is usual in a state beside it."""

OFTEN = (Verb.ASSIGN, Verb.APPEND, Verb.URGE, Verb.SUPERVISE, Verb.NOTE)
SHOWN = 5
"""So many buttons stand side by side; the others are under "More"."""

ICONS = {
    Verb.ANSWER: "message-circle-reply",
    Verb.REFER: "signpost",
    Verb.DISPATCH: "send",
    Verb.SIGN_FOR: "file-check",
    Verb.REQUEST: "hand",
    Verb.DECIDE: "gavel",
    Verb.REDIRECT: "corner-up-right",
    Verb.ASSIGN: "user-check",
    Verb.CONTACT: "phone",
    Verb.INTERIM_REPLY: "message-square-more",
    Verb.SUSPEND: "pause",
    Verb.WAKE: "play",
    Verb.REPLY: "message-square-reply",
    Verb.RETURN_REPLY: "undo-2",
    Verb.PASS_REPLY: "check-check",
    Verb.CALL_BACK: "phone-outgoing",
    Verb.REDO: "repeat",
    Verb.ASK_REOPEN: "folder-open",
    Verb.WITHDRAW: "x",
    Verb.MERGE: "git-merge",
    Verb.UNMERGE: "split",
    Verb.APPEND: "plus",
    Verb.URGE: "bell",
    Verb.SUPERVISE: "eye",
    Verb.LIFT: "eye-off",
    Verb.ESCALATE: "arrow-up",
    Verb.RECLASSIFY: "tags",
    Verb.NOTE: "notebook-pen",
    Verb.REVEAL: "id-card",
}


@dataclass(frozen=True, slots=True)
class Button:
    """A verb as a button. `says` is False where one press does it."""

    verb: Verb
    label: str
    icon: str
    says: bool
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Buttons:
    """The verbs open to somebody: those in sight, and those under "More"."""

    shown: list[Button]
    more: list[Button]


def buttons(state: State, verbs: Iterable[Verb]) -> Buttons:
    """Return the buttons for the open verbs of a ticket in `state`, the one to do first; none is left out."""
    first, near = FIRST[state], (*FIRST[state], *NEXT.get(state, ()), *OFTEN)
    order = [*near, *(row.verb for row in ROWS)]
    found = sorted(set(verbs), key=order.index)
    leads = [verb for verb in found if verb in first]
    made = [_button(verb, verb in leads[:1]) for verb in found]
    shown = [one for one in made if one.verb in near][:SHOWN]
    return Buttons(shown, [one for one in made if one not in shown])


def _button(verb: Verb, primary: bool) -> Button:
    return Button(verb, capfirst(word(Verb, verb)), ICONS[verb], bool(VERBS[verb].says), primary)
