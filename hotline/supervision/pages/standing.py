"""Lists of reviews that wait for somebody: proposals for a second person, faults for those who keep the policies."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hotline.shell.counters import address
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from hotline.supervision import reviewing
from hotline.supervision.forms import TakenUpForm
from hotline.supervision.listing import after, page_of
from hotline.supervision.log import since
from hotline.supervision.models import BreachReview
from hotline.supervision.verdicts import Standing, Verdict
from routing.refusal import Refusal
from tickets.domain.people import Role


@require_GET
@staff_page(Role.SUPERVISOR)
def proposals(request: StaffRequest) -> HttpResponse:
    """Show what somebody proposed to excuse, oldest first."""
    rows = BreachReview.objects.filter(standing=Standing.PROPOSED)
    context = {"page": page_of(rows, after(request)), "me": request.actor.staff_id}
    return page(request, "supervision/proposals.html", context)


@require_GET
@staff_page(Role.SUPERVISOR)
def policies(request: StaffRequest) -> HttpResponse:
    """Show breaches for which a policy was found at fault and which nobody took up yet, oldest first."""
    rows = BreachReview.objects.filter(verdict=Verdict.POLICY, taken_up_at=None)
    context = {"page": page_of(rows, after(request)), "editors": address("rulebook:policies")}
    return page(request, "supervision/policies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Role.SUPERVISOR)
def take_up(request: StaffRequest, key: int) -> HttpResponse:
    """Say what was done about a policy at fault."""
    still = {} if request.method == "POST" else {"verdict": Verdict.POLICY, "taken_up_at": None}
    found = get_object_or_404(BreachReview, pk=key, **still)
    form = TakenUpForm(request.POST or None, initial={"version": found.version})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            why = str(form.cleaned_data["why"])
            try:
                reviewing.take_up(key, why=why, actor=request.actor, now=request.now, expect=form.expect)
            except Refusal as no:
                status = refused(request, no, form, since=since(found.number, found.clock, found.due_at))
            else:
                return done(request, _("Noted; it is off the list."), reverse("supervision:policies"))
    shown = page_of(BreachReview.objects.filter(pk=key), None)
    return page(request, "supervision/take_up.html", {"form": form, "row": shown.rows[0]}, status=status)
