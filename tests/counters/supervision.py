"""A town in which deadlines were missed, for tests of the supervisor's rooms."""

from datetime import datetime
from typing import Any

from tests.story import Story
from tickets import law as statutes
from tickets.domain.clock import Clock
from tickets.domain.stages import replay
from tickets.history import events_of
from tickets.models import Event, Ticket

LATER = "2026-03-12 10:00"


def lived(story: Story) -> Story:
    """Let a fortnight pass in which some sign, some do not, one is returned, one assisted, one closed, one answered."""
    story.sent()  # nobody signs
    story.sent("market", category="0706", area="west-1")
    story.handled()  # signed, with an assisting unit, and left lying
    story.sent(lead="s-east-2", category="0203", area="east-2")
    story.do("request", "s-east-2", kind="return", reason="wrong_duty", basis="Not ours.", suggested="roads")
    story.do("decide", "dispatcher", request=1, decision="granted", why="Right.")
    story.wait(hours=1)
    story.do("dispatch", "operator", lead="roads", why="By hand.")
    story.until("2026-03-04 10:00")
    story.sent(lead="water", category="0504", area="east-1")
    story.closed("water")
    story.register(route=False)
    story.until("2026-03-10 12:00")
    story.sent(lead="s-west-1", category="0203", area="west-1")
    story.until(LATER)
    story.sent(lead="market", category="0101", area="east-2")  # to be signed for within the day
    return story


def clocks_by_events() -> list[tuple[str, Clock, str, str]]:
    """Return every clock of every ticket as its events alone tell it: (number, clock, state, lead)."""
    law = statutes.in_force()
    found = []
    for ticket in Ticket.objects.all():
        life = replay(ticket.number, events_of(Event.objects.filter(ticket=ticket)), law)
        lead = life.lead.unit if life.lead else ""
        found += [(ticket.number, clock, life.state, lead) for clock in life.clocks.values()]
    return found


def missed_between(since: datetime, until: datetime) -> set[tuple[str, str]]:
    """Return what the events say was missed after `since` and not after `until`."""
    return {
        (number, clock.key)
        for number, clock, _state, _lead in clocks_by_events()
        if clock.breached_at is not None and since < clock.breached_at <= until
    }


def keys(clocks: Any) -> list[tuple[str, str]]:
    """Return clocks as (number, key)."""
    return [(timer.ticket.number, timer.key) for timer in clocks]
