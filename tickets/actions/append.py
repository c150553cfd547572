"""Add material, or a repeat call, to an open ticket."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import act
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def append(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Add material, or a repeat call, to an open ticket."""
    return act(Verb.APPEND, number, actor=actor, now=now, said=said, expect=expect)
