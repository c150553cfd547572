"""One matter, for whoever proved that it is theirs: where it stands, what happened, what was promised, who looked."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hotline.citizens.access_log import access_log
from hotline.files.gallery import gallery
from hotline.portal import places
from hotline.portal.acts import ACTS, next_urge
from hotline.portal.pages import PublicRequest, public_page, see_other
from hotline.portal.proof import proved, remember
from hotline.portal.standing import clocks, due_words, standing
from hotline.shell.views import page
from routing import queries as routing
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.refusals import Absent
from tickets.domain.vocabulary import ClockKind, Outcome, State, TicketType
from tickets.models import Ticket
from tickets.queries.status import Status, asker, status_of
from tickets.words import word

ANSWERS = frozenset({Verb.ANSWER, Verb.PASS_REPLY, Verb.FOLLOW, Verb.REFER})
"""Acts whose texts are the city's answer."""

ICONS = {
    Verb.REGISTER: "inbox",
    Verb.DISPATCH: "send",
    Verb.REDIRECT: "corner-up-right",
    Verb.REDO: "rotate-ccw",
    Verb.SIGN_FOR: "check",
    Verb.REPLY: "message-square-reply",
    Verb.PASS_REPLY: "circle-check",
    Verb.RETURN_REPLY: "undo-2",
    Verb.REQUEST: "circle-question-mark",
    Verb.DECIDE: "scale",
    Verb.MERGE: "git-merge",
    Verb.UNMERGE: "git-branch",
    Verb.SUSPEND: "pause",
    Verb.ESCALATE: "triangle-alert",
    Verb.SUPERVISE: "eye",
    Verb.REVEAL: "user-search",
    Verb.CALL_BACK: "phone",
    Verb.CONTACT: "phone",
    Verb.URGE: "bell-ring",
    Verb.APPEND: "paperclip",
    Verb.WITHDRAW: "x",
    Verb.ASK_REOPEN: "rotate-ccw",
}


DATES = (
    (ClockKind.PROMISE, _("More news is promised by {date}.")),
    (ClockKind.LEDGER_REVIEW, _("It is looked at again by {date}.")),
)


def to_check(number: str) -> HttpResponse:
    """Ask for number and code again: the matter is no longer open in this browser."""
    return see_other(f"{reverse('portal:check')}?gone=1&number={number}")


@public_page()
def matter(request: PublicRequest, number: str) -> HttpResponse:
    """Show a matter."""
    try:
        ticket = proved(request, number)
    except Absent:
        return to_check(number)
    found = status_of(ticket, request.now)
    context = {
        "ticket": ticket,
        "type": word(TicketType, ticket.type),
        "kind": found.catalogue.namer(get_language() or "")("category", ticket.category_id)
        if ticket.category_id
        else "",
        "place": places.place_of({"address": ticket.address, "area": ticket.area_id or ""}, found.catalogue),
        "standing": standing(found),
        "clocks": clocks(found),
        "answers": [entry for entry in found.timeline if entry.verb in ANSWERS and entry.texts],
        "timeline": list(reversed(_told(found, request))),
        "acts": [act for act in ACTS if act.verb in found.open],
        "dates": [sentence.format(date=due_words(found.dates[of])) for of, sentence in DATES if of in found.dates],
        "reopen_until": due_words(found.reopen_until) if found.reopen_until else "",
        "next_urge": next_urge(ticket, request.now),
        "looks": _looks(ticket, found),
        "outcome": word(Outcome, ticket.outcome),
    }
    return remember(request, page(request, "portal/matter.html", context), ticket)


def _told(found: Status, request: PublicRequest) -> list[dict[str, Any]]:
    files = gallery(found.timeline, now=request.now)
    return [
        {
            "icon": ICONS.get(Verb(entry.verb), "circle-dot"),
            "sentence": entry.sentence,
            "at": entry.at,
            "texts": entry.texts,
            "files": files.get(entry.seq, []),
        }
        for entry in found.timeline
    ]


def _looks(ticket: Ticket, found: Status) -> list[dict[str, Any]]:
    name = found.catalogue.namer(get_language() or "")
    return [
        {
            "at": look.at,
            "unit": name("unit", look.unit) if look.unit else "",
            "role": word(Role, look.role),
            "reason": REASONS.get(look.reason, look.reason),
        }
        for look in access_log(ticket.number, asker(ticket))
    ]


REASONS: dict[str, Any] = {
    "call_back": _("to call you back"),
    "contact_caller": _("to contact you about your matter"),
    "site_visit": _("to visit the place"),
    "verify_identity": _("to check who you are"),
    "legal_duty": _("because the law asks for it"),
    "complaint_about_staff": _("to look into a complaint about staff"),
}
"""Why somebody looked, in plain words."""


@public_page()
def data(request: PublicRequest, number: str) -> HttpResponse:
    """Hand out everything that is kept of this matter and may be told, as a file."""
    try:
        ticket = proved(request, number)
    except Absent:
        return to_check(number)
    found = status_of(ticket, request.now)
    body = {
        "number": ticket.number,
        "type": ticket.type,
        "title": ticket.title,
        "content": ticket.content,
        "wants": ticket.wants,
        "address": ticket.address,
        "area": places.written(ticket.area_id or "", routing.current()),
        "state": word(State, ticket.state),
        "outcome": word(Outcome, ticket.outcome),
        "registered_at": ticket.registered_at,
        "closed_at": ticket.closed_at,
        "due": ticket.due_at,
        "unit": found.unit,
        "timeline": [asdict(entry) for entry in found.timeline],
        "looks": [
            {"at": look.at, "role": look.role, "unit": look.unit, "reason": look.reason}
            for look in access_log(ticket.number, asker(ticket))
        ],
    }
    answer = JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="{ticket.number}.json"'
    return answer
