"""Roll back: the rules of an earlier version come into force again, under a new number, so that history
stays a line.
"""

from datetime import datetime

from django.db import transaction

from routing.actions import _rulesets
from routing.actions.publish_rules import publish_rules
from routing.domain.speech import _
from routing.models import RuleSet
from routing.refusal import Refusal

NEVER_IN_FORCE = _("Rule set {version} was never in force, so there is nothing to go back to.")


@transaction.atomic
def roll_back(to: int, *, by: str, now: datetime, replacing: int | None = None, note: str = "") -> RuleSet:
    """Publish a copy of the retired version ``to``; raises Refusal like `publish_rules`, or
    ``never_in_force``.

    Its rules are checked against today's codes: what was right then may name units that are gone.
    """
    source = _rulesets.locked(to)
    if source.status != RuleSet.Status.RETIRED:
        raise Refusal("never_in_force", NEVER_IN_FORCE, version=to)
    published = RuleSet.objects.filter(status=RuleSet.Status.PUBLISHED).first()
    copy = RuleSet.objects.create(
        version=_rulesets.next_version(),
        note=note or f"↩ {to}",
        based_on=published,
        drafted_at=now,
        drafted_by=by,
    )
    _rulesets.copy_rules(source, copy)
    return publish_rules(copy.version, by=by, now=now, replacing=replacing)
