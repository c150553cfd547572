"""Random lives by random verbs, with time moving and ladders firing: what no walk may ever break."""

import random
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.law.lives import Tale, lawbook
from tickets.domain.clock import Standing
from tickets.domain.ladder import next_step
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.presets import PRESETS
from tickets.domain.promise import Extension, Pause
from tickets.domain.stages import replay
from tickets.domain.vocabulary import ClockKind, Decision, RequestKind, State

WALKS = st.tuples(st.integers(0, 2**32), st.sampled_from(sorted(PRESETS)), st.integers(5, 70))


def walk(seed, preset, steps, watch=None):
    """Walk one life, and call `watch(tale, before)` after every event with the life as it was before it."""
    rng = random.Random(seed)
    tale = Tale(law=lawbook(preset))
    seen = 0
    before = copied(tale.life)
    tale.register(service_class=rng.choice(("normal", "normal", "complex", "urgent", "report", "consultation")))
    for turn in range(steps):
        if turn:
            tale.wander(rng)
        if watch and len(tale.events) > seen:
            watch(tale, before, tale.events[seen:])
        seen = len(tale.events)
        before = copied(tale.life)
    return tale


def copied(life):
    """Return the life as it stands, safe from what happens next."""
    return replace(
        life, **{name: dict(getattr(life, name)) for name in ("parts", "clocks", "requests", "supervisions")}
    )


def test_the_walks_go_everywhere():
    """The properties below are worth what the walks visit: every verb, every state, and steps of ladders."""
    verbs, states = Counter(), Counter()
    for seed in range(150):
        tale = walk(seed, "shandong", 60, lambda tale, _before, _events: states.update([tale.life.state]))
        verbs.update(event.verb for event in tale.events)
    assert set(VERBS) - set(verbs) == set()
    assert set(states) == set(State)
    assert verbs[Verb.ESCALATE] > 500


@given(WALKS)
def test_a_history_played_again_is_the_life(walked):
    tale = walk(*walked)
    assert replay(tale.life.number, tale.events, tale.law) == tale.life


@given(WALKS)
def test_the_citizen_clock_starts_at_registration_and_never_afresh(walked):
    def watch(tale, before, _events):
        (clock,) = [one for one in tale.life.clocks.values() if one.kind is ClockKind.CITIZEN]
        assert clock.start == tale.life.registered_at
        assert clock.standing is (Standing.MET if tale.life.state is State.CLOSED else Standing.RUNNING)
        old = before.clock(ClockKind.CITIZEN)
        if old is not None:
            assert clock.adjustments[: len(old.adjustments)] == old.adjustments
            assert all(isinstance(one, Pause) for one in clock.adjustments)  # nobody extends a promise to a citizen

    walk(*walked, watch)


@given(WALKS)
def test_what_is_closed_or_merged_holds_no_timers(walked):
    def watch(tale, _before, _events):
        armed = {clock.kind for clock in tale.life.clocks.values() if clock.next_at is not None}
        if tale.life.state is State.CLOSED:
            assert not armed
            assert not any(clock.live for clock in tale.life.clocks.values())
            assert tale.life.pending(RequestKind.RETURN) is None
        if tale.life.state is State.MERGED:
            assert armed <= {ClockKind.CITIZEN}
        assert all(clock.standing is Standing.RUNNING for clock in tale.life.clocks.values() if clock.next_at)

    walk(*walked, watch)


@given(WALKS)
def test_the_state_is_one_the_table_allows_and_clocks_are_those_it_names(walked):
    def watch(tale, before, events):
        allowed = {before.state}.union(*(VERBS[event.verb].to for event in events))
        assert tale.life.state in allowed
        starts = {kind for event in events for kind in VERBS[event.verb].starts}
        meets = {kind for event in events for kind in VERBS[event.verb].meets}
        for key, clock in tale.life.clocks.items():
            if key not in before.clocks:
                assert clock.kind in starts
            elif before.clocks[key].live and clock.standing is Standing.MET:
                assert clock.kind in meets

    walk(*walked, watch)


@given(WALKS)
def test_one_lead_at_most_and_one_where_the_state_says_so(walked):
    def watch(tale, _before, _events):
        life = tale.life
        live = [part for part in life.parts.values() if part.live]
        leads = [part for part in live if part.role == "lead"]
        assert len(leads) <= 1
        assert len({part.unit for part in live}) == len(live)  # one part a unit
        if life.state in (State.DISPATCHED, State.HANDLING, State.SUSPENDED, State.REPLIED):
            assert leads
        if life.state is State.REGISTERED:
            assert not live
        if life.state in (State.DISPATCHED, State.HANDLING, State.SUSPENDED):  # lists of what is to be signed for
            assert (leads[0].signed_at is None) is (life.state is State.DISPATCHED)

    walk(*walked, watch)


