"""Steps of the ladders in words: what happened when a deadline came near or passed, and who was told."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from routing.domain.speech import Name
from tickets.domain.ladder import Do, Recipient
from tickets.domain.vocabulary import ClockKind
from tickets.words import word

DONE: Mapping[Do, object] = {
    Do.YELLOW_CARD: gettext_lazy("yellow card"),
    Do.RED_CARD: gettext_lazy("red card"),
    Do.SUPERVISE: gettext_lazy("put under supervision"),
    Do.RAISE_URGENCY: gettext_lazy("urgency raised"),
    Do.HAND_TO_PARENT: gettext_lazy("raised to the unit above"),
    Do.AUTO_ACCEPT: gettext_lazy("signed for by the system"),
    Do.WAKE: gettext_lazy("taken off the ledger"),
    Do.CLOSE_UNRATED: gettext_lazy("closed without a rating"),
    Do.PASS_REPLY: gettext_lazy("reply passed by the system"),
}
TOLD: Mapping[Recipient, object] = {
    Recipient.UNIT: gettext_lazy("unit"),
    Recipient.UNIT_LEAD: gettext_lazy("unit lead"),
    Recipient.HANDLER: gettext_lazy("handler"),
    Recipient.DISTRICT: gettext_lazy("district"),
    Recipient.SUPERVISOR: gettext_lazy("supervisor"),
    Recipient.OPERATOR: gettext_lazy("operator"),
    Recipient.REVIEWER: gettext_lazy("reviewer"),
    Recipient.CITIZEN: gettext_lazy("citizen"),
}


def step_title(data: Mapping[str, Any], name: Name) -> str:
    """Return what a step of a ladder did: "Handling overdue: Gas company", "Handling due soon"."""
    clock = capfirst(word(ClockKind, data["kind"]))
    if data.get("breach"):
        title = _("{clock}: deadline passed").format(clock=clock)
    elif str(data.get("at", "")).startswith("-"):
        title = _("{clock}: deadline comes near").format(clock=clock)
    else:
        title = _("{clock}: still late").format(clock=clock)
    did = DONE.get(Do(data["do"])) if data.get("do") in set(Do) else None
    who = name("unit", data["unit"]) if data.get("unit") else ""
    return " · ".join(part for part in (title, str(did) if did else "", who) if part)


def told_words(codes: Iterable[str]) -> str:
    """Return who is told, in words."""
    return _(", ").join(str(TOLD.get(Recipient(code), code)) if code in set(Recipient) else code for code in codes)


def done_words(code: str) -> str:
    """Return what a step does, in words; empty where it only tells."""
    return str(DONE.get(Do(code), "")) if code in set(Do) else code
