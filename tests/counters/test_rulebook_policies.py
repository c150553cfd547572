"""The policy editor at the counter: drafted class by class, refused field by field, foreseen, edited by two, put in
force."""

import re
from dataclasses import replace

import pytest

from hotline.rulebook.law import class_form, drafts
from hotline.rulebook.law.differing import differing
from hotline.rulebook.models import DraftChange, LawDraft, Run
from tests.counters.casefile import person
from tests.counters.rulebook import EDITOR, Fields, sent, shown
from tests.story import at, staff
from tickets import law
from tickets.actions.law import put_policy
from tickets.domain.people import Role
from tickets.domain.presets import PRESETS
from tickets.domain.promise import reckon
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import ClockKind, ServiceClass
from tickets.domain.wall import due_text
from tickets.models import PolicyVersion
from tickets.moments import in_words

URL = "/rules/policies/shandong/"
NORMAL = f"{URL}classes/normal/"
CHINESE = {"accept-language": "zh-hans"}


@pytest.fixture
def super_(clock):
    client = person(clock, "supervisor")
    client.post(f"{URL}begin/")
    return client


def drafted():
    return LawDraft.objects.get(kind="policy", key="shandong").data


def terms(data):
    return Policy.from_data({**data, "key": "shandong", "version": 2}).terms("normal")


def wrong(answer):
    """Return the summary of what is wrong: by the name of the field."""
    return dict(re.findall(r'<li><a href="#[\w-]+">([^<]*)</a>: ([^<]*)</li>', answer.content.decode()))


def test_what_a_preset_says_comes_back_from_the_fields():
    for key, data in PRESETS.items():
        for name, body in data["classes"].items():
            fields = class_form.from_body(body)
            again = class_form.to_body(fields, body)
            assert fields.sound, (key, name, fields.wrong)
            there = {**data, "key": key, "version": 1, "classes": {**data["classes"], name: again}}
            assert Policy.from_data(there) == Policy.from_data({**data, "key": key, "version": 1}), (key, name)


def test_a_class_is_changed_in_the_draft_alone(super_):
    before = drafted()
    answer = sent(super_, NORMAL, EDITOR, do="save", handle__n="3", handle__u="wd")
    assert answer.status_code == 303
    assert differing(before, drafted())["classes/normal/clocks/handle/span"][1] == "3 wd"
    assert drafted()["classes"]["urgent"] == before["classes"]["urgent"]
    old, new = terms(before), terms(drafted())
    assert {kind for kind, term in old.clocks.items() if new.clocks.get(kind) != term} == {ClockKind.HANDLE}
    assert set(new.clocks) == set(old.clocks)
    assert replace(new, clocks=old.clocks) == old
    assert PolicyVersion.objects.get(key="shandong").data == before
    html = super_.get(URL).content.decode()
    assert "<ins>3 working days</ins>" in html
    assert sent(super_, NORMAL, EDITOR, do="save").status_code == 303
    assert DraftChange.objects.filter(what="changed").count() == 1, "what changes nothing is no change"


def test_a_sample_is_asked_and_the_callback_s_clock_is_another_thing(super_):
    said = {"share__callback": "sample", "share__callback__n": "20", "callback__n": "4", "callback__u": "d"}
    assert sent(super_, NORMAL, EDITOR, do="save", **said).status_code == 303
    body = drafted()["classes"]["normal"]
    assert (body["callback"], body["clocks"]["callback"]["span"]) == ("sample:20", "4 d")


def test_every_class_saved_as_it_stands_stays_as_it_is(super_):
    before = drafted()
    for name in before["classes"]:
        assert sent(super_, f"{URL}classes/{name}/", EDITOR, do="save").status_code == 303
    whole = [Policy.from_data({**data, "key": "shandong", "version": 2}) for data in (before, drafted())]
    assert whole[0] == whole[1]


def test_steps_are_added_and_taken_out_without_a_script(super_):
    fields = shown(super_, NORMAL, **EDITOR)
    steps = sum(1 for name in fields if re.fullmatch(r"handle\.\d+\.side", name))
    answer = super_.post(NORMAL, {**fields, "do": "step:handle"})
    more = Fields(answer.content.decode(), **EDITOR).sent
    assert f"handle.{steps}.side" in more
    said = {f"handle.{steps}.side": "+", f"handle.{steps}.n": "2", f"handle.{steps}.u": "wd", "do": "save"}
    assert super_.post(NORMAL, {**more, **said, f"handle.{steps}.tell": ["supervisor"]}).status_code == 303
    assert drafted()["classes"]["normal"]["clocks"]["handle"]["ladder"][-1]["at"] == "+2 wd"


