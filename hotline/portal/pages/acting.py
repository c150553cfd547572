"""One act of a citizen on their matter: a page that says what comes of it, and does it once."""

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.urls import reverse

from hotline.files.forms import PhotosField
from hotline.intake.limits import spend_act
from hotline.portal.acts import BY_NAME, Act, next_urge
from hotline.portal.pages import PublicRequest, public_page
from hotline.portal.pages.matter import to_check
from hotline.portal.proof import proved, remember
from hotline.refusing import sentence_of, status_of
from hotline.shell.forms import PageForm
from hotline.shell.views import done, page
from routing.refusal import Refusal
from tickets.actions import DOORS
from tickets.api.address import address_of
from tickets.domain.permission import open_verbs
from tickets.domain.refusals import Absent
from tickets.models import Ticket
from tickets.queries.lives import life_of
from tickets.queries.status import asker

ONCE_SECONDS = 24 * 60 * 60


@public_page("POST")
def acting(request: PublicRequest, number: str, name: str) -> HttpResponse:
    """Show one act; on POST, do it."""
    act = BY_NAME.get(name)
    if act is None:
        raise Http404
    try:
        ticket = proved(request, number)
    except Absent:
        return to_check(number)
    posted = request.method == "POST"
    form, status, wait = act.form(request.POST if posted else None, request.FILES if posted else None), 200, ""
    photos = form.fields.get("files")
    if isinstance(photos, PhotosField):
        photos.given_by(asker(ticket).ref, address=address_of(request), number=ticket.number)
    home = reverse("portal:matter", args=[number])
    if posted:
        status = 422
        if form.is_valid():
            try:
                _do(request, act, ticket, form)
            except Refusal as no:
                status, wait = status_of(no), str(no.data.get("retry_after", ""))
                field = str(no.data.get("field", ""))
                form.add_error(field if field in form.fields else None, sentence_of(no))
            else:
                return remember(request, done(request, str(act.done), home), ticket)
    context = {
        "act": act,
        "form": form,
        "ticket": ticket,
        "open": act.verb in open_verbs(life_of(ticket), asker(ticket)),
        "next_urge": next_urge(ticket, request.now) if act.name == "urge" else None,
    }
    answer = page(request, "portal/act.html", context, status=status)
    if wait:
        answer["Retry-After"] = wait
    return remember(request, answer, ticket)


def _do(request: PublicRequest, act: Act, ticket: Ticket, form: PageForm) -> None:
    """Do it, once: the same form sent again does nothing more. Raises refusals."""
    key = f"portal:act:{ticket.number}:{act.name}:{form.key}"
    if form.key and not cache.add(key, 1, ONCE_SECONDS):
        return
    try:
        spend_act(ticket.number, act.verb.value)
        DOORS[act.verb](ticket.number, actor=asker(ticket), now=request.now, said=form.said())
    except Refusal:
        cache.delete(key)
        raise
