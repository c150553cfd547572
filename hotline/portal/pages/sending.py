"""Review, send, receipt: everything once more, what is promised, and the number and code to keep."""

import segno
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from hotline.intake.limits import spend_complaint
from hotline.portal import places
from hotline.portal.drafts import Report, report_of
from hotline.portal.forms import TYPES
from hotline.portal.links import link_to
from hotline.portal.pages import PublicRequest, public_page, see_other
from hotline.portal.pages.photos import seen
from hotline.portal.pages.report import open_report, step_page
from hotline.portal.proof import remember
from hotline.portal.sending import joined, promise, send, title_of
from hotline.portal.standing import due_words, standing
from hotline.refusing import sentence_of, status_of
from hotline.shell.views import page
from routing import queries as routing
from routing.refusal import Refusal
from tickets.api.address import address_of
from tickets.domain.numbers import spoken_code
from tickets.domain.refusals import TooMany
from tickets.models import Ticket
from tickets.queries.status import status_of as how_it_stands

PAGE_OF = {
    "type": "what",
    "title": "what",
    "content": "what",
    "wants": "what",
    "category": "kind",
    "area": "where",
    "address": "where",
    "lon": "where",
    "lat": "where",
    "files": "photos",
    "phone": "contact",
    "email": "contact",
    "name": "contact",
    "contact_window": "contact",
}


@public_page("POST")
def review(request: PublicRequest) -> HttpResponse:
    """Show everything and what is promised; on POST, send."""
    report, turned = open_report(request, "review")
    if turned is not None:
        return turned
    if request.method == "POST":
        try:
            spend_complaint(address_of(request))
            taken = send(report, request.now)
        except Refusal as no:
            return _reviewed(request, report, no)
        sent = {"number": taken.number, "code": taken.receipt.code}
        answer = report.keep(see_other(reverse("portal:receipt")), request.now, sent=sent)
        return remember(request, answer, taken.receipt.ticket)
    return _reviewed(request, report)


def _reviewed(request: PublicRequest, report: Report, no: Refusal | None = None) -> HttpResponse:
    words = report.words
    name = routing.current().namer(request.LANGUAGE_CODE)
    made, told = None, no
    try:
        made = promise(words, request.now)
    except Refusal as refused:
        told = told or refused
    context = {
        "title": title_of(words["content"]),
        "type": dict(TYPES).get(words["type"], ""),
        "kind": name("category", words["category"]) if words.get("category") else _("The hotline chooses."),
        "place": places.place_of(words),
        "files": seen(list(words.get("files", [])), request.now),
        "promise": made,
        "joins": bool(joined(words)),
        "wrong": sentence_of(told) if told else "",
        "wrong_page": PAGE_OF.get(str(told.data.get("field", "")), "") if told else "",
        "whole_due": due_words(made.whole.due) if made and made.whole else "",
        "contact_due": due_words(made.contact.due) if made and made.contact else "",
        "contact": [words[name] for name in ("name", "phone", "email", "contact_window") if words.get(name)],
        "reachable": bool(words.get("phone") or words.get("email")),
    }
    answer = step_page(request, report, "review", context, status_of(no) if no else 200)
    if isinstance(no, TooMany) and "retry_after" in no.data:
        answer["Retry-After"] = str(no.data["retry_after"])
    return answer


@public_page("POST")
def receipt(request: PublicRequest) -> HttpResponse:
    """Show number, code and QR code of what was sent; on POST, put it away."""
    report = report_of(request, request.now)
    if not report.sent:
        return see_other(reverse("portal:check"))
    if request.method == "POST":
        return report.throw_away(see_other(reverse("portal:matter", args=[report.sent["number"]])))
    number, code = report.sent["number"], report.sent["code"]
    ticket = Ticket.objects.get(number=number)
    url = request.build_absolute_uri(link_to(ticket))
    found = how_it_stands(ticket, request.now)
    context = {
        "number": number,
        "code": spoken_code(code) if code else "",
        "url": url,
        "qr": mark_safe(segno.make(url, error="m", micro=False).svg_inline(scale=4, border=3)),
        "ticket": ticket,
        "days": settings.PORTAL_LINK_DAYS,
        "sentence": standing(found).sentence,
        "due": due_words(ticket.due_at) if ticket.due_at else "",
    }
    answer = page(request, "portal/receipt.html", context)
    patch_cache_control(answer, no_transform=True)  # a secret is not compressed: docs/decisions/0014
    return answer
