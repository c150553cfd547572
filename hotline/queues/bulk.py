"""Deciding several requests with one reason: each says for itself whether it worked."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hotline.queues.leases import require_free
from hotline.queues.queue import queue_of
from hotline.refusing import sentence_of, status_of
from hotline.shell.forms import PageForm
from hotline.shell.views import StaffRequest, page, staff_page
from routing.refusal import Refusal
from tickets.actions import DOORS
from tickets.domain.lifecycle import DECIDERS, Verb
from tickets.domain.vocabulary import Decision, RequestKind
from tickets.queries.detail import ticket_of
from tickets.queries.requests import pending_of
from tickets.words import word

AT_ONCE = 50
"""So many are decided at most in one go."""


class BulkForm(PageForm):
    """One decision and one reason for all that were chosen."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(Decision.GRANTED.value, _("Grant")), (Decision.REFUSED.value, _("Refuse"))],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Reason for all of them"), max_length=4000, widget=forms.Textarea(attrs={"rows": 2}))


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one of those chosen: the request's kind, and why not (empty: it was decided)."""

    number: str
    title: str
    kind: str
    no: str = ""


@require_POST
@staff_page(*DECIDERS)
def decide(request: StaffRequest, name: str) -> HttpResponse:
    """Decide the requests of the tickets that were chosen, one after the other."""
    queue = queue_of(name, request.actor)
    if queue.name != "requests":
        raise Http404
    chosen = list(dict.fromkeys(request.POST.getlist("ticket")))[:AT_ONCE]
    form = BulkForm(request.POST)
    status = 200 if form.is_valid() and chosen else 422
    told = [_decided(request, form, number) for number in chosen] if status == 200 else []
    context = {"queue": queue, "form": form, "told": told, "chosen": chosen, "versions": _versions(request, chosen)}
    return page(request, "queues/bulk.html", {**context, "back": reverse("queues:requests")}, status=status)


def _decided(request: StaffRequest, form: BulkForm, number: str) -> Told:
    title = kind = ""
    try:
        ticket = ticket_of(number, request.actor)
        title = ticket.title
        waiting = pending_of([ticket]).get(ticket.pk, [])
        kind = capfirst(", ".join(word(RequestKind, one.kind) for one in waiting[:1]))
        require_free(ticket.number, request.actor, request.now)
        version = request.POST.get(f"version-{number}", "")
        said = {**form.said(), "request": waiting[0].no if waiting else 1}
        expect = int(version) if version.isdecimal() else 0
        DOORS[Verb.DECIDE](ticket.number, actor=request.actor, now=request.now, said=said, expect=expect)
    except Refusal as no:
        return Told(number if status_of(no) != 404 else "", title, kind, sentence_of(no))
    return Told(ticket.number, title, kind)


def _versions(request: StaffRequest, chosen: list[str]) -> list[tuple[str, str]]:
    return [(number, request.POST.get(f"version-{number}", "")) for number in chosen]
