"""A verb as a page: its form, alone or in the dialog of the ticket's page, and doing it.

Lists link to ``casefile:act`` with ``?next=`` their own address, and are gone back to when it is done.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods

from hotline.casefile.reading import Reading
from hotline.casefile.verbs import About, VerbForm, form_of
from hotline.casefile.verbs import act as do
from hotline.casefile.verbs.acting import done_sentence, overtaken
from hotline.casefile.verbs.choosing import class_of
from hotline.refusing import sentence_of, status_of
from hotline.shell.views import StaffRequest, done, refused, staff_page
from routing.refusal import Refusal
from tickets.domain.lifecycle import VERBS, Row, Verb
from tickets.domain.permission import refusal
from tickets.domain.refusals import Absent
from tickets.words import word

PREVIEW = "preview"
"""A button of this name shows what would change, and changes nothing."""


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page()
def act(request: StaffRequest, number: str, verb: str) -> HttpResponse:
    """Show a verb's form, or do what it says. What is not open now is refused with the reason."""
    row = _row(verb)
    case = Reading(number, request.actor, request.now)
    about = case.about
    asked = class_of(row.verb).asks
    about.asked = {name: request.GET[name] for name in asked if name in request.GET}
    if request.method == "POST":
        return _done(request, case, about, row.verb)
    no = case.no_look if row.verb is Verb.REVEAL else None
    no = refusal(case.life, row.verb, request.actor) or no
    if no is not None:
        return _closed(request, case, row.verb, no)
    return _shown(request, case, form_of(row.verb, about))


def _done(request: StaffRequest, case: Reading, about: About, verb: Verb) -> HttpResponse:
    form = form_of(verb, about, request.POST, request.FILES)
    valid = form.is_valid()
    if PREVIEW in request.POST:
        return _shown(request, case, form, preview=valid or not set(form.errors) & set(form.names) - {"why"})
    if not valid:
        no = overtaken(form, about)
        status = refused(request, no, form) if no else 422
        return _shown(request, case, form, status)
    try:
        do(form, about)
    except Refusal as error:
        return _shown(request, case, form, refused(request, error, form))
    return done(request, done_sentence(verb), _next(request) or reverse("casefile:ticket", args=[case.ticket.number]))


def _next(request: StaffRequest) -> str:
    """Return the address on this site to go back to (``?next=``), empty where there is none or it leads elsewhere."""
    url = request.POST.get("next") or request.GET.get("next", "")
    return url if url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()) else ""


def _shown(
    request: StaffRequest, case: Reading, form: VerbForm, status: int = 200, preview: bool = False
) -> HttpResponse:
    stale: Any = getattr(request, "stale", None)
    if stale is not None:
        case = Reading(case.ticket.number, request.actor, request.now)  # as it now stands
    return _answer(
        request,
        case,
        status,
        {
            "form": form,
            "next": _next(request),
            "stale": stale,
            "since": case.since(int(stale.data["expected"])) if stale is not None else [],
            "still": refusal(case.life, form.verb, request.actor) is None,
            "preview": form.preview if preview and hasattr(form, "preview") else None,
        },
    )


def _closed(request: StaffRequest, case: Reading, verb: Verb, no: Refusal) -> HttpResponse:
    if isinstance(no, Absent):
        raise Http404 from no
    return _answer(
        request, case, status_of(no), {"no": sentence_of(no), "verb": capfirst(word(Verb, verb)), "verb_code": verb}
    )


def _answer(request: StaffRequest, case: Reading, status: int, context: dict[str, Any]) -> HttpResponse:
    template = "casefile/verbs/sheet.html" if request.htmx else "casefile/act.html"
    request.stale = None  # type: ignore[attr-defined]  # said beside the form, with what changed
    return render(request, template, {"case": case, "ticket": case.ticket, **context}, status=status)


def _row(verb: str) -> Row:
    if verb not in set(Verb) or not VERBS[Verb(verb)].manual:
        raise Http404
    return VERBS[Verb(verb)]
