"""A draft on past tickets: what would change, and what is true."""

import pytest

from routing.actions import draft_rules, save_rules
from routing.domain.compile import Rule
from tests import town
from tickets.rehearsal import rehearse

A_YEAR = {"since": town.at("2026-01-01 00:00"), "until": town.at("2027-01-01 00:00")}


@pytest.fixture
def draft(story):
    """A draft that sends road damage to the market bureau."""
    made = draft_rules(by="tests", now=town.MONDAY)
    wrong = Rule("road-works", "Wrong", 1, {"category": {"under": "07/0706"}}, {"lead": {"unit": "market"}})
    save_rules(made.version, [wrong])
    return made.version


def test_it_tells_what_would_go_elsewhere_and_whether_that_were_right(story, draft):
    story.register()
    story.closed()
    handled = story.number
    story.register()
    story.register(category="0101", area="west-1")
    before = story.verbs()
    found = rehearse(draft, **A_YEAR)
    assert (found.tickets, found.known, found.right_before, found.right_after) == (3, 1, 1, 0)
    (change,) = found.table()
    assert (change.before, change.after, change.count) == ("roads", "market", 2)
    assert (change.right_before, change.right_after) == (1, 0)
    assert handled in change.examples
    assert found.load == {"market": 2, "roads": -2}
    assert story.verbs() == before, "a rehearsal writes nothing"


def test_the_rules_in_force_change_nothing(story):
    story.register()
    found = rehearse(1, **A_YEAR)
    assert found.tickets == 1
    assert found.table() == []


def test_a_ticket_outside_the_days_is_left_out(story, draft):
    story.register()
    assert rehearse(draft, since=town.at("2026-03-03 00:00"), until=town.at("2026-04-01 00:00")).tickets == 0
