"""Roll-ups while several keepers, acts and claims come at once: every ticket is counted, and counted once."""

import pytest

from hotline.figures import keeping
from hotline.figures.healing import heal
from hotline.figures.models import Mark, Score, Tally
from tickets.models import Ticket


def whole():
    """Return the city's callbacks due, by day and by month."""
    return {
        grain: sum(Tally.objects.filter(dim="city", grain=grain).values_list("due", flat=True))
        for grain in ("day", "month")
    }


@pytest.mark.parametrize("keepers", [2, 5])
def test_several_keepers_count_every_ticket_once(story, at_once, keepers):
    for _turn in range(12):
        story.register()
    heal()
    got = at_once(*[lambda: keeping.keep(story.now, limit=4)] * keepers)
    assert not [one for one in got if isinstance(one, Exception)]
    while keeping.keep(story.now, limit=4):
        pass
    assert whole() == {"day": 12, "month": 12}
    assert Score.objects.count() == 12
    assert not Mark.objects.exists()


def test_a_recount_beside_a_keeper_counts_nothing_twice(story, at_once):
    for _turn in range(8):
        story.register()
    heal()
    keys = list(Ticket.objects.values_list("pk", flat=True))
    got = at_once(
        lambda: keeping.keep(story.now),
        lambda: keeping.recount(keys, story.now),
        lambda: keeping.recount(keys, story.now),
    )
    assert not [one for one in got if isinstance(one, Exception)]
    keeping.keep(story.now)
    assert whole() == {"day": 8, "month": 8}


def test_what_happens_while_it_is_counted_is_counted_after(story, at_once):
    number = story.register().ticket.number
    heal()
    got = at_once(lambda: keeping.keep(story.now), lambda: story.do("withdraw", "citizen", number, why="x"))
    assert not [one for one in got if isinstance(one, Exception)]
    heal()
    keeping.keep(story.now)
    assert Score.objects.get().left_out == "withdrawn"
    assert whole() == {"day": 0, "month": 0}
