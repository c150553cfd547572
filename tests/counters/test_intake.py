"""Intake: one complaint from whatever channel, in one transaction; preview, screen pop, the public doors."""

import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from hotline.citizens.models import Citizen
from hotline.citizens.records import know
from hotline.intake.calling import known_tickets
from hotline.intake.preview import preview
from hotline.intake.taking import Caller, take_complaint
from hotline.knowledge.actions import ArticleRow, put_article
from tests.counters.doors import problem, program, told
from tickets.domain.numbers import make_number
from tickets.domain.people import citizen
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow
from tickets.history import verify
from tickets.models import Event, Ticket

PHONE = "13800138000"
POTHOLE = {
    "type": "complaint",
    "title": "Pothole",
    "content": "A deep pothole at the corner.",
    "channel": "phone",
    "category": "0706",
    "area": "east-1",
}
CHEN = {"name": "陈小明", "phone": PHONE, "care": ["elderly"], "language": "zh-hans"}
QUESTION = {"type": "consultation", "title": "Water meter", "content": "Who reads it?", "channel": "phone"}
FIRE = {"type": "help", "title": "Fire", "content": "Smoke.", "channel": "phone", "area": "east-1"}


def take(story, caller=CHEN, then="route", by="operator", **said):
    """Take a complaint in the story, which goes on with it."""
    actor = story.who(by) if isinstance(by, str) else by
    taken = take_complaint({**POTHOLE, **said}, caller, actor=actor, now=story.now, then=then)
    story.number, story.code = taken.number, taken.receipt.code
    return taken


# One transaction ------------------------------------------------------------------------------------


def test_a_call(story):
    taken = take(story)
    assert story.ticket.state == "dispatched"
    assert story.ticket.lead_id == "roads"
    known = Citizen.objects.get()
    assert story.ticket.caller == known.id
    assert known.identity().name == "陈小明"
    assert (known.care, known.language, known.proved) == (["elderly"], "zh-hans", True)
    assert (taken.repeats, taken.receipt.again) == (0, False)
    assert len(taken.receipt.code) == 8
    assert list(verify(Ticket.objects.all())) == []


def test_nothing_of_who_called_stands_in_the_ticket(story):
    take(story)
    for row in (story.ticket, *story.ticket.events.all()):
        text = repr({one.name: getattr(row, one.attname) for one in row._meta.concrete_fields})
        assert PHONE not in text
        assert "陈" not in text


def test_all_or_nothing(story):
    with pytest.raises(Invalid):
        take(story, category="9999")
    with pytest.raises(Invalid):
        take(story, {"phone": "x"})
    with pytest.raises(Invalid):
        take(story, then={"do": "answer"})
    with pytest.raises(Forbidden):
        take(story, then={"do": "answer", "answer": "No."}, by="inspector")
    with pytest.raises(Forbidden):
        take(story, by="auditor")
    assert Citizen.objects.count() == Ticket.objects.count() == Event.objects.count() == 0


@pytest.mark.parametrize("said", [{"caller": str(uuid.uuid4())}, {"state": "closed"}, {"lead": "water"}])
def test_only_what_is_asked_for(story, said):
    with pytest.raises(Invalid) as refused:
        take_complaint({**POTHOLE, **said}, CHEN, actor=story.who("operator"), now=story.now)
    assert refused.value.code == "unknown_field"


# Who calls ------------------------------------------------------------------------------------------


def test_nobody_said_who(story):
    take(story, None)
    assert Citizen.objects.count() == 0
    assert story.ticket.caller is not None
    assert story.ticket.caller_kind == "anonymous"
    assert not Caller.read({})


def test_a_name_without_a_number(story):
    take(story, {"name": "Li"})
    assert Citizen.objects.get().phone_index is None
    assert story.ticket.caller_kind == "person"


def test_repeats_are_open_tickets_about_the_same(story):
    take(story)
    assert take(story).repeats == 1
    assert take(story, category="0101").repeats == 0
    assert take(story, area="west-1").repeats == 0
    story.do("withdraw", "operator", number=Ticket.objects.order_by("pk")[0].number, why="done")
    assert take(story).repeats == 1
    assert take(story, {"phone": "13900139000"}).repeats == 0


