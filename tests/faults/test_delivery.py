"""The outbox: every event to every consumer at least once, and what consumers write exactly once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.faults.test_sweep_races import many
from tickets import delivery
from tickets.delivery import FIRST_PAUSE, LONGEST_PAUSE, backlog, deliver
from tickets.models import Event, Outbox, Ticket

heard = []
bad = set()


def listen(events):
    """A consumer that leaves the house: it hears an event, even if the transaction is then lost."""
    heard.extend(event.pk for event in events)


def tag(events):
    """A consumer that writes to the database, and cannot take some events."""
    for event in events:
        if event.pk in bad:
            raise RuntimeError("the receiver is out")
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE tickets_ticket SET tags = tags || %s::varchar WHERE id = %s", [str(event.pk), event.ticket_id]
            )


@pytest.fixture(autouse=True)
def consumers(settings):
    settings.OUTBOX_CONSUMERS = [f"{__name__}.listen", f"{__name__}.tag"]
    heard.clear()
    bad.clear()


def later(seconds=1):
    """The database's clock says when an event may be delivered first; this is after it."""
    return timezone.now() + timedelta(seconds=seconds)


def written():
    """How often each event was written down by the consumer that writes."""
    tags = [tag for tags in Ticket.objects.values_list("tags", flat=True) for tag in tags]
    return {pk: tags.count(str(pk)) for pk in Event.objects.values_list("pk", flat=True)}


def test_every_event_once_and_the_outbox_is_empty(story):
    many(story, 3)
    assert backlog(later(5)) > 0
    assert deliver(later()) == 6
    assert sorted(heard) == sorted(Event.objects.values_list("pk", flat=True))
    assert set(written().values()) == {1}
    assert Outbox.objects.count() == 0
    assert (deliver(later()), backlog(later())) == (0, 0.0)


def test_a_limit_leaves_the_rest(story):
    many(story, 3)
    assert [deliver(later(), limit=4) for _ in range(3)] == [4, 2, 0]
    assert set(written().values()) == {1}


def test_one_event_that_is_not_taken_holds_up_no_other(story):
    many(story, 3)
    (poison, *_rest) = Event.objects.order_by("pk").values_list("pk", flat=True)
    bad.add(poison)
    now = later()
    assert deliver(now) == 5
    row = Outbox.objects.get()
    assert (row.event_id, row.attempts, row.error) == (poison, 1, "RuntimeError: the receiver is out")
    assert row.due_at == now + FIRST_PAUSE
    assert written()[poison] == 0
    assert set(written().values()) == {0, 1}


def test_it_is_tried_again_later_and_later_until_it_is_taken(story):
    many(story, 1)
    poison = Event.objects.order_by("pk").first().pk
    bad.add(poison)
    now = later()
    pauses = []
    for _try in range(14):
        deliver(now)
        row = Outbox.objects.get()
        pauses.append(row.due_at - now)
        assert deliver(row.due_at - timedelta(seconds=1)) == 0
        now = row.due_at
    assert pauses[:4] == [FIRST_PAUSE * 2**turn for turn in range(4)]
    assert max(pauses) == LONGEST_PAUSE
    bad.clear()
    assert deliver(now) == 1
    assert set(written().values()) == {1}
    assert heard.count(poison) > 1  # at least once: what leaves the house must be idempotent


def test_a_deliverer_that_dies_before_its_commit_has_written_nothing(story, monkeypatch):
    many(story, 2)

    class Killed(BaseException):
        pass

    whole = delivery._hand_out

    def hand_out(events):
        whole(events)
        raise Killed

    monkeypatch.setattr(delivery, "_hand_out", hand_out)
    with pytest.raises(Killed):
        deliver(later())
    monkeypatch.undo()
    assert Outbox.objects.count() == 4
    assert set(written().values()) == {0}
    assert deliver(later()) == 4
    assert set(written().values()) == {1}
    assert all(heard.count(pk) == 2 for pk in written())


def test_deliverers_at_once_share_the_work(story, at_once):
    many(story, 20)

    def drain():
        total = 0
        while count := deliver(later(), limit=5):
            total += count
        return total

    results = at_once(drain, drain, drain)
    assert sum(results) == 40, results
    assert sorted(heard) == sorted(written())
    assert set(written().values()) == {1}


def test_what_is_refused_is_never_heard_of(story):
    story.register()
    deliver(later())
    heard.clear()
    story.refused("wrong_state", "answer", "operator", answer="x")
    assert deliver(later()) == 0
    assert not heard
