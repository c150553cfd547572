"""Rule sets read: their rules in words, and what differs between two of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import Http404
from django.utils.translation import gettext

from hotline.rulebook.rules.offers import Offers
from hotline.rulebook.rules.paging import Leaf, key_of, leaf
from hotline.rulebook.rules.rule_form import Words, in_words, sentence
from hotline.shell.since import Step
from routing.domain.catalogue import check_rule
from routing.domain.compile import Rule
from routing.domain.outcomes import KEYS
from routing.models import RuleSet


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


def line_of(rule: Rule, offers: Offers) -> Line:
    """Return one rule in words, with its problems."""
    problems = check_rule(rule, offers.catalogue.vocabulary)
    broken = any(one.code not in DANGLING_ONLY for one in problems)
    words = None if broken or not set(rule.outcome) <= set(KEYS) else in_words(rule, offers.name)
    return Line(rule, words, [sentence(one) for one in problems])


Pair = tuple[Rule, None] | tuple[Rule | None, Rule]
"""A rule before and after; None where it was not, or is no longer."""

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


def differing(old: Sequence[Rule], new: Sequence[Rule]) -> list[Pair]:
    """Return the rules that differ between two sets, in the order of the new one, what is gone last."""
    before: Mapping[str, Rule] = {rule.code: rule for rule in old}
    after = {rule.code for rule in new}
    found: list[Pair] = [(before.get(rule.code), rule) for rule in new if before.get(rule.code) != rule]
    return found + [(rule, None) for rule in old if rule.code not in after]


def difference(was: Rule | None, now: Rule | None, offers: Offers) -> Difference:
    """Return one difference in words; at least one of the two is a rule."""
    if now is None:
        assert was is not None
        return Difference("removed", was.code, was.name, line_of(was, offers), None)
    if was is None:
        return Difference("added", now.code, now.name, None, line_of(now, offers))
    return _changed(was, now, offers)


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


def matching(rules: Sequence[Rule], search: str) -> list[tuple[int, Rule]]:
    """Return the rules, each with its place in the order (from 1), in which every word of a search stands: in the code,
    the name, or among the codes and words of its condition and outcome."""
    words = search.casefold().split()
    numbered = list(enumerate(rules, 1))
    if not words:
        return numbered
    return [(place, rule) for place, rule in numbered if all(word in _text(rule) for word in words)]


def _text(rule: Rule) -> str:
    return "\n".join((rule.code, rule.name, *_strings(rule.conditions), *_strings(rule.outcome))).casefold()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def between(old: Sequence[Rule], new: Sequence[Rule], offers: Offers, after: str = "") -> Leaf[Difference]:
    """Return what differs between two sets, a page at a time: only what is shown is put in words."""
    pairs = differing(old, new)
    keys = [key_of(pair[0], gone=True) if pair[1] is None else key_of(pair[1]) for pair in pairs]
    found = leaf(pairs, keys, after)
    rows = [difference(was, now, offers) for was, now in found.rows]
    return Leaf(rows, found.previous, found.next, found.total)
