"""Draft rules: a new version to work on, copied from another or empty."""

from datetime import datetime

from django.db import transaction

from routing.actions import _rulesets
from routing.models import RuleSet


@transaction.atomic
def draft_rules(*, by: str, now: datetime, note: str = "", base: int | None = None, empty: bool = False) -> RuleSet:
    """Make a draft with the rules of version ``base`` (the published one when None), or without any.

    ``by`` names who drafts. Raises Refusal ``no_such_ruleset``.
    """
    published = RuleSet.objects.filter(status=RuleSet.Status.PUBLISHED).first()
    source = _rulesets.locked(base) if base is not None else published
    draft = RuleSet.objects.create(
        version=_rulesets.next_version(),
        note=note,
        # What it is to replace, not whence its rules come: publishing compares with what is in force then.
        based_on=published,
        drafted_at=now,
        drafted_by=by,
    )
    if source is not None and not empty:
        _rulesets.copy_rules(source, draft)
    return draft
