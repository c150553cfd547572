"""Take a ticket out of its master again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import act
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def unmerge(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Take a ticket out of its master again."""
    return act(Verb.UNMERGE, number, actor=actor, now=now, said=said, expect=expect)
