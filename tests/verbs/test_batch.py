"""Batches: many verbs written together are what they would have been one by one."""

from datetime import timedelta

import pytest

from tests.story import matter
from tickets.actions import DOORS
from tickets.actions.batch import Hand, batch
from tickets.domain.lifecycle import Verb
from tickets.domain.matter import Matter
from tickets.domain.refusals import Forbidden, Invalid, NotNow
from tickets.domain.vocabulary import State
from tickets.history import verify
from tickets.models import Event, Ticket


def verbs(number):
    return list(Event.objects.filter(ticket__number=number).order_by("seq").values_list("verb", flat=True))


def lead_of(work, number, story):
    return story.who(work.lead(number))


def test_who_registers_stands_in_the_event(story):
    with batch(story.now) as work:
        number = work.register(Matter.read(matter()), actor=story.who("operator"), route=False).ticket.number
        again = work.register(Matter.read(matter())).ticket.number
    assert Event.objects.get(ticket__number=number, seq=1).actor == story.who("operator").ref
    assert Ticket.objects.get(number=number).state == State.REGISTERED
    assert Event.objects.get(ticket__number=again, seq=1).actor == "system"
    assert Ticket.objects.get(number=again).state == State.DISPATCHED


def test_a_refused_verb_changes_nothing_and_loses_nothing(story):
    with batch(story.now) as work:
        number = work.register(Matter.read(matter())).ticket.number
        clerk = lead_of(work, number, story)
        before = work.life(number).seq
        with pytest.raises(NotNow):
            work.do(number, Verb.REPLY, {"result": "solved", "text": "Done."}, clerk)
        with pytest.raises(Forbidden):
            work.do(number, Verb.SIGN_FOR, {}, story.who("water"))
        assert work.life(number).seq == before
        work.do(number, Verb.SIGN_FOR, {}, clerk)
    assert verbs(number) == ["register", "dispatch", "sign_for"]
    assert not list(verify(Ticket.objects.all()))


def test_a_verb_whose_effect_is_refused_is_taken_back_whole(story):
    stranger = story.who("water").staff_id
    with batch(story.now) as work:
        number = work.register(Matter.read(matter())).ticket.number
        clerk = lead_of(work, number, story)
        with pytest.raises(Invalid):  # after the event, when the door looks for the person
            work.do(number, Verb.ASSIGN, {"person": stranger}, clerk)
        assert work.life(number).lead.handler is None
        work.do(number, Verb.ASSIGN, {"person": clerk.staff_id}, clerk)
    assert verbs(number) == ["register", "dispatch", "assign"]
    assert not list(verify(Ticket.objects.all()))


def test_who_joins_and_whom_they_join_may_be_new(story):
    with batch(story.now) as work:
        master, child = (work.register(Matter.read(matter())).ticket.number for _one in range(2))
        work.do(child, Verb.MERGE, {"master": master, "why": "The same hole."}, story.who("dispatcher"))
        clerk = lead_of(work, master, story)
        for minutes, verb, said, actor in (
            (10, Verb.SIGN_FOR, {}, clerk),
            (20, Verb.REPLY, {"result": "solved", "text": "Filled."}, clerk),
            (30, Verb.PASS_REPLY, {}, story.who("reviewer")),
        ):
            work.at(story.now + timedelta(minutes=minutes))
            work.do(master, verb, said, actor)
        assert work.state(child) is State.CALLBACK
    assert Ticket.objects.get(number=master).joined == 1
    assert verbs(child) == ["register", "dispatch", "merge", "follow"]
    assert not list(verify(Ticket.objects.all()))


def test_what_stays_in_hand_is_not_read_again(story, django_assert_num_queries):
    hand = Hand()
    with batch(story.now, hand) as work:
        number = work.register(Matter.read(matter())).ticket.number
        clerk = lead_of(work, number, story)
    with batch(story.now, hand) as work, django_assert_num_queries(0):
        work.take([number])
        work.do(number, Verb.SIGN_FOR, {}, clerk)
    with batch(story.now, hand) as work:
        work.do(number, Verb.NOTE, {"text": "Twice."}, clerk)
    assert verbs(number) == ["register", "dispatch", "sign_for", "note"]
    assert not list(verify(Ticket.objects.all()))


def test_nobody_is_overwritten_from_a_hand(story):
    hand = Hand()
    with batch(story.now, hand) as work:
        number = work.register(Matter.read(matter())).ticket.number
        clerk = lead_of(work, number, story)
    DOORS[Verb.SIGN_FOR](number, actor=clerk, now=story.now, said={})
    with pytest.raises(NotNow), batch(story.now, hand) as work:
        work.do(number, Verb.NOTE, {"text": "Seen long ago."}, clerk)
    assert verbs(number) == ["register", "dispatch", "sign_for"]
    with batch(story.now, hand) as work:  # what was in hand is gone with the batch
        work.take([number])
        work.do(number, Verb.NOTE, {"text": "Read anew."}, clerk)
    assert verbs(number)[-1] == "note"


def test_what_is_closed_leaves_the_hand(story):
    hand = Hand()
    with batch(story.now, hand) as work:
        number = work.register(Matter.read(matter()), route=False).ticket.number
        work.do(number, Verb.ANSWER, {"answer": "It is filled tomorrow."}, story.who("operator"))
    assert not hand.cases
