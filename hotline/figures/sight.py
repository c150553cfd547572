"""Who sees whose figures: one predicate for pages and API."""

from dataclasses import dataclass

from hotline.figures.rates.cells import AREA, CATEGORY, CHANNEL, CITY, UNIT
from routing import queries as routing
from routing.domain import paths
from routing.domain.speech import _
from tickets.domain.people import Actor, Role
from tickets.domain.refusals import Absent

WATCHERS = frozenset({Role.SUPERVISOR, Role.ANALYST})
"""They see everybody's figures; analysts see figures and no tickets."""

LEADERS = frozenset({Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR})
"""They see the figures of their own unit and of those below it; a district's coordinator also those of its area."""

READERS = WATCHERS | LEADERS


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose figures somebody sees: everybody's (`whole`), or those of `units` and `areas`. `tickets`: whether they may
    also see which tickets lie behind a number, as far as these are theirs to see."""

    whole: bool
    units: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    tickets: bool = False

    def keys(self, dim: str) -> frozenset[str] | None:
        """Return whose figures of a dimension may be seen; None for everybody's."""
        if self.whole:
            return None
        return {UNIT: self.units, AREA: self.areas}.get(dim, frozenset())

    def sees(self, dim: str, key: str) -> bool:
        """Say whether the figures of one key may be seen."""
        keys = self.keys(dim)
        return keys is None or key in keys

    @property
    def dims(self) -> tuple[str, ...]:
        """The dimensions of which anything may be seen."""
        if self.whole:
            return (CITY, UNIT, AREA, CATEGORY, CHANNEL)
        return (UNIT, AREA) if self.areas else (UNIT,)


def sight_of(actor: Actor) -> Sight:
    """Return whose figures the actor sees. Raises `Absent` where they see none."""
    if actor.is_any(WATCHERS):
        return Sight(whole=True, tickets=actor.is_any(frozenset({Role.SUPERVISOR})))
    if not actor.is_any(LEADERS) or not actor.unit:
        raise Absent("no_figures", _("These figures are not for you."))
    catalogue = routing.current()
    areas: frozenset[str] = frozenset()
    card = catalogue.unit(actor.unit)
    if actor.is_any(frozenset({Role.DISTRICT_COORDINATOR})) and card is not None and "/" in card.area_path:
        areas = frozenset(code for code, area in catalogue.areas.items() if paths.is_under(area.path, card.area_path))
    return Sight(whole=False, units=catalogue.subtree(actor.unit), areas=areas, tickets=True)
