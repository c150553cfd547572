"""The page of a ticket, its parts that refresh by themselves, and its sheet for paper."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hotline.casefile.entries import ALL, NEWEST, ORDERS, SHOWN, begun, wanted
from hotline.casefile.later import LATER
from hotline.casefile.reading import Reading
from hotline.casefile.sheet import status_page
from hotline.shell.views import StaffRequest, page, staff_page
from tickets.queries.detail import version_of

ORDER_COOKIE = "timeline"
INSIDE = "staff"
"""``?for=staff`` prints what stays in the house, too."""
YEAR = 365 * 24 * 3600


@require_GET
@staff_page()
def ticket(request: StaffRequest, number: str) -> HttpResponse:
    """Show the whole case."""
    response = render(request, "casefile/ticket.html", _context(request, number))
    return _remember(request, response)


@require_GET
@staff_page()
def live(request: StaffRequest, number: str) -> HttpResponse:
    """Answer with the parts that changed since ``?version=``; with nothing (204) while nothing did: one statement."""
    if str(version_of(number, request.actor)) == request.GET.get("version", ""):
        return HttpResponse(status=204)
    return render(request, "casefile/live.html", _context(request, number))


@require_GET
@staff_page()
def timeline(request: StaffRequest, number: str) -> HttpResponse:
    """Show the timeline alone, as filtered and ordered; with ``?rest`` what stood folded at its end."""
    context = _context(request, number)
    if "rest" in request.GET:
        return render(request, "casefile/parts/folds.html", {**context, "folds": context["folds"][1]})
    return _remember(request, render(request, "casefile/parts/timeline.html", context))


@require_GET
@staff_page()
def identity(request: StaffRequest, number: str) -> HttpResponse:
    """Show the caller alone: masked again once the last look is over."""
    return render(request, "casefile/parts/caller.html", _context(request, number))


@require_GET
@staff_page()
def deadline(request: StaffRequest, number: str, key: str) -> HttpResponse:
    """Show why one deadline is what it is: a page of its own, or the part that opens below it."""
    case = Reading(number, request.actor, request.now)
    clock = case.clock(key)
    if clock is None:
        raise Http404
    context = {"case": case, "ticket": case.ticket, "clock": clock, "view": clock.view, "days": clock.days}
    return page(request, "casefile/deadline.html", context, part="casefile/parts/why.html")


@require_GET
@staff_page()
def part(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show a part that is opened when it is wanted: below its heading, or as a page of its own."""
    case = Reading(number, request.actor, request.now)
    if name not in LATER or not LATER[name].there(case):
        raise Http404
    context = {"case": case, "ticket": case.ticket, "part": LATER[name]}
    return page(request, "casefile/later.html", context, part=LATER[name].template)


@require_GET
@staff_page()
def sheet(request: StaffRequest, number: str) -> HttpResponse:
    """Show the ticket as a sheet of paper: as its citizen may read it, or with what stays in the house."""
    case = Reading(number, request.actor, request.now)
    context = {
        "case": case,
        "ticket": case.ticket,
        "inside": request.GET.get("for") == INSIDE,
        "status": status_page(request, case.ticket.number),
    }
    return render(request, "casefile/print.html", context)


def _context(request: StaffRequest, number: str) -> dict[str, Any]:
    case = Reading(number, request.actor, request.now)
    shown, order = manner(request)
    folds = wanted(case.lines, shown, order)
    first = folds if "whole" in request.GET else begun(folds)
    rest = folds[len(first) :]
    return {
        "case": case,
        "ticket": case.ticket,
        "folds": (first, rest),
        "rest": sum(len(fold.lines) for fold in rest),
        "shown": shown,
        "order": order,
    }


def manner(request: HttpRequest) -> tuple[str, str]:
    """Return which part of the timeline is shown, and in which order: as asked, else as last time."""
    shown, order = request.GET.get("show", ALL), request.GET.get("order") or request.COOKIES.get(ORDER_COOKIE)
    return shown if shown in SHOWN else ALL, order if order in ORDERS else NEWEST


def _remember(request: StaffRequest, response: HttpResponse) -> HttpResponse:
    order = request.GET.get("order")
    if order in ORDERS:
        response.set_cookie(ORDER_COOKIE, order, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response
