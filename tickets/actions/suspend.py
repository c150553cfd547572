"""Put a ticket on the ledger: it cannot be solved now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.actions._door import act
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.models import Ticket


def suspend(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Put a ticket on the ledger: it cannot be solved now."""
    return act(Verb.SUSPEND, number, actor=actor, now=now, said=said, expect=expect)
