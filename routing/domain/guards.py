"""What no rule may do: send a matter to those it is about, to a community, or down to a street that need
not handle it.
"""

from routing.domain.directory import CategoryCard, Directory, UnitCard
from routing.domain.facts import Facts


def forbidden(unit: UnitCard, accused: str, directory: Directory) -> str:
    """A report about a unit never reaches that unit, its superiors or its subordinates (Jinan rules Art. 32).

    Returns a reason code or ``""``. A unit that the directory does not know excludes everybody: nothing can
    be shown safe.
    """
    if not accused:
        return ""
    if directory.unit(accused) is None:
        return "unknown_accused"
    return "forbidden_target" if directory.in_line(unit.code, accused) else ""


def usable(unit: UnitCard | None) -> str:
    """A dispatch target exists, is active, takes dispatches, and is no community (Beijing ordinance Art.
    17).
    """
    if unit is None:
        return "unknown_unit"
    if unit.kind == "community":
        return "community"
    if not unit.active:
        return "inactive_unit"
    return "" if unit.accepts_dispatch else "not_dispatchable"


def grassroots(unit: UnitCard, category: CategoryCard | None) -> str:
    """A street or town gets only what is on its duty list (State Council 2025: not what a department must
    do itself).
    """
    if unit.kind == "street" and (category is None or not category.grassroots_allowed):
        return "grassroots"
    return ""


def refuse(code: str, role: str, facts: Facts, directory: Directory) -> str:
    """The reason why a unit may not get the matter as lead, assist or copy; ``""`` when it may.

    A copy only informs: it need not be on the duty list nor take dispatches, but conflicts of interest bind
    it as well.
    """
    unit = directory.unit(code)
    if unit is None:
        return "unknown_unit"
    against = forbidden(unit, facts.accused_unit, directory)
    if against:
        return against
    reason = usable(unit)
    if role == "copy":
        return "" if reason == "not_dispatchable" else reason
    return reason or grassroots(unit, directory.category(facts.category))