def test_a_web_form_claims_a_number(story):
    take(story)
    mallory = citizen(str(uuid.uuid4()))
    take(story, {"name": "Mallory", "phone": PHONE}, by=mallory, channel="web")
    assert story.ticket.caller == uuid.UUID(mallory.caller)
    assert [one.identity().name for one in Citizen.objects.order_by("-proved")] == ["陈小明", "Mallory"]
    assert Event.objects.filter(ticket=story.ticket, seq=1, actor=mallory.ref, role="citizen").exists()


def test_inspectors_and_partners_see_what_they_reported(story):
    inspector = story.who("inspector")
    take(story, None, by="inspector", channel="inspector", source="somebody else")
    assert story.ticket.source == inspector.ref
    story.do("append", "operator", text="seen")
    assert Ticket.objects.get().number == story.number


# What becomes of it ---------------------------------------------------------------------------------


def test_held_for_triage(story):
    taken = take(story, then="hold")
    assert story.ticket.state == "registered"
    assert taken.receipt.decision is None


def test_answered_on_the_line(story):
    put_article(
        ArticleRow(code="water-meter", titles={"en": "Meter"}, answers={"en": "The water company."}),
        by="tests",
        now=story.now,
    )
    take(story, then={"do": "answer", "answer": "The water company.", "article": "water-meter"}, **QUESTION)
    assert (story.ticket.state, story.ticket.outcome) == ("closed", "answered")
    assert story.verbs() == ["register", "answer"]
    assert story.ticket.events.get(seq=2).data["article"] == "water-meter@1"
    with pytest.raises(Invalid) as refused:
        take(story, then={"do": "answer", "answer": "x", "article": "nothing"}, **QUESTION)
    assert refused.value.data["field"] == "article"


@pytest.mark.parametrize(
    "outcome",
    ["referred_legal", "known_matter", "secret_privacy", "out_of_duty", "unlawful", "other_city", "central_unit"],
)
def test_told_where_it_belongs(story, outcome):
    then = {"do": "refer", "outcome": outcome, "script": "The court decides that.", "route": "litigation"}
    take(story, then=then)
    assert (story.ticket.state, story.ticket.outcome) == ("closed", outcome)


def test_an_emergency_is_put_through(story):
    then = {
        "do": "refer",
        "outcome": "referred_emergency",
        "script": "Stay outside, I put you through.",
        "transfer": {"line": "119", "taken": True},
    }
    take(story, then=then, **FIRE)
    assert (story.ticket.outcome, story.ticket.urgency) == ("referred_emergency", "emergency")
    assert story.ticket.events.get(seq=2).data["transfer"] == {"line": "119", "taken": True}
    assert list(verify(Ticket.objects.all())) == []


@pytest.mark.parametrize(
    "then, field",
    [
        ("block", "do"),
        ({"do": "route", "answer": "x"}, "answer"),
        ({"do": "refer", "outcome": "referred_emergency", "script": "x"}, "transfer"),
        ({"do": "refer", "outcome": "referred_emergency", "script": "x", "transfer": {"line": "911"}}, "transfer"),
        ({"do": "refer", "outcome": "known_matter", "script": "x", "transfer": {"line": "119"}}, "transfer"),
        ({"do": "refer", "outcome": "known_matter"}, "script"),
        ({"do": "refer", "outcome": "referred_legal", "script": "x"}, "route"),
        ({"do": "refer", "outcome": "rejected", "script": "x"}, "outcome"),
    ],
)
def test_never_a_bare_refusal(story, then, field):
    with pytest.raises(Invalid) as refused:
        take(story, then=then)
    assert refused.value.data["field"] == field


# Twice ----------------------------------------------------------------------------------------------


def test_the_same_submit_again(story):
    first = take(story, intake_key="k" * 64)
    story.do("sign_for", "roads")
    again = take(story, intake_key="k" * 64)
    assert again.receipt.again
    assert (again.number, again.receipt.code) == (first.number, first.receipt.code)
    assert Ticket.objects.count() == Citizen.objects.count() == 1
    with pytest.raises(NotNow) as refused:
        take(story, intake_key="k" * 64, content="Something else.")
    assert refused.value.code == "key_used"


