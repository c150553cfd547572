"""Tell the citizen what is done so far, with a date for more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import act
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def interim_reply(
    number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None
) -> Ticket:
    """Tell the citizen what is done so far, with a date for more."""
    return act(Verb.INTERIM_REPLY, number, actor=actor, now=now, said=said, expect=expect)
