"""Put units and the duties they hold: by code, as often as one likes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from routing.actions.upsert import BATCH, TWICE, UNKNOWN_AREA, UNKNOWN_UNIT, Tally, once, put_tree
from routing.domain import paths
from routing.domain.directory import UNIT_KINDS
from routing.domain.speech import _
from routing.models import Area, Duty, DutyKind, Unit
from routing.refusal import Refusal

BAD_KIND = _("“{code}”: there is no kind of unit “{kind}”.")
COMMUNITY_DISPATCH = _("“{code}” is a community, and nothing is dispatched to a community.")
DUTY_TAKEN = _("Somebody else holds the duty “{duty}” in that area for part of that time.")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit. ``parent`` is its superior's code, ``area`` a code or path.

    ``accepts_dispatch`` left open means yes, and no for a community.
    """

    code: str
    name: str
    kind: str
    parent: str = ""
    area: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    active: bool = True
    accepts_dispatch: bool | None = None
    duty_phone: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """``unit`` (code) holds ``duty`` in ``area`` (code or path), from the first day until before the last."""

    duty: str
    area: str
    unit: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyKindRow:
    """What people call a duty; ``names`` language → name."""

    code: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)


def put_unit(row: UnitRow) -> Unit:
    """Make or change one unit; see `put_units`."""
    put_units([row])
    return Unit.objects.get(code=row.code)


@transaction.atomic
def put_units(rows: Iterable[UnitRow]) -> Tally:
    """Make or change units; superiors may come in any order. Raises Refusal for a bad code, kind, superior
    or area.
    """
    areas = dict(Area.objects.values_list("code", "id"))
    wanted: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for row in rows:
        if row.code in wanted:
            raise Refusal("given_twice", TWICE, code=row.code)
        if row.kind not in UNIT_KINDS:
            raise Refusal("bad_kind", BAD_KIND, code=row.code, kind=row.kind)
        community = row.kind == "community"
        if community and row.accepts_dispatch:
            raise Refusal("community", COMMUNITY_DISPATCH, code=row.code)
        area = paths.leaf(row.area)
        if area and area not in areas:
            raise Refusal("unknown_area", UNKNOWN_AREA, code=area)
        wanted[row.code] = (
            row.parent,
            {
                "name": row.name,
                "names": dict(row.names),
                "kind": row.kind,
                "area_id": areas[area] if area else None,
                "active": row.active,
                "accepts_dispatch": not community if row.accepts_dispatch is None else row.accepts_dispatch,
                "duty_phone": row.duty_phone,
                "calendar": row.calendar,
            },
        )
    return put_tree(Unit, wanted)


@transaction.atomic
def put_duty_kinds(rows: Iterable[DutyKindRow]) -> Tally:
    """Name duties, or rename them. Raises Refusal for a bad code."""
    listed = list(rows)
    once(row.code for row in listed)
    kept = DutyKind.objects.in_bulk(field_name="code")
    new, changed = [], []
    for row in listed:
        item = kept.get(row.code)
        if item is None:
            new.append(DutyKind(code=row.code, name=row.name, names=dict(row.names)))
        elif (item.name, item.names) != (row.name, dict(row.names)):
            item.name, item.names = row.name, dict(row.names)
            changed.append(item)
    if new:
        DutyKind.objects.bulk_create(new, batch_size=BATCH)
    if changed:
        DutyKind.objects.bulk_update(changed, ["name", "names"], batch_size=BATCH)
    return Tally(len(new), len(changed), len(listed) - len(new) - len(changed))


def put_duty(row: DutyRow) -> Duty:
    """Make or change one duty; see `put_duties`."""
    put_duties([row])
    return Duty.objects.get(duty=row.duty, area__code=paths.leaf(row.area), valid_from=row.valid_from)


def put_duties(rows: Iterable[DutyRow]) -> Tally:
    """Make or change duties, told apart by duty, area and first day.

    Raises Refusal for a bad code, an unknown area or unit, and when two units would hold a duty in an area at
    once; to pass a duty on from a certain day use `hand_over_duty`.
    """
    listed = list(rows)
    once(dict.fromkeys(row.duty for row in listed))
    try:
        with transaction.atomic():
            return _put_duties(listed)
    except IntegrityError as error:
        if "routing_duty_one_holder_at_a_time" not in str(error):
            raise
        taken = next((row.duty for row in listed if f"({row.duty}," in str(error)), "")
        raise Refusal("duty_taken", DUTY_TAKEN, duty=taken) from error


def _put_duties(rows: list[DutyRow]) -> Tally:
    areas = dict(Area.objects.values_list("code", "id"))
    units = dict(Unit.objects.values_list("code", "id"))
    kept = {(item.duty, item.area_id, item.valid_from): item for item in Duty.objects.all()}
    new: dict[tuple[str, int, date | None], Duty] = {}
    changed: list[Duty] = []
    same = 0
    for row in rows:
        area = paths.leaf(row.area)
        if area not in areas:
            raise Refusal("unknown_area", UNKNOWN_AREA, code=area)
        if row.unit not in units:
            raise Refusal("unknown_unit", UNKNOWN_UNIT, code=row.unit)
        key = (row.duty, areas[area], row.valid_from)
        if key in new:
            raise Refusal("given_twice", TWICE, code=row.duty)
        item = kept.get(key)
        values = {"unit_id": units[row.unit], "valid_to": row.valid_to}
        if item is None:
            new[key] = Duty(duty=row.duty, area_id=areas[area], valid_from=row.valid_from, **values)
        elif any(getattr(item, column) != value for column, value in values.items()):
            item.unit_id, item.valid_to = units[row.unit], row.valid_to
            changed.append(item)
        else:
            same += 1
    # Changes first: a holder whose time is cut short makes room for the next one.
    if changed:
        Duty.objects.bulk_update(changed, ["unit", "valid_to"], batch_size=BATCH)
    if new:
        Duty.objects.bulk_create(new.values(), batch_size=BATCH)
    return Tally(len(new), len(changed), same)
