"""Several people press "Next" at the same moment: each gets another ticket, and nobody the same."""

import pytest
from django.utils import timezone

from hotline.queues import leases
from hotline.queues.handing import hand_out
from hotline.queues.models import Lease
from hotline.queues.queue import queue_of
from tests.story import staff
from tickets.domain.people import Role


@pytest.mark.parametrize("people, tickets", [(6, 8), (6, 4)])
def test_no_two_get_the_same(story, at_once, people, tickets):
    for _turn in range(tickets):
        story.register(route=False)
    actors = [staff(f"agent.{number}", Role.OPERATOR) for number in range(people)]
    queue = queue_of("triage", actors[0])
    got = at_once(*[lambda actor=actor: hand_out(queue, actor, story.now) for actor in actors])
    found = [number for number in got if number]
    assert not [one for one in got if isinstance(one, Exception)]
    assert len(found) == len(set(found)) == min(people, tickets)
    assert Lease.objects.count() == len(found)


def test_of_many_who_take_one_ticket_one_has_it(story, at_once):
    number = story.register(route=False).ticket.number
    actors = [staff(f"agent.{one}", Role.OPERATOR) for one in range(6)]
    now = timezone.now()
    got = at_once(*[lambda actor=actor: leases.take(number, "triage", actor, now) for actor in actors])
    assert sorted(got) == [False] * 5 + [True]
