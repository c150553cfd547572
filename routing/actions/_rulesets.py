"""What the verbs of rule sets share: finding and locking a set, and the sentences of their refusals."""

from collections.abc import Iterable

from django.db.models import Max

from routing.domain.catalogue import check_rule
from routing.domain.compile import Rule as RuleValue
from routing.domain.language import Vocabulary
from routing.domain.speech import _
from routing.models import Area, Category, Duty, Edition, Rule, RuleSet, Unit
from routing.refusal import Refusal

NO_SUCH_SET = _("There is no rule set {version}.")
RULE_MOVED = _("Somebody else changed this rule meanwhile.")
DRAFT_MOVED = _("Somebody else changed rule set {version} meanwhile.")
NOT_A_DRAFT = _("Rule set {version} is not a draft any more, so it cannot be changed.")


def locked(version: int) -> RuleSet:
    """The rule set, locked until the end of the transaction; raises Refusal ``no_such_ruleset``."""
    found = RuleSet.objects.select_for_update(no_key=True).filter(version=version).first()
    if found is None:
        raise Refusal("no_such_ruleset", NO_SUCH_SET, version=version)
    return found


def locked_draft(version: int) -> RuleSet:
    """The draft, locked; raises Refusal ``no_such_ruleset`` or ``not_a_draft``."""
    found = locked(version)
    if found.status != RuleSet.Status.DRAFT:
        raise Refusal("not_a_draft", NOT_A_DRAFT, version=version)
    return found


def next_version() -> int:
    """One more than the highest. Whoever asks holds the edition's row: two drafts at once get two numbers."""
    Edition.objects.select_for_update(no_key=True).first()
    return (RuleSet.objects.aggregate(highest=Max("version"))["highest"] or 0) + 1


def vocabulary() -> Vocabulary:
    """The codes that exist now, in this transaction."""
    return Vocabulary(
        categories=frozenset(Category.objects.values_list("code", flat=True)),
        areas=frozenset(Area.objects.values_list("code", flat=True)),
        units=frozenset(Unit.objects.values_list("code", flat=True)),
        duties=frozenset(Duty.objects.values_list("duty", flat=True).distinct()),
    )


def problems_of(rules: Iterable[RuleValue], words: Vocabulary) -> list[dict[str, object]]:
    """Every problem of every rule, as JSON-able rows with the rule's code."""
    return [{"rule": rule.code, **one.as_data()} for rule in rules for one in check_rule(rule, words)]


def copy_rules(source: RuleSet, target: RuleSet) -> None:
    """Copy all rules, disabled ones too."""
    columns = ("priority", "code", "name", "conditions", "outcome", "enabled")
    rows = Rule.objects.filter(ruleset=source).order_by("pk").values_list(*columns)
    Rule.objects.bulk_create(Rule(ruleset=target, **dict(zip(columns, row, strict=True))) for row in rows)
