"""Publish rules: a draft comes into force and the version before it retires, in one step that nobody can
see half done.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from routing.actions import _rulesets
from routing.domain.digest import digest
from routing.domain.speech import _
from routing.models import RuleSet
from routing.queries import rules_of
from routing.refusal import Refusal

BROKEN = _("Rule set {version} has {count} problems and cannot be published.")
EMPTY = _("Rule set {version} has no enabled rule; retire the published set if none shall apply.")
MOVED = _("Rule set {version} was made to replace version {expected}, but version {found} is in force now.")


def publish_rules(
    version: int, *, by: str, now: datetime, replacing: int | None = None, expect: str = "", note: str = ""
) -> RuleSet:
    """Put a draft into force and retire what it replaces; a `note` takes the place of the draft's.

    ``replacing`` is the version the publisher believes in force (0 for none); left out, the one the draft was
    based on; ``expect`` the `digest` of the rules the publisher has looked at. Raises Refusal: ``draft_moved`` when
    the rules are others by now, ``no_such_ruleset``, ``not_a_draft``, ``no_rules``, ``broken_rules`` (with every
    problem in ``data["problems"]``), ``rules_moved`` when another version came into force meanwhile.
    """
    try:
        with transaction.atomic():
            return _publish(version, by, now, replacing, expect, note)
    except IntegrityError as error:
        # Two drafts published at once while nothing was in force: the second meets the unique index.
        if "routing_ruleset_one_published" not in str(error):
            raise
        raise Refusal("rules_moved", MOVED, version=version, expected=replacing or 0, found="?") from error


def _publish(version: int, by: str, now: datetime, replacing: int | None, expect: str, note: str) -> RuleSet:
    in_force = RuleSet.objects.select_for_update(no_key=True).filter(status=RuleSet.Status.PUBLISHED).first()
    draft = _rulesets.locked_draft(version)
    if replacing is not None:
        expected = replacing
    else:
        expected = draft.based_on.version if draft.based_on else 0
    found = in_force.version if in_force else 0
    if found != expected:
        raise Refusal("rules_moved", MOVED, version=version, expected=expected, found=found)
    rules = rules_of(draft)
    if expect and digest(rules) != expect:
        raise Refusal("draft_moved", _rulesets.DRAFT_MOVED, version=version)
    if not any(rule.enabled for rule in rules):
        raise Refusal("no_rules", EMPTY, version=version)
    problems = _rulesets.problems_of((rule for rule in rules if rule.enabled), _rulesets.vocabulary())
    if problems:
        raise Refusal("broken_rules", BROKEN, version=version, count=len(problems), problems=problems)
    if in_force is not None:
        in_force.status = RuleSet.Status.RETIRED
        in_force.retired_at = now
        in_force.save(update_fields=["status", "retired_at"])
    draft.status = RuleSet.Status.PUBLISHED
    draft.published_at = now
    draft.published_by = by
    draft.valid_from = timezone.localdate(now)
    draft.content_hash = digest(rules)
    draft.note = note or draft.note
    draft.save(update_fields=["note", "status", "published_at", "published_by", "valid_from", "content_hash"])
    return draft
