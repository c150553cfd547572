"""What Celery runs for the figures. All are safe to run twice, at once, and late."""

import time

from celery import shared_task
from django.utils import timezone

from hotline.figures.correcting import watch
from hotline.figures.healing import heal
from hotline.figures.intake import forget_hours
from hotline.figures.keeping import keep

KEEP_FOR = 10.0
"""Seconds a task works before it leaves the rest to the next."""


@shared_task(name="figures.keep", ignore_result=True)
def keep_figures() -> int:
    """Score what was marked until nothing is, or the time is up."""
    until = time.monotonic() + KEEP_FOR
    total = 0
    while (count := keep(timezone.now())) and time.monotonic() < until:
        total += count
    return total


@shared_task(name="figures.heal", ignore_result=True)
def heal_figures() -> int:
    """Mark what no delivery reached, and forget old hours."""
    forget_hours(timezone.now())
    return heal()


@shared_task(name="figures.watch", ignore_result=True)
def watch_figures() -> int:
    """Issue correction notes where what was published counts otherwise."""
    now = timezone.now()
    return watch(now, timezone.localdate(now))