def test_anonymous_submits_again(story):
    first = take(story, None, intake_key="k" * 64)
    assert take(story, None, intake_key="k" * 64).receipt.code == first.receipt.code


def test_a_partners_own_number_once(story):
    first = take(story, None, by="api_partner", channel="partner", external_id="110-7")
    again = take(story, None, by="api_partner", channel="partner", external_id="110-7")
    assert (again.number, again.receipt.again, again.receipt.code) == (first.number, True, "")


# Preview --------------------------------------------------------------------------------------------


def test_the_preview_is_what_happens(story):
    made = preview(POTHOLE, actor=story.who("operator"), now=story.now, phone=PHONE)
    assert Ticket.objects.count() == Citizen.objects.count() == 0
    taken = take(story)
    ticket = story.ticket
    assert made.lead == ticket.lead_id == taken.receipt.decision.lead
    assert (made.service_class, made.urgency) == (ticket.service_class, ticket.urgency)
    due = {clock.kind: clock.due for clock in made.clocks}
    assert (due["citizen"], due["handle"]) == (ticket.due_at, ticket.handle_due_at)
    assert all(clock.explain for clock in made.clocks)
    assert any("road-works" in line for line in made.why)


def test_the_preview_uses_no_number_up(story):
    take(story)
    before = story.number
    for _turn in range(3):
        preview(POTHOLE, actor=story.who("operator"), now=story.now)
    take(story)
    assert int(story.number[7:13]) == int(before[7:13]) + 1


def test_half_typed(story):
    made = preview({"content": "", "title": None}, actor=story.who("operator"), now=story.now)
    assert made.lead == ""
    assert made.ask
    made = preview({"category": "0706", "address": "Harbour Road 12"}, actor=story.who("operator"), now=story.now)
    assert (made.area, made.lead) == ("east-1", "roads")


def test_the_preview_counts_repeats(story):
    take(story)
    assert preview(POTHOLE, actor=story.who("operator"), now=story.now, phone=PHONE).repeats == 1
    assert preview(POTHOLE, actor=story.who("operator"), now=story.now).repeats == 0


def test_who_may_preview(story):
    with pytest.raises(Forbidden):
        preview(POTHOLE, actor=story.who("auditor"), now=story.now)


# Screen pop -----------------------------------------------------------------------------------------


def test_what_a_number_tells(story):
    take(story)
    story.closed()
    take(story, category="0101")
    known = known_tickets("+86 138 0013 8000", actor=story.who("contractor"), now=story.now)
    assert known.known
    assert known.proved
    assert (known.callers[0].name, known.callers[0].phone, known.callers[0].care) == (
        "陈**",
        "138****8000",
        ("elderly",),
    )
    assert [one.number for one in known.open] == [story.number]
    assert [one.state for one in known.done] == ["closed"]


def test_an_unknown_number(story):
    known = known_tickets("13900139000", actor=story.who("operator"), now=story.now)
    assert not known.known
    assert known.open == []


@pytest.mark.parametrize("who", ["roads", "analyst", "auditor", "inspector", "api_partner", "system_admin"])
def test_who_may_not_look_numbers_up(story, who):
    with pytest.raises(Absent):
        known_tickets(PHONE, actor=story.who(who), now=story.now)


def test_statements_of_a_screen_pop(story, django_assert_max_num_queries):
    for _turn in range(5):
        take(story)
    operator = story.who("operator")
    with django_assert_max_num_queries(4):
        known_tickets(PHONE, actor=operator, now=story.now)


# The doors ------------------------------------------------------------------------------------------

CALL = {"matter": {**POTHOLE}, "caller": CHEN, "then": {"do": "route"}}
URL = "/api/v1/complaints/"


