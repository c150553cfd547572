"""Rule sets read: their rules in words, and what differs between two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import Http404
from django.utils.translation import gettext

from hotline.rulebook.rules.offers import Offers
from hotline.rulebook.rules.rule_form import Words, in_words, sentence
from hotline.shell.since import Step
from routing.domain.catalogue import check_rule
from routing.domain.compile import Rule
from routing.domain.outcomes import KEYS
from routing.models import RuleSet
from routing.queries import rules_of


def set_of(version: int) -> RuleSet:
    """Return a rule set, or 404."""
    found = RuleSet.objects.select_related("based_on").filter(version=version).first()
    if found is None:
        raise Http404
    return found


def in_force() -> RuleSet | None:
    """Return the published set, None where there is none."""
    return RuleSet.objects.filter(status=RuleSet.Status.PUBLISHED).first()


@dataclass(frozen=True, slots=True)
class Line:
    """A rule as a line of its set: in words where it can be said, and what is wrong with it."""

    rule: Rule
    words: Words | None
    problems: list[str]


def lines(rules: Sequence[Rule], offers: Offers) -> list[Line]:
    """Return the rules in the order they are judged."""
    return [line_of(rule, offers) for rule in rules]


def line_of(rule: Rule, offers: Offers) -> Line:
    """Return one rule in words, with its problems."""
    problems = check_rule(rule, offers.catalogue.vocabulary)
    broken = any(one.code not in DANGLING_ONLY for one in problems)
    words = None if broken or not set(rule.outcome) <= set(KEYS) else in_words(rule, offers.name)
    return Line(rule, words, [sentence(one) for one in problems])


DANGLING_ONLY = frozenset({"unknown_code", "unknown_unit", "unknown_duty", "unknown_class"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A rule that differs: `kind` is added, removed, changed or moved; `before` and `after` are it in words."""

    kind: str
    code: str
    name: str
    before: Line | None
    after: Line | None
    notes: list[str] = field(default_factory=list)


def differences(old: Sequence[Rule], new: Sequence[Rule], offers: Offers) -> list[Difference]:
    """Return what differs between two sets of rules, in the order of the new one, what is gone last."""
    before: Mapping[str, Rule] = {rule.code: rule for rule in old}
    found = []
    for rule in new:
        was = before.get(rule.code)
        if was is None:
            found.append(Difference("added", rule.code, rule.name, None, line_of(rule, offers)))
        elif was != rule:
            found.append(_changed(was, rule, offers))
    after = {rule.code for rule in new}
    found += [
        Difference("removed", rule.code, rule.name, line_of(rule, offers), None)
        for rule in old
        if rule.code not in after
    ]
    return found


def _changed(was: Rule, rule: Rule, offers: Offers) -> Difference:
    notes = []
    if was.name != rule.name:
        notes.append(gettext("Called “{after}”, before “{before}”.").format(before=was.name, after=rule.name))
    if was.enabled != rule.enabled:
        notes.append(gettext("Switched on.") if rule.enabled else gettext("Switched off."))
    if was.priority != rule.priority:
        told = gettext("Priority {after}, before {before}.")
        notes.append(told.format(before=was.priority, after=rule.priority))
    same = (was.conditions, was.outcome) == (rule.conditions, rule.outcome)
    kind = "moved" if same and was.priority != rule.priority else "changed"
    before, after = (None, None) if same else (line_of(was, offers), line_of(rule, offers))
    return Difference(kind, rule.code, rule.name, before, after, notes)


def since(was: Rule | None, now: Rule | None, offers: Offers) -> Step:
    """Return what somebody else made of a rule between two readings of it; None where it was not, or is no longer."""
    if now is None:
        return Step(None, gettext("Somebody took this rule out. Saving puts it in again."), "")
    if was is None:
        return Step(None, gettext("Somebody made a rule with this code."), "", _said(None, line_of(now, offers)))
    found = _changed(was, now, offers)
    notes = [(gettext("Changed"), note) for note in found.notes]
    return Step(None, gettext("Somebody saved this rule."), "", notes + _said(found.before, found.after))


def _said(before: Line | None, after: Line | None) -> list[tuple[str, str]]:
    named = ((gettext("Before"), before), (gettext("After"), after))
    return [(label, f"{line.words.when} → {line.words.then}") for label, line in named if line and line.words]


def between(old: RuleSet | None, new: RuleSet, offers: Offers) -> list[Difference]:
    """Return what differs between two versions; with no older one everything is new."""
    return differences(rules_of(old) if old else [], rules_of(new), offers)
