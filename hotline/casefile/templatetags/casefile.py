"""``{% load casefile %}``: words for codes, and what the ticket's page makes of a `Reading`."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from hotline.casefile.entries import Line, written_day
from hotline.casefile.later import LATER
from hotline.casefile.marks import Mark, marks
from hotline.casefile.person import care_words, identity_rows
from hotline.casefile.reading import Reading
from hotline.casefile.steps import done_words, told_words
from hotline.casefile.verbs.order import ICONS
from hotline.shell.times import written
from tickets import choices, words
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.vocabulary import (
    CallerKind,
    Channel,
    ClockKind,
    Outcome,
    RequestKind,
    ServiceClass,
    State,
    SupervisionKind,
    TicketType,
    Urgency,
)
from tickets.queries.timers import StepAhead, TimerView

register = template.Library()

KINDS: dict[str, type[StrEnum]] = {
    "state_word": State,
    "urgency_word": Urgency,
    "ticket_type": TicketType,
    "service_class": ServiceClass,
    "channel": Channel,
    "caller_kind": CallerKind,
    "outcome": Outcome,
    "clock_kind": ClockKind,
    "request_kind": RequestKind,
    "supervision_kind": SupervisionKind,
    "role": Role,
}
"""Filters that say a code's word: ``{{ ticket.channel|channel }}``."""


def _say(kind: type[StrEnum]) -> Any:
    return lambda code: words.word(kind, str(code))


for _name, _kind in KINDS.items():
    register.filter(_name, _say(_kind))


@register.filter
def part_role(code: str) -> str:
    """The part a unit has."""
    return str(words.PART_ROLES.get(code, code))


@register.filter
def request_status(code: str) -> str:
    """How a request stands."""
    return str(words.REQUEST_STATUSES.get(code, code))


@register.filter
def reason(code: str) -> str:
    """Why something was asked, or extended."""
    return str(choices.REQUEST_REASONS.get(code, code))


@register.filter
def reveal_reason(code: str) -> str:
    """Why somebody looked."""
    return str(choices.REVEAL_REASONS.get(code, code))


@register.filter
def reach(code: str) -> str:
    """How an attempt went."""
    return choices.choices(Verb.CALL_BACK, "reach").get(code, code)


@register.filter
def day(iso: Any) -> str:
    """A date in the reader's manner."""
    return written_day(str(iso))


@register.filter
def clock_time(moment: datetime) -> str:
    """A moment's time of day."""
    return written(moment, "time")


@register.filter
def iso(moment: datetime) -> str:
    """A moment for scripts."""
    return moment.isoformat()


@register.filter
def flags(case: Reading) -> list[Mark]:
    """What is true of the ticket beside its state."""
    return marks(case.ticket)


@register.filter
def held(view: TimerView) -> datetime | None:
    """When a clock was met; None while it was not."""
    return view.held_at if view.status in ("met", "met_late") else None


@register.filter
def held_label(view: TimerView) -> str:
    """What a clock's end is called."""
    return {"met": _("Met"), "met_late": _("Met late"), "paused": _("Paused"), "cancelled": _("Cancelled")}[view.status]


@register.filter
def step_words(step: StepAhead) -> str:
    """What a step ahead will do."""
    told = _("{who} is told").format(who=told_words(step.tell)) if step.tell else ""
    return ", ".join(part for part in (done_words(step.do), told) if part)


@register.filter
def line_icon(line: Line) -> str:
    """The shape of an act."""
    if line.breach:
        return "triangle-alert"
    return ICONS.get(line.verb, "phone-incoming" if line.verb is Verb.REGISTER else "timer")


@register.filter
def timeline_shown(case: Reading) -> list[tuple[str, str]]:
    """What the timeline may be narrowed to."""
    return [("all", _("All")), ("public", _("What the citizen reads")), ("clocks", _("Deadlines"))]


@register.filter
def masked_rows(case: Reading) -> list[tuple[str, str]]:
    """What may be seen of the caller without a reason."""
    return identity_rows(case.caller)


@register.filter
def shown_rows(case: Reading) -> list[tuple[str, str]]:
    """The caller in clear."""
    return identity_rows(case.shown.identity.shown()) if case.shown else []


@register.filter
def care(case: Reading) -> list[str]:
    """What helps to treat the caller well."""
    return care_words(case.caller.care)


@register.simple_tag
def unit(case: Reading, code: str) -> str:
    """``{% unit case code %}``: a unit's name; the hotline where there is none."""
    return case.name("unit", code) if code else _("the hotline")


@register.inclusion_tag("casefile/parts/later.html")
def later(case: Reading, name: str, oob: bool = False) -> dict[str, Any]:
    """``{% later case "traces" %}``: a part that is fetched when it is opened; its place alone, where there is none."""
    part = LATER[name]
    url = reverse("casefile:part", args=[case.ticket.number, name])
    return {"name": name, "part": part if part.there(case) else None, "url": url, "oob": oob}