def test_a_call_by_api(clock):
    operator = program(clock, "operator")
    key = str(uuid.uuid4())
    made = told(operator.post(URL, CALL, headers={"Idempotency-Key": key}), 201)
    assert made["lead"] == {"code": "roads", "name": "Roads bureau"}
    assert made["spoken_code"].replace(" ", "") == made["code"]
    assert made["due_text"].endswith("24:00")
    assert any("road-works" in line for line in made["decision"]["why"])
    again = told(operator.post(URL, CALL, headers={"Idempotency-Key": key}), 200)
    assert (again["number"], again["code"], again["again"]) == (made["number"], made["code"], True)
    cache.clear()  # the key lies in the ticket's own row: no cache is needed to know it again
    again = told(operator.post(URL, CALL, headers={"Idempotency-Key": key}), 200)
    assert (again["number"], again["code"]) == (made["number"], made["code"])
    assert Ticket.objects.count() == 1
    other = told(program(clock, "dispatcher").post(URL, CALL, headers={"Idempotency-Key": key}), 201)
    assert other["number"] != made["number"]
    problem(operator.post(URL, {"matter": QUESTION}, headers={"Idempotency-Key": key}), 409, "key_used")
    problem(operator.post(URL, CALL, headers={"Idempotency-Key": "short"}), 400, "bad_key")


@pytest.mark.parametrize("extra", [{"state": "closed"}, {"caller": str(uuid.uuid4())}, {"source": "staff:1"}])
def test_no_mass_assignment(clock, extra):
    operator = program(clock, "operator")
    problem(operator.post(URL, {**CALL, "matter": {**POTHOLE, **extra}}), 400, "unknown_field")
    problem(operator.post(URL, {**CALL, "actor": "staff:1"}), 400, "unknown_field")
    problem(operator.post(URL, {**CALL, "caller": {"phone": PHONE, "id": 1}}), 400, "unknown_field")
    assert Ticket.objects.count() == 0


def test_who_takes_complaints(clock):
    for who, status in (
        ("contractor", 201),
        ("inspector", 201),
        ("api_partner", 201),
        ("auditor", 403),
        ("roads", 403),
    ):
        assert program(clock, who).post(URL, CALL).status_code == status, who
    assert APIClient().post(URL, CALL).status_code == 401
    assert set(Ticket.objects.values_list("channel", flat=True)) == {"phone", "inspector", "partner"}


def test_preview_by_api(clock):
    operator = program(clock, "operator")
    made = told(operator.post(f"{URL}preview/", {"category": "0706", "area": "east-1", "phone": PHONE}), 200)
    assert made["lead"]["code"] == "roads"
    assert {one["kind"] for one in made["clocks"]} >= {"citizen", "handle", "sign_for"}
    assert all(one["explain"] for one in made["clocks"])
    problem(operator.post(f"{URL}preview/", {"category": "0706"}), 400, "place_needed")
    assert Ticket.objects.count() == 0


def test_lookup_by_api(clock):
    operator = program(clock, "operator")
    told(operator.post(URL, CALL), 201)
    response = operator.post("/api/v1/callers/lookup/", {"phone": "0086 138 0013 8000"})
    known = told(response, 200)
    assert response["Cache-Control"] == "no-store"
    assert known["callers"][0]["phone"] == "138****8000"
    assert known["open"][0]["title"] == "Pothole"
    assert PHONE not in response.content.decode()
    problem(operator.post("/api/v1/callers/lookup/", {"phone": "abc"}), 400, "bad_phone")
    problem(program(clock, "roads").post("/api/v1/callers/lookup/", {"phone": PHONE}), 404, "absent")
    assert operator.get("/api/v1/callers/lookup/", {"phone": PHONE}).status_code == 405


