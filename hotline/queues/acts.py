"""Doing what empties a queue: a verb from the working pane, and the look at whom to call."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hotline.casefile.reading import Reading
from hotline.casefile.verbs import About, VerbForm, form_of
from hotline.casefile.verbs import act as do
from hotline.casefile.verbs.acting import done_sentence, overtaken
from hotline.citizens import looking
from hotline.queues.desks import desk_of
from hotline.queues.holding import go_on
from hotline.queues.leases import release, require_free
from hotline.queues.pages import query_of, shown
from hotline.queues.queue import Queue, queue_of
from hotline.shell.views import StaffRequest, done, refused, staff_page
from routing.refusal import Refusal
from tickets.domain.lifecycle import FLOOR, Verb
from tickets.domain.refusals import Stale
from tickets.queries.detail import ticket_of

PREVIEW = "preview"
"""A button of this name shows what would change, and changes nothing."""


@require_POST
@staff_page(*FLOOR)
def act(request: StaffRequest, name: str, number: str, verb: str) -> HttpResponse:
    """Do what the form says and go on to the next free ticket; what is refused keeps what was typed."""
    queue = queue_of(name, request.actor)
    if verb not in queue.verbs:
        raise Http404
    case = Reading(number, request.actor, request.now)
    about = case.about
    form = form_of(Verb(verb), about, request.POST, request.FILES)
    if PREVIEW in request.POST:
        for name in ("why", "decision"):  # nobody decides yet
            form.errors.pop(name, None)
        desk = desk_of(queue, case, sent=form)
        desk.previewing = not form.errors
        return shown(request, queue, desk)
    try:
        require_free(case.ticket.number, request.actor, request.now)
        status = _status(form, about)
    except Refusal as no:
        status = refused(request, no, form)
    if status:
        return _back(request, queue, case, form, status)
    release(case.ticket.number, request.actor)
    return go_on(request, queue, case.ticket, done_sentence(Verb(verb)))


def _status(form: VerbForm, about: About) -> int:
    """Do it; return 0, or the status of a form with mistakes. Raises refusals."""
    if form.is_valid():
        do(form, about)
        return 0
    no = overtaken(form, about)
    if no is not None:
        raise no
    return 422


def _back(request: StaffRequest, queue: Queue, case: Reading, form: VerbForm, status: int) -> HttpResponse:
    stale = getattr(request, "stale", None)
    request.stale = None  # type: ignore[attr-defined]  # said in the pane, with what changed
    if isinstance(stale, Stale):
        case = Reading(case.ticket.number, request.actor, request.now)  # as it now stands
    return shown(request, queue, desk_of(queue, case, sent=form, stale=stale), status)


@require_POST
@staff_page(*FLOOR)
def look(request: StaffRequest, name: str, number: str) -> HttpResponse:
    """Note that the caller's number is looked at to call back, and show it for minutes."""
    queue, ticket = queue_of(name, request.actor), ticket_of(number, request.actor)
    require_free(ticket.number, request.actor, request.now)
    looking.reveal(ticket.number, actor=request.actor, now=request.now, reason="call_back")
    address = reverse("queues:work", args=[queue.name, ticket.number]) + query_of(request)
    return done(request, _("The look was noted; the citizen can see it."), address)
