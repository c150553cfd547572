"""Two layers name the same things: what the router is told and what a ticket holds."""

from routing.domain import facts
from tickets.domain import vocabulary


def test_the_router_knows_every_word_a_ticket_may_hold():
    assert set(facts.TYPES) == set(vocabulary.TicketType)
    assert tuple(facts.URGENCIES) == tuple(vocabulary.Urgency)
    assert set(facts.CALLER_KINDS) == set(vocabulary.CallerKind)
    assert set(facts.CHANNELS) == set(vocabulary.Channel)
