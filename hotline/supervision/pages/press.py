"""Supervise or escalate from the row, one ticket or many: each its own act with its own result."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods

from hotline.casefile.verbs import About, VerbForm, form_of
from hotline.refusing import sentence_of
from hotline.shell.views import StaffRequest, page, staff_page
from routing.refusal import Refusal
from tickets.access import tickets_of
from tickets.actions import DOORS
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.refusals import Stale
from tickets.models import Ticket
from tickets.queries.done_already import done_already
from tickets.queries.pages import HEAVY
from tickets.words import word

VERBS = (Verb.SUPERVISE, Verb.ESCALATE)
MOST = 100
"""Tickets at once: each is a transaction of its own."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one ticket: done, done before by this very form, or refused with a sentence."""

    ticket: Ticket
    done: bool
    before: bool = False
    no: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Role.SUPERVISOR)
def press(request: StaffRequest, verb: str) -> HttpResponse:
    """Show the form for the chosen tickets, or do it to each and say what became of it."""
    if verb not in VERBS:
        raise Http404
    about = About(actor=request.actor, now=request.now)
    chosen = _chosen(request)
    form = form_of(Verb(verb), about, request.POST or None)
    context = {
        "form": form,
        "verb": verb,
        "title": capfirst(word(Verb, verb)),
        "chosen": [(ticket, _version(request, ticket)) for ticket in chosen],
        "most": MOST,
        "too_many": len(set(_numbers(request))) > MOST,
        "back": _back(request),
    }
    if request.method != "POST":
        return page(request, "supervision/press.html", context)
    if not chosen or not form.is_valid():
        return page(request, "supervision/press.html", context, status=422)
    results = [_pressed(request, form, ticket) for ticket in chosen]
    context["results"] = results
    context["did"] = sum(result.done for result in results)
    return page(request, "supervision/pressed.html", context)


def _pressed(request: StaffRequest, form: VerbForm, ticket: Ticket) -> Result:
    said, expect = form.said(), _version(request, ticket)
    try:
        DOORS[form.verb](ticket.number, actor=request.actor, now=request.now, said=said, expect=expect)
    except Stale as no:
        if done_already(ticket, form.verb, said, request.actor, expect):
            return Result(ticket, True, before=True)
        return Result(ticket, False, no=sentence_of(no))
    except Refusal as no:
        return Result(ticket, False, no=sentence_of(no))
    return Result(ticket, True)


def _numbers(request: StaffRequest) -> list[str]:
    return (request.POST if request.method == "POST" else request.GET).getlist("ticket")


def _chosen(request: StaffRequest) -> list[Ticket]:
    """Return the chosen tickets that are this person's to see, in the order they were chosen. One statement."""
    numbers = list(dict.fromkeys(_numbers(request)))[:MOST]
    found = {ticket.number: ticket for ticket in tickets_of(request.actor).filter(number__in=numbers).defer(*HEAVY)}
    return [found[number] for number in numbers if number in found]


def _version(request: StaffRequest, ticket: Ticket) -> int:
    """Return the version that was read: the form's, else the ticket's as it now stands."""
    said = request.POST.get(f"version-{ticket.number}", "")
    return int(said) if said.isdecimal() and len(said) < 10 else ticket.seq


def _back(request: StaffRequest) -> str:
    """Return where the tickets were chosen, on this site; else the breach review."""
    url = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
    return url if safe else reverse("supervision:breaches")
