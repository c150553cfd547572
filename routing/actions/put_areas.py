"""Put areas and the names of places in them: by code, as often as one likes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from routing.actions.upsert import BATCH, TWICE, UNKNOWN_AREA, Tally, put_tree
from routing.domain import paths
from routing.domain.directory import AREA_LEVELS
from routing.domain.places import BadPolygon, outline
from routing.domain.speech import _
from routing.models import Area, PlaceName
from routing.refusal import Refusal

BAD_OUTLINE = _("The outline of “{code}” cannot be used. {why}")
BAD_LEVEL = _("“{code}”: there is no level “{level}”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One area. ``parent`` is a code; ``polygon`` GeoJSON (lon, lat in WGS 84); ``names`` language → name."""

    code: str
    name: str
    level: str
    parent: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: Sequence[str] = ()
    polygon: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNameRow:
    """A name of a road, estate or landmark in an area (code or path)."""

    name: str
    area: str
    kind: str = "road"


def put_area(row: AreaRow) -> Area:
    """Make or change one area; see `put_areas`."""
    put_areas([row])
    return Area.objects.get(code=row.code)


@transaction.atomic
def put_areas(rows: Iterable[AreaRow]) -> Tally:
    """Make or change areas; parents may come in any order. Raises Refusal for a bad code, level, parent or
    outline.
    """
    wanted: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for row in rows:
        if row.code in wanted:
            raise Refusal("given_twice", TWICE, code=row.code)
        if row.level not in AREA_LEVELS:
            raise Refusal("bad_level", BAD_LEVEL, code=row.code, level=row.level)
        if row.polygon is not None:
            try:
                outline(row.polygon)
            except BadPolygon as error:
                raise Refusal("bad_outline", BAD_OUTLINE, code=row.code, why=str(error)) from error
        wanted[row.code] = (
            row.parent,
            {
                "name": row.name,
                "names": dict(row.names),
                "aliases": list(row.aliases),
                "level": row.level,
                "polygon": _plain(row.polygon),
            },
        )
    return put_tree(Area, wanted)


@transaction.atomic
def put_place_names(rows: Iterable[PlaceNameRow]) -> Tally:
    """Make place names or change their kind; a name is told apart by its area. Raises Refusal for an
    unknown area.
    """
    areas = dict(Area.objects.values_list("code", "id"))
    kept = {(item.name, item.area_id): item for item in PlaceName.objects.all()}
    new: dict[tuple[str, int], PlaceName] = {}
    changed, same = [], 0
    for row in rows:
        code = paths.leaf(row.area)
        if code not in areas:
            raise Refusal("unknown_area", UNKNOWN_AREA, code=code)
        key = (row.name, areas[code])
        item = kept.get(key)
        if item is None:
            new[key] = PlaceName(name=row.name, area_id=areas[code], kind=row.kind)
        elif item.kind != row.kind:
            item.kind = row.kind
            changed.append(item)
        else:
            same += 1
    if new:
        PlaceName.objects.bulk_create(new.values(), batch_size=BATCH)
    if changed:
        PlaceName.objects.bulk_update(changed, ["kind"], batch_size=BATCH)
    return Tally(len(new), len(changed), same)


def _plain(value: Any) -> Any:
    """GeoJSON as the database gives it back (lists, not tuples), so that equal outlines compare equal."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
