"""Register, answer, refer, reclassify: what the hotline itself settles about a matter."""

from routing.domain.speech import _
from tickets.domain.clock import Behind
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life
from tickets.domain.refusals import Invalid, NotNow, missing
from tickets.domain.terms import Terms
from tickets.domain.vocabulary import (
    ClockKind,
    LegalRoute,
    Outcome,
    ServiceClass,
    TicketType,
    Urgency,
)


def register(life: Life, event: Event, law: Lawbook) -> None:
    """Begin: class and policy are settled, the citizen clock starts and never resets."""
    said = event.data
    life.registered_at = event.at
    life.type = TicketType(said["type"])
    life.category = said.get("category", "")
    life.area = said.get("area", "")
    life.urgency = Urgency(said.get("urgency", "normal"))
    life.service_class = ServiceClass(said["service_class"])
    life.policy = said["policy"]
    life.confidential = bool(said.get("confidential"))
    life.no_callback = bool(said.get("no_callback"))
    life.accused = said.get("accused", "")
    life.start(ClockKind.CITIZEN, event.at, law)
    life.start(ClockKind.TRIAGE, event.at, law)


def answer(life: Life, event: Event, law: Lawbook) -> None:
    """Close with the answer that was given on the line."""
    life.meet(event.at, ClockKind.TRIAGE)
    life.close(Outcome.ANSWERED, event.at)


def check_refer(life: Life, event: Event, law: Lawbook) -> None:
    """A legal matter needs the route told: never a bare "rejected"."""
    if event.data["outcome"] == Outcome.REFERRED_LEGAL and not event.data.get("route"):
        raise missing("route")
    if event.data.get("route") and event.data["route"] not in set(LegalRoute):
        raise Invalid("unknown_code", _("“{value}” is not a legal route."), field="route", value=event.data["route"])


def refer(life: Life, event: Event, law: Lawbook) -> None:
    """Close with what the matter was and where it belongs."""
    life.meet(event.at, ClockKind.TRIAGE)
    life.close(Outcome(event.data["outcome"]), event.at)


FACTS = ("type", "category", "area", "urgency", "service_class")


def check_reclassify(life: Life, event: Event, law: Lawbook) -> None:
    """Something must change."""
    if all(event.data.get(fact) in (None, "", getattr(life, fact)) for fact in FACTS):
        raise NotNow("nothing_changes", _("Nothing would change."))


def reclassify(life: Life, event: Event, law: Lawbook) -> None:
    """Set the facts right; every open deadline is counted anew from the same start."""
    said, before = event.data, life.terms(law)
    life.type = TicketType(said.get("type") or life.type)
    life.category = said.get("category") or life.category
    life.area = said.get("area") or life.area
    life.urgency = Urgency(said.get("urgency") or life.urgency)
    life.service_class = ServiceClass(said.get("service_class") or life.service_class)
    _count_anew(life, before, event, law)


def set_class(life: Life, service_class: str, event: Event, law: Lawbook) -> None:
    """Put the ticket under another class's terms and reckon its live clocks anew."""
    if service_class and service_class != life.service_class:
        before = life.terms(law)
        life.service_class = ServiceClass(service_class)
        _count_anew(life, before, event, law)


def _count_anew(life: Life, before: Terms, event: Event, law: Lawbook) -> None:
    """Reckon every live clock under the terms the ticket has now; those it had `before` number the fired steps.

    Warnings that would lie behind now are passed over, and so are escalations; a promise that is over is broken.
    """
    terms = life.terms(law)
    for clock in life.running(*ClockKind):
        changed = False
        if clock.kind in before.clocks and clock.kind in terms.clocks:
            old, new = before.clocks[clock.kind].ladder, terms.clocks[clock.kind].ladder
            changed = old != new
            clock = clock.on_ladder(old, new)
        life.judge(clock, event.at, law, new_ladder=changed, behind=Behind.BREACH)
