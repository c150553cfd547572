"""The presets: policies to begin with, which can be kept, and promise what their sources say."""

import pytest

from tests.law.lives import Tale, actor, calendars, lawbook, policies
from tickets.domain.ladder import Do
from tickets.domain.people import Role
from tickets.domain.presets import PRESETS
from tickets.domain.promise import reckon
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import ClockKind, ServiceClass, TicketType

EACH = [(name, str(one)) for name in sorted(PRESETS) for one in ServiceClass]
ENDS_CLOCK = {Do.AUTO_ACCEPT, Do.WAKE, Do.CLOSE_UNRATED, Do.PASS_REPLY}


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_every_preset_can_be_kept_and_names_every_class_and_type(name):
    policy = Policy.from_data({**PRESETS[name], "key": name, "version": 1})
    assert set(policy.classes) == set(ServiceClass)
    assert set(policy.class_by_type) == set(TicketType)
    assert policy.ref == f"{name}@1"


@pytest.mark.parametrize("name, service_class", EACH)
def test_a_unit_has_less_time_than_the_citizen_was_promised(name, service_class):
    terms = policies()[f"{name}@1"].terms(service_class)
    start, city = Tale().now, calendars()["city", 1]
    due = {kind: reckon(start, term.span, city, term.counting).due for kind, term in terms.clocks.items() if term.span}
    assert due[ClockKind.TRIAGE] <= due[ClockKind.HANDLE] <= due[ClockKind.CITIZEN]
    assert due[ClockKind.SIGN_FOR] <= due[ClockKind.HANDLE]
    if ClockKind.ASSIST in due:
        assert due[ClockKind.ASSIST] <= due[ClockKind.HANDLE]  # equal where a weekend swallows the difference
    if terms.return_window:
        assert reckon(start, terms.return_window, city, terms.counting).due < due[ClockKind.HANDLE]


@pytest.mark.parametrize("name, service_class", EACH)
def test_every_step_of_every_ladder_can_be_reached(name, service_class):
    """Nothing stands behind a step that ends its clock."""
    terms = policies()[f"{name}@1"].terms(service_class)
    for kind, term in terms.clocks.items():
        if term.span is None:
            continue
        deadline = reckon(Tale().now, term.span, calendars()["city", 1], term.counting)
        steps = [term.ladder.steps[no].do for _at, no in term.ladder.schedule(deadline, calendars()["city", 1])]
        assert not any(do in ENDS_CLOCK for do in steps[:-1]), (kind, steps)


@pytest.mark.parametrize(
    "name, service_class, kind, due",
    [
        ("beijing", "normal", "handle", "2026-03-10 00:00"),
        ("beijing", "consultation", "handle", "2026-03-03 10:00"),
        ("tianjin", "normal", "sign_for", "2026-03-04 00:00"),
        ("tianjin", "complex", "handle", "2026-03-24 00:00"),
        ("shanghai", "consultation", "handle", "2026-03-04 00:00"),
        ("shanghai", "suggestion", "handle", "2026-03-04 00:00"),
        ("sichuan-2025", "consultation", "handle", "2026-03-06 00:00"),
        ("sichuan-2025", "normal", "handle", "2026-03-12 00:00"),
        ("sichuan-2025", "complex", "handle", "2026-03-24 00:00"),
        ("shandong", "normal", "handle", "2026-03-10 00:00"),
        ("anyang", "normal", "handle", "2026-03-10 00:00"),
        ("anyang", "emergency", "handle", "2026-03-02 12:00"),
        ("anyang", "urgent", "handle", "2026-03-03 10:00"),
        ("anyang", "statutory", "handle", "2026-05-29 00:00"),
    ],
)
def test_promises_of_monday_the_second_of_march_at_ten(name, service_class, kind, due):
    tale = Tale(law=lawbook(name)).register(service_class=service_class)
    tale.do("dispatch", actor(Role.OPERATOR), lead="roads", why="x")
    found = tale.life.clock(ClockKind(kind)).due.astimezone(tale.now.tzinfo)
    assert found.strftime("%Y-%m-%d %H:%M") == due
