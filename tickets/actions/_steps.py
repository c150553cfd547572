"""The ladder's steps: what a clock does to its ticket when nobody else did anything."""

from collections.abc import Iterator
from datetime import datetime

from routing.domain.speech import _
from tickets.actions._follow import let_pass
from tickets.actions._move import Case
from tickets.actions._words import our
from tickets.domain.clock import Clock
from tickets.domain.ladder import Do, Step
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM
from tickets.domain.vocabulary import ClockKind, Reach, State

MOST_STEPS = 40
"""Steps one ticket may take at once: more than any ladder has, so only a loop could reach it."""

LOUD = frozenset({ClockKind.CITIZEN, ClockKind.HANDLE})
"""Clocks whose breach the citizen is shown."""


def catch_up(case: Case) -> int:
    """Fire every step that is due on a case by its move's time, in the order they fell due; say how many."""
    count = 0
    for clock in _due(case, case.move.now):
        fire(case, clock)
        count += 1
    return count


def fire(case: Case, clock: Clock) -> None:
    """Do the next step of one clock: an event, and what the step asks for."""
    assert clock.next_no is not None
    assert clock.due is not None
    term = case.life.terms(case.move.law).clocks[clock.kind]
    step = term.ladder.steps[clock.next_no]
    breach = step.offset.is_breach
    loud = step.do not in (Do.TELL, Do.WAKE, Do.CLOSE_UNRATED, Do.PASS_REPLY) or (breach and clock.kind in LOUD)
    case.do(
        Verb.ESCALATE,
        actor=SYSTEM,
        facts={
            "clock": clock.key,
            "kind": clock.kind.value,
            "unit": clock.unit,
            "step": clock.next_no,
            "edition": clock.edition,
            "at": str(step.offset),
            "do": step.do.value,
            "tell": [str(word) for word in step.tell],
            "due": clock.due.isoformat(),
            "breach": breach,
        },
        step_key=f"{case.ticket.number}:{clock.key}:{clock.edition}:{clock.next_no}",
        shown=loud,
    )
    _follow_up(case, step)


def _follow_up(case: Case, step: Step) -> None:
    state = case.life.state
    if step.do is Do.AUTO_ACCEPT and state is State.DISPATCHED:
        case.do(Verb.SIGN_FOR, actor=SYSTEM, facts={"auto": True})
    elif step.do is Do.WAKE and state is State.SUSPENDED:
        case.do(Verb.WAKE, actor=SYSTEM)
    elif step.do is Do.CLOSE_UNRATED and state is State.CALLBACK:
        case.do(Verb.CALL_BACK, {"reach": Reach.NOT_ASKED.value}, actor=SYSTEM)
    elif step.do is Do.PASS_REPLY and state is State.REPLIED:
        let_pass(case, actor=SYSTEM)
    elif step.do is Do.HAND_TO_PARENT and state in (State.DISPATCHED, State.HANDLING):
        _hand_to_parent(case)


def _hand_to_parent(case: Case) -> None:
    lead = case.life.lead
    card = case.move.catalogue.unit(lead.unit) if lead else None
    parent = case.move.catalogue.unit(card.parent_code) if card else None
    if parent is None or not parent.active or not parent.accepts_dispatch:
        return
    if case.life.accused and parent.code in case.move.catalogue.line(case.life.accused):
        return
    why = our(_("Handed to the unit above: the deadline passed."))
    case.do(Verb.REDIRECT, {"lead": parent.code, "why": why}, actor=SYSTEM)


def _due(case: Case, now: datetime) -> Iterator[Clock]:
    """Yield the clock whose step is due next, as the life stands after each step, until none is."""
    for _turn in range(MOST_STEPS):
        due = [clock for clock in case.life.clocks.values() if clock.next_at is not None and clock.next_at <= now]
        if not due:
            return
        yield min(due, key=lambda clock: (clock.next_at, clock.key))
