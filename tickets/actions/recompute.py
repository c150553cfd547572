"""Recompute: a calendar or policy changed, so open deadlines are counted anew, both values kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet

from tickets.actions._door import moving
from tickets.actions._move import Case
from tickets.actions._steps import catch_up
from tickets.domain.clock import Clock, Standing
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM
from tickets.domain.vocabulary import State
from tickets.models import Ticket, Timer

BATCH = 200


Tell = Callable[[int, int], None]
"""Hears how many tickets are done, of how many."""


def of_calendar(key: str) -> "QuerySet[Timer, int]":
    """Return the keys of the tickets that have a deadline counted with the calendar and still open."""
    rows = Timer.objects.filter(calendar=key, standing__in=[Standing.RUNNING, Standing.PAUSED])
    return rows.exclude(ticket__state=State.CLOSED).order_by().values_list("ticket", flat=True).distinct()


def of_policy(key: str, ref: str) -> "QuerySet[Ticket, int]":
    """Return the keys of the open tickets that stand under the policy in another version than `ref`."""
    rows = Ticket.objects.filter(policy__startswith=f"{key}@").exclude(state=State.CLOSED).exclude(policy=ref)
    return rows.values_list("pk", flat=True)


def recompute_calendar(key: str, now: datetime, tell: Tell | None = None) -> int:
    """Count anew every open deadline that was counted with an older version of a calendar; say how many tickets
    got other dates."""
    return _all(of_calendar(key), now, tell)


def recompute_policy(key: str, ref: str, now: datetime, tell: Tell | None = None) -> int:
    """Put every open ticket of a policy under its newer version `ref`; say how many tickets changed."""
    return _all(of_policy(key, ref), now, tell, ref)


def _all(keys: Iterable[int], now: datetime, tell: Tell | None, policy: str = "") -> int:
    known = sorted(keys)
    done = changed = 0
    for batch in _batches(known):
        changed += _recompute(batch, now, policy)
        done += len(batch)
        if tell:
            tell(done, len(known))
    return changed


def _batches(known: list[int]) -> Iterator[list[int]]:
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
