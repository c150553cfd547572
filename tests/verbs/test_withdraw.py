"""Withdraw: the citizen takes the complaint back, from any open state."""

import pytest

from tests.story import FLOOR

WAYS = {
    "registered": lambda story: story.register(route=False),
    "dispatched": lambda story: story.register(),
    "handling": lambda story: (story.register(), story.handled()),
    "suspended": lambda story: (
        story.register(),
        story.handled(),
        story.do("suspend", "supervisor", plan="p", owner="o", review_on="2026-04-01"),
    ),
    "replied": lambda story: (story.register(), story.replied()),
    "callback": lambda story: (story.register(), story.asked()),
    "merged": lambda story: (
        story.register(),
        story.do("merge", "operator", story.register().ticket.number, master=first(story), why="x"),
    ),
}


def first(story):
    from tickets.models import Ticket

    return Ticket.objects.order_by("pk")[0].number


@pytest.mark.parametrize("state", WAYS)
def test_from_every_open_state(story, state):
    WAYS[state](story)
    assert story.ticket.state == state
    story.do("supervise", "supervisor", kind="yellow", why="x") if state != "merged" else None
    ticket = story.do("withdraw", "citizen", why="It is settled.")
    assert (ticket.state, ticket.outcome, ticket.closed_at) == ("closed", "withdrawn", story.now)
    assert not story.ticket.timers.exclude(standing__in=["met", "cancelled"]).exists()
    assert not story.ticket.assignments.filter(ended_at=None).exists()
    assert story.papers("withdraw") == {"why": ("It is settled.", False)}


def test_who_may(story):
    story.register()
    assert story.may("withdraw", why="x") == FLOOR | {"citizen"}


def test_somebody_elses_is_not_there(story):
    from tickets.domain.people import citizen

    story.register()
    story.people["stranger"] = citizen("11111111-2222-4333-8444-555555555555")
    story.refused("absent", "withdraw", "stranger", why="x")
    story.people["other"] = citizen(str(story.ticket.caller), only="260302-999999-9")
    story.refused("absent", "withdraw", "other", why="x")


def test_others_who_joined_must_not_lose_it(story):
    master = story.register().ticket.number
    child = story.register().ticket.number
    story.do("merge", "operator", master=master, why="x")
    story.number = master
    story.refused("has_children", "withdraw", "citizen", why="x")
    story.do("unmerge", "operator", child, why="x")
    story.do("withdraw", "citizen", why="x")


def test_refusals(story):
    story.register()
    story.refused("required", "withdraw", "citizen")
    story.closed()
    story.refused("wrong_state", "withdraw", "citizen", why="x")
