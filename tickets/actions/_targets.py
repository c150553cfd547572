"""Where a ticket may never go, whoever sends it (law.md "Never")."""

from routing.domain.speech import _
from tickets.actions._move import Case
from tickets.domain.refusals import Invalid


def check_target(case: Case, unit: str, field: str) -> None:
    """Raise `Invalid` where `unit` may not have this ticket.

    A report about a unit reaches neither that unit nor its parents or children (Jinan Art. 32); a community is no
    dispatch target (Beijing Art. 17); a unit may be closed, or take no dispatches.
    """
    card = case.move.catalogue.unit(unit)
    if card is None or not card.active:
        raise Invalid("unknown_unit", _("There is no unit “{value}”."), field=field, value=unit)
    if not card.accepts_dispatch:
        raise Invalid("no_dispatches", _("“{value}” takes no dispatches."), field=field, value=card.name)
    if case.life.accused and unit in case.move.catalogue.line(case.life.accused):
        raise Invalid(
            "forbidden_target",
            _("The matter concerns this unit, or one above or below it: it must not be sent there."),
            field=field,
        )
