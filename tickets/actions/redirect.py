"""Redirect: send a ticket to another lead unit without its coming back first."""

from routing.domain.speech import _
from tickets.actions._door import Said, door
from tickets.actions._move import Case
from tickets.actions._targets import check_target
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.permission import acts_for_unit
from tickets.domain.refusals import Invalid


@door(Verb.REDIRECT)
def redirect(case: Case, said: Said, actor: Actor) -> None:
    """Send the ticket on. A district coordinator forwards what lies with the district, within the district."""
    lead = said.get("lead")
    if lead and isinstance(lead, str):
        check_target(case, lead, "lead")
        forwards = acts_for_unit(Verb.REDIRECT, actor)
        if forwards and lead not in case.move.catalogue.subtree(actor.unit):
            raise Invalid("outside_district", _("This unit does not belong to the district."), field="lead")
    case.do(Verb.REDIRECT, said, actor=actor)
