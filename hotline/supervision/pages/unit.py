"""A unit's page: what it is late with, what it missed lately, what pressure lies on it, and what was held of it."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from hotline.shell.views import StaffRequest, page, staff_page
from hotline.supervision.days import MONTH, named
from hotline.supervision.listing import page_of
from hotline.supervision.models import BreachReview
from hotline.supervision.pressure import pressure_on, work_of
from hotline.supervision.rows import rows_of
from routing import queries as routing
from tickets.domain.people import Role
from tickets.domain.vocabulary import ClockKind
from tickets.queries.clocks import LATE, Sought, clocks, grouped
from tickets.words import word

SHOWN = 15


@require_GET
@staff_page(Role.SUPERVISOR)
def unit(request: StaffRequest, code: str) -> HttpResponse:
    """Show one unit with everything below it."""
    catalogue = routing.current()
    card = catalogue.unit(code)
    if card is None:
        raise Http404
    name = catalogue.namer(get_language() or "")
    below = sorted(catalogue.subtree(code))
    late = clocks(Sought(list=LATE, unit=code), request.actor, request.now, limit=SHOWN)
    since, until = named(MONTH, request.now) or (None, None)
    missed = grouped(Sought(since=since, until=until, unit=code), "kind", request.actor, request.now)
    context = {
        "code": code,
        "name": name("unit", code),
        "above": [(one, name("unit", one)) for one in card.path.split("/")[:-1] if catalogue.unit(one)],
        "card": card,
        "work": work_of(below, request.now),
        "late": rows_of(late.clocks, request.now),
        "more_late": bool(late.next),
        "missed": sorted(
            ((capfirst(word(ClockKind, kind)), kind, n) for kind, n in missed.items()), key=lambda x: -x[2]
        ),
        "whole": sum(missed.values()),
        "pressure": pressure_on(below, request.actor),
        "reviews": page_of(BreachReview.objects.filter(unit__in=below), None, latest_first=True).rows,
        "list": reverse("supervision:breaches"),
    }
    return page(request, "supervision/unit.html", context)
