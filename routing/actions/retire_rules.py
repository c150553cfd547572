"""Retire rules: nothing is in force after that, and matters go by their category's duty or to a human."""

from datetime import datetime

from django.db import transaction

from routing.actions import _rulesets
from routing.domain.speech import _
from routing.models import RuleSet
from routing.refusal import Refusal

NOT_IN_FORCE = _("Rule set {version} is not in force.")


@transaction.atomic
def retire_rules(version: int, *, now: datetime) -> RuleSet:
    """Retire the published set without a successor; raises Refusal (``no_such_ruleset``, ``not_in_force``)."""
    found = _rulesets.locked(version)
    if found.status != RuleSet.Status.PUBLISHED:
        raise Refusal("not_in_force", NOT_IN_FORCE, version=version)
    found.status = RuleSet.Status.RETIRED
    found.retired_at = now
    found.save(update_fields=["status", "retired_at"])
    return found


@transaction.atomic
def discard_draft(version: int) -> None:
    """Throw a draft away; raises Refusal (``no_such_ruleset``, ``not_a_draft``): what was in force is kept."""
    _rulesets.locked_draft(version).delete()
