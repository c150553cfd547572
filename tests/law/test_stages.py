"""What an event does to a life, where walks would not say it clearly enough."""

from datetime import UTC, timedelta

import pytest

from tests.law.lives import CITIZEN, OPERATOR, REVIEWER, SUPERVISOR, Tale, clerk, lawbook
from tickets.domain.clock import Standing
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM
from tickets.domain.refusals import Invalid, NotNow
from tickets.domain.stages import replay
from tickets.domain.stages.requests import return_window
from tickets.domain.vocabulary import ClockKind, State

ROADS = clerk("roads")
RETURN = {"kind": "return", "reason": "wrong_duty", "basis": "x", "suggested": "water"}


def handling(**facts):
    """Return a tale whose unit is at work."""
    tale = Tale().register(**facts)
    tale.do("dispatch", OPERATOR, lead="roads", assists=["street"], why="x")
    tale.do("sign_for", ROADS)
    return tale


def hours(tale, count):
    tale.go(tale.now + timedelta(hours=count))
    return tale


def due(tale, kind="handle"):
    return tale.life.clock(ClockKind(kind)).due.astimezone(tale.now.tzinfo).strftime("%m-%d %H:%M")


def test_targets_are_independent():
    """A longer promise does not wait for a shorter one, and the other way round (zammad 5177)."""
    tale = handling()
    assert due(tale, "first_contact") == "03-03 10:00"
    assert [due(tale, kind) for kind in ("handle", "citizen")] == ["03-10 00:00", "03-19 00:00"]
    tale.do("contact", ROADS, way="phone", note="x")
    assert [due(tale, kind) for kind in ("handle", "citizen")] == ["03-10 00:00", "03-19 00:00"]


def test_a_transfer_gives_the_new_unit_its_own_time_and_the_citizen_none():
    tale = hours(handling(), 50)
    tale.do("redirect", SUPERVISOR, lead="water", why="x")
    assert (due(tale), due(tale, "citizen")) == ("03-12 00:00", "03-19 00:00")
    old = next(clock for clock in tale.life.clocks.values() if clock.kind is ClockKind.HANDLE)
    assert (old.unit, old.standing, old.next_at) == ("roads", Standing.CANCELLED, None)


def test_pause_and_extension_together():
    tale = handling()
    tale.do("request", ROADS, kind="extension", reason="inspection", basis="x", days=2)
    tale.do("decide", SUPERVISOR, request=1, decision="granted", why="x")
    assert due(tale) == "03-12 00:00"
    tale.do("suspend", SUPERVISOR, plan="x", owner="x", review_on="2026-04-01")
    hours(tale, 48)
    tale.do("wake", ROADS)
    # The day the clock started is not counted and cannot be lost: Tuesday alone was over.
    assert due(tale) == "03-13 00:00"


def test_the_return_window_counts_from_the_dispatch_and_not_from_the_sign_for():
    tale = Tale().register()
    tale.do("dispatch", OPERATOR, lead="roads", why="x")
    window = return_window(tale.life, tale.law)
    hours(tale, 3)
    tale.do("sign_for", ROADS)
    assert return_window(tale.life, tale.law) == window
    assert window.due.astimezone(tale.now.tzinfo).strftime("%m-%d %H:%M") == "03-05 00:00"


def test_an_event_is_replayed_under_the_law_it_names():
    """A calendar that came later does not change what was reckoned earlier."""
    tale = handling()
    before = tale.life.clock(ClockKind.HANDLE).due
    tale.law = lawbook(calendar=3)
    assert replay(tale.life.number, tale.events, tale.law).clock(ClockKind.HANDLE).due == before
    tale.happen(Verb.RECOMPUTE, SYSTEM)
    assert tale.life.clock(ClockKind.HANDLE).due > before
    assert replay(tale.life.number, tale.events, tale.law) == tale.life


def test_a_met_clock_says_whether_it_was_in_time():
    tale = handling()
    assert tale.life.clock(ClockKind.HANDLE).on_time is None
    tale.do("reply", ROADS, result="solved", text="x")
    assert tale.life.clock(ClockKind.HANDLE).on_time is True
    assert tale.life.clock(ClockKind.FIRST_CONTACT).on_time is None
    late = hours(handling(), 24 * 12)
    late.do("reply", ROADS, result="solved", text="x")
    assert late.life.clock(ClockKind.HANDLE).on_time is False


@pytest.mark.parametrize("turns", [1, 2, 3, 4])
def test_arbitration_after_the_third_dispatch(turns):
    tale = Tale().register()
    for turn in range(1, turns + 1):
        tale.do("dispatch", SUPERVISOR, lead="roads", why="x")
        if turn == 4:
            assert tale.life.designated
            with pytest.raises(NotNow):
                tale.do("request", ROADS, **RETURN)
            return
        tale.do("request", ROADS, **RETURN)
        tale.do("decide", SUPERVISOR, request=turn, decision="granted", why="x")
    assert tale.life.arbitration == (turns >= 3)
    assert tale.life.returns == turns


def test_what_is_on_the_ledger_is_not_merged():
    tale = handling()
    tale.do("suspend", SUPERVISOR, plan="x", owner="x", review_on="2026-04-01")
    with pytest.raises(NotNow):
        tale.do("merge", OPERATOR, master="260302-000002-9", why="x")


def test_a_ledger_date_is_the_towns_whatever_the_worker_thinks():
    tale = handling()
    tale.now = tale.now.replace(day=4, hour=1).astimezone(UTC)
    with pytest.raises(Invalid) as caught:
        tale.do("suspend", SUPERVISOR, plan="x", owner="x", review_on="2026-03-03")
    assert caught.value.code == "in_the_past"
    tale.do("suspend", SUPERVISOR, plan="x", owner="x", review_on="2026-06-02")


def test_the_citizen_clock_goes_on_through_everything_but_being_closed():
    tale = handling()
    start = tale.life.clock(ClockKind.CITIZEN).start
    tale.do("reply", ROADS, result="solved", text="x")
    tale.do("pass_reply", REVIEWER)
    tale.do("call_back", CITIZEN, reach="web_rated", contacted=True, solved="no", satisfied=1)
    assert (tale.life.state, tale.life.round) == (State.DISPATCHED, 2)
    clock = tale.life.clock(ClockKind.CITIZEN)
    assert (clock.start, clock.adjustments, clock.standing) == (start, (), Standing.RUNNING)
