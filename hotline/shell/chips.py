"""Small marks that say a ticket's state and urgency by shape and word; colour only underlines them."""

from dataclasses import dataclass

from tickets.domain.vocabulary import State, Urgency
from tickets.words import word


@dataclass(frozen=True, slots=True)
class Chip:
    """A mark: an icon, a word, and a tone (``wait``, ``work``, ``still``, ``done``, ``warn``, ``bad``, ``plain``)."""

    icon: str
    word: str
    tone: str = "plain"


STATES = {
    State.REGISTERED: ("inbox", "wait"),
    State.DISPATCHED: ("send", "wait"),
    State.HANDLING: ("hammer", "work"),
    State.SUSPENDED: ("pause", "still"),
    State.REPLIED: ("message-square-reply", "work"),
    State.CALLBACK: ("phone-outgoing", "work"),
    State.CLOSED: ("circle-check", "done"),
    State.MERGED: ("git-merge", "still"),
}
URGENCIES = {
    Urgency.NORMAL: ("minus", "plain"),
    Urgency.URGENT: ("chevrons-up", "warn"),
    Urgency.EMERGENCY: ("siren", "bad"),
}


def state_chip(code: str) -> Chip:
    """Return the mark of a state."""
    icon, tone = STATES[State(code)]
    return Chip(icon, word(State, code), tone)


def urgency_chip(code: str) -> Chip:
    """Return the mark of an urgency."""
    icon, tone = URGENCIES[Urgency(code)]
    return Chip(icon, word(Urgency, code), tone)
