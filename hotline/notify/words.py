"""What a notice says, in the reader's language: made when it is read or sent, from codes alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from hotline.notify.models import PORTAL, Notice
from routing import queries as routing
from tickets.domain.vocabulary import ClockKind, Decision, Outcome, RequestKind, SupervisionKind
from tickets.domain.wall import due_text
from tickets.moments import in_words
from tickets.words import word

STAFF = {
    "dispatch": _("{number} was dispatched to your unit."),
    "redirect": _("{number} was redirected to your unit."),
    "taken_away": _("{number} now lies with another unit."),
    "redo": _("{number} has to be handled again."),
    "request": _("{number}: the unit asks for something ({request}) and waits for a decision."),
    "ask_reopen": _("{number}: the citizen brings new facts and asks to reopen it."),
    "assign": _("{number} was given to you."),
    "wake": _("{number} was taken off the ledger: handling goes on."),
    "suspend": _("{number} was put on the ledger."),
    "return_reply": _("{number}: the reply came back from review."),
    "withdraw": _("{number} was withdrawn by the citizen."),
    "merge": _("{number} was merged into {master}."),
    "unmerge": _("{number} was taken out of its master ticket."),
    "append": _("{number}: something was added."),
    "urge": _("{number}: the citizen presses for progress."),
    "supervise": _("{number} is under supervision ({supervision})."),
    "lift": _("{number}: a supervision was lifted."),
    "reclassify": _("{number} was reclassified; look at its deadlines."),
    "emergency": _("{number}: an emergency was reported."),
    "assist_replied": _("{number}: the assisting unit {unit} has completed its part."),
    "decided": _("{number}: the request ({request}) was decided: {decision}."),
    "escalated": _("{number} was raised to a higher level."),
    "breach": _("{number}: the deadline for {clock} has passed ({due})."),
    "step": _("{number}: {clock} is due {due}."),
    "recomputed": _("{number}: deadlines were counted anew; handling is now due {to}."),
}

CITIZEN = {
    "registered": _("Your matter {number} has been registered."),
    "dispatched": _("Your matter {number} was given to a unit that handles it."),
    "redone": _("Your matter {number} is being handled again."),
    "interim_reply": _("There is news of your matter {number}; more is promised by {promise_on}."),
    "suspended": _("Your matter {number} cannot be solved now; it will be looked at again."),
    "woken": _("Your matter {number} is being handled again after a pause."),
    "replied": _("There is a reply to your matter {number}. Please tell us whether it is solved."),
    "merged": _("Others reported the same as your matter {number}; they are handled together."),
    "unmerged": _("Your matter {number} is handled by itself again."),
    "closed": _("Your matter {number} is closed: {outcome}."),
    "not_reopened": _("Your matter {number} stays closed; the reason stands in its history."),
    "returned": _("Your matter {number} came back from the unit and is given to the right one."),
    "extended": _("The unit was given more time for your matter {number}."),
    "late": _("Your matter {number} is late. The people responsible have been told."),
    "recomputed": _("The date promised for your matter {number} changed: it is now {to}."),
}


def sentence(notice: Notice) -> str:
    """Return what a notice says. `notice.ticket` should have been read with it."""
    return say(notice.kind, notice.ticket.number, notice.data, citizen=notice.channel == PORTAL)


def say(kind: str, number: str, data: Mapping[str, Any], *, citizen: bool = False) -> str:
    """Return the sentence of a kind, filled; an unknown kind says only which matter it is about."""
    template = (CITIZEN if citizen else STAFF).get(kind, _("There is news of {number}."))
    return gettext(template).format(
        number=number,
        request=word(RequestKind, str(data.get("request") or data.get("kind") or "")),
        decision=gettext(_DECISIONS.get(data.get("decision", ""), "")) if data.get("decision") else "",
        supervision=word(SupervisionKind, str(data.get("kind") or "")),
        clock=word(ClockKind, str(data.get("kind") or "")),
        outcome=word(Outcome, str(data.get("outcome") or "")),
        unit=_named(str(data.get("unit") or "")),
        master=data.get("master", ""),
        due=_moment(data.get("due")),
        to=_moment(data.get("to")),
        promise_on=in_words(data.get("promise_on", "")),
    )


_DECISIONS = {
    Decision.GRANTED: _("granted"),
    Decision.REFUSED: _("refused"),
    Decision.DESIGNATED: _("refused, and your unit is designated"),
}


def _named(code: str) -> str:
    return routing.current().namer(get_language() or "")("unit", code) if code else ""


def _moment(text: Any) -> str:
    return in_words(due_text(datetime.fromisoformat(text), settings.TIME_ZONE)) if text else ""
