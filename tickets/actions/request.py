"""Ask the hotline for a return, more time, suspension or termination."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import act
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def request(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Ask the hotline for a return, more time, suspension or termination."""
    return act(Verb.REQUEST, number, actor=actor, now=now, said=said, expect=expect)
