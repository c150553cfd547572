"""Dispatch, redirect, redo: how a ticket comes to a unit, again and again if need be."""

from dataclasses import replace

from routing.domain.speech import _
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import ASSIST, COPY, LEAD, Life
from tickets.domain.people import Role
from tickets.domain.refusals import Invalid, NotNow
from tickets.domain.stages.intake import set_class
from tickets.domain.vocabulary import ClockKind, State, Urgency


def check_dispatch(life: Life, event: Event, law: Lawbook) -> None:
    """A lead is not its own assist; an arbitrated ticket is designated, by a supervisor (Tianjin, Weifang)."""
    _check_units(event)
    if life.arbitration and event.role != Role.SUPERVISOR:
        raise NotNow(
            "in_arbitration",
            _("After {dispatches} dispatches this ticket is in arbitration: a supervisor designates the unit."),
            dispatches=life.dispatches,
        )


def dispatch(life: Life, event: Event, law: Lawbook) -> None:
    """Give the ticket to its units and start their clocks: at dispatch, not at sign-for."""
    said = event.data
    life.meet(event.at, ClockKind.TRIAGE)
    if said.get("urgency"):
        life.urgency = Urgency(said["urgency"])
    set_class(life, said.get("service_class", ""), event, law)
    life.designated = bool(said.get("designated")) or life.arbitration
    life.arbitration = False
    _hand_over(life, said["lead"], said.get("assists", ()), said.get("copies", ()), event, law)


def check_redirect(life: Life, event: Event, law: Lawbook) -> None:
    """The new lead is another unit; a district coordinator forwards only what lies with the district."""
    lead = life.lead
    if lead is not None and event.data["lead"] == lead.unit:
        raise Invalid("same_unit", _("The ticket already lies with this unit."), field="lead")


def redirect(life: Life, event: Event, law: Lawbook) -> None:
    """Send the ticket on; the old unit's part and clocks end, assists stay. An assist that is to lead has one part."""
    old = life.lead
    if old is not None:
        life.cancel(event.at, *LEAD_CLOCKS)
        life.take_back(event.at, "redirected", LEAD)
    life.void_requests(event.at)
    for part in list(life.parts.values()):
        if part.live and part.unit == event.data["lead"]:
            life.parts[part.no] = replace(part, ended_at=event.at, ended="leads")
    life.cancel(event.at, ClockKind.ASSIST, unit=event.data["lead"])
    life.designated = bool(event.data.get("designated"))
    _hand_over(life, event.data["lead"], (), (), event, law)


def redo(life: Life, event: Event, law: Lawbook) -> None:
    """Begin the next round: new unit clocks, the citizen clock goes on."""
    if life.state is State.CLOSED:
        life.revive(ClockKind.CITIZEN, event.at, law)
    life.cancel(event.at, ClockKind.CALLBACK)
    life.leave_unit(event.at, "redo")
    life.closed_at = life.outcome = life.result = None
    life.archived_at = None
    life.attempts = 0
    life.round += 1
    life.redos += 1
    life.extensions = 0
    life.designated = life.arbitration = False
    life.master = ""
    life.merged_from = None
    _hand_over(life, event.data["lead"], event.data.get("assists", ()), event.data.get("copies", ()), event, law)


LEAD_CLOCKS = (ClockKind.SIGN_FOR, ClockKind.FIRST_CONTACT, ClockKind.HANDLE, ClockKind.PROMISE)


def _hand_over(life: Life, lead: str, assists: object, copies: object, event: Event, law: Lawbook) -> None:
    life.state = State.DISPATCHED
    life.dispatches += 1
    life.give(lead, LEAD, event.at)
    for kind in (ClockKind.SIGN_FOR, ClockKind.FIRST_CONTACT, ClockKind.HANDLE):
        life.start(kind, event.at, law, unit=lead)
    for unit in assists if isinstance(assists, list | tuple) else ():
        life.give(unit, ASSIST, event.at)
        life.start(ClockKind.ASSIST, event.at, law, unit=unit)
    for unit in copies if isinstance(copies, list | tuple) else ():
        life.give(unit, COPY, event.at)


def _check_units(event: Event) -> None:
    named = [event.data["lead"], *event.data.get("assists", ()), *event.data.get("copies", ())]
    if len(set(named)) != len(named):
        raise Invalid("unit_twice", _("A unit is named twice."), field="assists")
