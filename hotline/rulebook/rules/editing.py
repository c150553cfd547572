"""The editor of one rule. Every button is a submit: nothing is lost without a script, and htmx only saves the jump."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from hotline.rulebook.counter import WRITERS
from hotline.rulebook.rules import outcome_form, reading, rule_form
from hotline.rulebook.rules.builder import GROUPS, STATEMENTS
from hotline.rulebook.rules.offers import Offers, offers
from hotline.rulebook.rules.pages import STEP, url_of
from hotline.rulebook.rules.rule_form import RuleForm
from hotline.shell.views import StaffRequest, done, overtaken, page, staff_page
from routing.actions import save_rule
from routing.domain.digest import digest
from routing.domain.explain import LEAVES
from routing.domain.language import FACTS
from routing.models import RuleSet
from routing.queries import rules_of
from routing.refusal import Refusal

WORDS = "words"

FACT_NAMES = {
    "type": noop("type"),
    "channel": noop("channel"),
    "caller_kind": noop("kind of caller"),
    "urgency": noop("urgency"),
    "category": noop("category"),
    "area": noop("area"),
    "accused_unit": noop("accused unit"),
    "text": noop("text"),
    "repeats": noop("repeats"),
    "confidential": noop("confidential"),
    "time": noop("time of day"),
    "weekday": noop("weekday"),
    "season": noop("season"),
    "date": noop("date"),
}


@staff_page(*WRITERS)
def rule(request: StaffRequest, version: int, code: str = "") -> HttpResponse:
    """One rule: read in any version, edited in a draft; without a code a new one."""
    found = reading.set_of(version)
    rules = rules_of(found)
    stored = next((one for one in rules if one.code == code), None)
    if code and stored is None:
        raise Http404
    choose = offers()
    draft = found.status == RuleSet.Status.DRAFT
    if request.method == "POST":
        if not draft:
            raise Http404
        form = rule_form.from_sent(request.POST)
        return _sent(request, found, form, choose, code)
    if stored is None:
        if not draft:
            raise Http404
        form = rule_form.new(max((one.priority for one in rules), default=0) + STEP)
    else:
        form = rule_form.from_rule(stored, choose, digest([stored]))
    return _shown(request, found, form, choose, code, 200)


def _sent(request: StaffRequest, found: RuleSet, form: RuleForm, choose: Offers, code: str) -> HttpResponse:
    do = request.POST.get("do", "look")
    form.code = code or form.code
    if do != "save":
        rule_form.edit(form, do, choose)
        return _shown(request, found, form, choose, code, 200)
    made = form.check(choose)
    if not code and any(one.code == made.code for one in rules_of(found)):
        form.wrong("code", _("Another rule of this set has this code."))
    if not form.sound:
        return _shown(request, found, form, choose, code, 422)
    try:
        save_rule(
            found.version,
            made.code,
            name=made.name,
            priority=made.priority,
            conditions=made.conditions,
            outcome=made.outcome,
            enabled=made.enabled,
            expect=form.read,
        )
    except Refusal as no:
        if no.code == "rule_moved":
            return _moved(request, found, form, choose, code, no)
        form.stray.append(_(no.template).format(**no.data))
        return _shown(request, found, form, choose, code, 409)
    return done(request, _("Rule {code} was saved.").format(code=made.code), url_of(found.version, made.code))


def _moved(
    request: StaffRequest, found: RuleSet, form: RuleForm, choose: Offers, code: str, no: Refusal
) -> HttpResponse:
    """Somebody else saved it: what was typed stays, what they changed is said, and the next save is meant for
    that."""
    now = next((one for one in rules_of(found) if one.code == form.code), None)
    overtaken(request, no, [reading.since(rule_form.from_whole(form.was), now, choose)])
    form.read, form.was = (digest([now]), rule_form.whole(now)) if now else ("", "")
    return _shown(request, found, form, choose, code, 412)


def _shown(
    request: StaffRequest, found: RuleSet, form: RuleForm, choose: Offers, code: str, status: int, **more: object
) -> HttpResponse:
    trial = form.rule(choose)
    if status == 200 and request.method == "POST" and "json" not in form.errors:
        form.json = rule_form.as_json(trial)
    context = {
        "set": found,
        "form": form,
        "code": code,
        "is_draft": found.status == RuleSet.Status.DRAFT,
        "line": reading.line_of(trial, choose),
        "groups": GROUPS,
        "statements": statements(),
        "lists": {shelf: choose.options(shelf) for shelf in ("category", "area", "unit", "duty")},
        "choices": outcome_form.lists(),
        **more,
    }
    # While somebody types only the sentence is said anew: their field stays as it is, and the cursor in it.
    part = "live_words" if request.POST.get("do") == WORDS else "editor"
    return page(request, "rulebook/rule.html", context, part=f"rulebook/parts/{part}.html", status=status)


def statements() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what a condition may say, by fact, with a gap where its value goes."""
    found = []
    for fact in FACTS:
        told = [
            (one, _(LEAVES[fact, one.partition(" ")[2]][0]).format(value="…", first="…", last="…"))
            for one in STATEMENTS
            if one.startswith(f"{fact} ")
        ]
        found.append((_(FACT_NAMES[fact]), told))
    return found