def test_identity_by_api(clock):
    operator, roads, auditor = (program(clock, who) for who in ("operator", "roads", "auditor"))
    number = told(operator.post(URL, CALL), 201)["number"]
    url = f"/api/v1/tickets/{number}/identity/"
    assert told(roads.get(url), 200)["name"] == "陈**"
    problem(roads.post(url, {}), 400, "required")
    clear = told(roads.post(url, {"reason": "site_visit"}), 200)
    assert (clear["name"], clear["phone"], clear["shown"]) == ("陈小明", PHONE, True)
    assert told(roads.get(url), 200)["name"] == "陈小明"
    clock.now += timedelta(minutes=10)
    assert told(roads.get(url), 200)["name"] == "陈**"
    problem(program(clock, "water").get(url), 404, "absent")
    problem(program(clock, "water").post(url, {"reason": "site_visit"}), 404, "absent")
    looks = told(auditor.get(f"/api/v1/tickets/{number}/looks/"), 200)
    assert [(one["who"], one["refused"]) for one in looks] == [("clerk.roads", ""), ("clerk.water", "absent")]
    problem(operator.get(f"/api/v1/tickets/{number}/looks/"), 404, "absent")
    by = told(auditor.get(f"/api/v1/looks/{clock.who('water').staff_id}/"), 200)
    assert [one["refused"] for one in by] == ["absent"]
    problem(operator.get(f"/api/v1/looks/{clock.who('water').staff_id}/"), 404, "absent")
    problem(auditor.get("/api/v1/looks/1/?days=0"), 400, "out_of_range")
    problem(operator.get("/api/v1/tickets/nonsense/looks/"), 404, "absent")


def test_flags_by_api(clock):
    operator, boss = program(clock, "operator"), program(clock, "supervisor")
    told(operator.post(URL, CALL), 201)
    said = {"phone": PHONE, "reason": "abuse", "step": "warned", "evidence": "Recording 9", "expires_on": "2026-04-01"}
    flag = told(operator.post("/api/v1/callers/flags/", said), 201)
    assert flag["evidence"] == "Recording 9"
    shown = told(operator.post("/api/v1/callers/lookup/", {"phone": PHONE}), 200)
    assert [one["id"] for one in shown["flags"]] == [flag["id"]]
    url = f"/api/v1/callers/flags/{flag['id']}"
    told(operator.post(f"{url}/appeal/", {"text": "I was ill."}), 200)
    assert [one["appeal"] for one in told(boss.get("/api/v1/callers/flags/appeals/"), 200)] == ["I was ill."]
    problem(operator.get("/api/v1/callers/flags/appeals/"), 403, "wrong_role")
    told(boss.post(f"{url}/decide/", {"upheld": False, "why": "Fair."}), 200)
    assert told(operator.post("/api/v1/callers/lookup/", {"phone": PHONE}), 200)["flags"] == []


# The public doors -----------------------------------------------------------------------------------

PUBLIC = {
    "type": "complaint",
    "title": "Lamp",
    "content": "The lamp is out.",
    "category": "0706",
    "address": "Harbour Road 12",
    "contact": {"name": "Chen", "phone": PHONE},
}


def complain(**said):
    return APIClient().post("/api/v1/public/complaints/", {**PUBLIC, **said})


def act(verb, key, **said):
    return APIClient().post(f"/api/v1/public/{verb}/", {**key, **said})


def key_of(answer):
    return {"number": answer["number"], "code": answer["code"]}


def test_complain_without_an_account(clock):
    made = told(complain(), 201)
    assert set(made) == {
        "number", "spoken_number", "code", "spoken_code", "state", "state_label", "due", "due_text", "again",
    }  # fmt: skip
    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.area_id, ticket.lead_id, ticket.urgency) == ("web", "east-1", "roads", "normal")
    assert not Citizen.objects.get().proved
    assert told(act("status", key_of(made)), 200)["state"] == "dispatched"


@pytest.mark.parametrize(
    "extra",
    [{"urgency": "emergency"}, {"channel": "phone"}, {"tags": ["x"]}, {"caller_kind": "system"}, {"state": "x"}],
)
def test_what_a_citizen_cannot_say(clock, extra):
    problem(complain(**extra), 400, "unknown_field")


def test_an_invalid_token_does_not_matter_at_the_public_doors(clock):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION="Bearer hl_wrong")
    assert client.post("/api/v1/public/complaints/", PUBLIC).status_code == 201


def test_the_same_form_sent_twice(clock):
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    first = told(APIClient().post("/api/v1/public/complaints/", PUBLIC, headers=headers), 201)
    again = told(APIClient().post("/api/v1/public/complaints/", PUBLIC, headers=headers), 200)
    assert key_of(first) == key_of(again)
    assert Ticket.objects.count() == 1


