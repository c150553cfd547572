"""Redirect: send a ticket to another lead unit without its coming back first."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from routing.domain.speech import _
from tickets.actions._door import moving
from tickets.actions._targets import check_target
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor, Role
from tickets.domain.refusals import Invalid
from tickets.models import Ticket


def redirect(number: str, *, actor: Actor, now: datetime, said: Mapping[str, Any], expect: int | None = None) -> Ticket:
    """Send the ticket on. A district coordinator forwards what lies with the district, within the district."""
    with moving(actor, now) as move:
        case = move.take(number, expect)
        lead = str(said.get("lead") or "")
        if lead:
            check_target(case, lead, "lead")
            if Role.SUPERVISOR not in actor.roles and lead not in move.catalogue.subtree(actor.unit):
                raise Invalid("outside_district", _("This unit does not belong to the district."), field="lead")
        case.do(Verb.REDIRECT, said)
    return case.ticket
