"""Taking work, keeping it while its page is open, leaving it, taking it over."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hotline.queues import leases
from hotline.queues.filtering import Filters
from hotline.queues.handing import hand_out
from hotline.queues.pages import query_of
from hotline.queues.queue import Queue, queue_of
from hotline.shell.views import StaffRequest, done, staff_page
from tickets.domain.lifecycle import FLOOR
from tickets.domain.people import Role
from tickets.domain.refusals import Absent
from tickets.models import Ticket
from tickets.queries.detail import ticket_of


@require_POST
@staff_page(*FLOOR)
def following(request: StaffRequest, name: str) -> HttpResponse:
    """Give back what was looked at, and hand out the next free ticket."""
    queue = queue_of(name, request.actor)
    after = _looked_at(request)
    if after is not None:
        leases.release(after.number, request.actor)
    return go_on(request, queue, after)


@require_POST
@staff_page(*FLOOR)
def hold(request: StaffRequest, name: str, number: str) -> HttpResponse:
    """Take the ticket for the page that asks, or keep it: asked every minute. Answers with how it stands."""
    queue, ticket = queue_of(name, request.actor), ticket_of(number, request.actor)
    if not queue.waits(ticket):
        return HttpResponse(status=204)
    mine = leases.take(ticket.number, queue.name, request.actor, request.now, _key(request))
    others = {} if mine else leases.held_by_others([ticket.number], request.actor, request.now)
    context = {
        "queue": queue,
        "ticket": ticket,
        "until": request.now + leases.LASTS,
        "lease": others.get(ticket.number),
        "may_take_over": Role.SUPERVISOR in request.actor.roles,
    }
    return render(request, "queues/parts/lease.html", context)


@require_POST
@staff_page(*FLOOR)
def leave(request: StaffRequest, name: str, number: str) -> HttpResponse:
    """Give back what this page held."""
    queue_of(name, request.actor)
    leases.release(ticket_of(number, request.actor).number, request.actor, _key(request))
    return HttpResponse(status=204)


@require_POST
@staff_page(Role.SUPERVISOR)
def over(request: StaffRequest, name: str, number: str) -> HttpResponse:
    """Take the ticket from whoever holds it."""
    queue, ticket = queue_of(name, request.actor), ticket_of(number, request.actor)
    leases.take_over(ticket.number, queue.name, request.actor, request.now)
    return done(request, _("The ticket is with you now."), reverse("queues:work", args=[queue.name, ticket.number]))


def go_on(request: StaffRequest, queue: Queue, after: Ticket | None, sentence: str = "") -> HttpResponse:
    """Lead to the next free ticket behind `after`; to the list where there is none."""
    wanted = Filters(queue, request.GET).wanted()
    number = hand_out(queue, request.actor, request.now, wanted, after)
    query = query_of(request)
    if number:
        return done(request, sentence, reverse("queues:work", args=[queue.name, number]) + query)
    nobody = _("Nothing else is free in this queue.")
    return done(request, f"{sentence} {nobody}".strip(), reverse(f"queues:{queue.name}") + query)


def _looked_at(request: StaffRequest) -> Ticket | None:
    try:
        return ticket_of(request.POST.get("after", ""), request.actor)
    except Absent:
        return None


def _key(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return None
