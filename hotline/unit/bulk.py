"""Many tickets at once: what was done, what was not and why, and another try for those."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hotline.casefile.rows import Row, rows_of
from hotline.shell.views import StaffRequest, staff_page
from hotline.unit.acting import ActForm, Outcome, do_all
from hotline.unit.lists import forget_lengths
from tickets.access import tickets_of
from tickets.domain.lifecycle import UNIT_PEOPLE


@require_POST
@staff_page(*UNIT_PEOPLE)
def bulk(request: StaffRequest) -> HttpResponse:
    """Do it, and show of each ticket what became of it. Reloading the answer does nothing again."""
    form = ActForm(request.POST, actor=request.actor, now=request.now)
    valid = form.is_valid()
    chosen = form.chosen()
    if valid:
        outcomes = do_all(form.verb, form.words, chosen, request.actor, request.now)
        forget_lengths(request.actor)
    else:
        outcomes = [Outcome(one.number, None) for one in chosen]
    rows = _rows(request, outcomes)
    told = [(one, rows.get(one.number)) for one in outcomes]
    context = {
        "form": form,
        "done": [(one, row) for one, row in told if valid and one.done],
        "refused": [(one, row) for one, row in told if not (valid and one.done)],
        "tried": valid,
        "back": _back(request),
    }
    return render(request, "unit/bulk.html", context, status=200 if valid else 422)


def _rows(request: StaffRequest, outcomes: list[Outcome]) -> dict[str, Row]:
    """Return the tickets as they now stand, those this person may see."""
    numbers = [one.number for one in outcomes]
    tickets = tickets_of(request.actor).filter(number__in=numbers).defer("search", "content", "wants")
    return {row.ticket.number: row for row in rows_of(tickets)}


def _back(request: StaffRequest) -> str:
    url = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
    return url if here else reverse("unit:inbox")
