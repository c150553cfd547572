"""Bring new facts about a closed matter."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import act
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def ask_reopen(
    number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None
) -> Ticket:
    """Bring new facts about a closed matter."""
    return act(Verb.ASK_REOPEN, number, actor=actor, now=now, said=said, expect=expect)
