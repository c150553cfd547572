"""What one sees of the queues: all of them, the list of one, the working pane of a ticket. Nothing here changes
anything: a ticket is taken by the page that holds it open (`holding`)."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hotline.casefile.reading import Reading
from hotline.queues.bulk import BulkForm
from hotline.queues.deciding import Deciding
from hotline.queues.desk import Desk
from hotline.queues.desks import desk_of
from hotline.queues.filtering import Filters
from hotline.queues.leases import BEAT
from hotline.queues.queue import Queue, queue_of, queues_of
from hotline.queues.rows import rows_of
from hotline.shell.views import StaffRequest, page, staff_page
from tickets.domain.lifecycle import FLOOR
from tickets.domain.refusals import Absent
from tickets.queries.pages import DUE
from tickets.queries.waiting import waiting
from tickets.queries.worklist import worklist


@require_GET
@staff_page(*FLOOR)
def overview(request: StaffRequest) -> HttpResponse:
    """Show the queues that are for this person, and how much waits in each."""
    found = [(queue, waiting(queue.worklist, request.actor, request.now)) for queue in queues_of(request.actor)]
    return page(request, "queues/overview.html", {"queues": found})


@require_GET
@staff_page(*FLOOR)
def listed(request: StaffRequest, name: str) -> HttpResponse:
    """Show what waits in a queue; the list alone where it refreshes itself."""
    queue = queue_of(name, request.actor)
    part = "" if request.htmx.history_restore_request else "queues/parts/live.html"
    return page(request, "queues/queue.html", listing(request, queue), part=part)


@require_GET
@staff_page(*FLOOR)
def work(request: StaffRequest, name: str, number: str) -> HttpResponse:
    """Show a ticket in its queue: beside the list, or alone where htmx asks for the pane."""
    queue = queue_of(name, request.actor)
    case = Reading(number, request.actor, request.now)
    desk = desk_of(queue, case, request.GET.dict())
    if request.htmx and not request.htmx.history_restore_request:
        return page(request, "queues/parts/work.html", working(request, queue, desk))
    return shown(request, queue, desk)


@require_GET
@staff_page(*FLOOR)
def preview(request: StaffRequest, name: str, number: str) -> HttpResponse:
    """Show what granting an extension of ``?days=`` would make of the deadline."""
    queue = queue_of(name, request.actor)
    desk = desk_of(queue, Reading(number, request.actor, request.now))
    if not isinstance(desk, Deciding) or desk.granted is None:
        raise Absent()
    shown = desk.preview(request.GET.get("days", ""))
    return render(request, "queues/parts/preview.html", {"preview": shown, "desk": desk, "case": desk.case})


def shown(request: StaffRequest, queue: Queue, desk: Desk, status: int = 200) -> HttpResponse:
    """Answer with the list and the pane."""
    context = {**listing(request, queue), **working(request, queue, desk)}
    return page(request, "queues/queue.html", context, status=status)


def listing(request: StaffRequest, queue: Queue) -> dict[str, Any]:
    """Return what the list of a queue shows."""
    filters = Filters(queue, request.GET)
    wanted = filters.wanted()
    found = worklist(
        queue.worklist, request.actor, request.now, wanted=wanted, order=DUE, cursor=request.GET.get("cursor", "")
    )
    return {
        "queue": queue,
        "filters": filters,
        "page": found,
        "rows": rows_of(queue, found.tickets, request.actor, request.now),
        "waiting": waiting(queue.worklist, request.actor, request.now, wanted),
        "bulk": BulkForm() if queue.name == "requests" else None,
        "query": query_of(request),
    }


def working(request: StaffRequest, queue: Queue, desk: Desk) -> dict[str, Any]:
    """Return what the pane shows. `page_key` names this very page to the lease."""
    return {
        "queue": queue,
        "desk": desk,
        "case": desk.case,
        "ticket": desk.ticket,
        "query": query_of(request),
        "page_key": uuid.uuid4(),
        "beat": BEAT,
    }


def query_of(request: HttpRequest) -> str:
    """Return the list's own part of the address, with its question mark: what it is narrowed to, and which page."""
    kept = request.GET.copy()
    for name in ("do", "request", "days"):
        kept.pop(name, None)
    return f"?{kept.urlencode()}" if kept else ""
