"""Two people at the same moment: one wins, the other is told, and nothing happens twice."""

import pytest

from tests.story import MONDAY, matter
from tickets.actions import DOORS
from tickets.actions.register import Receipt, register
from tickets.domain.lifecycle import Verb
from tickets.domain.refusals import Invalid, NotNow, Refusal, Stale
from tickets.history import verify
from tickets.models import Event, Outbox, Ticket


def acts(story, *wanted):
    """Return acts to run at once, their actors made beforehand: (verb, by, number, expect, said)."""

    def act(verb, by, number, expect, said):
        actor = story.who(by)
        return lambda: DOORS[Verb(verb)](number, actor=actor, now=story.now, said=said, expect=expect)

    return [act(*one) for one in wanted]


def sorted_out(results):
    """Return (successes, refusals) of results; anything else is a fault."""
    refused = [one for one in results if isinstance(one, Refusal)]
    won = [one for one in results if not isinstance(one, Exception)]
    assert len(refused) + len(won) == len(results), results
    return won, refused


@pytest.mark.parametrize("expect", [1, None])
def test_of_two_who_dispatch_one_wins(story, at_once, expect):
    number = story.register(route=False).ticket.number
    said = [{"lead": unit, "why": "x"} for unit in ("roads", "water")]
    wanted = [("dispatch", by, number, expect, one) for by, one in zip(("operator", "dispatcher"), said, strict=True)]
    won, refused = sorted_out(at_once(*acts(story, *wanted)))
    assert (len(won), len(refused)) == (1, 1)
    assert isinstance(refused[0], Stale if expect else NotNow)
    assert story.verbs() == ["register", "dispatch"]
    assert story.ticket.assignments.count() == 1
    assert story.ticket.timers.filter(kind="handle").count() == 1
    assert Outbox.objects.count() == 2
    assert story.ticket.lead_id == won[0].lead_id


def test_opposite_merges_make_no_ring(story, at_once):
    for _round in range(3):
        one, other = (story.register().ticket.number for _ in range(2))
        wanted = [("merge", "operator", a, None, {"master": b, "why": "x"}) for a, b in ((one, other), (other, one))]
        won, refused = sorted_out(at_once(*acts(story, *wanted)))
        assert (len(won), len(refused)) == (1, 1)
        assert {refused[0].code} <= {"master_is_child", "has_children"}
        assert Ticket.objects.filter(number__in=(one, other), state="merged").count() == 1


def test_a_chain_is_not_made_by_two_at_once(story, at_once):
    a, b, c = (story.register().ticket.number for _ in range(3))
    wanted = [("merge", "operator", x, None, {"master": y, "why": "x"}) for x, y in ((a, b), (b, c))]
    won, _refused = sorted_out(at_once(*acts(story, *wanted)))
    assert len(won) == 1
    masters = set(Ticket.objects.exclude(master=None).values_list("master__number", flat=True))
    assert not Ticket.objects.filter(number__in=masters, state="merged").exists()


def test_a_master_that_ends_while_a_child_joins_loses_nobody(story, at_once):
    for _round in range(3):
        master = story.register().ticket.number
        story.replied()
        story.do("return_reply", "reviewer", missing="x")
        child = story.register().ticket.number
        wanted = [
            ("merge", "operator", child, None, {"master": master, "why": "x"}),
            ("reply", "roads", master, None, {"result": "solved", "text": "x"}),
        ]
        sorted_out(at_once(*acts(story, *wanted)))
        if Ticket.objects.get(number=master).state == "replied":
            story.do("pass_reply", "reviewer", master)
        state = Ticket.objects.get(number=child).state
        assert state in ("callback", "dispatched")  # asked for themselves, or refused and still with the unit
    assert list(verify(Ticket.objects.all())) == []


def test_two_masters_pass_while_their_children_act(story, at_once):
    """A master takes its children after itself; a child's own act takes it alone. Nobody hangs, nothing is half."""
    master = story.register().ticket.number
    story.replied()
    children = []
    story.do("return_reply", "reviewer", missing="x")
    for _ in range(4):
        children.append(story.register().ticket.number)
        story.do("merge", "operator", master=master, why="x")
    story.do("reply", "roads", master, result="solved", text="x")
    wanted = [("pass_reply", "reviewer", master, None, {})]
    wanted += [("withdraw", "operator", child, None, {"why": "x"}) for child in children[:2]]
    wanted += [("unmerge", "operator", child, None, {"why": "x"}) for child in children[2:]]
    sorted_out(at_once(*acts(story, *wanted)))
    assert list(verify(Ticket.objects.all())) == []
    assert not Ticket.objects.filter(state="merged").exists()


def test_the_same_submit_twice_at_once_is_one_ticket(story, at_once):
    operator = story.who("operator")
    said = matter(intake_key="form-1")
    results = at_once(*[lambda: register(said, actor=operator, now=MONDAY)] * 4)
    assert all(isinstance(one, Receipt) for one in results), results
    assert len({(one.ticket.number, one.code) for one in results}) == 1
    assert sorted(one.again for one in results) == [False, True, True, True]
    assert Ticket.objects.count() == 1
    assert Event.objects.filter(verb="register").count() == 1


def test_the_same_record_of_another_system_twice_at_once(story, at_once):
    operator = story.who("operator")
    said = matter(source="open311", external_id="A-1")
    results = at_once(*[lambda: register(said, actor=operator, now=MONDAY)] * 3)
    assert len({one.ticket.number for one in results}) == 1


def test_somebody_elses_key_at_the_same_moment(story, at_once):
    operator = story.who("operator")
    mine, yours = matter(intake_key="k"), matter(intake_key="k", caller="11111111-2222-4333-8444-555555555555")
    results = at_once(*[lambda said=said: register(said, actor=operator, now=MONDAY) for said in (mine, yours)])
    assert sorted(type(one).__name__ for one in results) == ["Invalid", "Receipt"]
    assert next(one.code for one in results if isinstance(one, Invalid)) == "key_taken"


def test_many_register_at_once_and_no_number_is_given_twice(story, at_once):
    operator = story.who("operator")
    results = at_once(*[lambda: [register(matter(), actor=operator, now=MONDAY) for _ in range(5)]] * 4)
    numbers = [one.ticket.number for several in results for one in several]
    assert len(set(numbers)) == 20


def test_callbacks_at_once_count_each_attempt(story, at_once):
    story.register()
    story.asked()
    wanted = [("call_back", "operator", story.number, None, {"reach": "no_answer"})] * 4
    won, refused = sorted_out(at_once(*acts(story, *wanted)))
    assert (len(won), len(refused)) == (3, 1)
    assert (story.ticket.attempts, story.ticket.outcome) == (3, "unrated")
    assert list(verify(Ticket.objects.all())) == []
