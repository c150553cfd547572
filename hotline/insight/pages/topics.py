"""Matters by text: the list by heat, and one of them with its tickets."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hotline.insight.grouped import listing
from hotline.insight.grouped.models import Topic, TopicState
from hotline.shell import charts
from hotline.shell.views import StaffRequest, page, staff_page
from routing import queries as routing
from tickets.domain.people import HOTLINE_FLOOR, Role
from tickets.domain.refusals import Invalid

QUESTIONS = "questions"
READERS = (Role.SUPERVISOR, Role.ANALYST)


@require_safe
@staff_page(*READERS)
def topics(request: StaffRequest) -> HttpResponse:
    """Show what people write about, the hottest first."""
    area, list_ = request.GET.get("area", ""), request.GET.get("list", "")
    try:
        found = listing.topics(request.now, request.GET.get("cursor", ""), area=area, question=list_ == QUESTIONS)
    except Invalid as error:
        raise Http404 from error
    state = TopicState.objects.filter(pk=1).only("made_at", "tickets").first()
    catalogue = routing.current()
    name = catalogue.namer(request.LANGUAGE_CODE)
    context = {
        "page": found,
        "state": state,
        "area": area,
        "list": list_,
        "tabs": _tabs(area, list_),
        "districts": [(code, name("area", code)) for code in sorted(_districts(catalogue))],
        "titles": request.actor.is_any(HOTLINE_FLOOR),
    }
    return page(request, "insight/topics.html", context)


@require_safe
@staff_page(*READERS)
def topic(request: StaffRequest, key: int) -> HttpResponse:
    """Show one matter: when, where, who, how it grew; its tickets to who may see tickets."""
    found = get_object_or_404(Topic, pk=key)
    try:
        members = listing.tickets(found, request.actor, request.GET.get("cursor", ""))
    except Invalid as error:
        raise Http404 from error
    row = listing.rows_of([found], request.now)[0]
    ago = [_("this week") if back == 0 else f"−{back}" for back in range(listing.WEEKS - 1, -1, -1)]
    context = {
        "row": row,
        "page": members,
        "titles": request.actor.is_any(HOTLINE_FLOOR),
        "chart": charts.lines(ago, [charts.Series(_("tickets"), row.weeks)], _("Tickets by week"), _("Weeks ago")),
    }
    return page(request, "insight/topic.html", context)


def _tabs(area: str, here: str) -> list[dict[str, Any]]:
    """Troubles, and what people ask."""
    labels = (("", _("Troubles"), "triangle-alert"), (QUESTIONS, _("Questions"), "circle-question-mark"))
    return [
        {
            "label": label,
            "url": "?" + urlencode({name: value for name, value in (("list", code), ("area", area)) if value}),
            "here": code == here,
            "icon": icon,
        }
        for code, label, icon in labels
    ]


def _districts(catalogue: routing.Catalogue) -> list[str]:
    return [code for code, card in catalogue.areas.items() if card.path.count("/") == 1]
