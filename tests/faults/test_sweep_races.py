"""Many sweepers, many due steps: every step exactly once, and nobody starves."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import DatabaseError

from tests.story import at, matter
from tickets import sweep as sweeping
from tickets.actions.register import register
from tickets.history import verify
from tickets.models import Event, Ticket, Timer
from tickets.sweep import lag, sweep


def many(story, count, **said):
    """Register many tickets, and return their numbers."""
    operator = story.who("operator")
    return [register(matter(**said), actor=operator, now=story.now).ticket.number for _ in range(count)]


def drain(now, newest_first=False):
    """Sweep until nothing is due, as one worker does, and return how many steps were fired."""
    steps = 0
    while (swept := sweep(now, newest_first=newest_first)).tickets:
        steps += swept.steps
        newest_first = not newest_first
    return steps


def test_sweepers_at_once_do_every_step_once(story, at_once):
    many(story, 120)
    now = at("2026-03-11 00:00")
    results = at_once(*[lambda end=end: drain(now, end) for end in (False, True, False, True)])
    assert all(isinstance(one, int) for one in results), results
    # sign-for twice, contact, four steps of handling: seven of each ticket by Wednesday.
    assert sum(results) == Event.objects.filter(verb="escalate").count() == 120 * 7
    per_ticket = Counter(Event.objects.filter(verb="escalate").values_list("ticket", flat=True))
    assert set(per_ticket.values()) == {7}
    assert Event.objects.filter(verb="sign_for").count() == 120
    assert not Timer.objects.filter(next_at__lte=now).exists()
    assert list(verify(Ticket.objects.order_by("pk")[:20])) == []


def test_a_sweeper_and_people_at_once(story, at_once):
    """People act on tickets whose steps are overdue, while the sweep is at them."""
    numbers = many(story, 30)
    story.now = at("2026-03-02 16:00")
    clerk = story.who("roads")
    from tickets.actions import DOORS
    from tickets.domain.lifecycle import Verb

    def people():
        said = {"way": "phone", "note": "x"}
        for number in numbers:
            DOORS[Verb.CONTACT](number, actor=clerk, now=story.now, said=said)

    results = at_once(people, lambda: drain(story.now), lambda: drain(story.now, True))
    assert not [one for one in results if isinstance(one, Exception)], results
    assert Event.objects.filter(verb="sign_for").count() == 30
    assert Event.objects.filter(verb="escalate").count() == 60
    assert list(verify(Ticket.objects.all())) == []


@pytest.mark.slow
def test_two_thousand_due_at_once_drain_with_no_new_one_starved(story):
    _drain_a_mountain(story, 2000)


def test_a_mountain_drains_with_no_new_one_starved(story):
    _drain_a_mountain(story, 300)


def _drain_a_mountain(story, count):
    many(story, count)
    story.now = at("2026-03-12 10:00")  # nobody swept for ten days
    fresh = many(story, 1, category="0602", area="")[0]
    late = story.now + timedelta(minutes=16)  # its fifteen minutes to sign have just run out
    assert lag(late) > 9 * 86400
    sweep(late)
    assert not Event.objects.filter(ticket__number=fresh, verb="escalate").exists()
    sweep(late, newest_first=True)  # the other end: the newest is served in the second batch, whatever the mountain
    assert Event.objects.filter(ticket__number=fresh, verb="escalate").exists()
    drain(late)
    assert lag(late) == 0
    per_ticket = Counter(
        Event.objects.filter(verb="escalate").exclude(ticket__number=fresh).values_list("ticket", flat=True)
    )
    assert len(per_ticket) == count
    assert len(set(per_ticket.values())) == 1
    keys = list(Event.objects.exclude(step_key=None).values_list("step_key", flat=True))
    assert len(set(keys)) == len(keys)


def test_one_ticket_that_cannot_be_moved_holds_up_nobody(story, monkeypatch):
    numbers = many(story, 5)
    poison = numbers[2]
    whole = sweeping.catch_up

    def catch_up(case):
        if case.ticket.number == poison:
            raise DatabaseError("disk on fire")
        return whole(case)

    monkeypatch.setattr(sweeping, "catch_up", catch_up)
    now = at("2026-03-02 16:00")
    swept = sweep(now)
    assert (swept.tickets, swept.failed) == (4, 1)
    assert sweep(now).tickets == 0
    assert lag(now) > 0  # seen in health
    monkeypatch.undo()
    assert sweep(now).tickets == 1
    assert Event.objects.filter(verb="sign_for").count() == 5


def test_a_tick_goes_on_past_the_ticket_that_cannot_be_moved(story, monkeypatch):
    from tickets import tasks

    numbers = many(story, 4)
    whole = sweeping.catch_up
    poison = set(numbers[:2])

    def catch_up(case):
        if case.ticket.number in poison:
            raise DatabaseError("disk on fire")
        return whole(case)

    monkeypatch.setattr(sweeping, "catch_up", catch_up)
    monkeypatch.setattr(sweeping, "BATCH", 3)
    monkeypatch.setattr(tasks.timezone, "now", lambda: at("2026-03-02 16:00"))
    done = tasks.tick()
    assert done["tickets"] == 2
    assert Event.objects.filter(verb="sign_for").count() == 2


def test_a_clock_set_back_between_sweeps_does_no_harm(story):
    story.register()
    story.until("2026-03-10 00:00")
    count = story.ticket.seq
    for earlier in ("2026-03-09 12:00", "2026-03-02 10:00", "2026-02-01 10:00", "2026-03-10 00:00"):
        story.until(earlier)
        assert story.ticket.seq == count
    story.until("2026-03-09 12:00")
    story.do("reply", "roads", result="solved", text="x")  # done "before" it was late, by a clock that lied
    story.until("2026-03-12 12:00")
    assert list(verify(Ticket.objects.all())) == []
    keys = list(Event.objects.exclude(step_key=None).values_list("step_key", flat=True))
    assert len(set(keys)) == len(keys)


def test_a_step_cannot_be_written_twice_even_by_hand(story):
    from django.db import IntegrityError, transaction

    story.register()
    story.until("2026-03-02 14:30")
    step = story.event("escalate")
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(
            ticket=story.ticket, seq=99, verb="escalate", at=story.now, actor="system", public=False, hash=b"x" * 32,
            step_key=step.step_key,
        )  # fmt: skip


def test_a_master_and_its_child_due_in_one_sweep(story):
    """The review of a master passes by the ladder in the same batch in which its child's own clock is due."""
    master = story.register().ticket.number
    story.handled()
    child = story.register().ticket.number
    story.do("merge", "operator", master=master, why="x")
    story.now = at("2026-03-18 09:00")
    story.sweep()
    story.do("reply", "roads", master, result="solved", text="x")
    story.now = at("2026-03-30 09:00")  # the review is overdue, and the child's promise too
    swept = sweep(story.now)
    assert swept.failed == 0
    assert Ticket.objects.get(number=child).state in ("callback", "closed")
    story.sweep()
    assert list(verify(Ticket.objects.all())) == []
