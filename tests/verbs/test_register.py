"""Register: the matter gets a number, a query code and two clocks; and a unit, where the router is sure."""

import pytest

from tests.story import CALLER, FLOOR, at, citizen, everything, matter, staff
from tickets.actions.law import put_policy
from tickets.actions.register import register
from tickets.codes import opens
from tickets.domain.event import paper_digest
from tickets.domain.numbers import parse_number
from tickets.domain.people import SYSTEM, Role
from tickets.domain.presets import PRESETS
from tickets.domain.refusals import Forbidden, Invalid, NotNow
from tickets.models import Outbox, PolicyVersion, Ticket


def test_a_number_a_code_and_two_clocks(story):
    receipt = story.register(route=False, wants="Fill it.", address="Harbour Road 5", tags=["bus stop"])
    ticket = story.ticket
    assert parse_number(ticket.number) == ticket.number
    assert ticket.number.startswith("260302-")
    assert (ticket.state, ticket.seq, ticket.round, ticket.dispatches) == ("registered", 1, 1, 0)
    assert (ticket.registered_at, str(ticket.caller), ticket.tags) == (story.now, CALLER, ["bus stop"])
    assert story.standings() == {"citizen": "running", "triage": "running"}
    assert (story.due("citizen"), story.due("triage")) == ("2026-03-19 00:00", "2026-03-02 12:00")
    assert (ticket.due_at, ticket.next_due_at) == (at("2026-03-19 00:00"), at("2026-03-02 12:00"))
    event = story.event()
    said = "\n".join(("Pothole", "A deep pothole at the corner.", "Fill it.", "Harbour Road 5"))
    assert event.data == {
        "type": "complaint", "channel": "phone", "category": "0706", "area": "east-1", "urgency": "normal",
        "service_class": "normal", "policy": "shandong@1", "confidential": False, "caller_kind": "person",
        "accused": "", "matter": paper_digest(said, bytes(ticket.salt)), "calendars": {"city": 1},
    }  # fmt: skip
    assert (event.actor, event.role, event.public) == (story.who("operator").ref, "operator", True)
    assert Outbox.objects.filter(event=event).exists()
    assert receipt.decision is None
    assert not receipt.again


def test_the_code_is_kept_only_as_a_hash(story):
    receipt = story.register()
    assert opens(receipt.ticket.number, receipt.code, story.ticket.code_hash)
    assert not opens(receipt.ticket.number, receipt.code[::-1] + "1", story.ticket.code_hash)
    assert not opens(receipt.ticket.number, receipt.code, b"")
    assert receipt.code not in str(everything())


def test_numbers_differ_and_codes_too(story):
    receipts = [story.register() for _ in range(20)]
    assert len({one.ticket.number for one in receipts}) == 20
    assert len({one.code for one in receipts}) == 20


def test_who_may(story):
    able = set()
    for role in Role:
        actor = {Role.SYSTEM: SYSTEM, Role.CITIZEN: citizen(CALLER)}.get(role) or staff(f"may.{role}", role)
        before = everything()
        try:
            register(matter(), actor=actor, now=story.now)
            able.add(str(role))
        except Forbidden:
            assert everything() == before
    assert able == FLOOR | {"citizen", "inspector", "api_partner", "system"}


@pytest.mark.parametrize(
    "code, field, said",
    [
        *(("required", name, {name: ""}) for name in ("type", "title", "content", "channel")),
        ("required", "title", {"title": "\u200b \u202e"}),
        ("unknown_code", "type", {"type": "rant"}),
        ("unknown_code", "channel", {"channel": "telegraph"}),
        ("unknown_code", "urgency", {"urgency": "very"}),
        ("unknown_code", "caller_kind", {"caller_kind": "cat"}),
        ("unknown_code", "type", {"type": ["complaint"]}),
        ("bad_value", "title", {"title": 5}),
        ("too_long", "title", {"title": "x" * 201}),
        ("too_long", "content", {"content": "x" * 10_001}),
        ("too_long", "address", {"address": "x" * 301}),
        ("unknown_field", "state", {"state": "closed"}),
        ("unknown_field", "due_at", {"due_at": "2030-01-01"}),
        ("unknown_category", "category", {"category": "9999"}),
        ("unknown_area", "area", {"area": "moon"}),
        ("unknown_unit", "accused", {"accused": "nobody"}),
        ("bad_value", "category", {"category": 706}),
        ("bad_value", "area", {"area": ["east-1"]}),
        ("bad_value", "caller", {"caller": "me"}),
        ("bad_value", "tags", {"tags": ["x" * 41]}),
        ("bad_value", "tags", {"tags": "bus"}),
        ("bad_value", "tags", {"tags": ["x"] * 51}),
        ("bad_value", "intake_key", {"intake_key": "x" * 81}),
        ("bad_value", "intake_key", {"intake_key": "a\x00b"}),
        ("bad_value", "external_id", {"external_id": "x" * 81}),
        ("bad_value", "source", {"source": "x" * 41}),
        ("bad_value", "confidential", {"confidential": "yes"}),
        ("bad_value", "lon", {"lon": "x", "lat": 1.0}),
        ("required", "lat", {"lon": 120.25}),
        ("required", "lon", {"lat": 30.05}),
        ("out_of_range", "lon", {"lon": 181.0, "lat": 30.0}),
        ("out_of_range", "lat", {"lon": 120.0, "lat": float("nan")}),
        ("place_needed", "address", {"area": "", "address": ""}),
    ],
)
def test_refusals_name_the_field_and_leave_nothing(story, code, field, said):
    before = everything()
    with pytest.raises(Invalid) as caught:
        story.register(**said)
    assert (caught.value.code, caught.value.data["field"]) == (code, field)
    assert caught.value.sentence()
    assert everything() == before


