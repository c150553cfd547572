"""The wall: the state of the city, to be read from the other end of the room; it refreshes by itself."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from hotline.shell.times import local
from hotline.shell.views import StaffRequest, page, staff_page
from hotline.supervision.board.districts import district_map
from hotline.supervision.board.hours import hour_chart
from hotline.supervision.board.minutes import latest, stale
from hotline.supervision.board.tiles import tiles
from routing import queries as routing
from tickets.domain.people import Role
from tickets.domain.vocabulary import State


@require_GET
@staff_page(Role.SUPERVISOR, Role.ANALYST)
def wall(request: StaffRequest) -> HttpResponse:
    """Show the newest figures; with htmx the board alone. One statement for all of them."""
    minute = latest()
    context: dict[str, Any] = {"minute": minute, "links": request.actor.is_any(frozenset({Role.SUPERVISOR}))}
    if minute is not None:
        figures = minute.data
        catalogue = routing.current()
        name = catalogue.namer(get_language() or "")
        context |= {
            "stale": stale(minute, request.now),
            "tiles": tiles(figures),
            "states": [(state, figures["states"][state]) for state in State if state in figures["states"]],
            "map": district_map(figures["areas"], catalogue, name),
            "chart": hour_chart(figures["hours"], figures["usual"], local(minute.at).hour),
            "units": [(code, name("unit", code), *rest) for code, *rest in figures["units"]],
        }
    return page(request, "supervision/wall.html", context, part="supervision/parts/board.html")