@pytest.mark.parametrize(
    ("said", "name", "told"),
    [
        ({"handle__n": "-3"}, "Handling", "amount"),
        ({"handle__n": "many"}, "Handling", "many"),
        ({"handle__n": "1.5"}, "Handling", "whole"),
        ({"handle__n": "99999999"}, "Handling", "hundred years"),
        ({"citizen__n": ""}, "Promise to the citizen", "promises the citizen"),
        ({"return_window__n": "x"}, "A return may be asked for within", "x"),
        ({"most": "2", "extension__n": ""}, "An extension gives", "how much"),
        ({"most": "-1"}, "Extensions at most", "0 to 20"),
        ({"dispatches": "0"}, "Dispatches before arbitration", "1 to 20"),
        ({"attempts": "1000000"}, "Callback attempts at most", "1 to 20"),
        ({"share__review": "sample", "share__review__n": "101"}, "Replies", "1 to 100"),
        ({"share__callback": "sample", "share__callback__n": ""}, "Callbacks", "1 to 100"),
        ({"share__review": "never"}, "Replies", "Choose one"),
        ({"reopen__n": "soon"}, "Reopening may be asked for within", "soon"),
        ({"handle__0__side": "-", "handle__0__n": "150", "handle__0__u": "%"}, "Handling, step 1", "-99%"),
        ({"handle__0__side": "+", "handle__0__n": "25", "handle__0__u": "%"}, "Handling, step 1", "-99%"),
        ({"handle__0__do": "explode"}, "Handling, step 1", "explode"),
        ({"handle__0__tell": "everybody"}, "Handling, step 1", "everybody"),
    ],
)
def test_what_is_wrong_stands_at_its_field(super_, said, name, told):
    before = drafted()
    answer = sent(super_, NORMAL, EDITOR, do="save", **said)
    assert answer.status_code == 422
    assert set(wrong(answer)) == {name}
    assert told in wrong(answer)[name]
    assert drafted() == before
    again = Fields(answer.content.decode(), **EDITOR).sent
    kept = {key.replace("__", "."): value for key, value in said.items() if key.endswith("__n")}
    assert {key: again[key][0] for key in kept} == kept, "what was typed stays"


def test_mistakes_are_said_in_chinese(super_):
    fields = shown(super_, NORMAL, **EDITOR)
    said = {**fields, "handle.n": "-3", "dispatches": "0", "citizen.n": "", "handle.0.n": "150", "handle.0.u": "%"}
    answer = super_.post(NORMAL, {**said, "do": "save"}, headers=CHINESE)
    found = wrong(answer)
    assert answer.status_code == 422
    assert len(found) == 4
    assert not re.search("[A-Za-z]{4}", " ".join([*found, *found.values()])), found


def test_the_calendar_and_the_way_of_counting(super_):
    before = drafted()
    url = f"{URL}general/"
    assert sent(super_, url, days="same_clock_time", type_help="urgent").status_code == 303
    assert drafted()["counting"]["days"] == "same_clock_time"
    assert drafted()["class_by_type"]["help"] == "urgent"
    assert drafted()["classes"] == before["classes"]
    before = drafted()
    answer = sent(super_, url, calendar="moon", days="backwards")
    assert answer.status_code == 422
    assert {"id_calendar_error", "id_days_error"} <= set(re.findall(r'id="(\w+_error)"', answer.content.decode()))
    assert drafted() == before


def test_what_is_not_there(super_, clock):
    for rest in ("classes/grand/", "../nobody/", "../nobody/foresee/", "../nobody/publish/"):
        assert super_.get(f"{URL}{rest}").status_code == 404, rest
    assert super_.post(f"{URL}classes/grand/", {"do": "save"}).status_code == 404
    assert super_.post("/rules/policies/nobody/begin/").status_code == 404
    LawDraft.objects.all().delete()
    for rest in ("general/", "classes/normal/", "publish/"):
        assert super_.get(f"{URL}{rest}").status_code == 404, rest


def test_two_people_at_one_policy(super_, clock):
    clock.people["second"] = staff("second", Role.SUPERVISOR)
    other = person(clock, "second")
    mine = shown(super_, NORMAL, **EDITOR)
    general = shown(super_, f"{URL}general/")
    assert sent(other, f"{URL}classes/urgent/", EDITOR, do="save", handle__n="2", handle__u="wd").status_code == 303
    said = {**mine, "handle.n": "3", "do": "save"}
    answer = super_.post(NORMAL, said)
    html = answer.content.decode()
    assert answer.status_code == 412
    assert "second" in html
    assert "→ 2 working days" in html, "it says what changed"
    assert drafted()["classes"]["normal"]["clocks"]["handle"]["span"] != "3 wd"
    again = Fields(html, **EDITOR).sent
    assert again["handle.n"] == ["3"]
    assert super_.post(NORMAL, {**again, "do": "save"}).status_code == 303
    assert drafted()["classes"]["normal"]["clocks"]["handle"]["span"] == "3 wd"
    assert drafted()["classes"]["urgent"]["clocks"]["handle"]["span"] == "2 wd", "theirs stays"
    stale = super_.post(f"{URL}general/", {**general, "day_end": "close_of_business"})
    assert stale.status_code == 412
    assert Fields(stale.content.decode()).sent["day_end"] == ["close_of_business"]
    other.post(f"{URL}drop/", shown(other, URL, action="shandong/drop/"))
    gone = super_.post(NORMAL, {**again, "do": "save"})
    assert gone.status_code == 412
    assert "can no longer be done" in gone.content.decode()
    assert Fields(gone.content.decode(), **EDITOR).sent["handle.n"] == ["3"]
    assert not LawDraft.objects.exists()