@given(WALKS)
def test_handling_goes_on_where_it_stood_and_extensions_count_from_the_old_due(walked):
    def watch(tale, before, events):
        old, new = before.clock(ClockKind.HANDLE), tale.life.clock(ClockKind.HANDLE)
        if old is None or new is None or len(events) != 1:
            return
        (event,) = events
        if event.verb in (Verb.WAKE, Verb.RETURN_REPLY, Verb.UNMERGE):
            assert new.key == old.key
            if new.live and (new.calendar, new.span) == (old.calendar, old.span):
                assert new.due >= old.due
                pause = (Pause(old.held_at, event.at),) if event.at > old.held_at else ()
                assert new.due == reckoned(tale, replace(old, adjustments=(*old.adjustments, *pause)))
        if event.verb is Verb.DECIDE and event.data["decision"] == Decision.GRANTED:
            asked = tale.life.requests[event.data["request"]]
            if asked.kind is RequestKind.EXTENSION:
                last = new.adjustments[-1]
                assert isinstance(last, Extension)
                assert (new.key, new.adjustments[:-1]) == (old.key, old.adjustments)
                assert new.due > old.due
                assert tale.life.clock(ClockKind.CITIZEN).adjustments == before.clock(ClockKind.CITIZEN).adjustments

    walk(*walked, watch)


def reckoned(tale, clock):
    """Return when a clock falls due, from nothing but what it holds and the law."""
    term = tale.life.terms(tale.law).clocks[clock.kind]
    return clock.deadline(term, tale.law.calendar(*clock.calendar)).due


@given(WALKS)
def test_every_stored_deadline_and_next_step_is_the_one_reckoned_from_what_is_known(walked):
    def watch(tale, _before, _events):
        for clock in tale.life.clocks.values():
            if not clock.live:
                continue
            term = tale.life.terms(tale.law).clocks[clock.kind]
            calendar = tale.law.calendar(*clock.calendar)
            deadline = clock.deadline(term, calendar)
            assert (clock.due, clock.provisional) == (deadline.due, deadline.provisional)
            step = next_step(term.ladder, deadline, calendar, clock.fired)
            assert (clock.next_at, clock.next_no) == (
                (step or (None, None)) if clock.standing is Standing.RUNNING else (None, None)
            )

    walk(*walked, watch)


@given(WALKS)
def test_dispatches_are_counted_and_the_last_goes_to_arbitration(walked):
    counted: Counter[str] = Counter()

    def watch(tale, before, events):
        life = tale.life
        for event in events:
            counted["dispatches"] += event.verb in (Verb.DISPATCH, Verb.REDIRECT, Verb.REDO)
            if event.verb is Verb.DECIDE and event.data["decision"] == Decision.GRANTED:
                asked = life.requests[event.data["request"]]
                if asked.kind is RequestKind.RETURN:
                    counted["dispatches"] -= asked.reason == "missing_facts"
                    counted["returns"] += asked.reason != "missing_facts"
                    assert life.arbitration == (counted["dispatches"] >= life.terms(tale.law).dispatches)
            if event.verb is Verb.DISPATCH:
                assert not life.arbitration
                if before.arbitration:
                    assert event.role == "supervisor"
                    assert life.designated
        assert (life.dispatches, life.returns) == (counted["dispatches"], counted["returns"])
        assert not (
            life.arbitration and life.lead and life.state is not State.MERGED
        )  # settled when it lies with a unit

    walk(*walked, watch)


@given(WALKS)
def test_no_step_fires_twice_and_none_ahead_of_its_time(walked):
    tale = walk(*walked)
    assert len(set(tale.fired)) == len(tale.fired)
    for event in tale.events:
        if event.verb is Verb.ESCALATE and "clock" in event.data:
            clock = tale.life.clocks[event.data["clock"]]
            assert clock.start <= event.at


@given(WALKS)
def test_time_goes_forward(walked):
    tale = walk(*walked)
    life = tale.life
    assert [event.at for event in tale.events] == sorted(event.at for event in tale.events)
    assert [event.seq for event in tale.events] == list(range(1, len(tale.events) + 1))
    for clock in life.clocks.values():
        assert clock.start <= (clock.held_at or clock.start)
        assert clock.start <= clock.due
    for part in life.parts.values():
        moments = [part.since, part.signed_at, part.contacted_at, part.replied_at, part.ended_at]
        assert all(part.since <= moment for moment in moments if moment)
    for asked in life.requests.values():
        assert asked.pending == (asked.decided_at is None)
        assert asked.pending or asked.asked_at <= asked.decided_at
    assert (life.closed_at is None) == (life.outcome is None) == (life.state is not State.CLOSED)
