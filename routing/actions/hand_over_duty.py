"""Hand over a duty: one unit's time ends on the day on which the next one's begins."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from routing.actions.upsert import UNKNOWN_AREA, UNKNOWN_UNIT
from routing.domain import paths
from routing.domain.speech import _
from routing.models import Area, Duty, Unit
from routing.refusal import Refusal

PLANNED = _("The duty “{duty}” already passes on after that day; change that first.")


@transaction.atomic
def hand_over_duty(duty: str, area: str, unit: str, *, on: date) -> Duty:
    """Let ``unit`` (code) hold ``duty`` in ``area`` (code or path) from the day ``on``; who held it before
    stays on record.

    Raises Refusal (``unknown_area``, ``unknown_unit``, ``duty_planned`` when a later holder is already
    entered).
    """
    place = Area.objects.filter(code=paths.leaf(area)).first()
    if place is None:
        raise Refusal("unknown_area", UNKNOWN_AREA, code=paths.leaf(area))
    holder = Unit.objects.filter(code=unit).first()
    if holder is None:
        raise Refusal("unknown_unit", UNKNOWN_UNIT, code=unit)
    held = Duty.objects.select_for_update(no_key=True).filter(duty=duty, area=place)
    if held.filter(valid_from__gt=on).exists():
        raise Refusal("duty_planned", PLANNED, duty=duty)
    same_day = held.filter(valid_from=on).first()
    if same_day is not None:
        same_day.unit = holder
        same_day.save(update_fields=["unit"])
        return same_day
    held.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on)).update(valid_to=on)
    return Duty.objects.create(duty=duty, area=place, unit=holder, valid_from=on)
