"""Assign: give a ticket to one person of the unit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from routing.domain.speech import _
from tickets.actions._door import moving
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import Invalid
from tickets.models import Ticket


def assign(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Name the person who handles the unit's part. Raises `Invalid` for somebody of another unit."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        event = case.do(Verb.ASSIGN, said)
        people = get_user_model()._default_manager.filter(is_active=True, unit__code=actor.unit)
        if not people.filter(pk=event.data["person"]).exists():
            raise Invalid("not_of_unit", _("This person does not work in the unit."), field="person")
    return case.ticket
