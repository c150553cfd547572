"""May this actor do this now: buttons that work, and none that does not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.lives import CITIZEN, OPERATOR, REVIEWER, SUPERVISOR, Tale, actor, clerk
from tickets.domain.lifecycle import ROWS, VERBS, Verb
from tickets.domain.people import SYSTEM, Actor, Role
from tickets.domain.permission import open_verbs, refusal
from tickets.domain.refusals import Forbidden, NotNow, Refusal

PEOPLE = [OPERATOR, SUPERVISOR, REVIEWER, CITIZEN, SYSTEM, clerk("roads"), clerk("water"), actor(Role.CONTRACTOR)]


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_what_is_not_open_is_refused_and_what_is_refused_by_role_is_not_open(seed, steps):
    rng = random.Random(seed)
    tale = Tale().register()
    for _step in range(steps):
        tale.wander(rng)
    for who in PEOPLE:
        able = open_verbs(tale.life, who)
        assert len(set(able)) == len(able)
        for row in ROWS:
            no = refusal(tale.life, row.verb, who)
            assert (row.verb in able) == (row.manual and no is None)
            if not who.is_any(row.who):
                assert isinstance(no, Refusal)
            if row.verb in able:
                continue
            before = tale.life.seq
            with pytest.raises(Refusal):
                tale.happen(row.verb, who, {} if row.manual else None) if no else tale.happen(row.verb, who, {"x": 1})
            assert tale.life.seq == before


def open_to(tale, who):
    """Return what is open as plain words."""
    return {str(verb) for verb in open_verbs(tale.life, who)}


def dispatched(*assists, copies=()):
    tale = Tale().register()
    tale.do("dispatch", OPERATOR, lead="roads", assists=list(assists), copies=list(copies), why="x")
    return tale


def test_buttons_of_a_unit():
    tale = dispatched("water", copies=("market",))
    assert open_to(tale, clerk("roads")) == {"sign_for", "request", "assign", "note", "reveal"}
    assert open_to(tale, clerk("water")) == {"reply", "assign", "note", "reveal"}
    assert open_to(tale, clerk("market")) == {"note", "reveal"}
    assert open_to(tale, clerk("street")) == {"note", "reveal"}  # if they saw it, which they do not
    tale.do("sign_for", clerk("roads"))
    assert open_to(tale, clerk("roads")) == {
        "request", "assign", "contact", "interim_reply", "reply", "note", "reveal",
    }  # fmt: skip
    tale.do("reply", clerk("water"), result="solved", text="x")
    assert "reply" not in open_to(tale, clerk("water"))
    tale.do("reply", clerk("roads"), result="solved", text="x")
    assert open_to(tale, clerk("roads")) == {"note", "reveal"}


def test_buttons_of_a_citizen():
    tale = dispatched()
    assert open_to(tale, CITIZEN) == {"withdraw", "append", "urge"}
    tale.do("sign_for", clerk("roads"))
    tale.do("reply", clerk("roads"), result="solved", text="x")
    tale.do("pass_reply", REVIEWER)
    assert open_to(tale, CITIZEN) == {"withdraw", "append", "urge", "call_back"}
    tale.do("call_back", CITIZEN, reach="web_rated", contacted=True, solved="yes", satisfied=5)
    assert open_to(tale, CITIZEN) == {"ask_reopen"}
    tale.do("ask_reopen", CITIZEN, facts="x")
    assert open_to(tale, CITIZEN) == set()


def test_buttons_come_with_what_they_act_on():
    tale = dispatched()
    assert not {"decide", "lift"} & open_to(tale, SUPERVISOR)
    tale.do("request", clerk("roads"), kind="terminate", reason="caller_refuses", basis="x")
    tale.do("supervise", SUPERVISOR, kind="red", why="x")
    assert {"decide", "lift"} <= open_to(tale, SUPERVISOR)
    assert "decide" not in open_to(tale, OPERATOR)


def test_a_confidential_caller_is_revealed_to_the_hotline_only():
    tale = Tale().register(confidential=True)
    tale.do("dispatch", OPERATOR, lead="roads", why="x")
    assert "reveal" not in open_to(tale, clerk("roads"))
    assert "reveal" in open_to(tale, OPERATOR)


def test_somebody_with_two_hats_acts_under_the_weightier_one():
    both = Actor("staff:1", frozenset({Role.OPERATOR, Role.SUPERVISOR}))
    assert both.role_among(VERBS[Verb.DISPATCH].who) is Role.SUPERVISOR
    tale = Tale().register()
    tale.life.arbitration = True
    assert isinstance(refusal(tale.life, Verb.DISPATCH, OPERATOR), NotNow)
    assert refusal(tale.life, Verb.DISPATCH, both) is None


def test_a_unit_hat_does_not_stand_in_the_way_of_a_hotline_hat():
    tale = dispatched()
    tale.do("sign_for", clerk("roads"))
    mixed = Actor("staff:1", frozenset({Role.UNIT_CLERK, Role.OPERATOR}), unit="water")
    assert refusal(tale.life, Verb.CONTACT, mixed) is None
    assert isinstance(refusal(tale.life, Verb.REPLY, mixed), Forbidden)
