"""The tables of routing. Written by `routing.actions`, read by `routing.queries`; nobody else touches them.

What must be true of the data is said by the database: one published rule set, one holder per duty and area at
a time, frozen rules, paths that end with their own code.
"""

from routing.models.area import Area, PlaceName
from routing.models.category import Category
from routing.models.edition import Edition
from routing.models.ruleset import Rule, RuleSet
from routing.models.unit import Duty, DutyKind, Unit

__all__ = ["Area", "Category", "Duty", "DutyKind", "Edition", "PlaceName", "Rule", "RuleSet", "Unit"]
