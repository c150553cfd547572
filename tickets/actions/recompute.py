"""Recompute: a calendar or policy changed, so open deadlines are counted anew, both values kept."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from tickets.actions._door import moving
from tickets.actions._move import Case
from tickets.actions._steps import catch_up
from tickets.domain.clock import Clock, Standing
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM
from tickets.domain.vocabulary import State
from tickets.models import Ticket, Timer

BATCH = 200


def recompute_calendar(key: str, now: datetime) -> int:
    """Count anew every open deadline that was counted with an older version of a calendar; say how many tickets
    got other dates."""
    rows = Timer.objects.filter(calendar=key, standing__in=[Standing.RUNNING, Standing.PAUSED])
    return sum(_recompute(batch, now) for batch in _batches(rows.values_list("ticket", flat=True).distinct()))


def recompute_policy(key: str, ref: str, now: datetime) -> int:
    """Put every open ticket of a policy under its newer version `ref`; say how many tickets changed."""
    rows = Ticket.objects.filter(policy__startswith=f"{key}@").exclude(state=State.CLOSED).exclude(policy=ref)
    return sum(_recompute(batch, now, ref) for batch in _batches(rows.values_list("pk", flat=True)))


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    known = sorted(keys)
    for at in range(0, len(known), BATCH):
        yield known[at : at + BATCH]


def _recompute(keys: list[int], now: datetime, policy: str = "") -> int:
    with moving(SYSTEM, now) as move:
        changed = 0
        for case in move.take_rows(Ticket.objects.filter(pk__in=keys).exclude(state=State.CLOSED)):
            catch_up(case)
            if case.life.state is State.CLOSED or (policy and case.life.policy == policy):
                continue
            if policy or _would_change(case):
                changed += 1
                case.do(Verb.RECOMPUTE, facts={"policy": policy} if policy else None)
        return changed


def _would_change(case: Case) -> bool:
    return any(
        (new.due, new.provisional) != (clock.due, clock.provisional)
        for clock in case.life.clocks.values()
        if clock.live
        for new in [_anew(case, clock)]
    )


def _anew(case: Case, clock: Clock) -> Clock:
    law = case.move.law
    term = case.life.terms(law).clocks.get(clock.kind)
    if term is None:
        return clock
    if clock.span is not None and term.span is not None:
        clock = replace(clock, span=term.span)
    return clock.judged(term, law.calendar(term.calendar, law.newest[term.calendar]), case.move.now)
