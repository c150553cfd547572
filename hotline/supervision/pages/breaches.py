"""Breach review: what was missed, what is late, what falls due soon; as rows, or counted by what they share."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from hotline.casefile.verbs.about import About
from hotline.shell.views import StaffRequest, page, staff_page
from hotline.supervision.days import SPANS
from hotline.supervision.groups import groups_of
from hotline.supervision.rows import rows_of
from hotline.supervision.sifting import GROUPED, Sifting
from hotline.supervision.tabs import group_tabs, list_tabs, to
from tickets.domain.people import Role
from tickets.queries.clocks import clocks, grouped, how_many

MOST_COUNTED = 999


@require_GET
@staff_page(Role.SUPERVISOR, Role.ANALYST)
def home(request: StaffRequest) -> HttpResponse:
    """Lead everybody to their first page: supervisors to what was missed, readers of figures to the wall."""
    supervisor = request.actor.is_any(frozenset({Role.SUPERVISOR}))
    return redirect("supervision:breaches" if supervisor else "supervision:wall")


@require_GET
@staff_page(Role.SUPERVISOR)
def breaches(request: StaffRequest) -> HttpResponse:
    """Show clocks across all tickets, as the address asks for them."""
    sifting = Sifting(request.GET, About(actor=request.actor, now=request.now), request.now)
    sought, also = sifting.sought, sifting.also
    context = {
        "sifting": sifting,
        "lists": list_tabs(request, sifting.list),
        "groups": group_tabs(request, sifting.by, GROUPED),
        "spans": [
            (label, to(request, day=name, on="", cursor=""), name == sifting.days) for name, label in SPANS.items()
        ],
        "clear": to(request, **{name: "" for name in sifting.fields if name not in ("day", "on")}, cursor=""),
    }
    if sifting.by:
        found = groups_of(sifting.by, grouped(sought, sifting.by, request.actor, request.now, also))
        context["counted"] = [
            (group, to(request, by="", cursor="", **{group.filter[0]: group.filter[1]}) if group.filter[0] else "")
            for group in found
        ]
        context["whole"] = sum(group.count for group in found)
        context["largest"] = max((group.count for group in found), default=0)
    else:
        cut = clocks(sought, request.actor, request.now, also, cursor=request.GET.get("cursor", ""))
        context["page"] = cut
        context["rows"] = rows_of(cut.clocks, request.now)
        context["count"] = how_many(sought, request.actor, request.now, also, most=MOST_COUNTED + 1)
        context["most"] = MOST_COUNTED
    return page(request, "supervision/breaches.html", context)
