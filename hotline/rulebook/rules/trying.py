"""Try a complaint: what the rules in force make of it, and what a draft would, side by side. Nothing is written."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hotline.rulebook.counter import WRITERS
from hotline.rulebook.rules import reading
from hotline.rulebook.rules.offers import Offers, choices_of, offers
from hotline.shell.forms import PageForm
from hotline.shell.views import StaffRequest, page, staff_page
from routing.domain.catalogue import check_rule
from routing.domain.compile import Rulebook
from routing.domain.decision import Decision, decide
from routing.domain.facts import Facts
from routing.models import RuleSet
from routing.queries import rules_of
from tickets.domain.vocabulary import ServiceClass, Urgency
from tickets.words import word

MOST_TEXT = 4000
LISTED = forms.TextInput


class Complaint(PageForm):
    """What somebody might say."""

    text = forms.CharField(
        label=_("What happened?"), widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=MOST_TEXT
    )
    category = forms.CharField(label=_("Category"), required=False, widget=LISTED(attrs={"list": "list-category"}))
    area = forms.CharField(label=_("Area"), required=False, widget=LISTED(attrs={"list": "list-area"}))
    type = forms.ChoiceField(label=_("Type"), initial="complaint")
    channel = forms.ChoiceField(label=_("Channel"), initial="phone")
    urgency = forms.ChoiceField(label=_("Urgency"), initial="normal")
    caller_kind = forms.ChoiceField(label=_("Kind of caller"), initial="person")
    accused_unit = forms.CharField(
        label=_("It is about this unit"), required=False, widget=LISTED(attrs={"list": "list-unit"})
    )
    repeats = forms.IntegerField(label=_("Earlier calls about it"), min_value=0, max_value=999, initial=0)
    at = forms.DateTimeField(
        label=_("When it comes in"),
        required=False,
        help_text=_("Now, if left empty."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    confidential = forms.BooleanField(label=_("The caller asks for secrecy"), required=False)
    version = forms.TypedChoiceField(label=pgettext_lazy("rule set", "Beside"), coerce=int, required=False)

    def __init__(self, *args: Any, choose: Offers, sets: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose = choose
        for name in ("type", "channel", "urgency", "caller_kind"):
            self.fields[name].choices = choices_of(name)  # type: ignore[attr-defined]
        self.fields["version"].choices = [("", gettext("nothing else")), *sets]  # type: ignore[attr-defined]

    def _known(self, name: str, shelf: str) -> str:
        """Return the path of what was named; rules see a node's ancestors."""
        typed = self.cleaned_data[name]
        if not typed:
            return ""
        code = self.choose.code(shelf, typed).rpartition("/")[2]
        catalogue = self.choose.catalogue
        card = {"category": catalogue.category, "area": catalogue.area, "unit": catalogue.unit}[shelf](code)
        if card is None:
            raise forms.ValidationError(gettext("There is nothing called “{text}”.").format(text=typed))
        return card.code if shelf == "unit" else card.path

    def clean_category(self) -> str:
        return self._known("category", "category")

    def clean_area(self) -> str:
        return self._known("area", "area")

    def clean_accused_unit(self) -> str:
        return self._known("accused_unit", "unit")

    def facts(self, now: datetime) -> Facts:
        """Return the facts the rules are to judge."""
        said = {name: self.cleaned_data[name] for name in self.cleaned_data if name not in ("once", "version", "at")}
        return Facts(at=timezone.localtime(self.cleaned_data["at"] or now), **said)


def verdict(version: int, facts: Facts, choose: Offers) -> dict[str, Any]:
    """Return what a rule set decides, in words."""
    found = reading.set_of(version)
    sound = [rule for rule in rules_of(found) if not check_rule(rule, choose.catalogue.vocabulary)]
    made = decide(facts, Rulebook(version, sound), choose.catalogue.directory)
    name = choose.name
    return {
        "set": found,
        "decision": made,
        "lead": name("unit", made.lead) if made.lead else "",
        "assists": [name("unit", code) for code in made.assists],
        "copies": [name("unit", code) for code in made.copies],
        "service_class": word(ServiceClass, made.service_class),
        "urgency": word(Urgency, made.urgency),
        "sentences": made.trace.sentences(say=gettext, name=name),
    }


def same(one: Decision, other: Decision) -> bool:
    """Say whether two decisions come to the same."""
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("lead", "assists", "copies", "service_class", "urgency", "tags", "ask")
    )


@staff_page(*WRITERS)
def try_out(request: StaffRequest) -> HttpResponse:
    """The form, and below it what comes of it. What was typed is sent by POST, so that it stands in no log."""
    choose = offers()
    published = reading.in_force()
    rows = RuleSet.objects.exclude(status=RuleSet.Status.PUBLISHED).order_by("-version")[:30]
    named = [(row.version, f"{row.version} · {row.get_status_display()}") for row in rows]
    asked = request.GET.get("version", "")
    drafts = [row.version for row in rows if row.status == RuleSet.Status.DRAFT]
    first = {"version": asked or (drafts[0] if drafts else "")}
    form = Complaint(request.POST or None, choose=choose, sets=named, initial=first)
    verdicts, status = [], 200
    if request.method == "POST":
        if form.is_valid():
            versions = [published.version] if published else []
            versions += [form.cleaned_data["version"]] if form.cleaned_data["version"] else []
            facts = form.facts(request.now)
            verdicts = [verdict(version, facts, choose) for version in versions]
        else:
            status = 422
    context = {
        "form": form,
        "verdicts": verdicts,
        "same": len(verdicts) > 1 and same(verdicts[0]["decision"], verdicts[1]["decision"]),
        "lists": {shelf: choose.options(shelf) for shelf in ("category", "area", "unit")},
    }
    return page(request, "rulebook/try.html", context, part="rulebook/parts/verdicts.html", status=status)
