"""The table: every verb is there once, hangs together, and is carried out by everything derived from it."""

import pytest

from tickets.domain.lifecycle import ROWS, VERBS, Kind, Verb, open_to
from tickets.domain.people import STAFF_ROLES, UNIT, Role
from tickets.domain.refusals import Invalid
from tickets.domain.saying import read
from tickets.domain.stages import APPLY, CHECK
from tickets.domain.vocabulary import OPEN, REFERRALS, ClockKind, Outcome, State

CHECKED_BY_THE_ROW_ALONE = {
    Verb.REGISTER, Verb.ANSWER, Verb.SIGN_FOR, Verb.ASSIGN, Verb.CONTACT, Verb.WAKE, Verb.PASS_REPLY,
    Verb.REDO, Verb.WITHDRAW, Verb.UNMERGE, Verb.FOLLOW, Verb.APPEND, Verb.ESCALATE, Verb.NOTE,
    Verb.REVEAL, Verb.RECOMPUTE,
}  # fmt: skip


def test_every_verb_has_one_row_and_one_meaning():
    assert [row.verb for row in ROWS] == list(Verb)
    assert set(APPLY) == set(Verb)
    assert set(Verb) - set(CHECK) == CHECKED_BY_THE_ROW_ALONE
    assert len({row.chinese for row in ROWS}) == len(ROWS)
    assert all(row.meaning.endswith(".") for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.verb)
def test_a_row_hangs_together(row):
    names = [say.name for say in row.says]
    assert len(set(names)) == len(names)
    assert all(say.name.isidentifier() and say.label for say in row.says)
    assert all(len(say.name) <= 16 for say in row.says)  # the column of papers
    assert row.who
    assert row.sources or row.verb is Verb.REGISTER
    assert len(row.verb) <= 16
    if State.CLOSED in row.sources and row.to:
        assert Role.CITIZEN not in row.who  # a citizen asks, the hotline reopens
    for say in row.says:
        assert (say.kind is Kind.CODE) or not say.choices
    assert not row.manual or row.who != {Role.SYSTEM}
    if not row.manual:
        assert not row.says


def test_what_is_needed_is_needed_and_a_bare_rejection_is_impossible():
    """No verb closes a ticket without words or an answer of the citizen; no outcome is called rejected."""
    closing = {row.verb for row in ROWS if State.CLOSED in row.to and row.manual}
    for verb in closing - {Verb.PASS_REPLY, Verb.CALL_BACK}:
        assert any(say.needed and say.kind is Kind.TEXT for say in VERBS[verb].says), verb
        with pytest.raises(Invalid) as caught:
            read(verb, {})
        assert caught.value.code == "required"
    assert not {"rejected", "refused", "invalid"} & {str(one) for one in Outcome}
    refer = {say.name: say for say in VERBS[Verb.REFER].says}
    assert refer["outcome"].needed
    assert refer["script"].needed
    assert set(refer["outcome"].choices) == {str(one) for one in REFERRALS}


def test_who_may_do_what_nobody_else_may():
    hired = {row.verb for row in ROWS if Role.CONTRACTOR in row.who}
    assert not hired & {
        Verb.DECIDE, Verb.RETURN_REPLY, Verb.PASS_REPLY, Verb.DISPATCH, Verb.REDIRECT, Verb.SUSPEND, Verb.SUPERVISE,
        Verb.LIFT, Verb.ESCALATE, Verb.REDO, Verb.MERGE, Verb.UNMERGE, Verb.RECLASSIFY,
    }  # fmt: skip
    for role in (Role.ANALYST, Role.AUDITOR, Role.SYSTEM_ADMIN):
        assert not [row.verb for row in ROWS if role in row.who]
    assert {row.verb for row in ROWS if Role.SECURITY_ADMIN in row.who} == {Verb.FORGET}
    for row in ROWS:
        if row.who & UNIT:
            assert row.who >= UNIT  # clerk, handler and lead of a unit may the same
    assert all(row.who <= STAFF_ROLES | {Role.CITIZEN, Role.SYSTEM} for row in ROWS)


def test_every_open_state_can_be_left_and_every_state_entered():
    leaving = {state for row in ROWS if row.to for state in row.sources}
    assert leaving == set(State)
    assert {state for row in ROWS for state in row.to} == set(State)
    assert OPEN | {State.CLOSED} == set(State)


def test_every_clock_is_started_and_met_somewhere():
    assert {kind for row in ROWS for kind in row.starts} == set(ClockKind)
    assert {kind for row in ROWS for kind in row.meets} == set(ClockKind)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", Role)
def test_open_to_is_the_table_read_sideways(state, role):
    found = open_to(state, frozenset({role}))
    assert found == tuple(row.verb for row in ROWS if row.manual and state in row.sources and role in row.who)
