"""Tickets by REST: one ticket, every verb, what is refused and how, lists and their keys."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import models

from tests.counters.doors import problem, program, told
from tests.story import everything
from tickets.domain.lifecycle import VERBS, Kind, Verb
from tickets.domain.numbers import check_digit
from tickets.models import Ticket

API = "/api/v1"


def url(story: Any, *rest: str) -> str:
    return "/".join((API, "tickets", story.number, *rest, ""))


def test_one_ticket(clock):
    clock.register()
    body = told(program(clock, "roads").get(url(clock)), 200)
    assert body["number"] == clock.number
    assert (body["state"], body["state_label"]) == ("dispatched", "waits to be signed for")
    assert body["lead"] == {"code": "roads", "name": "Roads bureau"}
    assert body["category"] == {"code": "0706", "name": "Road damage"}
    assert body["area"] == {"code": "east-1", "name": "east-1 street", "path": "lin/east/east-1"}
    assert body["clocks"]["citizen"] == {
        "due": "2026-03-19T00:00:00+08:00", "due_text": "2026-03-18 24:00", "status": "running", "provisional": False,
    }  # fmt: skip
    assert body["clocks"]["unit"]["due_text"] == "2026-03-09 24:00"
    assert body["open_verbs"] == ["sign_for", "request", "assign", "note", "reveal"]
    assert body["content"] == "A deep pothole at the corner."


def test_its_version_is_its_entity_tag(clock):
    clock.register()
    answer = program(clock, "roads").get(url(clock))
    assert answer["ETag"] == f'"{clock.ticket.seq}"' == f'"{answer.json()["version"]}"'


def test_nobody_finds_the_caller_in_it(clock):
    clock.register()
    clock.do("append", "citizen", text="It is deeper now.")
    client = program(clock, "operator")
    for address in (url(clock), url(clock, "timeline"), url(clock, "timers"), f"{API}/tickets/"):
        text = client.get(address).content.decode()
        assert str(clock.ticket.caller) not in text
        assert "code_hash" not in text


def test_numbers_are_read_as_people_type_them(clock):
    clock.register()
    client = program(clock, "operator")
    assert told(client.get(f"{API}/tickets/{clock.number.replace('-', '')}/"), 200)["number"] == clock.number
    problem(client.get(f"{API}/tickets/nonsense/"), 404, "absent")


def test_a_whole_life(clock):
    clock.register()
    unit, reviewer, operator = (program(clock, who) for who in ("roads", "reviewer", "operator"))
    assert told(unit.post(url(clock, "sign_for"), {}), 200)["state"] == "handling"
    told(unit.post(url(clock, "contact"), {"way": "phone", "note": "Called."}), 200)
    reply = told(unit.post(url(clock, "reply"), {"result": "solved", "text": "Filled."}), 200)
    assert (reply["state"], reply["clocks"]["unit"]["status"]) == ("replied", "met")
    assert told(reviewer.post(url(clock, "pass_reply"), {}), 200)["state"] == "callback"
    answers = {"reach": "reached", "contacted": True, "solved": "yes", "satisfied": 5}
    closed = told(operator.post(url(clock, "call_back"), answers), 200)
    assert (closed["state"], closed["outcome"], closed["outcome_label"]) == ("closed", "resolved", "resolved")


def test_null_and_nothing_are_the_same(clock):
    clock.register()
    told(program(clock, "roads").post(url(clock, "sign_for"), {}), 200)
    body = {"result": "solved", "text": "Filled.", "evidence": None}
    told(program(clock, "roads").post(url(clock, "reply"), body), 200)


# Refusals ------------------------------------------------------------------------------------------------


def test_everything_that_is_missing_is_named_at_once(clock):
    clock.register()
    body = problem(program(clock, "roads").post(url(clock, "reply"), {"result": "magic"}), 400, "invalid")
    assert {(error["field"], error["code"]) for error in body["errors"]} == {
        ("result", "invalid_choice"),
        ("text", "required"),
    }


@pytest.mark.parametrize(
    "verb, by, body, status, code, field",
    [
        ("reply", "roads", {"result": "solved", "text": "x"}, 409, "not_signed", None),
        ("pass_reply", "reviewer", {}, 409, "wrong_state", None),
        ("sign_for", "operator", {}, 403, "wrong_role", None),
        ("dispatch", "market", {"lead": "market", "why": "x"}, 404, "absent", None),
        ("redirect", "supervisor", {"lead": "nobody", "why": "x"}, 400, "unknown_unit", "lead"),
        ("redirect", "supervisor", {"lead": "hall", "why": "x"}, 400, "no_dispatches", "lead"),
        ("redirect", "supervisor", {"lead": "roads", "why": "x"}, 400, "same_unit", "lead"),
        ("assign", "roads", {"person": 2**61}, 400, "not_of_unit", "person"),
        ("merge", "operator", {"master": "260302-000001-3", "why": "x"}, 400, None, "master"),
        ("merge", "operator", {"master": "12", "why": "x"}, 400, "bad_number", "master"),
        ("lift", "supervisor", {"supervision": 1, "why": "x"}, 409, "not_supervised", None),
        ("decide", "supervisor", {"request": 1, "decision": "granted", "why": "x"}, 409, "not_pending", None),
        ("supervise", "supervisor", {"kind": "written", "why": "x", "due_on": "0001-01-01"}, None, None, None),
        ("supervise", "supervisor", {"kind": "written", "why": "x", "due_on": "9999-12-31"}, None, None, None),
    ],
)
def test_refused(clock, verb, by, body, status, code, field):
    clock.register()
    before = everything()
    answer = program(clock, by).post(url(clock, verb), body)
    if code is None:
        assert 400 <= answer.status_code < 500, answer.content
        code, status = answer.json()["code"], answer.status_code
    told_ = problem(answer, status, code)
    assert told_.get("field") == field or field is None
    assert everything() == before


def test_a_state_is_called_what_people_call_it(clock):
    clock.register()
    body = problem(program(clock, "reviewer").post(url(clock, "pass_reply"), {}), 409, "wrong_state")
    assert body["title"] == "This is not possible while the ticket is “waits to be signed for”."
    assert body["data"] == {"state": "dispatched", "verb": "pass_reply"}


@pytest.mark.parametrize(
    "body",
    [
        [],
        "text",
        {"way": "phone", "note": "a\x00b"},
        {"way": "phone", "note": "x" * 4001},
        {"way": {"deep": 1}, "note": "x"},
        {"way": "phone", "note": ["x"]},
        {"way": "phone", "note": "x", "version": 2**80},
        {"way": "phone", "note": "x", "version": "new"},
    ],
)
def test_nothing_that_can_be_sent_breaks_it(clock, body):
    clock.register()
    answer = program(clock, "operator").post(url(clock, "contact"), body)
    assert answer.status_code == 400
    assert answer.json()["errors"]


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"a": NaN}', '{"n": ' + "9" * 5000 + "}", "\xff", r'{"text": "\ud800"}']
)
def test_no_text_that_can_be_sent_breaks_it(clock, text):
    clock.register()
    answer = program(clock, "operator").post(url(clock, "note"), text, content_type="application/json")
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"


# Somebody was faster -------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["header", "weak header", "body"])
def test_a_stale_version_is_refused(clock, how):
    clock.register()
    client = program(clock, "roads")
    seen = told(client.get(url(clock)), 200)["version"]
    clock.do("note", "operator", text="Meanwhile.")
    before = everything()
    if how == "body":
        answer = client.post(url(clock, "sign_for"), {"version": seen})
    else:
        tag = f'{"W/" if "weak" in how else ""}"{seen}"'
        answer = client.post(url(clock, "sign_for"), {}, HTTP_IF_MATCH=tag)
    body = problem(answer, 412, "stale")
    assert body["data"]["version"] == seen + 1
    assert everything() == before


def test_a_fresh_version_is_taken(clock):
    clock.register()
    client = program(clock, "roads")
    tag = client.get(url(clock))["ETag"]
    answer = client.post(url(clock, "sign_for"), {}, HTTP_IF_MATCH=tag)
    assert answer["ETag"] == f'"{told(answer, 200)["version"]}"' != tag
    told(client.post(url(clock, "note"), {"text": "x"}, HTTP_IF_MATCH="*"), 200)
    body = problem(client.post(url(clock, "note"), {"text": "x"}, HTTP_IF_MATCH="seven"), 400, "bad_value")
    assert body["field"] == "If-Match"


# Sent twice ----------------------------------------------------------------------------------------------


def test_the_same_request_is_answered_again_and_not_done_again(clock):
    clock.register()
    client, seen = program(clock, "operator"), {"HTTP_IF_MATCH": '"2"', "HTTP_IDEMPOTENCY_KEY": "k1"}
    first = client.post(url(clock, "note"), {"text": "Once."}, **seen)
    again = client.post(url(clock, "note"), {"text": "Once."}, **seen)
    assert told(first, 200) == told(again, 200)
    assert again["Idempotency-Replayed"] == "true"
    assert again["ETag"] == first["ETag"]
    assert clock.verbs().count("note") == 1


def test_nothing_is_done_twice_where_the_answers_are_lost(clock):
    clock.register()
    client, seen = program(clock, "operator"), {"HTTP_IF_MATCH": '"2"', "HTTP_IDEMPOTENCY_KEY": "k1"}
    told(client.post(url(clock, "note"), {"text": "Once."}, **seen), 200)
    cache.clear()
    body = problem(client.post(url(clock, "note"), {"text": "Once."}, **seen), 412, "stale")
    assert body["data"]["version"] == 3
    assert clock.verbs().count("note") == 1


def test_a_key_comes_with_the_version_that_was_seen(clock):
    clock.register()
    client = program(clock, "operator")
    for seen in ({}, {"HTTP_IF_MATCH": "*"}):
        answer = client.post(url(clock, "note"), {"text": "Once."}, HTTP_IDEMPOTENCY_KEY="k1", **seen)
        assert problem(answer, 400, "required")["field"] == "If-Match"
    assert "note" not in clock.verbs()
    told(client.post(url(clock, "note"), {"text": "Once.", "version": 2}, HTTP_IDEMPOTENCY_KEY="k1"), 200)


def test_a_key_belongs_to_one_request_of_one_sender(clock):
    clock.register()
    client = program(clock, "operator")

    def note(sender, text, version, key="k1"):
        return sender.post(url(clock, "note"), {"text": text, "version": version}, HTTP_IDEMPOTENCY_KEY=key)

    told(note(client, "Once.", 2), 200)
    problem(note(client, "Other.", 2), 409, "key_used")
    told(note(program(clock, "reviewer"), "Mine.", 3), 200)
    assert clock.verbs().count("note") == 2
    problem(note(client, "x", 4, "k" * 201), 400, "bad_key")


def test_what_was_refused_may_be_tried_again_with_its_key(clock):
    clock.register()
    client, said = program(clock, "roads"), {"way": "phone", "note": "x"}
    early = client.post(url(clock, "contact"), {**said, "version": 2}, HTTP_IDEMPOTENCY_KEY="k")
    problem(early, 409, "wrong_state")
    clock.handled()
    told(client.post(url(clock, "contact"), {**said, "version": 3}, HTTP_IDEMPOTENCY_KEY="k"), 200)


# Nothing but what is asked for ---------------------------------------------------------------------------

COLUMNS = sorted(
    {field.name for field in Ticket._meta.get_fields() if isinstance(field, models.Field)}
    | {field.attname for field in Ticket._meta.concrete_fields}
)


def test_no_column_can_be_set_from_outside(clock):
    clock.register()
    clock.handled()
    client = program(clock, "operator")
    before = everything()
    for column in COLUMNS:
        if column in {say.name for say in VERBS[Verb.CONTACT].says}:
            continue
        body = {"way": "phone", "note": "x", column: 1}
        answer = problem(client.post(url(clock, "contact"), body), 400, "unknown_field")
        assert answer["field"] == column
    assert everything() == before


def test_only_what_a_verb_says_changes(clock):
    clock.register()
    before = Ticket.objects.filter(number=clock.number).values().get()
    told(program(clock, "operator").post(url(clock, "note"), {"text": "x"}), 200)
    after = Ticket.objects.filter(number=clock.number).values().get()
    assert {name for name in after if after[name] != before[name]} == {"seq", "head"}


# What is not yours is not there --------------------------------------------------------------------------


def valid(verb: Verb) -> dict[str, Any]:
    """Return a body that reads well, whatever it leads to."""
    by_kind = {
        Kind.TEXT: "text", Kind.CODE: "code", Kind.UNIT: "water", Kind.UNITS: ["water"], Kind.PERSON: 1,
        Kind.CATEGORY: "0203", Kind.AREA: "east-1", Kind.TICKET: "260302-000001-3", Kind.DATE: "2026-03-20",
        Kind.DAYS: 1, Kind.NUMBER: 1, Kind.FLAG: True, Kind.FILES: ["0" * 32],
    }  # fmt: skip
    return {say.name: say.choices[0] if say.choices else by_kind[say.kind] for say in VERBS[verb].says if say.needed}


def test_another_units_ticket_is_as_absent_as_none(clock):
    clock.register()
    stranger = program(clock, "market")
    nowhere = f"260302-999999-{check_digit('260302999999')}"
    for rest in ("", "timeline/", "timers/", "requests/"):
        theirs = stranger.get(f"{API}/tickets/{clock.number}/{rest}")
        none = stranger.get(f"{API}/tickets/{nowhere}/{rest}")
        assert problem(theirs, 404, "absent") == problem(none, 404, "absent")
    before = everything()
    for verb, row in VERBS.items():
        if row.manual:
            theirs = stranger.post(f"{API}/tickets/{clock.number}/{verb}/", valid(verb))
            none = stranger.post(f"{API}/tickets/{nowhere}/{verb}/", valid(verb))
            assert problem(theirs, 404, "absent") == problem(none, 404, "absent"), verb
    assert everything() == before


def test_ids_in_the_body_are_checked_too(clock):
    clock.register()
    clock.handled()
    clock.do("request", "roads", kind="extension", reason="inspection", basis="Rain.", days=2)
    mine = clock.number
    clock.register()
    supervisor = program(clock, "supervisor")
    # The request is number 1 of the other ticket; this one has none.
    body = {"request": 1, "decision": "granted", "why": "x"}
    problem(supervisor.post(url(clock, "decide"), body), 409, "not_pending")
    clerk = clock.who("market").staff_id
    problem(program(clock, "roads").post(f"{API}/tickets/{mine}/assign/", {"person": clerk}), 400, "not_of_unit")


# Lists ---------------------------------------------------------------------------------------------------


def numbers(body: Any) -> list[str]:
    return [row["number"] for row in body["results"]]


def test_pages_lead_through_everything_once_and_back(clock):
    for _turn in range(7):
        clock.register()
    client = program(clock, "operator")
    whole = numbers(told(client.get(f"{API}/tickets/"), 200))
    assert whole == sorted(whole, reverse=True)
    assert len(whole) == 7
    for order, expected in (("newest", whole), ("due", sorted(whole))):
        seen, pages, address = [], [], f"{API}/tickets/?limit=3&order={order}"
        while address:
            body = told(client.get(address), 200)
            seen += numbers(body)
            pages.append(numbers(body))
            last, address = body, body["next"]
        assert seen == expected
        assert len(pages) == 3
        back = told(client.get(last["previous"]), 200)
        assert numbers(back) == pages[1]
        first = told(client.get(back["previous"]), 200)
        assert numbers(first) == pages[0]
        assert first["previous"] is None
        assert first["next"]


@pytest.mark.parametrize(
    "query, found",
    [
        ("state=dispatched", 2),
        ("state=registered,dispatched", 3),
        ("type=complaint", 3),
        ("category=07", 2),
        ("category=0203", 1),
        ("area=east", 2),
        ("area=west", 1),
        ("unit=hall", 2),
        ("unit=roads", 2),
        ("unit=water", 0),
        ("urgency=normal", 3),
        ("service_class=emergency", 0),
        ("overdue=true", 0),
        ("overdue=false", 3),
        ("supervised=false", 3),
        ("registered_after=2026-03-02T00:00:00Z", 3),
        ("registered_before=2026-03-02T00:00:00Z", 0),
        ("q=pothole", 2),
        ("q=rubbish+heap", 1),
        ("q=heap+pothole", 0),
        ("q=%E5%9E%83%E5%9C%BE", 1),
        ("q=!!", 0),
        ("category=07&area=west", 1),
    ],
)
def test_narrowing(clock, query, found):
    clock.register()
    clock.register(area="west-1")
    clock.register(route=False, title="Rubbish heap", content="垃圾没人清理", category="0203")
    assert len(told(program(clock, "operator").get(f"{API}/tickets/?{query}"), 200)["results"]) == found


@pytest.mark.parametrize(
    "key",
    [
        "lead__name", "caller", "caller__isnull", "code_hash__startswith", "handler__password__startswith", "ordering",
        "order_by", "page", "offset", "state__in", "q__contains", "__class__", "number", "format",
    ],
)  # fmt: skip
def test_no_key_is_taken_that_is_not_listed(clock, key):
    client = program(clock, "operator")
    for address in (f"{API}/tickets/", f"{API}/worklists/triage/"):
        assert problem(client.get(address, {key: "a"}), 400, "unknown_key")["field"] == key


@pytest.mark.parametrize(
    "query, field",
    [
        ("state=open", "state"),
        ("category=99", "category"),
        ("area=nowhere", "area"),
        ("unit=nobody", "unit"),
        ("overdue=perhaps", None),
        ("registered_after=yesterday", "registered_after"),
        ("registered_after=0001-01-01T00:00:00Z", "registered_after"),
        ("registered_before=9999-12-31T23:59:59-12:00", "registered_before"),
        ("q=a%00b", "q"),
        ("q=" + "x" * 201, "q"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=-1", "limit"),
        ("limit=%D9%A3", "limit"),
        ("order=id", "order"),
        ("cursor=abc", "cursor"),
        ("cursor=%00", "cursor"),
        ("cursor=WyJkdWUiLDAsMSxudWxsXQ", "cursor"),  # of another order
        ("cursor=WyJuZXdlc3QiLDAsMWU5OSxudWxsXQ", "cursor"),  # an id of 1e99
    ],
)
def test_values_that_cannot_be_read_are_named(clock, query, field):
    answer = program(clock, "operator").get(f"{API}/tickets/?{query}")
    if field is None:
        assert answer.status_code in (200, 400)
    else:
        assert told(answer, 400)["field"] == field


def test_a_list_shows_what_the_detail_shows_and_no_more(clock):
    clock.register(confidential=True)
    clock.register()
    for who, count in (("operator", 2), ("roads", 2), ("market", 0), ("analyst", 0), ("system_admin", 0)):
        body = told(program(clock, who).get(f"{API}/tickets/"), 200)
        assert len(body["results"]) == count, who
        for row in body["results"]:
            told(program(clock, who).get(f"{API}/tickets/{row['number']}/"), 200)
    for who, count in (("roads", 2), ("market", 0)):
        assert len(told(program(clock, who).get(f"{API}/tickets/?q=pothole"), 200)["results"]) == count


# Requests, look-alikes, me -------------------------------------------------------------------------------


def test_requests_are_shown_with_the_words_of_both_sides(clock):
    clock.register()
    clock.handled()
    clock.do("request", "roads", kind="extension", reason="inspection", basis="Heavy rain.", days=2)
    clock.do("decide", "supervisor", request=1, decision="refused", why="Rain is over.")
    clock.do("request", "roads", kind="extension", reason="inspection", basis="Again.", days=1)
    body = told(program(clock, "roads").get(url(clock, "requests")), 200)
    assert [(row["no"], row["status"], row["basis"], row["why"]) for row in body] == [
        (1, "refused", "Heavy rain.", "Rain is over."),
        (2, "pending", "Again.", ""),
    ]
    assert body[0]["unit"] == {"code": "roads", "name": "Roads bureau"}


def test_look_alikes(clock):
    clock.register(lon=120.25, lat=30.05)
    first = clock.number
    clock.register(category="0203", title="Rubbish", content="A heap of rubbish.")
    client = program(clock, "operator")
    near = {"category": "0706", "lon": 120.2501, "lat": 30.05, "text": "pothole at the corner"}
    body = told(client.get(f"{API}/look-alikes/", near), 200)
    assert [row["ticket"]["number"] for row in body] == [first]
    assert body[0]["distance"] < 20
    assert told(client.get(f"{API}/look-alikes/", {**near, "lon": 120.35}), 200) == []
    clock.register()
    again = told(client.get(f"{API}/look-alikes/", {"number": clock.number}), 200)
    assert [row["ticket"]["number"] for row in again] == [first]
    assert told(program(clock, "market").get(f"{API}/look-alikes/", near), 200) == []
    problem(program(clock, "market").get(f"{API}/look-alikes/", {"number": first}), 404, "absent")
    for query in ({"lon": 1}, {"lon": "nan", "lat": 1}, {"lon": "inf", "lat": 1}, {"days": 0}, {"state__in": "x"}):
        assert client.get(f"{API}/look-alikes/", query).status_code == 400, query


def test_me(clock):
    body = told(program(clock, "roads").get(f"{API}/me/"), 200)
    assert [role["code"] for role in body["roles"]] == ["unit_clerk", "unit_lead"]
    assert body["unit"] == {"code": "roads", "name": "Roads bureau"}
    assert "unit" in [row["name"] for row in body["worklists"]]
    assert "sign_for" in body["verbs"]
    assert "dispatch" not in body["verbs"]


# The law -------------------------------------------------------------------------------------------------


def test_the_law_as_data(clock):
    client = program(clock, "operator")
    (policy,) = told(client.get(f"{API}/policies/"), 200)
    assert (policy["ref"], policy["standard"]) == ("shandong@1", True)
    (calendar,) = told(client.get(f"{API}/calendars/"), 200)
    assert (calendar["key"], calendar["version"]) == ("city", 1)
    table = told(client.get(f"{API}/lifecycle/"), 200)
    assert [row["verb"] for row in table["verbs"]] == [verb.value for verb in Verb]
    assert len(table["states"]) == 8


@pytest.mark.parametrize(
    "start, due",
    [("2026-02-13", "2026-02-27"), ("2026-09-29", "2026-10-12"), ("2026-04-30", "2026-05-11")],
)
def test_a_calendar_is_tried_out(clock, start, due):
    body = {"start": f"{start}T10:00:00+08:00", "span": "5 wd"}
    answer = told(program(clock, "operator").post(f"{API}/calendars/city/preview/", body), 200)
    assert answer["due_text"] == f"{due} 24:00"
    assert answer["budget_text"] == "5 working days"
    assert [day["number"] for day in answer["days"] if day["number"]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "key, body, status, field",
    [
        ("nowhere", {"start": "2026-03-02T10:00:00Z", "span": "5 wd"}, 404, None),
        ("city", {"start": "2026-03-02T10:00:00Z", "span": "soon"}, 400, "span"),
        ("city", {"start": "2026-03-02T10:00:00Z", "span": "36500 wd"}, 400, "span"),
        ("city", {"start": "2026-03-02T10:00:00Z", "span": "1 wd", "counting": {"days": "never"}}, 400, "counting"),
        ("city", {"start": "1066-03-02T10:00:00Z", "span": "1 wd"}, 400, "start"),
        ("city", {"span": "1 wd"}, 400, "start"),
    ],
)
def test_a_calendar_refuses_what_it_cannot_count(clock, key, body, status, field):
    answer = program(clock, "operator").post(f"{API}/calendars/{key}/preview/", body)
    assert told(answer, status).get("field") == field
