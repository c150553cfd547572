"""A town with a past, for tests of active governance: roll-ups of many quiet weeks, and what comes today."""

from datetime import datetime, timedelta

import numpy as np
from django.utils import timezone

from hotline.figures.models import IntakeDay
from tests.story import Story

QUIET = 110
"""Days of the past."""


def past(now: datetime, mean: float = 0.4, days: int = QUIET, seed: int = 1) -> None:
    """Write the roll-ups of quiet days before today: potholes and rubbish in both districts."""
    chance = np.random.default_rng(seed)
    today = timezone.localdate(now)
    IntakeDay.objects.bulk_create(
        IntakeDay(day=today - timedelta(days=back), category=category, area=area, channel="", count=int(count))
        for category in ("0706", "0203", "0504")
        for area in ("east", "west")
        for back, count in enumerate(chance.poisson(mean, days), start=1)
        if count
    )


def burst(story: Story, count: int, minutes: float = 10, apart: float = 0.001, **said: object) -> list[str]:
    """Register so many matters of one kind, some minutes and some degrees apart; return their numbers."""
    numbers = []
    for number in range(count):
        story.now += timedelta(minutes=minutes)
        where = {"lon": 120.25 + apart * number, "lat": 30.05, "address": f"{number} Main Street"}
        story.register(caller="", **{**where, **said})
        numbers.append(story.number)
    return numbers