def test_the_citizens_verbs(clock):
    made = told(complain(), 201)
    key = key_of(made)
    clock.number = made["number"]
    told(act("append", key, text="Now two lamps."), 200)
    told(act("urge", key), 200)
    problem(act("urge", key), 409, "urged_already")
    clock.now += timedelta(minutes=30)
    clock.asked()
    done = told(act("call_back", key, contacted=True, solved="yes", satisfied=4, remark="Good."), 200)
    assert done["state"] == "closed"
    assert clock.ticket.outcome == "resolved"
    told(act("ask_reopen", key, facts="Out again."), 200)
    problem(act("withdraw", key, why="x"), 409, "wrong_state")
    assert clock.verbs()[-1] == "ask_reopen"
    assert {one.actor for one in clock.ticket.events.filter(verb__in=["append", "urge", "call_back"])} == {
        f"citizen:{clock.ticket.caller}"
    }


def test_withdraw(clock):
    key = key_of(told(complain(), 201))
    assert told(act("withdraw", key, why="Repaired."), 200)["state"] == "closed"


def test_a_citizen_does_not_say_how_they_were_reached(clock):
    key = key_of(told(complain(), 201))
    problem(act("call_back", key, reach="reached", contacted=True), 400, "unknown_field")
    problem(act("append", key, text="x", repeat_call=True), 400, "unknown_field")


def test_wrong_number_and_wrong_code_are_alike(clock):
    key = key_of(told(complain(), 201))
    other = key_of(told(complain(title="Another"), 201))
    wrong = f"{(int(key['code']) + 1) % 10**8:08}"
    answers = []
    for pair in (
        {"number": key["number"], "code": wrong},
        {"number": key["number"], "code": other["code"]},
        {"number": make_number(clock.now.date(), 999_999), "code": wrong},
    ):
        for verb, said in (("append", {"text": "x"}), ("looks", {}), ("withdraw", {"why": "x"})):
            cache.clear()
            response = act(verb, pair, **said)
            answers.append((response.status_code, response.content))
    assert len(set(answers)) == 1
    assert answers[0][0] == 404
    assert Event.objects.filter(verb__in=["append", "withdraw"]).count() == 0


def test_anonymous_citizens_speak_up_too(clock):
    made = told(complain(contact={}), 201)
    assert Citizen.objects.count() == 0
    told(act("append", key_of(made), text="More."), 200)


def test_who_looked(clock):
    made = told(complain(), 201)
    told(program(clock, "roads").post(f"/api/v1/tickets/{made['number']}/identity/", {"reason": "site_visit"}), 200)
    (look,) = told(act("looks", key_of(made)), 200)
    assert (look["role_label"], look["unit"], look["reason"]) == ("unit lead", "Roads bureau", "site_visit")
    assert "clerk" not in str(look)


def test_one_address_complains_so_often(clock, monkeypatch):
    monkeypatch.setattr("hotline.intake.limits.COMPLAINTS", (3, 3600))
    for turn in range(3):
        assert complain(title=f"Lamp {turn}").status_code == 201
    response = complain(title="One more")
    problem(response, 429, "too_often")
    assert int(response["Retry-After"]) > 0
    forged = APIClient().post("/api/v1/public/complaints/", PUBLIC, headers={"X-Forwarded-For": "9.9.9.9"})
    assert forged.status_code == 429
    elsewhere = APIClient(REMOTE_ADDR="198.51.100.7").post("/api/v1/public/complaints/", PUBLIC)
    assert elsewhere.status_code == 201


def test_one_matter_is_spoken_of_so_often(clock, monkeypatch):
    monkeypatch.setattr("hotline.intake.limits.ACTS", (2, 3600))
    key = key_of(told(complain(), 201))
    for _turn in range(2):
        told(act("append", key, text="x"), 200)
    problem(act("append", key, text="x"), 429, "too_often")
    told(act("withdraw", key, why="x"), 200)


def test_a_citizen_is_not_found_by_anothers_key(clock):
    know_before = know(Caller.read(CHEN).identity, now=clock.now)
    made = told(complain(), 201)
    assert Ticket.objects.get(number=made["number"]).caller != know_before.id
