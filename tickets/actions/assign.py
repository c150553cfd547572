"""Assign: give a ticket to one person of the unit."""

from django.contrib.auth import get_user_model

from routing.domain.speech import _
from tickets.actions._door import Said, door
from tickets.actions._move import Case
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import Invalid


@door(Verb.ASSIGN)
def assign(case: Case, said: Said, actor: Actor) -> None:
    """Name the person who handles the unit's part. Raises `Invalid` for somebody of another unit."""
    event = case.do(Verb.ASSIGN, said, actor=actor)
    people = get_user_model()._default_manager.filter(is_active=True, unit__code=actor.unit)
    if not people.filter(pk=event.data["person"]).exists():
        raise Invalid("not_of_unit", _("This person does not work in the unit."), field="person")
