"""Pages of policies: read, drafted class by class, foreseen."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from hotline.rulebook.counter import WRITERS
from hotline.rulebook.law import class_form, drafts, looking, reading, telling
from hotline.rulebook.law.counting_form import CountingForm
from hotline.rulebook.law.dropping import dropped
from hotline.rulebook.models import LawDraft
from hotline.rulebook.rules.pages import who
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing.refusal import Refusal
from tickets import law as statutes
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import ServiceClass
from tickets.models import PolicyVersion
from tickets.queries.recounting import trial
from tickets.words import word

POLICY = LawDraft.Kind.POLICY
WHOLE = re.compile(r"[0-9]{1,18}")


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
    data = draft.data if draft else found.data
    old, new = (read(found, {**each, "items": {}}) for each in (found.data, data))  # items have pages of their own
    items = data.get("items", {})
    context = {
        "policy": found,
        "draft": draft,
        "heads": reading.heads(),
        "rows": reading.rows(new, old, data, found.data),
        "items": len(items),
        "items_changed": items != found.data.get("items", {}),
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
    return dropped(request, POLICY, key, _url(key))


@staff_page(*WRITERS)
def edit_class(request: StaffRequest, key: str, service_class: str) -> HttpResponse:
    """One class of a draft: its clocks, ladders and rights."""
    document, seq = drafted(request, key)
    if service_class not in document["classes"]:
        raise Http404
    body, status = document["classes"][service_class], 200
    fields = class_form.read(request.POST) if request.method == "POST" else class_form.from_body(body)
    do = request.POST.get("do", "look")
    if request.method == "POST" and do == "save":
        made = class_form.to_body(fields, body)
        data = {**document, "classes": {**document["classes"], service_class: made}}
        answer, status, seq = kept(request, key, data, seq) if fields.sound else (None, 422, seq)
        if answer:
            return answer
    else:
        class_form.edit(fields, do)
    context = {
        "policy": drafts.policy_in_force(key),
        "name": word(ServiceClass, service_class),
        "fields": fields,
        "values": {name.replace(".", "_"): value for name, value in fields.values.items()},
        "seq": seq,
        "lists": class_form.lists(),
    }
    return page(request, "rulebook/class.html", context, part="rulebook/parts/class.html", status=status)


def drafted(request: StaffRequest, key: str) -> tuple[Mapping[str, Any], int]:
    """Return the draft's document, and the change of it that the sender has read, or reads now. What is sent to a draft
    that is gone is still looked at; only to open one there must be one: else 404."""
    draft = drafts.draft_of(POLICY, key)
    if request.method == "POST":
        text = request.POST.get("seq", "")
        return drafts.document_of(POLICY, key), int(text) if WHOLE.fullmatch(text) else 0
    if draft is None:
        raise Http404
    return draft.data, draft.seq


def kept(
    request: StaffRequest, key: str, data: Mapping[str, Any], seq: int, where: str = ""
) -> tuple[HttpResponse | None, int, int]:
    """Keep a changed document and go to the policy, or `where`; else return the status of the form, and what its next
    submit is about."""
    try:
        drafts.change(POLICY, key, data, seq=seq, by=who(request), now=request.now)
    except Refusal as no:
        return None, refused(request, no, since=telling.since(POLICY, key)), int(str(no.data.get("version", seq)))
    return done(request, gettext("The draft was changed."), where or _url(key)), 303, seq


@staff_page(*WRITERS)
def edit_general(request: StaffRequest, key: str) -> HttpResponse:
    """What holds for all classes of a draft: the calendar, the way of counting, which type gets which class."""
    document, seq = drafted(request, key)
    form = CountingForm(request.POST or None, document=document, initial={"version": seq})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                data = form.document(document)
                drafts.change(POLICY, key, data, seq=form.expect, by=who(request), now=request.now)
            except Refusal as no:
                status = refused(request, no, form, since=telling.since(POLICY, key))
            else:
                return done(request, gettext("The draft was changed."), _url(key))
    context = {"policy": drafts.policy_in_force(key), "form": form}
    return page(request, "rulebook/general.html", context, status=status)


@require_safe
@staff_page(*WRITERS)
def foresee(request: StaffRequest, key: str) -> HttpResponse:
    """The deadlines that a complaint would get at telling moments, by what is in force and by the draft."""
    found = drafts.policy_in_force(key)
    draft = drafts.draft_of(POLICY, key)
    old = read(found, found.data)
    new = read(found, draft.data, found.version + 1) if draft else old
    context = looking.looked(request, (old, statutes.in_force()), (new, trial(policy=new)))
    return page(request, "rulebook/forecast.html", {**context, "policy": found, "draft": draft, "back": _url(key)})


def _url(key: str) -> str:
    return reverse("rulebook:policy", args=[key])
