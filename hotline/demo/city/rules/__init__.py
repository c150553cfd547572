"""The demo city's routing rules: what they look at, and whom they send a matter to.

Conditions and outcomes are the JSON of `routing.domain.language` and `routing.domain.outcomes`. A smaller priority
is judged first. Up to 99 rules add (copies, tags, urgency) and go on; from 100 a human is asked; from 200
emergencies; from 300 conflicts of interest; from 400 the law's own routes; from 500 the ordinary matters; the last
rule catches what is left.
"""

from __future__ import annotations

from functools import cache

from hotline.demo.city.rules.added import ADDED
from hotline.demo.city.rules.grave import ASKED, CONFLICTS, EMERGENCIES
from hotline.demo.city.rules.ordinary import CATCH_ALL, STATUTORY, STREETS, TRADES
from hotline.demo.city.rules.rule import RoutingRule

__all__ = ["RoutingRule", "rules"]


@cache
def rules() -> tuple[RoutingRule, ...]:
    """Give every rule in the order in which they are judged."""
    found = (*ADDED, *ASKED, *EMERGENCIES, *CONFLICTS, *STATUTORY, *STREETS, *TRADES, *CATCH_ALL)
    return tuple(sorted(found, key=lambda rule: (rule.priority, rule.code)))
