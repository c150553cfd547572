"""A ticket's clocks, each with when it falls due, what its ladder will do, and why it is due when it is.

The explanation comes from the function that computed the due time (`tickets.domain.promise`), so it cannot tell
another story than the clock.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tickets import law as statutes
from tickets.domain.adjustment import Extension
from tickets.domain.calendar import Calendar
from tickets.domain.clock import Clock
from tickets.domain.explanation import Explanation
from tickets.domain.life import Life
from tickets.domain.promise import Deadline
from tickets.domain.refusals import Refusal
from tickets.domain.span import Span
from tickets.domain.terms import ClockTerm
from tickets.domain.vocabulary import ClockKind
from tickets.domain.walk import DayNote
from tickets.domain.wall import due_text
from tickets.models import Ticket
from tickets.moments import holiday, told
from tickets.queries.lives import life_of

OLD_TERMS = _("This clock was counted under terms that no longer hold for the ticket; its due time stands.")

EVERYBODYS = frozenset({ClockKind.CITIZEN, ClockKind.HANDLE})
"""The two clocks everybody sees, the citizen too."""


@dataclass(frozen=True, slots=True)
class StepAhead:
    """A step of the ladder that has not fired: when, its offset from the due time, what it does, whom it tells."""

    at: datetime
    offset: str
    do: str
    tell: list[str]
    breach: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day the deadline was counted over, or not: `kind` is one of `DayKind`, `number` which counted day it is."""

    date: date
    kind: str
    number: int
    minutes: int
    name: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A pause or an extension, and what it did to the due time. `span` and `reason` are an extension's."""

    kind: str
    begin: datetime
    end: datetime | None
    span: str
    reason: str
    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class TimerView:
    """One clock. `status` is running, late, paused, met, met_late or cancelled; `due_text` is local ("… 24:00")."""

    key: str
    kind: str
    unit: str
    round: int
    status: str
    start: datetime
    due: datetime
    due_text: str
    held_at: datetime | None
    budget: str
    budget_text: str
    until: str
    policy: str
    calendar: str
    calendar_version: int
    provisional: bool
    paused: bool
    breached_at: datetime | None
    ladder: list[StepAhead] = field(default_factory=list)
    explain: list[str] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def timers(ticket: Ticket, now: datetime, *, public: bool = False) -> list[TimerView]:
    """Return the ticket's clocks in the order they were started; with `public` only the two that everybody sees.

    At most four statements, and one for each version of a policy or calendar this process has not read yet.
    """
    return clocks_of(life_of(ticket), now, public=public)


def clocks_of(
    life: Life,
    now: datetime,
    *,
    public: bool = False,
    edition: int | None = None,
    explain: Container[str] | None = None,
) -> list[TimerView]:
    """Return the clocks of a life; `edition` saves a statement where the caller has just read it.

    `explain` names by their keys the clocks that are counted again day by day, to say what comes next and why they are
    due when they are (None: all). It is most of the work, and a page that lists fifteen clocks opens one.
    """
    law = statutes.in_force(edition)
    terms = life.terms(law).clocks
    views = []
    for clock in life.clocks.values():
        if public and clock.kind not in EVERYBODYS:
            continue
        calendar = law.calendar(*clock.calendar)
        if explain is None or clock.key in explain:
            views.append(_explained(clock, terms.get(clock.kind), calendar, life.policy, now))
        else:
            views.append(_view(clock, str(calendar.tz), life.policy, now))
    return views


def status_of(clock: Clock, now: datetime) -> str:
    """Return in one word how a clock stands: running, late, paused, met, met_late or cancelled."""
    if clock.standing == "met":
        return "met" if clock.on_time else "met_late"
    if clock.standing == "running":
        return "late" if clock.due is not None and clock.due < now else "running"
    return clock.standing.value


def explained(deadline: Deadline) -> tuple[list[str], list[Day], list[Change]]:
    """Return a deadline's explanation in the reader's language: sentences, days, and what moved it."""
    explanation = deadline.explain()
    return _sentences(explanation), _days(explanation), list(_changes(explanation))


def budget_text(span: Span) -> str:
    """Return a budget in words: "5 working days"."""
    template, data = span.phrase()
    return gettext(template).format(**data)


def _explained(clock: Clock, term: ClockTerm | None, calendar: Calendar, policy: str, now: datetime) -> TimerView:
    deadline = _deadline(clock, term, calendar) if term is not None else None
    sentences, days, changes = explained(deadline) if deadline else ([gettext(OLD_TERMS)], [], [])
    return replace(
        _view(clock, str(deadline.calendar.tz) if deadline else settings.TIME_ZONE, policy, now),
        ladder=list(_ahead(clock, deadline, term)),
        explain=[gettext("Policy: {policy}.").format(policy=policy), *sentences],
        days=days,
        changes=changes,
    )


def _deadline(clock: Clock, term: ClockTerm, calendar: Calendar) -> Deadline | None:
    try:
        deadline = clock.deadline(term, calendar)
    except Refusal:
        return None
    # Under other terms than it was counted with, an explanation would explain something else.
    return deadline if deadline.due == clock.due else None


def _view(clock: Clock, zone: str, policy: str, now: datetime) -> TimerView:
    assert clock.due is not None
    return TimerView(
        key=clock.key,
        kind=clock.kind.value,
        unit=clock.unit,
        round=clock.round,
        status=status_of(clock, now),
        start=clock.start,
        due=clock.due,
        due_text=due_text(clock.due, zone),
        held_at=clock.held_at,
        budget=str(clock.span) if clock.span else "",
        budget_text=budget_text(clock.span) if clock.span else "",
        until=clock.until,
        policy=policy,
        calendar=clock.calendar[0],
        calendar_version=clock.calendar[1],
        provisional=clock.provisional,
        paused=clock.standing == "paused",
        breached_at=clock.breached_at,
    )


def _ahead(clock: Clock, deadline: Deadline | None, term: ClockTerm | None) -> Iterator[StepAhead]:
    if deadline is None or term is None or clock.standing != "running":
        return
    for at, number in term.ladder.schedule(deadline, deadline.calendar):
        if number not in clock.fired:
            step = term.ladder.steps[number]
            yield StepAhead(at, str(step.offset), step.do.value, [str(one) for one in step.tell], step.offset.is_breach)


def _sentences(explanation: Explanation) -> list[str]:
    return [told(template, data) for template, data in explanation.sentences()]


def _days(explanation: Explanation) -> list[Day]:
    notes: list[DayNote] = [*explanation.days]
    for stage in explanation.stages:
        notes += [*stage.lost, *stage.days]
    return [Day(one.day, one.kind.value, one.number, one.minutes, holiday(one.name), one.assumed) for one in notes]


def _changes(explanation: Explanation) -> Iterator[Change]:
    for stage in explanation.stages:
        step = stage.adjustment
        if isinstance(step, Extension):
            yield Change("extension", step.at, None, str(step.span), step.reason, stage.before, stage.after)
        else:
            yield Change("pause", step.begin, step.end, "", "", stage.before, stage.after)
