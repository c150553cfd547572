"""From a ticket's life to what counts of it (domain.md §4.2).

A callback falls due when its clock says, and at the latest when it would have if the unit had used all of its time and
not a minute more: neither leaving a ticket open nor replying late moves an order into a later month.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from hotline.figures.rates.scored import LeftOut, Place, Scope, Scored, Turn
from tickets.domain.chance import drawn
from tickets.domain.clock import Clock, Standing
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import LEAD, Life, Part
from tickets.domain.lifecycle import Verb
from tickets.domain.promise import reckon
from tickets.domain.vocabulary import (
    REFERRALS,
    SPOKEN,
    UNCOUNTED_RETURNS,
    ClockKind,
    Outcome,
    RequestKind,
    State,
    TicketType,
)

MOMENT = timedelta(microseconds=1)

NO_MATTER = frozenset({Outcome.NO_CONTENT, Outcome.ABUSE, Outcome.TEST, Outcome.UNLAWFUL})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a citizen answered in one round."""

    round: int
    contacted: bool
    solved: str
    satisfied: int
    told: bool


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What two people decided about an order: why, and from what it is left out."""

    reason: str
    scope: str = Scope.ALL


def answers_of(events: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[Answer, ...]:
    """Return the answers among a ticket's acts (verb and data), given in their order."""
    found: list[Answer] = []
    turn = 1
    for verb, data in events:
        if verb == Verb.REDO:
            turn += 1
        elif verb == Verb.CALL_BACK and data["reach"] in SPOKEN:
            told = data.get("reason") == "told_to_withdraw"
            found.append(Answer(turn, bool(data["contacted"]), str(data["solved"]), int(data["satisfied"]), told))
    return tuple(found)


ANSWERING = (Verb.REDO, Verb.CALL_BACK)
"""The acts that `answers_of` reads; others may be left away."""


def score(
    life: Life,
    answers: Sequence[Answer],
    *,
    channel: str,
    place: Place,
    law: Lawbook,
    zone: tzinfo,
    excluded: Exclusion | None = None,
    excused: frozenset[str] = frozenset(),
) -> Scored:
    """Return what counts of a ticket. `zone` is the wall clock by which days are told; `excused` are the keys of clocks
    whose missing was excused: it is nobody's fault."""
    assert life.registered_at is not None
    leads = [part for part in life.parts.values() if part.role == LEAD]
    last = leads[-1] if leads and not _back_at_hotline(life, leads[-1]) else None
    day, left_out = _standing(life, last, law, zone)
    scope = Scope.ALL if left_out else ""
    if excluded is not None and day is not None and not left_out:
        scope, left_out = excluded.scope, excluded.reason if excluded.scope == Scope.ALL else ""
    said = _last([one for one in answers if one.round == life.round])
    first = _last([one for one in answers if one.round == 1])
    counts = day is not None and not left_out
    asked = said if counts and scope != Scope.ANSWERS else None
    return Scored(
        seq=life.seq,
        registered_at=life.registered_at,
        channel=channel,
        place=place,
        unit=last.unit if last else "",
        day=day,
        left_out=left_out,
        responded=counts and last is not None and _responded(life, last, said, excused),
        solved=asked.solved if asked else "",
        satisfied=asked.satisfied if asked and scope != Scope.SATISFACTION else 0,
        first_solved=first.solved if counts and first and scope != Scope.ANSWERS else "",
        redone=counts and life.redos > 0,
        told=counts and said is not None and said.told,
        turns=tuple(_turn(life, part, zone, excused) for part in leads),
    )


def _standing(life: Life, last: Part | None, law: Lawbook, zone: tzinfo) -> tuple[date | None, str]:
    """Return on which day a ticket counts, and why it does not; no day where nothing is due and nothing has ended."""
    why = _why_not(life, law)
    due = _due(life, last, law) if last is not None else None
    if due is None and life.closed_at is not None:
        due = life.closed_at
    return (day_of(due, zone), why) if due is not None else (None, "")


