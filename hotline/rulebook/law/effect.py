"""What putting a draft in force would do to the deadlines that are open: how many, and a sample before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings

from tickets.actions.recompute import of_calendar, of_policy
from tickets.domain.calendar import Calendar
from tickets.domain.clock import Standing
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import ClockKind
from tickets.domain.wall import due_text, to_instant
from tickets.models import Timer
from tickets.queries.recounting import Shift, recounted, trial
from tickets.words import word

LOOKED_AT = 100
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Effect:
    """How many open tickets would be counted anew; of those `looked_at`, the ones due first, what would move."""

    open: int
    looked_at: int
    moved: int
    shifts: Sequence["Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """A deadline that would move, as people read it."""

    number: str
    title: str
    clock: str
    before: str
    after: str


def of_policy_draft(policy: Policy, now: datetime) -> Effect:
    """Return what a policy that is not in force yet would do."""
    keys = of_policy(policy.key, policy.ref)
    count, first = keys.count(), list(keys.order_by("next_due_at", "pk")[:LOOKED_AT])
    return _effect(count, first, recounted(first, trial(policy=policy), now, policy=policy.ref))


def of_calendar_draft(old: Calendar, new: Calendar, now: datetime) -> Effect:
    """Return what a calendar that is not in force yet would do. Looked at are those due on or after the first day that
    differs: others cannot move later than they are."""
    keys = of_calendar(new.key)
    since = first_difference(old, new)
    begin = max(now, to_instant(datetime.combine(since, time(0)), new.tz)) if since else now
    rows = Timer.objects.filter(ticket__in=keys, calendar=new.key, due_at__gte=begin, standing=Standing.RUNNING)
    first = list(dict.fromkeys(rows.order_by("due_at", "pk").values_list("ticket", flat=True)[: 3 * LOOKED_AT]))
    first = first[:LOOKED_AT]
    return _effect(keys.count(), first, recounted(first, trial(calendar=new), now))


def first_difference(old: Calendar, new: Calendar) -> date | None:
    """Return the first day that two calendars treat differently as days; None where only weeks or hours differ."""
    if old.week != new.week:
        return None
    days = {day for day in (*old.exceptions, *new.exceptions) if old.exceptions.get(day) != new.exceptions.get(day)}
    years = {date(year, 1, 1) for year in old.published ^ new.published}
    return min(days | years, default=None)


def _effect(count: int, looked_at: Sequence[int], shifts: Sequence[Shift]) -> Effect:
    moved = len({shift.number for shift in shifts})
    return Effect(count, len(looked_at), moved, [_told(one) for one in shifts[:SHOWN]])


def _told(shift: Shift) -> Told:
    zone = settings.TIME_ZONE
    before, after = due_text(shift.before, zone), due_text(shift.after, zone)
    return Told(shift.number, shift.title, word(ClockKind, shift.kind), before, after)
