"""What the tests of figures look at: the kept counts, without nought."""

from datetime import timedelta

import pytest

from hotline.figures import keeping
from hotline.figures.models import IntakeDay, IntakeHour, Score, Tally, Turn
from hotline.figures.rates.sums import MEASURES
from tickets.delivery import deliver

YES = {"reach": "reached", "contacted": True, "solved": "yes", "satisfied": 5}
NO = {"reach": "reached", "contacted": True, "solved": "no", "satisfied": 1}


def kept(dim="city", grain="month", **which):
    """Return the kept counts of a dimension, without nought: {(key, sub, day): {measure: count}}."""
    found = {}
    for row in Tally.objects.filter(dim=dim, grain=grain, **which):
        counts = {name: getattr(row, name) for name in MEASURES if getattr(row, name)}
        if counts:
            found[row.key, row.sub, row.day] = counts
    return found


def everything_kept():
    """Return every row of the roll-ups and scores that says anything."""
    cells = {
        (row["dim"], row["grain"], row["key"], row["sub"], row["day"], *(row[name] for name in MEASURES))
        for row in Tally.objects.values()
        if any(row[name] for name in MEASURES)
    }
    days = set(IntakeDay.objects.exclude(count=0).values_list("day", "category", "area", "channel", "count"))
    hours = set(IntakeHour.objects.exclude(count=0).values_list("at", "category", "area", "count"))
    scores = {tuple(sorted((name, str(value)) for name, value in row.items())) for row in Score.objects.values()}
    turns = set(Turn.objects.values_list("score", "no", "unit", "given_on", "returned", "due_on", "on_time"))
    return cells, days, hours, scores, turns


def keep_all(now):
    while keeping.keep(now):
        pass


@pytest.fixture
def delivered(story):
    """Deliver and count what happened, as the workers would."""

    def run():
        while deliver(story.now + timedelta(days=400)):
            pass
        keep_all(story.now)

    return run
