"""The console and what ends a call: pages that work without scripts, and answer parts to htmx."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from hotline.citizens.identity import CARE
from hotline.desk import choices, drafts, finishing, names, ringing
from hotline.desk.form import Form
from hotline.desk.panel import beside
from hotline.desk.result import result_of
from hotline.desk.saying import field_of, sentence
from hotline.desk.suggesting import best_line, suggest
from hotline.desk.ways import FURTHER, LINES, ROUTES, WAYS
from hotline.refusing import status_of
from hotline.shell.counters import address
from hotline.shell.views import StaffRequest, staff_page
from routing import queries as routing
from tickets.domain.people import HOTLINE_FLOOR
from tickets.domain.refusals import Absent, Refusal
from tickets.domain.vocabulary import CallerKind, TicketType, Urgency
from tickets.words import word


@require_GET
@staff_page(*HOTLINE_FLOOR)
def console(request: StaffRequest) -> HttpResponse:
    """Show the form: a call that rings, a draft that was asked for, the one that was being typed, or a fresh one."""
    operator, now = _operator(request), request.now
    form = None
    if request.GET.get("ring"):
        number = ringing.number_of(request.GET["ring"], operator, now)
        form = Form.fresh(phone=number, ring=request.GET["ring"]) if number else None
    elif request.GET.get("draft"):
        form = drafts.load(_key(request.GET["draft"]), operator, now)
    elif "new" not in request.GET:
        form = drafts.latest(operator, now)
    return _console(request, form or Form.fresh())


@require_POST
@staff_page(*HOTLINE_FLOOR)
def finish(request: StaffRequest) -> HttpResponse:
    """End the call as the form says, and go on to what is read out to the caller."""
    form = Form.read(request.POST)
    if request.POST.get("look"):  # without scripts: look at the side panel first
        drafts.keep(form, _operator(request), request.now)
        return _console(request, form)
    try:
        done = finishing.finish(form, _operator(request), request.now)
    except Refusal as refusal:
        return _refused(request, form, refusal)
    return _go(request, reverse("desk:done", args=[done.key]))


@require_POST
@staff_page(*HOTLINE_FLOOR)
def join(request: StaffRequest) -> HttpResponse:
    """End the call on a ticket that is open already."""
    form = Form.read(request.POST)
    how, _colon, number = request.POST.get("join", "").partition(":")
    try:
        if how not in ("append", "merge"):
            raise Absent()
        done = finishing.join(form, number, _operator(request), request.now, own_ticket=how == "merge")
    except Refusal as refusal:
        return _refused(request, form, refusal)
    return _go(request, reverse("desk:done", args=[done.key]))


@require_POST
@staff_page(*HOTLINE_FLOOR)
def park(request: StaffRequest) -> HttpResponse:
    """Put the call aside and open a fresh form, or the call that rings."""
    drafts.keep(Form.read(request.POST), _operator(request), request.now, parked=True)
    rings = request.POST.get("next_ring", "")
    return _go(request, f"{reverse('desk:console')}?{f'ring={rings}' if rings.isdecimal() else 'new=1'}")


@require_POST
@staff_page(*HOTLINE_FLOOR)
def drop(request: StaffRequest) -> HttpResponse:
    """Throw a draft away."""
    drafts.drop(_key(request.POST.get("drop", "")), _operator(request))
    return _go(request, f"{reverse('desk:console')}?new=1")


@require_GET
@staff_page(*HOTLINE_FLOOR)
def done(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """Show what is read out: number, code, what happens next and by when."""
    finished = finishing.finished(key, _operator(request))
    result = result_of(finished, request.actor, request.now)
    ticket_url = address("casefile:ticket", finished.number)
    return render(request, "desk/done.html", {"result": result, "key": key, "ticket_url": ticket_url})


def _console(request: StaffRequest, form: Form, refusal: Refusal | None = None) -> HttpResponse:
    operator, now = _operator(request), request.now
    catalogue, language = routing.current(), get_language() or ""
    context: dict[str, Any] = {
        "form": form,
        "words": form.words,
        "care": [(code, names.CARE[code], code in form.care) for code in CARE],
        "languages": names.LANGUAGES,
        "kinds": [(kind.value, word(CallerKind, kind)) for kind in names.CALLERS],
        "types": [(kind.value, word(TicketType, kind)) for kind in names.TYPES],
        "urgencies": [(one.value, word(Urgency, one)) for one in Urgency],
        "categories": choices.categories(catalogue, language, timezone.localdate(now)),
        "areas": choices.areas(catalogue, language),
        "ways": WAYS,
        "further": FURTHER,
        "all_ways": [
            {
                "code": way.code,
                "when": way.when,
                "said": form.script(way.code, gettext(way.script) if way.script else ""),
            }
            for way in (*WAYS, *FURTHER)
        ],
        "line": form.said("line") or best_line(form.said("content")),
        "suggestions": suggest(form, catalogue, language, timezone.localdate(now)),
        "routes": ROUTES,
        "lines": [(number, gettext(name)) for number, name, _words in LINES],
        "drafts": drafts.waiting(operator, now, besides=form.key),
        "panel": beside(form, operator, now),
    }
    if refusal is not None:
        context |= {"wrong": sentence(refusal), "wrong_field": field_of(refusal)}
    return render(request, "desk/console.html", context, status=status_of(refusal) if refusal else 200)


def _refused(request: StaffRequest, form: Form, refusal: Refusal) -> HttpResponse:
    """Show the form again with what was typed, and what is wrong beside the field."""
    drafts.keep(form, _operator(request), request.now)
    return _console(request, form, refusal)


def _go(request: StaffRequest, url: str) -> HttpResponse:
    if request.htmx:
        return HttpResponseClientRedirect(url)
    response = redirect(url)
    response.status_code = 303
    return response


def _said(script: str) -> str:
    return gettext(script) if script else ""


def _operator(request: HttpRequest) -> Any:
    return request.user


def _key(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise Absent() from error