def test_the_place_is_found_from_coordinates_or_address(story):
    story.register(area="", lon=120.05, lat=30.05)
    assert story.ticket.area_id == "west-1"
    story.register(area="", address="12 Harbour Road")
    assert story.ticket.area_id == "east-1"
    story.register(area="west-2", lon=120.25, lat=30.05)
    assert story.ticket.area_id == "west-2"  # what was said wins
    story.register(category="0101", area="", lon=0.0, lat=0.0)
    assert story.ticket.area_id is None


@pytest.mark.parametrize(
    "said, service_class, urgency",
    [
        ({}, "normal", "normal"),
        ({"type": "consultation"}, "consultation", "normal"),
        ({"type": "praise"}, "praise", "normal"),
        ({"type": "report"}, "report", "normal"),
        ({"urgency": "urgent"}, "urgent", "urgent"),
        ({"urgency": "emergency"}, "emergency", "emergency"),
        ({"type": "consultation", "urgency": "emergency"}, "emergency", "emergency"),
        ({"category": "0504"}, "urgent", "urgent"),
        ({"category": "0602", "area": ""}, "emergency", "emergency"),
        ({"category": "0602", "area": "", "type": "consultation"}, "emergency", "emergency"),
        ({"category": ""}, "normal", "normal"),
    ],
)
def test_class_and_urgency(story, said, service_class, urgency):
    story.register(**said)
    assert (story.ticket.service_class, story.ticket.urgency) == (service_class, urgency)


def test_where_the_router_is_not_sure_a_human_is_asked(story):
    story.register(content="A gathering before the gate.")
    assert story.ticket.state == "registered"
    assert story.last.decision.ask == "many people" or story.last.decision.ask
    assert story.verbs() == ["register"]


def test_a_report_never_reaches_the_accused_by_rule(story):
    story.register(type="report", category="1703", accused="d-east", confidential=True)
    held = set(story.ticket.assignments.values_list("unit", flat=True))
    assert not held & {"d-east", "s-east-1", "s-east-2", "hall"}
    assert story.ticket.confidential


def test_a_second_submit_is_the_same_ticket_with_the_same_code(story):
    first = story.register(intake_key="form-77")
    before = everything()
    again = story.register(intake_key="form-77", title="Pothole!")
    assert (again.ticket.number, again.code, again.again) == (first.ticket.number, first.code, True)
    assert everything() == before
    assert story.register(intake_key="form-78").code != first.code


def test_somebody_elses_key_opens_nothing(story):
    story.register(intake_key="form-77")
    before = everything()
    for other in ("11111111-2222-4333-8444-555555555555", ""):
        with pytest.raises(Invalid) as caught:
            story.register(intake_key="form-77", caller=other)
        assert (caught.value.code, caught.value.data["field"]) == ("key_taken", "intake_key")
    assert everything() == before


def test_the_same_record_of_another_system_is_the_same_ticket(story):
    first = story.register(source="open311", external_id="A-1")
    again = story.register(source="open311", external_id="A-1", intake_key="new")
    assert (again.ticket.pk, again.again, again.code) == (first.ticket.pk, True, "")
    assert story.register(source="wechat", external_id="A-1").ticket.pk != first.ticket.pk
    assert Ticket.objects.count() == 2


def test_without_a_policy_nothing_can_be_promised(story):
    PolicyVersion.objects.update(status="retired", standard=False)
    before = everything()
    with pytest.raises(NotNow) as caught:
        story.register()
    assert caught.value.code == "no_policy"
    assert everything() == before


@pytest.mark.parametrize(
    "preset, handle, citizen_",
    [
        ("beijing", "2026-03-10 00:00", "2026-03-17 00:00"),
        ("tianjin", "2026-03-10 00:00", "2026-03-19 00:00"),
        ("shanghai", "2026-03-10 00:00", "2026-03-19 00:00"),
        ("sichuan-2025", "2026-03-24 00:00", "2026-04-08 00:00"),
        ("shandong", "2026-03-10 00:00", "2026-03-19 00:00"),
        ("anyang", "2026-03-10 00:00", "2026-03-19 00:00"),
    ],
)
def test_a_complaint_under_every_preset(story, preset, handle, citizen_):
    put_policy(preset, PRESETS[preset], by="tests", standard=True)
    story.register()
    assert (story.due("handle"), story.due("citizen")) == (handle, citizen_)
    assert story.ticket.policy.startswith(f"{preset}@")


@pytest.mark.parametrize(
    "start, due",
    [("2026-02-13", "2026-02-28 00:00"), ("2026-09-29", "2026-10-13 00:00"), ("2026-04-30", "2026-05-12 00:00")],
)
def test_five_working_days_over_the_holidays(story, start, due):
    """The checked values of law.md: the end of 27 February, 12 October, 11 May."""
    story.now = at(f"{start} 10:00")
    story.register()
    assert story.due("handle") == due


@pytest.mark.parametrize("start", ["2026-03-02 23:59", "2026-03-07 12:00", "2026-10-01 03:00", "2026-12-31 23:59"])
def test_at_night_on_weekends_and_holidays(story, start):
    story.now = at(start)
    story.register(route=False)
    assert story.clock("citizen").due_at > story.now
    assert story.clock("triage").due_at > story.now


def test_a_citizen_names_only_themself(story):
    own = register(matter(caller=""), actor=story.who("citizen"), now=story.now)
    assert str(own.ticket.caller) == CALLER
    with pytest.raises(Invalid) as caught:
        register(matter(caller="11111111-2222-4333-8444-555555555555"), actor=story.who("citizen"), now=story.now)
    assert (caught.value.code, caught.value.data["field"]) == ("not_yours", "caller")
    assert Ticket.objects.count() == 1
