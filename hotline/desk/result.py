"""What is read out at the end of a call: number and code in groups, what happens next, and by when."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from hotline.desk.form import intake_key
from hotline.desk.models import Finished
from routing import queries as routing
from tickets.codes import new_code, opens
from tickets.domain.numbers import spoken_code, spoken_number
from tickets.domain.people import Actor
from tickets.domain.vocabulary import Outcome, State
from tickets.domain.wall import due_text
from tickets.models import Ticket
from tickets.moments import in_words
from tickets.queries.detail import ticket_of
from tickets.words import word

NEXT = {
    "dispatched": _("It went to {unit}. They have to contact the caller, and the matter is to be settled by {due}."),
    "registered": _("A colleague decides who handles it; the matter is to be settled by {due}."),
    "merged": _("Others reported the same. It is handled together with {master}; the caller is told and asked "
                "separately, and the matter is to be settled by {due}."),
    "appended": _("Your call was added to the matter that is in hand with {unit}; it is to be settled by {due}."),
    "appended_open": _("Your call was added to the matter, which waits to be sent to a unit; it is to be settled by "
                       "{due}."),
    "closed": _("The matter is closed: {outcome}. With number and code the caller can read it again and say whether "
                "it helped."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """The last page of a call. `code` is empty where the caller has it already (a repeat call)."""

    ticket: Ticket
    did: str
    number: list[str]
    code: list[str]
    next: str
    unit: str
    state: str
    uncategorised: bool


def result_of(finished: Finished, actor: Actor, now: datetime) -> Result:
    """Return what to read out. Raises `Absent` where the ticket is not to be seen."""
    ticket = ticket_of(finished.number, actor)
    unit = routing.current().namer(get_language() or "")("unit", ticket.lead_id) if ticket.lead_id else ""
    code = ""
    if finished.did != "append":
        made = new_code(intake_key(finished.key, actor.ref))
        code = made if opens(ticket.number, made, bytes(ticket.code_hash)) else ""
    return Result(
        ticket=ticket,
        did=finished.did,
        number=spoken_number(ticket.number).split(" "),
        code=spoken_code(code).split(" ") if code else [],
        next=gettext(NEXT[_next(finished, ticket)]).format(
            unit=unit,
            due=in_words(due_text(ticket.due_at, settings.TIME_ZONE)) if ticket.due_at else "–",
            master=ticket.master.number if ticket.state == State.MERGED and ticket.master else "",
            outcome=word(Outcome, ticket.outcome),
        ),
        unit=unit,
        state=word(State, ticket.state),
        uncategorised=ticket.state != State.CLOSED and not ticket.category_id,
    )


def _next(finished: Finished, ticket: Ticket) -> str:
    if ticket.state == State.CLOSED:
        return "closed"
    if finished.did == "append":
        return "appended" if ticket.lead_id else "appended_open"
    if ticket.state == State.MERGED:
        return "merged"
    return "dispatched" if ticket.lead_id else "registered"
