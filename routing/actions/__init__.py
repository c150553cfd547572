"""Everything that changes what routing knows: rule sets from draft to retired, and reference data by code.

One verb, one function, one transaction. A refused act raises `routing.refusal.Refusal` and has changed
nothing.
"""

from routing.actions.draft_rules import draft_rules
from routing.actions.hand_over_duty import hand_over_duty
from routing.actions.publish_rules import publish_rules
from routing.actions.put_areas import AreaRow, PlaceNameRow, put_area, put_areas, put_place_names
from routing.actions.put_categories import CategoryRow, put_categories, put_category
from routing.actions.put_units import (
    DutyKindRow,
    DutyRow,
    UnitRow,
    put_duties,
    put_duty,
    put_duty_kinds,
    put_unit,
    put_units,
)
from routing.actions.retire_rules import discard_draft, retire_rules
from routing.actions.roll_back import roll_back
from routing.actions.save_rule import remove_rule, save_rule, save_rules
from routing.actions.upsert import Tally

__all__ = [
    "AreaRow",
    "CategoryRow",
    "DutyKindRow",
    "DutyRow",
    "PlaceNameRow",
    "Tally",
    "UnitRow",
    "discard_draft",
    "draft_rules",
    "hand_over_duty",
    "publish_rules",
    "put_area",
    "put_areas",
    "put_categories",
    "put_category",
    "put_duties",
    "put_duty",
    "put_duty_kinds",
    "put_place_names",
    "put_unit",
    "put_units",
    "remove_rule",
    "retire_rules",
    "roll_back",
    "save_rule",
    "save_rules",
]
