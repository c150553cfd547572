"""Append, urge, withdraw, note, reveal: what is said on a ticket besides its handling."""

from datetime import timedelta

from routing.domain.speech import _
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life
from tickets.domain.people import Role
from tickets.domain.refusals import NotNow
from tickets.domain.vocabulary import Outcome

URGE_PAUSE = timedelta(hours=24)
"""A citizen may press once a day; operators log every call."""


def append(life: Life, event: Event, law: Lawbook) -> None:
    """Keep it; a repeat call is counted as a contact on this ticket, not as a new one."""


def check_urge(life: Life, event: Event, law: Lawbook) -> None:
    """Once in 24 hours by the citizen."""
    if event.role == Role.CITIZEN and life.urged_at is not None and event.at - life.urged_at < URGE_PAUSE:
        raise NotNow(
            "urged_already",
            _("You have pressed for progress; the unit has been told. Please try again after {after}."),
            after=(life.urged_at + URGE_PAUSE).isoformat(),
        )


def urge(life: Life, event: Event, law: Lawbook) -> None:
    """Count it: the unit is told, the supervisor sees the number."""
    life.urges += 1
    life.urged_at = event.at


def withdraw(life: Life, event: Event, law: Lawbook) -> None:
    """Close at the citizen's wish; all clocks stop."""
    life.leave_unit(event.at, "withdrawn")
    life.close(Outcome.WITHDRAWN, event.at)


def note(life: Life, event: Event, law: Lawbook) -> None:
    """Keep it."""


def reveal(life: Life, event: Event, law: Lawbook) -> None:
    """Keep who looked, when and why: this event is the access log the citizen can read."""
