"""Supervise, lift, escalate: pressure by people and by the ladder."""

from dataclasses import replace

from routing.domain.speech import _
from tickets.domain.clock import Standing
from tickets.domain.event import Event
from tickets.domain.ladder import Do
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life, Supervision
from tickets.domain.refusals import NotNow
from tickets.domain.stages.handling import LONGEST_PROMISE, check_ahead
from tickets.domain.vocabulary import ClockKind, SupervisionKind

CARDS = {
    Do.YELLOW_CARD: SupervisionKind.YELLOW,
    Do.RED_CARD: SupervisionKind.RED,
    Do.SUPERVISE: SupervisionKind.WRITTEN,
}


def check_supervise(life: Life, event: Event, law: Lawbook) -> None:
    """A date, where there is one, lies ahead."""
    if event.data.get("due_on"):
        check_ahead(life, event, law, "due_on", LONGEST_PROMISE)


def supervise(life: Life, event: Event, law: Lawbook) -> None:
    """Put the ticket under supervision; with a date, a clock of its own runs."""
    due_on = event.data.get("due_on", "")
    _press(life, event.data["kind"], event, due_on)
    if due_on:
        life.start(ClockKind.SUPERVISION_DUE, event.at, law, until=due_on)


def check_lift(life: Life, event: Event, law: Lawbook) -> None:
    """It is there and not lifted yet."""
    held = life.supervisions.get(int(event.data["supervision"]))
    if held is None or held.lifted_at is not None:
        raise NotNow("not_supervised", _("This supervision is not in force."))


def lift(life: Life, event: Event, law: Lawbook) -> None:
    """Lift one supervision; its clock is met, unless another one waits for the same day."""
    no = int(event.data["supervision"])
    lifted = replace(life.supervisions[no], lifted_at=event.at)
    life.supervisions[no] = lifted
    waiting = {held.due_on for held in life.supervisions.values() if held.lifted_at is None}
    for clock in life.running(ClockKind.SUPERVISION_DUE):
        if clock.until == lifted.due_on and clock.until not in waiting:
            life.clocks[clock.key] = clock.held(Standing.MET, event.at)


def escalate(life: Life, event: Event, law: Lawbook) -> None:
    """Raise the matter. A ladder step names its clock and is fired once; at the due moment it is the breach."""
    said = event.data
    if "clock" not in said:
        return
    clock = life.clocks[said["clock"]]
    clock = replace(clock, fired=clock.fired | {said["step"]})
    if said["breach"]:
        clock = replace(clock, breached_at=clock.due)
    term = life.terms(law).clocks[clock.kind]
    life.clocks[clock.key] = clock.armed(term, law.calendar(*clock.calendar))
    do = Do(said["do"])
    if do in CARDS:
        _press(life, CARDS[do], event)
    if do is Do.RAISE_URGENCY:
        life.urgency = life.urgency.raised()


def _press(life: Life, kind: str, event: Event, due_on: str = "") -> None:
    no = len(life.supervisions) + 1
    life.supervisions[no] = Supervision(no=no, kind=kind, at=event.at, due_on=due_on)
