"""Archive: the content is locked and the retention of personal data begins to run."""

from datetime import timedelta

from tickets.actions.archive import archive_due
from tickets.models import Ticket

AFTER = timedelta(days=60)


def test_what_has_been_closed_for_long_enough(story):
    story.register()
    story.closed()
    closed = story.now
    assert archive_due(closed + AFTER - timedelta(seconds=1), after=AFTER) == 0
    assert archive_due(closed + AFTER, after=AFTER) == 1
    ticket = story.ticket
    assert (ticket.state, ticket.archived_at) == ("closed", closed + AFTER)
    event = story.event()
    assert (event.verb, event.actor, event.public, event.data) == ("archive", "system", False, {})
    assert archive_due(closed + AFTER, after=AFTER) == 0


def test_the_open_and_those_that_wait_for_a_decision_are_not(story):
    story.register()
    story.asked()
    story.register()
    story.closed()
    story.do("ask_reopen", "citizen", facts="x")
    assert archive_due(story.now + 2 * AFTER, after=AFTER) == 0
    story.do("decide", "supervisor", request=1, decision="refused", why="x")
    assert archive_due(story.now + 2 * AFTER, after=AFTER) == 1


def test_in_batches_the_oldest_first(story):
    for _ in range(3):
        story.register()
        story.closed()
        story.now += timedelta(hours=1)
    assert archive_due(story.now + AFTER, after=AFTER, limit=2) == 2
    left = Ticket.objects.get(archived_at=None)
    assert left.closed_at == max(Ticket.objects.values_list("closed_at", flat=True))


def test_a_redo_takes_it_out_again(story):
    story.register()
    story.closed()
    archive_due(story.now + AFTER, after=AFTER)
    story.do("redo", "supervisor", why="x")
    assert story.ticket.archived_at is None
