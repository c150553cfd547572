"""Save rules of a draft. A draft may be wrong for a while: problems are returned, and refused when it is
published.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from routing.actions import _rulesets
from routing.actions.upsert import once
from routing.domain.catalogue import check_rule
from routing.domain.compile import Rule as RuleValue
from routing.domain.digest import digest
from routing.domain.language import Problem
from routing.domain.speech import _
from routing.models import Rule, RuleSet
from routing.queries import rules_of
from routing.refusal import Refusal

NO_SUCH_RULE = _("Rule set {version} has no rule “{code}”.")
NOT_OBJECTS = _("The conditions and the outcome of a rule are objects.")
BAD_PRIORITY = _("The priority is a whole number from 0 to {most}.")
HIGHEST_PRIORITY = 2_000_000_000


@transaction.atomic
def save_rule(
    version: int,
    code: str,
    *,
    name: str,
    priority: int,
    conditions: Mapping[str, Any],
    outcome: Mapping[str, Any],
    enabled: bool = True,
    expect: str | None = None,
) -> tuple[Rule, list[Problem]]:
    """Make or change one rule of a draft, and list what is wrong with it.

    Raises Refusal (``no_such_ruleset``, ``not_a_draft``, ``bad_code``, ``bad_rule`` for what is not even JSON
    objects), and ``rule_moved`` where ``expect`` (the `digest` of the rule as it was read, "" for one that is new) is
    given and another was saved meanwhile.
    """
    draft = _rulesets.locked_draft(version)
    if expect is not None and expect != _stored(draft, code):
        raise Refusal("rule_moved", _rulesets.RULE_MOVED)
    value = RuleValue(code, name, priority, conditions, outcome, enabled)
    _vet([value])
    rule, _made = Rule.objects.update_or_create(
        ruleset=draft,
        code=code,
        defaults={
            "name": name,
            "priority": priority,
            "conditions": conditions,
            "outcome": outcome,
            "enabled": enabled,
        },
    )
    return rule, check_rule(value, _rulesets.vocabulary())


@transaction.atomic
def save_rules(version: int, rules: Iterable[RuleValue], *, expect: str | None = None) -> list[dict[str, object]]:
    """Replace all rules of a draft; returns every problem as rows with the rule's code. Raises like
    `save_rule`, and ``draft_moved`` where ``expect`` (the `digest` of all rules as read) no longer is right.
    """
    draft = _rulesets.locked_draft(version)
    if expect is not None and expect != digest(rules_of(draft)):
        raise Refusal("draft_moved", _rulesets.DRAFT_MOVED, version=version)
    values = list(rules)
    _vet(values)
    Rule.objects.filter(ruleset=draft).delete()
    Rule.objects.bulk_create(
        Rule(
            ruleset=draft,
            code=one.code,
            name=one.name,
            priority=one.priority,
            conditions=one.conditions,
            outcome=one.outcome,
            enabled=one.enabled,
        )
        for one in values
    )
    return _rulesets.problems_of(values, _rulesets.vocabulary())


@transaction.atomic
def remove_rule(version: int, code: str) -> None:
    """Take a rule out of a draft; raises Refusal (``no_such_ruleset``, ``not_a_draft``, ``no_such_rule``)."""
    draft = _rulesets.locked_draft(version)
    removed, _per_model = Rule.objects.filter(ruleset=draft, code=code).delete()
    if not removed:
        raise Refusal("no_such_rule", NO_SUCH_RULE, version=version, code=code)


def _stored(draft: RuleSet, code: str) -> str:
    return next((digest([rule]) for rule in rules_of(draft) if rule.code == code), "")


def _vet(values: list[RuleValue]) -> None:
    once(one.code for one in values)
    for one in values:
        if not isinstance(one.conditions, Mapping) or not isinstance(one.outcome, Mapping):
            raise Refusal("bad_rule", NOT_OBJECTS)
        if isinstance(one.priority, bool) or not isinstance(one.priority, int):
            raise Refusal("bad_rule", BAD_PRIORITY, most=HIGHEST_PRIORITY)
        if not 0 <= one.priority <= HIGHEST_PRIORITY:
            raise Refusal("bad_rule", BAD_PRIORITY, most=HIGHEST_PRIORITY)
