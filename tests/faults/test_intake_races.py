"""Calls, forms and forgetting at the same moment; and what one intake costs, begin and commit counted."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from hotline.citizens.forgetting import forget
from hotline.citizens.identity import Identity
from hotline.citizens.models import Citizen
from hotline.citizens.records import find_by_phone, know
from hotline.intake.taking import take_complaint
from tests import town
from tests.story import MONDAY
from tickets.actions.archive import archive_due
from tickets.domain.people import SYSTEM
from tickets.models import Ticket

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = "13800138000"
CHEN = {"name": "陈小明", "phone": PHONE}
IDENTITY = Identity.read(CHEN)
POTHOLE = {
    "type": "complaint",
    "title": "Pothole",
    "content": "A deep pothole at the corner.",
    "channel": "phone",
    "category": "0706",
    "area": "east-1",
}


def take(story, caller=CHEN, then="route", **said):
    """Take a complaint by telephone."""
    return take_complaint({**POTHOLE, **said}, caller, actor=story.who("operator"), now=story.now, then=then)


def test_calls_at_once_make_one_row():
    start, ids = threading.Barrier(6), []

    def call(no: int) -> None:
        try:
            start.wait()
            ids.append(know(Identity.read({**CHEN, "email": f"a{no}@example.com"}), now=MONDAY).id)
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=(no,)) for no in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(set(ids)) == 1
    assert len(ids) == 6
    assert Citizen.objects.count() == 1


def test_the_same_submit_twice_at_once():
    town.build()
    story = town.Story()
    operator, start, taken = story.who("operator"), threading.Barrier(4), []

    def submit() -> None:
        try:
            start.wait()
            said = {**POTHOLE, "intake_key": "k" * 64}
            taken.append(take_complaint(said, CHEN, actor=operator, now=story.now))
        finally:
            connection.close()

    threads = [threading.Thread(target=submit) for _no in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len({(one.number, one.receipt.code) for one in taken}) == 1
    assert len(taken) == 4
    assert Ticket.objects.count() == 1


def test_a_call_that_comes_in_while_somebody_is_forgotten():
    town.build()
    story = town.Story()
    caller = know(IDENTITY, now=story.now)
    story.register(caller=str(caller.id))
    story.closed()
    story.now += timedelta(days=40)
    archive_due(story.now, after=timedelta(days=30))
    found: list[uuid.UUID] = []

    def call() -> None:
        try:
            found.append(know(IDENTITY, now=story.now).id)
        finally:
            connection.close()

    with transaction.atomic():
        assert forget(story.number, actor=SYSTEM, now=story.now).identity
        incoming = threading.Thread(target=call)
        incoming.start()
        while not _somebody_waits():
            assert incoming.is_alive()
        assert found == []
    incoming.join()
    assert found != [caller.id]
    assert [one.id for one in find_by_phone(PHONE)] == found


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees what it saw first
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])


def test_statements():
    town.build()
    story = town.Story()
    take(story)
    for said, caller, then in (
        ({"intake_key": "a" * 64}, {**CHEN, "name": "陈大明", "phone": "13900139000"}, "route"),
        ({"intake_key": "b" * 64}, {**CHEN, "name": "陈大", "care": ["deaf"]}, "route"),
        ({"intake_key": "c" * 64}, CHEN, "route"),
        ({"intake_key": "d" * 64, "address": "Harbour Road 12", "area": ""}, None, "route"),
        ({"intake_key": "e" * 64}, {**CHEN, "name": "陈"}, {"do": "answer", "answer": "Yes."}),
        ({"intake_key": "f" * 64}, {**CHEN, "name": "陈陈"}, "hold"),
    ):
        with CaptureQueriesContext(connection) as seen:
            take(story, caller, then, **said)
        texts = [one["sql"].split()[0] for one in seen.captured_queries]
        assert (texts[0], texts[1], texts[-1]) == ("SELECT", "BEGIN", "COMMIT")
        assert "SAVEPOINT" not in texts
        assert len(texts) <= 14, "\n".join(one["sql"][:100] for one in seen.captured_queries)
