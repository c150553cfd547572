"""What Celery runs: each task a load and one call. All are safe to run twice, at once, and late.

The broker carries nudges only. A tick that is lost costs nothing, because the next one finds the same rows; a tick
that waited behind a dead worker expires instead of piling up.
"""

import time
from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from tickets import delivery, pulse, sweep
from tickets.actions.archive import archive_due
from tickets.actions.recompute import recompute_calendar, recompute_policy

TICK_FOR = 20.0
"""Seconds a tick works before it hands the rest to the next: below the worker's time limit."""


@shared_task(name="tickets.tick", ignore_result=True)
def tick() -> dict[str, int]:
    """Sweep until nothing is due or the time is up, from both ends in turn; call for help if there is more."""
    until = time.monotonic() + TICK_FOR
    done = sweep.Swept()
    newest_first = False
    while True:
        swept = sweep.sweep(timezone.now(), newest_first=newest_first)
        done += swept
        newest_first = not newest_first
        if not swept.tickets:
            break
        if time.monotonic() > until:
            tick.apply_async(expires=settings.TICK_SECONDS * 2)
            break
    pulse.beat(timezone.now())
    return {"tickets": done.tickets, "steps": done.steps, "failed": done.failed}


@shared_task(name="tickets.deliver", ignore_result=True)
def deliver() -> int:
    """Deliver waiting events until there are none or the time is up."""
    until = time.monotonic() + TICK_FOR
    total = 0
    while (count := delivery.deliver(timezone.now())) and time.monotonic() < until:
        total += count
    return total


@shared_task(name="tickets.archive", ignore_result=True)
def archive() -> int:
    """Archive what has been closed for long enough."""
    total = 0
    while count := archive_due(timezone.now(), after=timedelta(days=settings.ARCHIVE_AFTER_DAYS)):
        total += count
    return total


@shared_task(name="tickets.recompute", ignore_result=True)
def recompute(calendar: str = "", policy: str = "", ref: str = "") -> int:
    """Count open deadlines anew after a calendar or a policy got a new version."""
    now = timezone.now()
    return recompute_calendar(calendar, now) if calendar else recompute_policy(policy, ref, now)
