"""One missed deadline: why it was due then, who had the ticket how long, what was decided about it, and deciding."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hotline.casefile import days
from hotline.shell.since import Since
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from hotline.supervision import reviewing
from hotline.supervision.fall import fall
from hotline.supervision.forms import SecondForm, VerdictForm
from hotline.supervision.log import log_of, others_of, since
from hotline.supervision.models import BreachReview
from hotline.supervision.reviewing import Breach
from hotline.supervision.rows import over, slug_of
from hotline.supervision.verdicts import Standing
from routing import queries as routing
from routing.refusal import Refusal
from tickets.domain.life import ASSIST
from tickets.domain.people import Role
from tickets.domain.vocabulary import ClockKind
from tickets.models import Ticket, Timer
from tickets.queries.detail import ticket_of
from tickets.queries.holding import holds
from tickets.queries.lives import life_of
from tickets.queries.timeline import events_of
from tickets.queries.timers import clocks_of
from tickets.words import word


@dataclass
class Missed:
    """One breach before a supervisor: its clock, its ticket, and its review so far."""

    ticket: Ticket
    timer: Timer
    breach: Breach
    review: BreachReview | None

    @classmethod
    def read(cls, request: StaffRequest, number: str, clock: str) -> "Missed":
        """Return the breach at an address. Raises 404 for a clock that is not there or was not missed."""
        ticket = ticket_of(number, request.actor)
        timer = Timer.objects.filter(ticket=ticket, key="#".join(clock.rsplit("-", 1))).first()
        if timer is None:
            raise Http404
        breach = Breach.of(timer, ticket)
        return cls(ticket, timer, breach, reviewing.review_of(breach))

    @property
    def slug(self) -> str:
        """The clock as addresses carry it."""
        return slug_of(self.timer.key)

    @property
    def url(self) -> str:
        """Where it is looked at."""
        return reverse("supervision:review", args=[self.ticket.number, self.slug])

    @property
    def since(self) -> Since:
        """What tells what became of its review after a version of it."""
        return since(self.breach.number, self.breach.clock, self.breach.due_at)

    @property
    def version(self) -> int:
        """The review's version; 0 where there is none."""
        return self.review.version if self.review else 0


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Role.SUPERVISOR)
def review(request: StaffRequest, number: str, clock: str) -> HttpResponse:
    """Show a breach, or decide about it."""
    missed = Missed.read(request, number, clock)
    form = VerdictForm(request.POST or None, initial={"version": missed.version})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.said()
            try:
                made = reviewing.decide(
                    missed.breach,
                    verdict=said["verdict"],
                    causes=said["causes"],
                    why=said["why"],
                    evidence=said.get("evidence", ""),
                    actor=request.actor,
                    now=request.now,
                    expect=form.expect,
                )
            except Refusal as no:
                status = refused(request, no, form, since=missed.since)
                missed.review = reviewing.review_of(missed.breach)
            else:
                waits = made.standing == Standing.PROPOSED
                return done(
                    request, _("Proposed: a second person confirms it.") if waits else _("Decided."), missed.url
                )
    return page(request, "supervision/review.html", _context(request, missed, form), status=status)


@require_POST
@staff_page(Role.SUPERVISOR)
def second_person(request: StaffRequest, key: int) -> HttpResponse:
    """Confirm what somebody proposed to excuse, or refuse to."""
    found = get_object_or_404(BreachReview, pk=key)
    missed = Missed.read(request, found.number, slug_of(found.clock))
    form = SecondForm(request.POST)
    status = 422
    confirmed = request.POST.get("answer") == "confirm"
    if form.is_valid():
        try:
            why = str(form.cleaned_data["why"])
            reviewing.second(
                key, confirmed=confirmed, why=why, actor=request.actor, now=request.now, expect=form.expect
            )
        except Refusal as no:
            status = refused(request, no, form, since=missed.since)
            missed.review = reviewing.review_of(missed.breach)
        else:
            return done(request, _("Confirmed.") if confirmed else _("Not confirmed: it is open again."), missed.url)
    context = _context(request, missed, VerdictForm(initial={"version": missed.version}))
    return page(request, "supervision/review.html", {**context, "second": form}, status=status)


def _context(request: StaffRequest, missed: Missed, form: VerdictForm) -> dict[str, Any]:
    ticket, timer, now = missed.ticket, missed.timer, request.now
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    life = life_of(ticket)
    views = clocks_of(life, now, edition=catalogue.edition)
    view = next(one for one in views if one.key == timer.key)
    assists = [part for part in life.parts.values() if part.role == ASSIST]
    due: datetime | None = timer.breached_at
    events = events_of(ticket)
    mine = missed.review is not None and missed.review.decided_by_id == request.actor.staff_id
    proposed = missed.review is not None and missed.review.standing == Standing.PROPOSED
    return {
        "missed": missed,
        "ticket": ticket,
        "timer": timer,
        "form": form,
        "review": missed.review,
        "second": SecondForm(initial={"version": missed.version}) if proposed and not mine else None,
        "mine": proposed and mine,
        "kind": word(ClockKind, timer.kind),
        "answers": name("unit", timer.unit) if timer.unit else _("the hotline"),
        "category": name("category", ticket.category_id) if ticket.category_id else "",
        "area": name("area", ticket.area_id) if ticket.area_id else "",
        "holder": name("unit", life.lead.unit) if life.lead is not None else _("the hotline"),
        "over": over(timer, now),
        "view": view,
        "days": days.days_of(view, now),
        "fall": fall(holds(events, now), assists, due, now, name),
        "log": log_of(missed.review),
        "others": others_of(ticket, timer),
    }