@pytest.mark.parametrize("service_class", ["normal", "urgent", "complex"])
def test_the_deadlines_foreseen_are_those_reckoned(super_, clock, service_class):
    sent(super_, f"{URL}classes/{service_class}/", EDITOR, do="save", handle__n="7", handle__u="d")
    html = super_.get(f"{URL}foresee/?service_class={service_class}&at=2026-09-29T10:00").content.decode()
    book, moment = law.in_force(), at("2026-09-29 10:00")
    calendar = book.calendar("city", book.newest["city"])
    new = Policy.from_data({**drafted(), "key": "shandong", "version": 2})
    for policy in (book.current, new):
        for kind in (ClockKind.SIGN_FOR, ClockKind.HANDLE, ClockKind.CITIZEN):
            term = policy.terms(service_class).clocks[kind]
            due = reckon(moment, term.span, book.calendar(term.calendar, 1), term.counting).due
            assert in_words(due_text(due, calendar.tz)) in html, kind
    assert super_.get(f"{URL}foresee/?service_class=grand&at=1066-10-14T10:00").status_code == 200


def test_published_as_the_next_version(super_, clock):
    clock.sent(lead="roads")
    sent(super_, NORMAL, EDITOR, do="save", handle__n="3", handle__u="wd")
    url = f"{URL}publish/"
    html = super_.get(url).content.decode()
    assert "<ins>3 working days</ins>" in html
    assert clock.number in html.replace("\u2009", ""), "a sample of what moves"
    fields = shown(super_, url)
    for said, field in (({"sure": "on"}, "note"), ({"note": "Faster."}, "sure")):
        answer = super_.post(url, {**fields, **said})
        assert answer.status_code == 422
        assert f'id="id_{field}_error"' in answer.content.decode()
    assert PolicyVersion.objects.filter(key="shandong").count() == 1
    answer = super_.post(url, {**fields, "note": "Faster.", "sure": "on", "recount": "on"})
    assert answer.status_code == 303
    newest = PolicyVersion.objects.get(key="shandong", version=2)
    assert (newest.status, newest.standard, newest.note) == ("published", True, "Faster.")
    assert PolicyVersion.objects.get(key="shandong", version=1).status == "retired"
    assert law.in_force().current.terms("normal").clocks[ClockKind.HANDLE].span.amount == 3
    assert Run.objects.get().subject == "shandong@2"
    again = super_.post(url, {**fields, "note": "Faster.", "sure": "on"})
    assert again.status_code == 412, "pressed twice"
    assert PolicyVersion.objects.filter(key="shandong").count() == 2


def test_what_was_not_looked_at_is_not_published(super_, clock):
    clock.people["second"] = staff("second", Role.SUPERVISOR)
    fields = shown(super_, f"{URL}publish/")
    sent(person(clock, "second"), NORMAL, EDITOR, do="save", handle__n="9")
    answer = super_.post(f"{URL}publish/", {**fields, "note": "Mine.", "sure": "on"})
    assert answer.status_code == 412
    assert "→ 9" in answer.content.decode()
    assert Fields(answer.content.decode()).sent["note"] == ["Mine."]
    assert PolicyVersion.objects.filter(key="shandong").count() == 1


def test_what_it_was_copied_from_is_still_in_force(super_):
    sent(super_, NORMAL, EDITOR, do="save", handle__n="3")
    fields = shown(super_, f"{URL}publish/")
    found = PolicyVersion.objects.get(key="shandong")
    put_policy("shandong", {**found.data, "class_by_type": {}}, by="command")
    answer = super_.post(f"{URL}publish/", {**fields, "note": "Mine.", "sure": "on"})
    assert answer.status_code == 409
    assert "begin anew" in answer.content.decode()
    assert PolicyVersion.objects.filter(key="shandong").count() == 2
    assert drafts.draft_of(LawDraft.Kind.POLICY, "shandong") is not None


def test_every_class_of_the_vocabulary_can_be_looked_at(super_):
    for name in drafted()["classes"]:
        assert ServiceClass(name)
        assert super_.get(f"{URL}classes/{name}/").status_code == 200
