"""Sending a report: what is promised before, and the one ticket that any number of submits makes."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language, gettext

from hotline.files.drafts import handed_over
from hotline.intake.preview import Preview, preview
from hotline.intake.taking import Taken, take_complaint
from hotline.portal.drafts import Report
from routing import queries as routing
from tickets.actions.merge import merge
from tickets.domain.people import SYSTEM, citizen
from tickets.domain.refusals import Absent, Invalid, NotNow
from tickets.domain.vocabulary import Channel, ClockKind
from tickets.queries.timers import TimerView

TITLE = 60
ENDS = "。！？；.!?;\n"
MATTER = ("type", "content", "wants", "category", "area", "address", "lon", "lat", "confidential")
CONTACT = ("name", "phone", "email", "contact_window")


@dataclass(frozen=True, slots=True)
class Promise:
    """What can honestly be said before sending. `unit` is empty where a person at the hotline has to decide first."""

    unit: str
    assists: list[str]
    whole: TimerView | None
    contact: TimerView | None
    decided: TimerView | None
    why: list[str]
    urgency: str


def title_of(content: str) -> str:
    """Return a title for what somebody wrote: its first sentence, or as much of it as a line holds."""
    text = " ".join(content.strip().split()) if "\n" not in content.strip() else content.strip().split("\n")[0].strip()
    cut = next((place for place, sign in enumerate(text) if sign in ENDS and place > 3), len(text))
    title = text[:cut]
    return title if len(title) <= TITLE else f"{title[: TITLE - 1].rstrip()}…"


def matter_of(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the matter of a draft as intake reads it."""
    said = {name: words[name] for name in MATTER if words.get(name) not in (None, "")}
    return {**said, "title": title_of(str(words.get("content", ""))), "channel": Channel.WEB.value}


def promise(words: Mapping[str, Any], now: datetime) -> Promise:
    """Return what would be promised if the report were sent now. Nothing is written. Raises what sending would."""
    made: Preview = preview(matter_of(words), actor=citizen(str(uuid.uuid4())), now=now)
    name = routing.current().namer(get_language() or "")
    clocks = {clock.kind: clock for clock in made.clocks}
    return Promise(
        unit=name("unit", made.lead) if made.lead else "",
        assists=[name("unit", code) for code in made.assists],
        whole=clocks.get(ClockKind.CITIZEN),
        contact=clocks.get(ClockKind.FIRST_CONTACT),
        decided=clocks.get(ClockKind.TRIAGE),
        why=made.why,
        urgency=made.urgency,
    )


def send(report: Report, now: datetime) -> Taken:
    """Take the report: one ticket, however often and at however many tabs at once it is sent.

    Whoever joins a known matter gets a ticket of their own, merged into it: their number, promise, answer and rating.
    Where the known matter came to its end meanwhile, theirs goes its own way. Raises refusals; nothing is then written.
    """
    words = report.words
    contact = {name: words[name] for name in CONTACT if words.get(name)}
    contact["language"] = get_language() or ""
    master = joined(words)
    author = citizen(str(uuid.uuid4()))
    said = {**matter_of(words), "intake_key": report.intake_key, "files": list(words.get("files", ()))}
    try:
        return _taken(said, contact, author, now, report.key, master)
    except (Invalid, NotNow, Absent) as no:
        if not master or (not isinstance(no, Absent | NotNow) and no.data.get("field") != "master"):
            raise
        return _taken(said, contact, author, now, report.key, "")


def joined(words: Mapping[str, Any]) -> str:
    """Return the number of the matter the writer chose to join, empty for none."""
    near = words.get("near", [])
    choice = words.get("join")
    return str(near[choice]["number"]) if isinstance(choice, int) and 0 <= choice < len(near) else ""


def _taken(said: dict[str, Any], contact: dict[str, Any], author: Any, now: datetime, key: str, master: str) -> Taken:
    with transaction.atomic(), handed_over(said["files"], key, author):
        taken = take_complaint(said, contact, actor=author, now=now, then="hold" if master else "route")
        if master and not taken.receipt.again:
            why = gettext("The citizen said on the web that it is the same matter.")
            merge(taken.number, actor=SYSTEM, now=now, said={"master": master, "why": why})
        return taken
