"""What is asked for while the operator types: parts of the console, quick, and none of them changing a ticket."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from hotline.desk import citymap, drafts, ringing
from hotline.desk.form import Form
from hotline.desk.known import known_caller
from hotline.desk.panel import beside
from hotline.desk.saying import sentence
from hotline.desk.suggesting import suggest
from hotline.shell.views import StaffRequest, staff_page
from routing import queries as routing
from tickets.domain.people import HOTLINE_FLOOR
from tickets.domain.refusals import Refusal


@require_POST
@staff_page(*HOTLINE_FLOOR)
def caller(request: StaffRequest) -> HttpResponse:
    """Look a number up; that somebody did is noted. A POST, so that the number stands in no address."""
    form = Form.read(request.POST)
    context: dict[str, object] = {"form": form}
    if form.said("phone").strip():
        try:
            context["known"] = known_caller(form.said("phone"), request.actor, request.now)
        except Refusal as refusal:
            context["wrong"] = sentence(refusal)
    return render(request, "desk/parts/caller.html", context)


@require_POST
@staff_page(*HOTLINE_FLOOR)
def suggestions(request: StaffRequest) -> HttpResponse:
    """Suggest type, category and place for what is typed so far."""
    found = suggest(Form.read(request.POST), routing.current(), get_language() or "", timezone.localdate(request.now))
    return render(request, "desk/parts/suggestions.html", {"suggestions": found})


@require_POST
@staff_page(*HOTLINE_FLOOR)
def panel(request: StaffRequest) -> HttpResponse:
    """Keep the draft, and show what is known about such a matter."""
    form = Form.read(request.POST)
    kept = drafts.keep(form, request.user, request.now)  # type: ignore[arg-type]
    if form.said("ring"):
        ringing.take(form.said("ring"), request.user, request.now)  # type: ignore[arg-type]
    shown = beside(form, request.user, request.now)  # type: ignore[arg-type]
    return render(request, "desk/parts/panel.html", {"form": form, "panel": shown, "kept": kept})


@require_GET
@staff_page(*HOTLINE_FLOOR)
def rings(request: StaffRequest) -> HttpResponse:
    """Say whether a telephone rings at the operator's place: 204 where none does."""
    ring = ringing.waiting(request.user, request.now)  # type: ignore[arg-type]
    if ring is None or request.GET.get("have") == str(ring.pk):
        return HttpResponse(status=204)
    phone = ringing.number_of(str(ring.pk), request.user, request.now)  # type: ignore[arg-type]
    return render(request, "desk/parts/ringing.html", {"ring": ring, "phone": phone})


@require_GET
@staff_page(*HOTLINE_FLOOR)
def city(request: StaffRequest) -> HttpResponse:
    """Draw the map of the city's areas."""
    drawn = citymap.city_map(routing.current(), get_language() or "")
    return render(request, "desk/parts/map.html", {"city": drawn})
