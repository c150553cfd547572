"""The citizen's side of each act, in a sentence: what was done and by which unit, never by whom.

A `Teller` hears every event of a ticket in order, also those it says nothing about: "handed back by the roads
bureau" needs to know with whom the ticket lay.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from routing.domain.speech import AND, Name, listed
from tickets.domain.lifecycle import Verb
from tickets.domain.people import UNIT, Role
from tickets.domain.vocabulary import LegalRoute, Outcome, Reach, RequestKind, SupervisionKind
from tickets.domain.wall import due_text
from tickets.moments import in_words
from tickets.words import word

Data = Mapping[str, Any]

REQUESTED = {
    RequestKind.RETURN: _("{unit} asked to hand the matter back."),
    RequestKind.EXTENSION: _("{unit} asked for more time."),
    RequestKind.SUSPEND: _("{unit} asked to put the matter on the ledger until it can be solved."),
    RequestKind.TERMINATE: _("{unit} asked to end the handling."),
    RequestKind.REOPEN: _("You asked to open the matter again."),
}
GRANTED = {
    RequestKind.RETURN: _("The hotline took the matter back from {unit} and looks for the right unit."),
    RequestKind.EXTENSION: _("The hotline gave {unit} more time."),
    RequestKind.SUSPEND: _("The hotline put the matter on the ledger, to be looked at again by a set date."),
    RequestKind.TERMINATE: _("The hotline ended the handling."),
    RequestKind.REOPEN: _("The hotline opened the matter again."),
}
REFUSED = {
    RequestKind.RETURN: _("The hotline refused to take the matter back: {unit} handles it."),
    RequestKind.EXTENSION: _("The hotline refused more time."),
    RequestKind.SUSPEND: _("The hotline refused to put the matter on the ledger."),
    RequestKind.TERMINATE: _("The hotline refused to end the handling."),
    RequestKind.REOPEN: _("The hotline did not open the matter again."),
}
ATTEMPTS = {
    Reach.REACHED: _("You were called back and gave your answer."),
    Reach.WEB_RATED: _("You rated the handling."),
    Reach.REFUSED: _("You were called back and did not want to answer."),
    Reach.WRONG_NUMBER: _("A callback failed: the number was wrong."),
    Reach.NO_ANSWER: _("You were called back, but nobody answered."),
    Reach.LATER: _("You were called back and asked for another time."),
    Reach.NOT_ASKED: _("The matter was closed without your rating, because you could not be asked."),
}
CONTACTS = {
    "phone": _("{unit} spoke with you on the telephone."),
    "visit": _("{unit} met you on site."),
    "message": _("{unit} wrote to you."),
    "video": _("{unit} spoke with you by video."),
    "other": _("{unit} was in contact with you."),
}
STEPS = {
    "yellow_card": _("{unit} got a yellow card, because the deadline comes near."),
    "red_card": _("{unit} got a red card, because the deadline passed."),
    "supervise": _("The matter was put under supervision, because the deadline passed."),
    "raise_urgency": _("The urgency was raised, because the deadline passed."),
    "hand_to_parent": _("The matter was raised to the unit above {unit}, because the deadline passed."),
    "auto_accept": _("{unit} did not sign for the matter in time."),
}


class Teller:
    """Turns one ticket's events into sentences in the reader's language. `name` names units."""

    def __init__(self, name: Name) -> None:
        self._name = name
        self._lead = ""
        self._requests: list[RequestKind] = []

    def tell(self, verb: str, role: str, unit: str, data: Data) -> tuple[str, str]:
        """Return (sentence, name of the unit that acted or was given the matter); empty for what is not told."""
        told = _TOLD.get(Verb(verb))
        by = unit if role in UNIT or role == Role.DISTRICT_COORDINATOR else ""
        before = self._lead
        if verb in (Verb.DISPATCH, Verb.REDIRECT, Verb.REDO):
            self._lead = data["lead"]
        if verb in (Verb.REQUEST, Verb.ASK_REOPEN):
            self._requests.append(RequestKind(data.get("kind", RequestKind.REOPEN)))
        template, about = told(self, by, before, data) if told is not None else ("", {})
        if not template:
            return "", ""
        given = self._lead if verb in (Verb.DISPATCH, Verb.REDIRECT, Verb.REDO) else ""
        shown = by or given
        sentence = gettext(template).format(**{"unit": self._named(by or self._lead), **about})
        return sentence, self._named(shown) if shown else ""

    def _named(self, code: str) -> str:
        return self._name("unit", code) if code else gettext("The hotline")

    def _listed(self, codes: Any) -> str:
        return listed(gettext, (self._named(code) for code in codes), AND)

    # One method a verb: (template, what fills it beside {unit}) ----------------------------------------

    def register(self, by: str, before: str, data: Data) -> "Told":
        return _("Your matter was registered."), {}

    def answer(self, by: str, before: str, data: Data) -> "Told":
        return _("Your question was answered."), {}

    def refer(self, by: str, before: str, data: Data) -> "Told":
        about = {"outcome": word(Outcome, data["outcome"]), "route": word(LegalRoute, data.get("route", ""))}
        if about["route"]:
            return _("The hotline told you where to go with this: {outcome} ({route})."), about
        return _("The hotline told you what becomes of this: {outcome}."), about

    def dispatch(self, by: str, before: str, data: Data) -> "Told":
        assists = data.get("assists")
        if assists:
            return (
                _("Given to {lead}, with the help of {assists}."),
                {"lead": self._named(data["lead"]), "assists": self._listed(assists)},
            )
        return _("Given to {lead}."), {"lead": self._named(data["lead"])}

    def redirect(self, by: str, before: str, data: Data) -> "Told":
        return (
            _("Passed on from {old} to {lead}."),
            {"old": self._named(before), "lead": self._named(data["lead"])},
        )

    def redo(self, by: str, before: str, data: Data) -> "Told":
        return _("The matter is handled again, by {lead}."), {"lead": self._named(data["lead"])}

    def sign_for(self, by: str, before: str, data: Data) -> "Told":
        if data.get("auto"):
            return _("Receipt was recorded for {unit}, which had not signed in time."), {}
        return _("{unit} confirmed receipt."), {}

    def request(self, by: str, before: str, data: Data) -> "Told":
        return REQUESTED[RequestKind(data["kind"])], {}

    def decide(self, by: str, before: str, data: Data) -> "Told":
        number = int(data["request"])
        if not 0 < number <= len(self._requests):
            return "", {}
        table = GRANTED if data["decision"] == "granted" else REFUSED
        return table[self._requests[number - 1]], {"unit": self._named(before)}

    def contact(self, by: str, before: str, data: Data) -> "Told":
        return CONTACTS.get(data.get("way", ""), CONTACTS["other"]), {"unit": self._named(by)}

    def interim_reply(self, by: str, before: str, data: Data) -> "Told":
        return _("{unit} told you how far it is and promised more by {date}."), {
            "date": in_words(data.get("promise_on", ""))
        }

    def suspend(self, by: str, before: str, data: Data) -> "Told":
        return (
            _("The matter is on the ledger: it cannot be solved now and is looked at again on {date}."),
            {"date": in_words(data.get("review_on", ""))},
        )

    def wake(self, by: str, before: str, data: Data) -> "Told":
        return _("Handling goes on."), {}

    def reply(self, by: str, before: str, data: Data) -> "Told":
        return (_("{unit} replied."), {}) if by == before else (_("{unit} completed its part."), {})

    def return_reply(self, by: str, before: str, data: Data) -> "Told":
        return _("The hotline found the reply not good enough; {unit} goes on."), {"unit": self._named(before)}

    def pass_reply(self, by: str, before: str, data: Data) -> "Told":
        return _("The hotline let the reply of {unit} pass."), {"unit": self._named(before)}

    def call_back(self, by: str, before: str, data: Data) -> "Told":
        return ATTEMPTS[Reach(data["reach"])], {}

    def ask_reopen(self, by: str, before: str, data: Data) -> "Told":
        return REQUESTED[RequestKind.REOPEN], {}

    def withdraw(self, by: str, before: str, data: Data) -> "Told":
        return _("The matter was withdrawn at your wish."), {}

    def merge(self, by: str, before: str, data: Data) -> "Told":
        return _("Joined with another report of the same matter; your number and your promise stay."), {}

    def unmerge(self, by: str, before: str, data: Data) -> "Told":
        return _("Handled by itself again: it is not the same matter as the other report."), {}

    def follow(self, by: str, before: str, data: Data) -> "Told":
        return _("The joint handling came to its end."), {}

    def append(self, by: str, before: str, data: Data) -> "Told":
        return _("Your addition was noted."), {}

    def urge(self, by: str, before: str, data: Data) -> "Told":
        return _("You pressed for progress; {unit} was told."), {"unit": self._named(before)}

    def supervise(self, by: str, before: str, data: Data) -> "Told":
        return _("The matter was put under supervision: {kind}."), {"kind": word(SupervisionKind, data["kind"])}

    def lift(self, by: str, before: str, data: Data) -> "Told":
        return _("A supervision was lifted."), {}

    def escalate(self, by: str, before: str, data: Data) -> "Told":
        if "clock" not in data:
            return _("The matter was raised to a higher level."), {}
        about = {"unit": self._named(data.get("unit") or before)}
        if data["do"] in STEPS:
            return STEPS[data["do"]], about
        if data.get("breach") and data.get("kind") == "citizen":
            return _("The time promised to you passed without a result."), about
        return (_("The deadline of {unit} passed."), about) if data.get("breach") else ("", {})

    def reclassify(self, by: str, before: str, data: Data) -> "Told":
        return _("The hotline set the kind or place of the matter right; deadlines were counted anew."), {}

    def note(self, by: str, before: str, data: Data) -> "Told":
        return _("{unit} left a remark for you."), {"unit": self._named(by)}

    def reveal(self, by: str, before: str, data: Data) -> "Told":
        return _("{unit} looked at your contact details."), {"unit": self._named(by)}

    def recompute(self, by: str, before: str, data: Data) -> "Told":
        moved = [new for key, new in data.get("moved", {}).items() if key.startswith("citizen#")]
        due = parse_datetime(moved[0]["to"]) if moved and moved[0].get("to") else None
        if due is None:
            return _("Deadlines were counted anew, because the calendar or the rules changed."), {}
        return (
            _("Counted anew, because the calendar or the rules changed: promised by {due}."),
            {"due": in_words(due_text(due, str(timezone.get_current_timezone())))},
        )


Told = tuple[str, dict[str, str]]

_TOLD: dict[Verb, Callable[[Teller, str, str, Data], Told]] = {
    verb: getattr(Teller, verb.value) for verb in Verb if hasattr(Teller, verb.value)
}
"""Archiving and forgetting are housekeeping: nothing happens to the matter."""
