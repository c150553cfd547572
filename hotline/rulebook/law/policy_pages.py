"""Pages of policies: read, drafted class by class, foreseen."""

import copy
from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from hotline.rulebook.counter import WRITERS
from hotline.rulebook.law import class_form, drafts, forecast, reading
from hotline.rulebook.law.counting_form import CountingForm
from hotline.rulebook.models import LawDraft
from hotline.rulebook.rules.pages import who
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing.refusal import Refusal
from tickets import law as statutes
from tickets.domain.refusals import Stale
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import ServiceClass
from tickets.models import PolicyVersion
from tickets.queries.recounting import trial
from tickets.words import word

POLICY = LawDraft.Kind.POLICY


@require_safe
@staff_page(*WRITERS)
def policies(request: StaffRequest) -> HttpResponse:
    """Every policy in force."""
    rows = PolicyVersion.objects.filter(status="published").order_by("-standard", "key")
    drafted = {row.key: row for row in LawDraft.objects.filter(kind=POLICY)}
    return page(request, "rulebook/policies.html", {"policies": [(row, drafted.get(row.key)) for row in rows]})


@require_safe
@staff_page(*WRITERS)
def policy(request: StaffRequest, key: str) -> HttpResponse:
    """One policy: what each class is promised; with a draft, what that would change."""
    found = drafts.policy_in_force(key)
    draft = drafts.draft_of(POLICY, key)
    old = read(found, found.data)
    data = draft.data if draft else found.data
    context = {
        "policy": found,
        "draft": draft,
        "heads": reading.heads(),
        "rows": reading.rows(read(found, data, found.version + 1), old, data, found.data),
        "counting_changed": _general(data) != _general(found.data),
        "versions": PolicyVersion.objects.filter(key=key).exclude(status="draft").order_by("-version")[:20],
    }
    return page(request, "rulebook/policy.html", context)


def _general(data: dict[str, Any]) -> list[Any]:
    return [data.get("calendar", "city"), data.get("counting", {}), data.get("class_by_type", {})]


def read(found: PolicyVersion, data: dict[str, Any], version: int = 0) -> Policy:
    """Return a document of the policy as a policy."""
    return Policy.from_data({**data, "key": found.key, "version": version or found.version})


@require_POST
@staff_page(*WRITERS)
def begin(request: StaffRequest, key: str) -> HttpResponse:
    """Begin a draft."""
    drafts.begin(POLICY, key, by=who(request), now=request.now)
    return done(request, gettext("Change the draft; nothing holds before it is published."), _url(key))


@require_POST
@staff_page(*WRITERS)
def drop(request: StaffRequest, key: str) -> HttpResponse:
    """Throw the draft away."""
    drafts.policy_in_force(key)
    drafts.drop(POLICY, key)
    return done(request, gettext("The draft was thrown away."), _url(key))


@staff_page(*WRITERS)
def edit_class(request: StaffRequest, key: str, service_class: str) -> HttpResponse:
    """One class of a draft: its clocks, ladders and rights."""
    draft = _draft(key)
    if service_class not in draft.data["classes"]:
        raise Http404
    body = draft.data["classes"][service_class]
    status, seq = 200, draft.seq
    if request.method == "POST":
        sent = request.POST
        fields = class_form.read(sent)
        seq = _seq(sent.get("seq", ""))
        do = sent.get("do", "look")
        if do != "save":
            class_form.edit(fields, do)
        else:
            made = class_form.to_body(fields, body)
            status = 422
            if fields.sound:
                data = copy.deepcopy(draft.data)
                data["classes"][service_class] = made
                try:
                    drafts.change(POLICY, key, data, seq=seq, by=who(request), now=request.now)
                except Refusal as no:
                    status = refused(request, no)
                    seq = draft.seq if isinstance(no, Stale) else seq
                else:
                    return done(request, gettext("The draft was changed."), _url(key))
    else:
        fields = class_form.from_body(body)
    context = {
        "policy": drafts.policy_in_force(key),
        "name": word(ServiceClass, service_class),
        "fields": fields,
        "values": {name.replace(".", "_"): value for name, value in fields.values.items()},
        "seq": seq,
        "lists": class_form.lists(),
    }
    return page(request, "rulebook/class.html", context, part="rulebook/parts/class.html", status=status)


@staff_page(*WRITERS)
def edit_general(request: StaffRequest, key: str) -> HttpResponse:
    """What holds for all classes of a draft: the calendar, the way of counting, which type gets which class."""
    draft = _draft(key)
    form = CountingForm(request.POST or None, document=draft.data, initial={"version": draft.seq})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            data = form.document(draft.data)
            try:
                drafts.change(POLICY, key, data, seq=form.expect, by=who(request), now=request.now)
            except Refusal as no:
                status = refused(request, no, form)
            else:
                return done(request, gettext("The draft was changed."), _url(key))
    context = {"policy": drafts.policy_in_force(key), "form": form}
    return page(request, "rulebook/general.html", context, status=status)


class Looking(forms.Form):
    """Which class is looked at, and at which moment besides the usual ones. It is a question: it goes by GET."""

    service_class = forms.ChoiceField(label=_("Service class"), required=False)
    at = forms.DateTimeField(
        label=_("A moment of your own"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


YEARS = 10


@require_safe
@staff_page(*WRITERS)
def foresee(request: StaffRequest, key: str) -> HttpResponse:
    """The deadlines that a complaint would get at telling moments, by what is in force and by the draft."""
    found = drafts.policy_in_force(key)
    draft = drafts.draft_of(POLICY, key)
    old = read(found, found.data)
    new = read(found, draft.data, found.version + 1) if draft else old
    law = statutes.in_force()
    form = Looking(request.GET or None, label_suffix="")
    form.fields["service_class"].choices = [  # type: ignore[attr-defined]
        (one.value, word(ServiceClass, one)) for one in ServiceClass if one in new.classes
    ]
    valid = form.is_bound and form.is_valid()
    chosen = (form.cleaned_data.get("service_class") if valid else "") or ServiceClass.NORMAL.value
    calendar = new.terms(chosen).calendar
    looked = forecast.moments(law.calendar(calendar, law.newest[calendar]), request.now)
    at: datetime | None = form.cleaned_data.get("at") if valid else None
    if at and abs(at.year - timezone.localtime(request.now).year) <= YEARS:
        looked = [forecast.Moment(gettext("A moment of your own"), at), *looked]
    laws = (old, law), (new, trial(policy=new))
    shown = [
        (moment, [(row, forecast.strip(row.days)) for row in forecast.foresee(moment.at, chosen, "", *laws)])
        for moment in looked
    ]
    context = {"policy": found, "draft": draft, "form": form, "shown": shown, "chosen": chosen}
    return page(request, "rulebook/forecast.html", context)


def _draft(key: str) -> LawDraft:
    draft = drafts.draft_of(POLICY, key)
    if draft is None:
        raise Http404
    return draft


def _seq(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _url(key: str) -> str:
    return reverse("rulebook:policy", args=[key])
