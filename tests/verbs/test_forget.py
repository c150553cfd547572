"""Forget: identity and free texts are erased, statistics kept, and the history still verifies."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.story import CALLER, everything, staff
from tickets.actions.archive import archive_due
from tickets.actions.forget import forget
from tickets.domain.people import SYSTEM, Role
from tickets.domain.refusals import Absent, Forbidden, NotNow
from tickets.history import verify
from tickets.models import Paper, Ticket

SECRET = "Zhang Wei of Harbour Road"


@pytest.fixture
def archived(story):
    """A closed and archived ticket in which a name stands everywhere."""
    said = dict.fromkeys(("title", "content", "wants", "address", "external_id", "intake_key"), SECRET)
    story.register(**said, tags=[SECRET], lon=120.25, lat=30.05)
    story.do("append", "citizen", text=SECRET)
    story.handled()
    story.do("contact", "roads", way="phone", note=SECRET)
    story.do("reply", "roads", result="solved", text=SECRET, evidence=SECRET)
    story.do("pass_reply", "reviewer")
    story.do("call_back", "operator", reach="reached", contacted=True, solved="yes", satisfied=5, remark=SECRET)
    story.now += timedelta(days=90)
    archive_due(story.now, after=timedelta(days=60))
    return story


def test_nothing_said_by_or_about_the_person_is_left(archived):
    assert SECRET in str(everything())
    forget(archived.number, actor=SYSTEM, now=archived.now)
    assert SECRET not in str(everything())
    assert CALLER not in str(Ticket.objects.values())
    ticket = archived.ticket
    assert (ticket.title, ticket.content, ticket.wants, ticket.address) == ("—", "—", "", "")
    assert (ticket.lon, ticket.lat, ticket.caller, ticket.search) == (None, None, None, None)
    assert (ticket.tags, ticket.external_id, ticket.intake_key) == ([], "", None)
    assert ticket.forgotten_at == archived.now
    assert not Paper.objects.filter(erased_at=None).exists()


def test_figures_and_the_chain_stay(archived):
    forget(archived.number, actor=SYSTEM, now=archived.now)
    ticket = archived.ticket
    assert (ticket.outcome, ticket.category_id, ticket.area_id) == ("resolved", "0706", "east-1")
    assert archived.event("call_back").data["satisfied"] == 5
    assert list(verify(Ticket.objects.all())) == []


def test_who_may(archived):
    for role in Role:
        if role in (Role.CITIZEN, Role.SYSTEM, Role.SECURITY_ADMIN):
            continue
        with pytest.raises((Forbidden, Absent)):
            forget(archived.number, actor=staff(f"may.{role}", role), now=archived.now)
    with pytest.raises((Forbidden, Absent)):
        forget(archived.number, actor=archived.who("citizen"), now=archived.now)
    assert SECRET in archived.ticket.title
    forget(archived.number, actor=staff("security", Role.SECURITY_ADMIN), now=archived.now)


def test_only_what_is_archived_and_once(story):
    story.register()
    before = everything()
    for refused in ("wrong_state", "not_archived"):
        with pytest.raises(NotNow) as caught:
            forget(story.number, actor=SYSTEM, now=story.now)
        assert caught.value.code == refused
        if refused == "wrong_state":
            assert everything() == before
            story.closed()
    archive_due(story.now + timedelta(days=90), after=timedelta(days=60))
    forget(story.number, actor=SYSTEM, now=story.now)
    with pytest.raises(NotNow) as caught:
        forget(story.number, actor=SYSTEM, now=story.now)
    assert caught.value.code == "forgotten"
    with pytest.raises(Absent):
        forget("260302-999999-9", actor=SYSTEM, now=story.now)


def test_what_is_forgotten_is_not_begun_again(archived):
    forget(archived.number, actor=SYSTEM, now=archived.now)
    archived.refused("forgotten", "redo", "supervisor", why="x")
    archived.refused("absent", "ask_reopen", "citizen", facts="x")


def test_whose_time_is_up_is_found_by_an_index(story):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Ticket.objects.filter(archived_at__lte=story.now, forgotten_at=None).order_by("archived_at", "pk")
        assert "ticket_to_forget" in plan.explain()
        assert "Sort" not in plan.explain()
