"""What one ticket counts for; asking that it be left out, and deciding about it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hotline.figures import claiming
from hotline.figures.forms import AnswerForm, AskForm, LiftForm
from hotline.figures.models import Claim, ClaimEntry, Score
from hotline.figures.pages.claims import rows_of
from hotline.figures.rates.claiming import Standing, Step
from hotline.figures.sight import LEADERS
from hotline.figures.words import LEFT_OUT, STEPS
from hotline.shell.since import Since
from hotline.shell.since import Step as Happened
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing import queries as routing
from routing.refusal import Refusal
from tickets.domain.people import Role
from tickets.domain.refusals import NotNow
from tickets.models import Ticket
from tickets.queries.detail import ticket_of

ICONS = {Step.ASKED: "hourglass", Step.GRANTED: "check", Step.REFUSED: "x", Step.LIFTED: "rotate-ccw"}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Role.SUPERVISOR, *LEADERS)
def score(request: StaffRequest, number: str) -> HttpResponse:
    """Show what a ticket counts for, and take a claim that it is not to count."""
    ticket, kept = _scored(request, number)
    form = AskForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.said()
            try:
                claiming.ask(
                    ticket,
                    reason=said["reason"],
                    why=said["why"],
                    evidence=said["evidence"],
                    actor=request.actor,
                    now=request.now,
                )
            except Refusal as no:
                status = refused(request, no, form)
            else:
                return done(request, _("Asked: somebody else decides. Until then it counts."), _url(number))
    return page(request, "figures/score.html", _context(request, ticket, kept, form), status=status)


@require_POST
@staff_page(Role.SUPERVISOR)
def decide(request: StaffRequest, key: int) -> HttpResponse:
    """Grant a claim somebody else made, refuse it, or let an order count again."""
    claim = get_object_or_404(Claim, pk=key)
    ticket, kept = _scored(request, claim.number)
    answer = request.POST.get("answer", "")
    form = (LiftForm if answer == "lift" else AnswerForm)(request.POST)
    status = 422
    if answer not in ("grant", "refuse", "lift"):
        raise Http404
    if form.is_valid():
        why, who, now = str(form.cleaned_data["why"]), request.actor, request.now
        try:
            if answer == "lift":
                claiming.lift(key, why=why, actor=who, now=now, expect=form.expect)
            else:
                claiming.decide(key, granted=answer == "grant", why=why, actor=who, now=now, expect=form.expect)
        except Refusal as no:
            status = refused(request, no, form, since=_since(claim))
        else:
            said = {"grant": _("Left out."), "refuse": _("Refused: it counts."), "lift": _("It counts again.")}
            return done(request, said[answer], _url(claim.number))
    context = _context(request, ticket, kept, AskForm())
    context["lifting" if answer == "lift" else "answering"] = form
    return page(request, "figures/score.html", context, status=status)


def _scored(request: StaffRequest, number: str) -> tuple[Ticket, Score]:
    """Return a ticket and what was kept of it. Raises 404 where it is not the asker's to see, or not scored."""
    ticket = ticket_of(number, request.actor)
    kept = Score.objects.filter(pk=ticket.pk).first()
    if kept is None:
        raise Http404
    return ticket, kept


def _context(request: StaffRequest, ticket: Ticket, kept: Score, form: AskForm) -> dict[str, Any]:
    found = list(Claim.objects.filter(number=ticket.number).select_related("asked_by", "decided_by").order_by("-pk"))
    current = next((claim for claim in found if claim.standing in (Standing.ASKED, Standing.IN_FORCE)), None)
    supervisor = request.actor.is_any(claiming.SUPERVISORS)
    waits = current is not None and current.standing == Standing.ASKED
    mine = current is not None and current.asked_by_id == request.actor.staff_id
    initial = {"version": current.version} if current else {}
    able = current is None and kept.day is not None and not kept.left_out
    late = ""
    if kept.day is not None:
        try:
            claiming.check_time(kept, request.now)
        except NotNow as no:
            late = no.sentence()
    name = routing.current().namer(get_language() or "")
    return {
        "ticket": ticket,
        "score": kept,
        "unit": name("unit", kept.unit) if kept.unit else "",
        "left_out": LEFT_OUT.get(kept.left_out, ""),
        "turns": [(turn, name("unit", turn.unit)) for turn in kept.turns.order_by("no")],
        "claim": rows_of([current])[0] if current else None,
        "log": _log(found),
        "mine": waits and mine,
        "answering": AnswerForm(initial=initial) if waits and supervisor and not mine else None,
        "lifting": LiftForm(initial=initial) if current and not waits and supervisor else None,
        "late": late,
        "form": form if able and not late and claiming.origin_of(request.actor, kept) else None,
    }


def _since(claim: Claim) -> Since:
    """Return what tells the steps of a claim after a version of it."""

    def steps(version: int) -> list[Happened]:
        rows = ClaimEntry.objects.filter(claim=claim, no__gt=version).select_related("by").order_by("no")
        return [_happened(entry) for entry in rows]

    return steps


def _happened(entry: ClaimEntry) -> Happened:
    texts = [(_("Why"), entry.why)] if entry.why else []
    return Happened(entry.at, capfirst(str(STEPS[entry.step])), str(entry.by), texts)


def _url(number: str) -> str:
    return reverse("figures:score", args=[number])


def _log(found: list[Claim]) -> list[tuple[ClaimEntry, str, str, Any]]:
    """Return every step of a ticket's claims, latest first, in words. At most one statement."""
    if not found:
        return []
    entries = ClaimEntry.objects.filter(claim__in=found).select_related("by", "claim").order_by("-at", "-pk")
    return [
        (entry, capfirst(str(STEPS[entry.step])), ICONS[Step(entry.step)], LEFT_OUT[entry.claim.reason])
        for entry in entries
    ]
