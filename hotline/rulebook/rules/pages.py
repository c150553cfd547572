"""Pages of rule sets: the list, one set in words, what differs; drafts made, ordered and thrown away."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hotline.rulebook.counter import WRITERS
from hotline.rulebook.models import Run
from hotline.rulebook.rules import reading, soundness
from hotline.rulebook.rules.offers import offers
from hotline.rulebook.rules.paging import LONGEST_SEARCH, key_of, leaf
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing.actions import discard_draft, draft_rules, remove_rule, save_rules
from routing.domain.compile import Rule
from routing.domain.digest import digest
from routing.models import RuleSet
from routing.queries import current, rules_of
from routing.refusal import Refusal

MOST_SETS = 100
MOST_WRONG = 20
STEP = 10


@require_safe
@staff_page(*WRITERS)
def sets(request: StaffRequest) -> HttpResponse:
    """Every version, newest first."""
    rows = list(RuleSet.objects.select_related("based_on").order_by("-version")[:MOST_SETS])
    return page(
        request,
        "rulebook/sets.html",
        {
            "sets": rows,
            "published": next((row for row in rows if row.status == RuleSet.Status.PUBLISHED), None),
            "drafts": [row for row in rows if row.status == RuleSet.Status.DRAFT],
            "problems": [(one.rule, _(one.problem.template).format(**one.problem.data)) for one in current().problems],
        },
    )


@require_POST
@staff_page(*WRITERS)
def draft(request: StaffRequest) -> HttpResponse:
    """Make a draft: a copy of what is in force, or of the version that is named."""
    base = request.POST.get("base", "")
    copied = reading.set_of(int(base)).version if base.isascii() and base.isdecimal() and len(base) < 10 else None
    made = draft_rules(by=who(request), now=request.now, note=request.POST.get("note", "")[:400], base=copied)
    return done(request, _("Draft {version} is yours to change.").format(version=made.version), url_of(made.version))


@require_safe
@staff_page(*WRITERS)
def ruleset(request: StaffRequest, version: int) -> HttpResponse:
    """One version: its rules in order, in words, a page at a time or those in which words stand."""
    found = reading.set_of(version)
    rules = rules_of(found)
    choose, stamp = offers(), digest(rules)
    search = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    numbered = reading.matching(rules, search)
    keys = [key_of(rule) for _place, rule in numbered]
    shown = leaf(numbered, keys, request.GET.get("after", ""), request.GET.get("at", ""), q=search)
    wrong = soundness.broken(rules, stamp, choose.catalogue)
    return page(
        request,
        "rulebook/set.html",
        {
            "set": found,
            "lines": [(place, reading.line_of(rule, choose)) for place, rule in shown.rows],
            "previous": shown.previous,
            "next": shown.next,
            "found": shown.total,
            "total": len(rules),
            "search": search,
            "digest": stamp,
            "wrong": len(wrong),
            "first_wrong": [rule for rule in rules if rule.code in wrong][:MOST_WRONG] if wrong else [],
            "is_draft": found.status == RuleSet.Status.DRAFT,
            "against": _compared(found),
            "replays": Run.objects.filter(kind=Run.Kind.REPLAY, subject=str(version)).order_by("-pk")[:5],
        },
    )


@require_safe
@staff_page(*WRITERS)
def against(request: StaffRequest, version: int, other: int) -> HttpResponse:
    """What differs between two versions, in words."""
    new, old = reading.set_of(version), reading.set_of(other)
    found = reading.between(rules_of(old), rules_of(new), offers(), request.GET.get("after", ""))
    others = RuleSet.objects.exclude(pk=new.pk).order_by("-version")[:MOST_SETS]
    context = {"set": new, "other": old, "found": found, "others": others}
    return page(request, "rulebook/against.html", {**context, "previous": found.previous, "next": found.next})


@require_POST
@staff_page(*WRITERS)
def discard(request: StaffRequest, version: int) -> HttpResponse:
    """Throw a draft away."""
    reading.set_of(version)
    try:
        discard_draft(version)
    except Refusal as no:
        return _told(request, no, version)
    return done(request, _("Draft {version} was thrown away.").format(version=version), reverse("rulebook:sets"))


@require_POST
@staff_page(*WRITERS)
def remove(request: StaffRequest, version: int, code: str) -> HttpResponse:
    """Take a rule out of a draft."""
    reading.set_of(version)
    try:
        remove_rule(version, code)
    except Refusal as no:
        return _told(request, no, version)
    return done(request, _("Rule {code} was taken out.").format(code=code), url_of(version))


@require_POST
@staff_page(*WRITERS)
def move(request: StaffRequest, version: int, code: str) -> HttpResponse:
    """Move a rule of a draft one place up or down the order in which rules are judged."""
    rules = rules_of(reading.set_of(version))
    at = next((index for index, rule in enumerate(rules) if rule.code == code), None)
    if at is None:
        raise Http404
    to = at - 1 if request.POST.get("to") == "up" else at + 1
    if not 0 <= to < len(rules):
        return done(request, _("It stands there already."), url_of(version, code))
    try:
        save_rules(version, moved(rules, at, to), expect=request.POST.get("read", ""))
    except Refusal as no:
        return _told(request, no, version)
    told = _("Rule {code} is now number {place}.").format(code=code, place=to + 1)
    return done(request, told, url_of(version, code))


def moved(rules: list[Rule], at: int, to: int) -> list[Rule]:
    """Return the rules with one at another place. Priorities stay where they are in the order, so that few rules
    change; where they do not tell the rules apart, all are numbered anew."""
    order = [*rules]
    order.insert(to, order.pop(at))
    priorities = [rule.priority for rule in rules]
    if len(set(priorities)) < len(priorities):
        priorities = [STEP * (index + 1) for index in range(len(rules))]
    return [
        Rule(rule.code, rule.name, priority, rule.conditions, rule.outcome, rule.enabled)
        for rule, priority in zip(order, priorities, strict=True)
    ]


def who(request: Any) -> str:
    """Return who acts, as the law's own records show it."""
    return str(request.user)[:80]


def url_of(version: int, code: str = "") -> str:
    """Return the address of a set, at one of its rules."""
    return reverse("rulebook:set", args=[version]) + (f"?at={code}#rule-{code}" if code else "")


def _told(request: StaffRequest, no: Refusal, version: int) -> HttpResponse:
    """Say on the set's own page why it was refused."""
    status = refused(request, no)
    found = RuleSet.objects.filter(version=version).first()
    where = url_of(version) if found else reverse("rulebook:sets")
    return page(request, "rulebook/refused.html", {"where": where}, status=status)


def _compared(found: RuleSet) -> int | None:
    """Return the version one would compare a set with: what it is to replace, or replaced."""
    if found.status == RuleSet.Status.DRAFT:
        published = reading.in_force()
        return published.version if published else None
    return found.based_on.version if found.based_on else None