def _why_not(life: Life, law: Lawbook) -> str:
    outcome = life.outcome
    if outcome in NO_MATTER:
        return LeftOut.NOT_A_MATTER
    if life.type is TicketType.PRAISE:
        return LeftOut.PRAISE
    if outcome is Outcome.ANSWERED:
        return LeftOut.ANSWERED
    if life.master:
        return LeftOut.MERGED
    if life.state is State.SUSPENDED:
        return LeftOut.LEDGER
    if outcome is Outcome.TERMINATED:
        return LeftOut.TERMINATED
    if _callback(life) is None:
        if outcome is Outcome.WITHDRAWN:
            return LeftOut.WITHDRAWN
        if outcome in REFERRALS:
            return LeftOut.LEGAL_ROUTE if outcome is Outcome.REFERRED_LEGAL else LeftOut.REFERRED
        if life.closed_at is not None or not drawn(life.terms(law).callback, life.number, "callback", life.round):
            return LeftOut.NOT_ASKED
    return ""


def _due(life: Life, last: Part, law: Lawbook) -> datetime | None:
    asked = _callback(life)
    latest = _latest(life, last, law)
    if asked is None or asked.due is None:
        return latest
    return asked.due if latest is None else min(asked.due, latest)


def _latest(life: Life, last: Part, law: Lawbook) -> datetime | None:
    """Return when the callback falls due if the unit uses all of its time. The calendar is that of the unit's clock: a
    later one would move what has been counted."""
    handle = _clock(life, ClockKind.HANDLE, last)
    if handle is None or handle.due is None or handle.standing is Standing.CANCELLED:
        return None
    term = life.terms(law).clocks.get(ClockKind.CALLBACK)
    if term is None or term.span is None or term.calendar != handle.calendar[0]:
        return handle.due
    return reckon(handle.due, term.span, law.calendar(*handle.calendar), term.counting).due


def _responded(life: Life, part: Part, said: Answer | None, excused: frozenset[str]) -> bool:
    """Contacted by the citizen's own word, else by the log; and not when the limit for it was missed."""
    clock = _clock(life, ClockKind.FIRST_CONTACT, part)
    if clock is not None and clock.key not in excused:
        met_late = clock.on_time is False
        if met_late or clock.breached_at is not None:
            return False
    if said is not None:
        return said.contacted
    if part.contacted_at is None:
        return False
    handle = _clock(life, ClockKind.HANDLE, part)
    return clock is not None or handle is None or handle.due is None or part.contacted_at <= handle.due


def _turn(life: Life, part: Part, zone: tzinfo, excused: frozenset[str]) -> Turn:
    handle = _clock(life, ClockKind.HANDLE, part)
    owed = handle is not None and handle.standing in (Standing.RUNNING, Standing.MET) and handle.due is not None
    owed = owed and not (handle is not None and handle.key in excused)
    return Turn(
        no=part.no,
        unit=part.unit,
        given_on=part.since.astimezone(zone).date(),
        returned=part.ended == "returned" and _counted(life, part),
        due_on=day_of(handle.due, zone) if owed and handle is not None and handle.due else None,
        on_time=bool(owed and handle is not None and handle.on_time),
    )


def _counted(life: Life, part: Part) -> bool:
    """Say whether the return that ended a part counts against the unit: one for want of facts is the hotline's."""
    granted = [
        asked
        for asked in life.requests.values()
        if asked.kind is RequestKind.RETURN and asked.status == "granted" and asked.decided_at == part.ended_at
    ]
    return not granted or granted[-1].reason not in UNCOUNTED_RETURNS


def _back_at_hotline(life: Life, part: Part) -> bool:
    """Say whether the last unit gave the matter back: nobody has it, or the hotline ended it itself."""
    return part.ended == "returned"


def _callback(life: Life) -> Clock | None:
    """Return the clock of this round's callback."""
    mine = [one for one in life.clocks.values() if one.kind is ClockKind.CALLBACK and one.round == life.round]
    return mine[-1] if mine else None


def _clock(life: Life, kind: ClockKind, part: Part) -> Clock | None:
    """Return the clock of a kind that was started for a part."""
    for clock in life.clocks.values():
        if clock.kind is kind and clock.unit == part.unit and clock.start == part.since:
            return clock
    return None


def _last(answers: Sequence[Answer]) -> Answer | None:
    return answers[-1] if answers else None


def day_of(moment: datetime, zone: tzinfo) -> date:
    """Return the day a due moment belongs to: what is due at 24:00 belongs to the day that ends there."""
    return (moment - MOMENT).astimezone(zone).date()
