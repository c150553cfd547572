"""Put a draft in force, or an earlier version back: after a look at what it does, and never by accident."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hotline.rulebook.counter import WRITERS
from hotline.rulebook.models import Run
from hotline.rulebook.rules import reading, soundness
from hotline.rulebook.rules.offers import offers
from hotline.rulebook.rules.pages import MOST_WRONG, url_of, who
from hotline.shell.forms import PageForm
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing.actions import publish_rules
from routing.actions import roll_back as back_to
from routing.domain.digest import digest as digest_of
from routing.models import RuleSet
from routing.queries import rules_of
from routing.refusal import Refusal

MOST_NOTE = 400


class Publish(PageForm):
    """What is said when rules are put in force."""

    read = forms.CharField(widget=forms.HiddenInput)
    replacing = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("What changes, in a sentence"), max_length=MOST_NOTE, required=False)
    unseen = forms.CharField(
        label=_("Why without a replay of exactly this draft?"),
        help_text=_("It stands in the version's note for everybody to read."),
        max_length=200,
        required=False,
    )
    sure = forms.BooleanField(
        label=_("Every new complaint will be judged by these rules from now on."),
        error_messages={"required": _("Say that you mean it.")},
    )

    def __init__(self, *args: Any, replayed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if replayed:
            del self.fields["unseen"]
        else:
            self.fields["unseen"].required = True
            self.fields["unseen"].error_messages["required"] = gettext("Replay it first, or say why not.")

    def words(self) -> str:
        """Return the note the version keeps."""
        parts = [self.cleaned_data.get("note", ""), self.cleaned_data.get("unseen", "")]
        return " — ".join(part for part in parts if part)[:MOST_NOTE]


class RollBack(PageForm):
    """What is said when an earlier version is put back."""

    replacing = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("Why"), max_length=MOST_NOTE, required=False)
    sure = forms.BooleanField(
        label=_("Every new complaint will be judged by these rules from now on."),
        error_messages={"required": _("Say that you mean it.")},
    )


@staff_page(*WRITERS)
def publish(request: StaffRequest, version: int) -> HttpResponse:
    """What a draft changes, what its replay said, and the button."""
    found = reading.set_of(version)
    if found.status != RuleSet.Status.DRAFT:
        raise Http404
    rules = rules_of(found)
    digest = digest_of(rules)
    seen = _replay_of(version, digest)
    published = reading.in_force()
    first = {"read": digest, "replacing": published.version if published else 0, "note": found.note}
    form = Publish(request.POST or None, replayed=seen is not None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                publish_rules(
                    version,
                    by=who(request),
                    now=request.now,
                    replacing=form.cleaned_data["replacing"],
                    expect=form.cleaned_data["read"],
                    note=form.words(),
                )
            except Refusal as no:
                status = refused(request, no, form)
                again = request.POST.copy()  # what is shown below is what the next press means
                again["read"], again["replacing"] = digest, str(first["replacing"])
                form.data = again
            else:
                told = gettext("Rule set {version} is in force.").format(version=version)
                return done(request, told, url_of(version))
    choose = offers()
    codes = soundness.broken(rules, digest, choose.catalogue)
    first_broken = [rule for rule in rules if rule.code in codes][:MOST_WRONG]
    context = {
        "set": found,
        "form": form,
        "published": published,
        "seen": seen,
        "found": reading.between(rules_of(published) if published else [], rules, choose),
        "broken": [reading.line_of(rule, choose) for rule in first_broken],
        "wrong": len(codes),
    }
    return page(request, "rulebook/publish.html", context, status=status)


@staff_page(*WRITERS)
def roll_back(request: StaffRequest, version: int) -> HttpResponse:
    """What going back to an earlier version changes, and the button."""
    found = reading.set_of(version)
    if found.status != RuleSet.Status.RETIRED:
        raise Http404
    published = reading.in_force()
    first = {"replacing": published.version if published else 0}
    form = RollBack(request.POST or None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data
            note = gettext("Back to version {version}.").format(version=version)
            note = f"{note} {said['note']}".strip()[:MOST_NOTE]
            try:
                made = back_to(version, by=who(request), now=request.now, replacing=said["replacing"], note=note)
            except Refusal as no:
                status = refused(request, no, form)
                for one in no.data.get("problems", []):  # type: ignore[attr-defined]
                    form.add_error(None, f"{one['rule']}: {one['sentence']}")
            else:
                told = gettext("The rules of version {version} are in force again, as version {new}.")
                return done(request, told.format(version=version, new=made.version), url_of(made.version))
    context = {
        "set": found,
        "form": form,
        "published": published,
        "found": reading.between(rules_of(published) if published else [], rules_of(found), offers()),
    }
    return page(request, "rulebook/roll_back.html", context, status=status)


def _replay_of(version: int, digest: str) -> Run | None:
    """Return the newest finished replay of exactly these rules."""
    runs = Run.objects.filter(kind=Run.Kind.REPLAY, subject=str(version), status=Run.Status.DONE)
    return runs.filter(digest=digest).order_by("-pk").first() if digest else None
