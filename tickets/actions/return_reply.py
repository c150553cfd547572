"""Send a reply back to the unit: something is missing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import act
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def return_reply(
    number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None
) -> Ticket:
    """Send a reply back to the unit: something is missing."""
    return act(Verb.RETURN_REPLY, number, actor=actor, now=now, said=said, expect=expect)
