"""From a point on the map to an area: an index of polygons in memory, no database and no map server."""

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry import shape

from routing.domain import paths
from routing.domain.speech import _

NOT_A_SHAPE = _("The polygon is not valid GeoJSON of a Polygon or MultiPolygon.")
BROKEN_SHAPE = _("The polygon is broken: {reason}.")
OUT_OF_RANGE = _("The polygon leaves the range of longitudes and latitudes.")


class BadPolygon(ValueError):
    """The GeoJSON cannot be used as an area's outline; ``template`` and ``data`` say why."""

    def __init__(self, template: str, **data: object) -> None:
        super().__init__(template.format(**data))
        self.template = template
        self.data = data


def outline(geojson: Mapping[str, Any]) -> Any:
    """The shapely geometry of a GeoJSON Polygon or MultiPolygon (lon, lat in WGS 84); raises BadPolygon."""
    try:
        geometry = shape(geojson)
    except Exception as error:  # shapely raises whatever the malformed input provokes
        raise BadPolygon(NOT_A_SHAPE) from error
    if geometry.geom_type not in ("Polygon", "MultiPolygon") or geometry.is_empty:
        raise BadPolygon(NOT_A_SHAPE)
    if not geometry.is_valid:
        raise BadPolygon(BROKEN_SHAPE, reason=shapely.is_valid_reason(geometry))
    west, south, east, north = geometry.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise BadPolygon(OUT_OF_RANGE)
    return geometry


class AreaIndex:
    """Finds the finest area that contains a point."""

    __slots__ = ("_paths", "_tree")

    def __init__(self, polygons: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Index (area path, GeoJSON) pairs; raises BadPolygon for an outline that cannot be used."""
        # Finest first, then by path: the order in which a point that several areas touch is given away.
        pairs = sorted(polygons, key=lambda pair: (-paths.depth(pair[0]), pair[0]))
        self._paths = tuple(path for path, _geojson in pairs)
        geometries = [outline(geojson) for _path, geojson in pairs]
        shapely.prepare(geometries)
        self._tree = shapely.STRtree(geometries)

    def __len__(self) -> int:
        return len(self._paths)

    def locate(self, lon: float, lat: float) -> str:
        """The path of the finest area at the point (WGS 84 degrees), ``""`` outside all.

        A point on a border belongs to the finest area it touches; between equals, to the one first by path.
        """
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # also false for not-a-number
            return ""
        touched = self._tree.query(shapely.Point(lon, lat), predicate="intersects")
        return self._paths[int(touched.min())] if len(touched) else ""
