"""Random walks through the real doors with sweeps in between: what is stored is what the history amounts to."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.lives import ENDS, UNITS, Tale
from tests.story import Story, staff
from tests.verbs.test_recompute import calendar
from tickets.actions import DOORS
from tickets.actions._door import moving
from tickets.actions.archive import archive_due
from tickets.actions.forget import forget
from tickets.actions.law import put_calendar
from tickets.actions.recompute import recompute_calendar
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.people import SYSTEM, Role
from tickets.domain.permission import open_verbs
from tickets.domain.refusals import Absent, Invalid, NotNow
from tickets.history import verify
from tickets.law import forget_cached
from tickets.models import Assignment, Event, Paper, Supervision, Ticket, TicketRequest, Timer

PEOPLE = ("operator", "supervisor", "reviewer", "citizen", "roads", "water", "market")
IN_TOWN = dict(zip(UNITS, ("roads", "water", "s-east-1", "market"), strict=True))


class Wanderer:
    """Somebody who tries everything on a few tickets of a town, masters and children among them."""

    def __init__(self, story: Story, seed: int):
        self.story, self.rng = story, random.Random(seed)
        self.numbers = [story.register(route=self.rng.random() < 0.5).ticket.number for _ in range(3)]
        self.calendar = 1

    def life(self, number):
        """Read a life as a door would."""
        with moving(SYSTEM, self.story.now) as move:
            return move.take_rows(Ticket.objects.filter(number=number))[0].life

    def turn(self):
        """Do one thing: wait, sweep, change the calendar, or let somebody act."""
        dice = self.rng.random()
        if dice < 0.25:
            self.story.now += timedelta(minutes=self.rng.choice((5, 300, 1440, 7200)) * self.rng.random())
        elif dice < 0.45:
            self.story.sweep()
        elif dice < 0.48:
            self.new_calendar()
        else:
            self.act(self.rng.choice(self.numbers))

    def new_calendar(self):
        self.calendar += 1
        off = [f"2026-03-{day:02d}" for day in self.rng.sample(range(3, 31), 2)]
        put_calendar("city", calendar(*off), by="tests")
        if self.rng.random() < 0.7:
            recompute_calendar("city", self.story.now)

    def act(self, number):
        life = self.life(number)
        people = [self.story.who(name) for name in PEOPLE]
        able = [(verb, who) for who in people for verb in open_verbs(life, who)]
        able = [one for one in able if one[0] not in ENDS or self.rng.random() < 0.3]
        if not able:
            return
        verb, who = self.rng.choice(able)
        said = self.say(verb, life)
        # What is open may be refused for what was said or fell due meanwhile, or not be theirs; never by role.
        with suppress(NotNow, Invalid, Absent):
            DOORS[verb](number, actor=who, now=self.story.now, said=said)

    def say(self, verb, life):
        if verb is Verb.MERGE:
            return {"master": self.rng.choice(self.numbers), "why": "x"}
        if verb is Verb.ASSIGN:
            return {"person": self.story.who("roads").staff_id}
        said = Tale(now=self.story.now, life=life).say(verb, self.rng)
        return {name: in_town(value) for name, value in said.items() if name not in ("category", "area")}


def in_town(value):
    """Return units of the pure walks as units of the town."""
    if isinstance(value, list):
        return [in_town(one) for one in value]
    return IN_TOWN.get(value, value)


@pytest.fixture
def quick_town(story):
    """Make the accounts once, so that examples differ only in what happens."""
    for name in PEOPLE:
        story.who(name)
    return story


@settings(max_examples=max(4, settings.default.max_examples // 4))  # a walk takes a second
@given(seed=st.integers(0, 2**32), turns=st.integers(10, 60))
def test_after_any_walk_the_rows_are_what_the_events_amount_to(quick_town, seed, turns):
    with transaction.atomic():
        story = Story(people=quick_town.people)
        wanderer = Wanderer(story, seed)
        for _turn in range(turns):
            wanderer.turn()
        story.sweep()
        assert list(verify(Ticket.objects.all())) == []
        assert not Timer.objects.filter(ticket__state="closed", next_at__isnull=False).exists()
        assert not Timer.objects.filter(ticket__state="merged", next_at__isnull=False).exclude(kind="citizen").exists()
        for event in Event.objects.exclude(verb="escalate"):
            assert event.public <= (VERBS[Verb(event.verb)].public or bool(event.data.get("shown")))
        transaction.set_rollback(True)
    forget_cached()


# Append-only ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tickets_event SET name = 'nobody'",
        "UPDATE tickets_event SET data = '{}'",
        "UPDATE tickets_event SET public = false WHERE seq = 1",
        "DELETE FROM tickets_event",
        "DELETE FROM tickets_event WHERE seq = 2",
        "TRUNCATE tickets_event CASCADE",
    ],
)
def test_the_database_refuses_to_change_history(story, statement):
    story.register()
    before = list(Event.objects.order_by("pk").values())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE tickets_event ENABLE TRIGGER tickets_event_no_truncate")
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            cursor.execute(statement)
        cursor.execute("ALTER TABLE tickets_event DISABLE TRIGGER tickets_event_no_truncate")
    assert list(Event.objects.order_by("pk").values()) == before


def test_nor_does_django(story):
    story.register()
    event = story.event()
    for damage in (event.delete, event.save, lambda: Event.objects.update(name="x"), story.ticket.delete):
        with pytest.raises((DatabaseError, ProtectedError)), transaction.atomic():
            damage()
    assert story.verbs() == ["register", "dispatch"]


# Tampering ------------------------------------------------------------------------------------------------


@pytest.fixture
def done(story):
    """A whole life in which everything occurred that leaves a row."""
    story.sent("s-east-1")
    story.handled()
    story.do("request", "roads", kind="extension", reason="inspection", basis="A survey.")
    story.do("supervise", "supervisor", kind="written", why="Many calls.")
    story.do("contact", "roads", way="phone", note="Met at three.")
    story.until("2026-03-05 10:00")
    assert list(verify(Ticket.objects.all())) == []
    return story


def faults():
    """Return what verify says, as text."""
    return [f"{fault.seq} {fault.what}" for fault in verify(Ticket.objects.all())]


TAMPERED_ROWS = {
    "a deadline": (Timer, {"kind": "handle"}, {"due_at": "2027-01-01T00:00:00Z"}),
    "a breach": (Timer, {"kind": "handle"}, {"breached_at": "2026-03-04T00:00:00Z"}),
    "a budget": (Timer, {"kind": "handle"}, {"span": "50 wd"}),
    "a step that did not fire": (Timer, {"kind": "handle"}, {"fired": [0, 1, 2]}),
    "a silenced clock": (Timer, {"kind": "handle"}, {"next_at": None, "next_no": None}),
    "a clock met": (Timer, {"kind": "handle"}, {"standing": "met", "next_at": None}),
    "the state": (Ticket, {}, {"state": "registered"}),
    "the promise shown": (Ticket, {}, {"due_at": "2027-01-01T00:00:00Z"}),
    "the breach shown": (Ticket, {}, {"breached": True}),
    "a count": (Ticket, {}, {"extensions": 0, "returns": 2}),
    "the lead": (Ticket, {}, {"lead": "water"}),
    "a signature": (Assignment, {"role": "lead"}, {"signed_at": "2026-03-02T01:00:00Z"}),
    "a worklist": (Assignment, {"role": "lead"}, {"open": False}),
    "a request": (TicketRequest, {}, {"status": "granted"}),
    "a supervision": (Supervision, {}, {"lifted_at": "2026-03-03T00:00:00Z"}),
    "the complaint": (Ticket, {}, {"content": "A small pothole."}),
    "a text": (Paper, {"field": "note"}, {"text": "Nobody was met."}),
    "the head": (Ticket, {}, {"head": b"x" * 32}),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERED_ROWS)
def test_a_changed_row_is_found(done, what):
    table, which, change = TAMPERED_ROWS[what]
    assert table.objects.filter(**which).update(**change) == 1
    assert faults()


@pytest.mark.parametrize("table", [Timer, Assignment, TicketRequest, Supervision, Paper])
def test_a_row_that_is_gone_is_found(done, table):
    table.objects.order_by("-pk").first().delete()
    assert faults()


TAMPERED_EVENTS = {
    "who": "UPDATE tickets_event SET actor = 'staff:999' WHERE seq = 3",
    "when": "UPDATE tickets_event SET at = at - interval '1 day' WHERE seq = 3",
    "what": "UPDATE tickets_event SET verb = 'note' WHERE seq = 5",
    "a verb nobody knows": "UPDATE tickets_event SET verb = 'bribe' WHERE seq = 5",
    "said": "UPDATE tickets_event SET data = jsonb_set(data, '{lead}', '\"water\"') WHERE seq = 2",
    "nothing left": "UPDATE tickets_event SET data = '{}' WHERE seq = 1",
    "its own hash": "UPDATE tickets_event SET hash = decode(repeat('00', 32), 'hex') WHERE seq = 4",
    "the last one gone": "DELETE FROM tickets_event WHERE seq = (SELECT max(seq) FROM tickets_event)",
    "one in the middle gone": "DELETE FROM tickets_event WHERE seq = 6",
    "all gone": "DELETE FROM tickets_event",
}


@pytest.mark.parametrize("what", TAMPERED_EVENTS)
def test_a_changed_event_is_found(done, what):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE tickets_event DISABLE TRIGGER tickets_event_append_only")
        cursor.execute("DELETE FROM tickets_outbox")
        cursor.execute("DELETE FROM tickets_paper")
        cursor.execute(TAMPERED_EVENTS[what])
        assert cursor.rowcount >= 1
    assert [what for what in faults() if "the text" not in what]


def test_an_honest_ticket_beside_a_tampered_one_is_not_accused(done):
    honest = done.register().ticket.number
    other = Ticket.objects.exclude(number=honest)
    other.update(extensions=9)
    assert {fault.number for fault in verify(Ticket.objects.all())} == set(other.values_list("number", flat=True))


def test_a_forgotten_ticket_verifies(done):
    done.do("reply", "roads", result="solved", text="x")
    done.do("pass_reply", "reviewer")
    done.do("withdraw", "citizen", why="x")
    done.now += timedelta(days=90)
    archive_due(done.now, after=timedelta(days=60))
    forget(done.number, actor=staff("security", Role.SECURITY_ADMIN), now=done.now)
    assert faults() == []
