"""Rule sets at the counter: who gets in, drafted, edited by two at once, tried, replayed, published, rolled back."""

import json
import re
from html import unescape
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.rulebook import running
from hotline.rulebook.counter import WRITERS
from hotline.rulebook.models import Run
from hotline.rulebook.rules import pages, soundness
from routing.actions import draft_rules, save_rule
from routing.domain.compile import Rule
from routing.models import Rule as RuleRow
from routing.models import RuleSet
from routing.queries import rules_of
from tests.counters.casefile import person
from tests.counters.rulebook import EDITOR, Fields, sent, shown
from tests.counters.test_access_matrix import patterns
from tests.story import everything
from tickets.domain.people import STAFF_ROLES, Role
from tickets.models import CalendarVersion, PolicyVersion


@pytest.fixture
def draft(clock):
    return draft_rules(by="tests", now=clock.now).version


@pytest.fixture
def super_(clock):
    return person(clock, "supervisor")


ADDRESSES = {
    "sets": "", "try": "try/", "set": "sets/{v}/", "against": "sets/{v}/against/1/", "replay": "sets/{v}/replay/",
    "publish": "sets/{v}/publish/", "new-rule": "sets/{v}/new-rule/", "rule": "sets/{v}/rules/road-works/",
    "run": "runs/{run}/", "policies": "policies/", "policy": "policies/shandong/",
    "forecast": "policies/shandong/foresee/", "calendars": "calendars/", "calendar": "calendars/city/",
    "calendar-forecast": "calendars/city/foresee/",
    "policy-general": "policies/shandong/general/", "policy-class": "policies/shandong/classes/normal/",
    "policy-items": "policies/shandong/items/", "policy-item": "policies/shandong/items/0706/",
    "policy-publish": "policies/shandong/publish/", "calendar-publish": "calendars/city/publish/",
}  # fmt: skip
POSTS = {
    "draft": "draft/", "discard": "sets/{v}/discard/", "move": "sets/{v}/rules/road-works/move/",
    "remove": "sets/{v}/rules/road-works/remove/", "policy-begin": "policies/shandong/begin/",
    "policy-drop": "policies/shandong/drop/", "calendar-begin": "calendars/city/begin/",
    "calendar-drop": "calendars/city/drop/",
}  # fmt: skip


def test_every_address_is_tried():
    names = {name for address, name in patterns() if address.startswith("rules/")}
    assert names == {*ADDRESSES, *POSTS, "roll-back"}


@pytest.fixture
def place(clock, draft, super_):
    super_.post("/rules/policies/shandong/begin/")
    super_.post("/rules/calendars/city/begin/")
    run = running.ask(Run.Kind.REPLAY, str(draft), by="tests", now=clock.now, since=clock.now, until=clock.now)
    return {"v": draft, "run": run.pk}


def law():
    tables = (RuleSet, RuleRow, PolicyVersion, CalendarVersion)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_who_gets_in_and_that_looking_changes_nothing(clock, place, client):
    before = law(), everything()
    for name, rest in {**ADDRESSES, **POSTS}.items():
        url = "/rules/" + rest.format(**place)
        assert client.get(url).status_code in ((302,) if name in ADDRESSES else (302, 405)), name
        assert person(clock, "supervisor").get(url).status_code == (200 if name in ADDRESSES else 405), name
    for role in sorted(STAFF_ROLES - WRITERS):
        who = "roads" if role in (Role.UNIT_CLERK, Role.HANDLER, Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR) else role
        somebody = person(clock, who)
        for name, rest in ADDRESSES.items():
            assert somebody.get("/rules/" + rest.format(**place)).status_code == 404, (role, name)
        for name, rest in POSTS.items():
            assert somebody.post("/rules/" + rest.format(**place)).status_code == 404, (role, name)
    assert (law(), everything()) == before


def test_what_is_not_there(super_):
    for rest in ("sets/99/", "sets/1/rules/nothing/", "runs/99/", "sets/1/against/99/", "sets/99/replay/"):
        assert super_.get(f"/rules/{rest}").status_code == 404, rest
    assert super_.get("/rules/sets/1/publish/").status_code == 404, "only a draft is published"
    assert super_.get("/rules/sets/1/roll-back/").status_code == 404, "only what was retired is gone back to"
    assert super_.get("/rules/sets/1/new-rule/").status_code == 404, "what was in force is not edited"


def test_a_rule_is_edited(super_, draft):
    url = f"/rules/sets/{draft}/rules/road-works/"
    answer = sent(super_, url, EDITOR, do="save", lead__0__way="unit", lead__0__value="Market bureau (market)")
    assert answer.status_code == 303, Fields(answer.content.decode()).errors
    rule = RuleRow.objects.get(ruleset__version=draft, code="road-works")
    assert rule.outcome == {"lead": [{"unit": "market"}], "assists": [{"office": "street"}]}
    assert rule.conditions == {"all": [{"category": {"under": "07/0706"}}]}


def test_conditions_are_added_without_a_script(super_, draft):
    url = f"/rules/sets/{draft}/new-rule/"
    fields = shown(super_, url, **EDITOR)
    for button in ("add:c", "group:c", "add:c.2"):
        answer = super_.post(url, {**fields, "do": button})
        assert answer.status_code == 200
        fields = Fields(answer.content.decode(), **EDITOR).sent
    assert {"c.0.what", "c.1.what", "c.2.what", "c.2.0.what", "c.2.1.what"} <= set(fields)
    assert not RuleRow.objects.filter(ruleset__version=draft, name="").exists()
    answer = super_.post(url, {**fields, "do": "remove:c.2"}, headers={"hx-request": "true"})
    assert answer.content.decode().lstrip().startswith("<form"), "htmx gets the form alone"


def test_a_broken_rule_is_refused_at_its_field(super_, draft):
    url = f"/rules/sets/{draft}/rules/road-works/"
    before = law()
    answer = sent(super_, url, EDITOR, do="save", c__0__v="Nowhere (99)", name="")
    assert answer.status_code == 422
    page = Fields(answer.content.decode(), **EDITOR)
    assert any("99" in error for error in page.errors)
    assert page.sent["c.0.v"] == ["99 (99)"] or page.sent["c.0.v"] == ["Nowhere (99)"]
    assert law() == before


def test_a_new_rule_has_a_code_of_its_own(super_, draft):
    said = {"do": "save", "name": "Mine", "does": "ask", "ask": "Look at it."}
    url = f"/rules/sets/{draft}/new-rule/"
    assert sent(super_, url, EDITOR, code="burst", c__0__v="05", **said).status_code == 422
    assert sent(super_, url, EDITOR, code="no good", c__0__v="05", **said).status_code == 422
    assert sent(super_, url, EDITOR, code="mine", c__0__v="05", **said).status_code == 303
    assert RuleRow.objects.get(ruleset__version=draft, code="mine").outcome == {"ask": "Look at it."}


def test_two_people_at_one_rule(super_, draft):
    url = f"/rules/sets/{draft}/rules/road-works/"
    mine = shown(super_, url, **EDITOR)
    then = {"conditions": {"always": True}, "outcome": {"ask": "Theirs."}}
    save_rule(draft, "road-works", name="Theirs", priority=20, **then)
    answer = super_.post(url, {**mine, "name": "Mine", "do": "save"})
    html = answer.content.decode()
    assert answer.status_code == 412
    assert "Theirs." in html
    assert "Called “Theirs”, before “Road damage with the street" in unescape(html)
    assert "Priority 20" not in html, "only what changed is told"
    again = Fields(html, **EDITOR).sent
    assert again["name"] == ["Mine"]
    assert RuleRow.objects.get(ruleset__version=draft, code="road-works").name == "Theirs"
    assert super_.post(url, {**again, "do": "save"}).status_code == 303
    assert RuleRow.objects.get(ruleset__version=draft, code="road-works").name == "Mine"


def test_what_a_forged_memory_says_is_harmless(super_, draft):
    url = f"/rules/sets/{draft}/rules/road-works/"
    mine = shown(super_, url, **EDITOR)
    then = {"conditions": {"always": True}, "outcome": {"ask": "Theirs."}}
    save_rule(draft, "road-works", name="Theirs", priority=20, **then)
    odd = '{"code": 1, "name": 2, "priority": "x", "conditions": 3, "outcome": 4}'
    for forged in ("", "5", "[", '{"code": 1}', odd, "[" * 5000):
        assert super_.post(url, {**mine, "was": forged, "name": "Mine", "do": "save"}).status_code == 412, forged[:20]


def test_a_rule_is_said_in_words_while_it_is_typed(super_, draft):
    url = f"/rules/sets/{draft}/rules/road-works/"
    fields = shown(super_, url, **EDITOR)
    before = law()
    said = {**fields, "c.0.v": ["Burst main (0504)"], "do": "words"}
    answer = super_.post(url, said, headers={"hx-request": "true"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="words"' in html
    assert "Burst main" in html
    assert "<form" not in html, "what is typed into stays as it is"
    assert (
        "Nowhere" in super_.post(url, {**said, "c.0.v": ["Nowhere"]}, headers={"hx-request": "true"}).content.decode()
    )
    assert law() == before


def test_rules_are_moved_in_their_order(super_, draft):
    found = RuleSet.objects.get(version=draft)
    assert [rule.code for rule in rules_of(found)] == ["mass", "burst", "road-works"]
    fields = shown(super_, f"/rules/sets/{draft}/", action="road-works/move/")
    url = f"/rules/sets/{draft}/rules/road-works/move/"
    assert super_.post(url, {**fields, "to": "up"}).status_code == 303
    assert [(rule.code, rule.priority) for rule in rules_of(found)] == [("mass", 5), ("road-works", 10), ("burst", 20)]
    assert super_.post(url, {**fields, "to": "up"}).status_code == 409, "the order has changed since"
    same = [Rule(code, code, 1, {"always": True}, {"continue": True}) for code in "abc"]
    assert [(rule.code, rule.priority) for rule in pages.moved(same, 2, 0)] == [("c", 10), ("a", 20), ("b", 30)]


def test_a_complaint_is_tried_on_both(super_, draft, clock):
    then = {"conditions": {"category": {"under": "07"}}, "outcome": {"lead": {"unit": "market"}}}
    save_rule(draft, "road-works", name="Theirs", priority=20, **then)
    before = everything()
    answer = sent(super_, "/rules/try/", text="A hole", category="Road damage (0706)", area="east-1 street (east-1)")
    html = answer.content.decode()
    assert "Roads bureau" in html
    assert "Market bureau" in html
    assert "Theirs" in html
    assert everything() == before
    assert sent(super_, "/rules/try/", category="Nowhere").status_code == 422


def replayed(client, version, days=30):
    answer = sent(client, f"/rules/sets/{version}/replay/", days=days)
    assert answer.status_code == 303
    run = Run.objects.latest("pk")
    running.do(run.pk)
    return Run.objects.get(pk=run.pk)


def test_a_replay_is_what_the_command_says(super_, draft, clock):
    for _time in range(3):
        clock.register()
    clock.closed()
    then = {"conditions": {"category": {"under": "07"}}, "outcome": {"lead": {"unit": "market"}}}
    save_rule(draft, "road-works", name="Theirs", priority=20, **then)
    clock.wait(minutes=1)
    run = replayed(super_, draft)
    out = StringIO()
    call_command("rehearse_rules", str(draft), days=30, json=True, stdout=out)
    kept = {name: value for name, value in run.result.items() if name != "moved"}
    assert kept == json.loads(out.getvalue())
    assert kept["changed"] == 3
    assert [one["number"] for one in run.result["moved"]]
    html = super_.get(f"/rules/runs/{run.pk}/").content.decode()
    assert clock.number in html.replace("\u2009", "")
    assert "Market bureau" in html


def test_a_copy_of_what_is_in_force_changes_nothing(super_, draft, clock):
    clock.register()
    clock.sent(lead="market")  # a human sent it elsewhere than the rules would
    clock.wait(minutes=1)
    assert replayed(super_, draft).result["changed"] == 0


def test_pressed_twice_it_is_replayed_once(super_, draft):
    fields = shown(super_, f"/rules/sets/{draft}/replay/")
    for _again in range(2):
        super_.post(f"/rules/sets/{draft}/replay/", fields)
    assert Run.objects.count() == 1


def test_a_replay_of_what_was_changed_meanwhile_is_no_replay_of_it(super_, draft, clock):
    run = replayed(super_, draft)
    assert run.digest == running.digest_of(draft)
    save_rule(draft, "new", name="N", priority=1, conditions={"always": True}, outcome={"continue": True})
    assert run.digest != running.digest_of(draft)
    running.do(run.pk)
    assert Run.objects.get(pk=run.pk).result == run.result, "what is over stays"
    gone = Run.objects.create(key=uuid4(), kind="replay", subject="99", asked_by="x", asked_at=clock.now,
                              since=clock.now, until=clock.now)  # fmt: skip
    running.do(gone.pk)
    assert Run.objects.get(pk=gone.pk).status == Run.Status.FAILED


def test_published_only_after_a_look(super_, draft, clock):
    then = {"conditions": {"category": {"under": "07"}}, "outcome": {"lead": {"unit": "market"}}}
    save_rule(draft, "road-works", name="Theirs", priority=20, **then)
    url = f"/rules/sets/{draft}/publish/"
    assert sent(super_, url, sure="on").status_code == 422, "neither replayed nor said why not"
    replayed(super_, draft)
    assert sent(super_, url).status_code == 422, "not meant"
    assert sent(super_, url, sure="on", note="Markets mend roads.").status_code == 303
    assert RuleSet.objects.get(status="published").version == draft
    assert RuleSet.objects.get(status="published").note == "Markets mend roads."
    assert clock.register().decision.lead == "market"
    back = sent(super_, "/rules/sets/1/roll-back/", sure="on", note="It was wrong.")
    assert back.status_code == 303
    assert clock.register().decision.lead == "roads"
    assert "It was wrong." in RuleSet.objects.get(status="published").note


def test_why_it_was_not_replayed_is_kept(super_, draft):
    answer = sent(super_, f"/rules/sets/{draft}/publish/", sure="on", note="N", unseen="A storm.")
    assert answer.status_code == 303
    assert RuleSet.objects.get(version=draft).note == "N — A storm."


def test_what_was_not_looked_at_is_not_published(super_, draft):
    url = f"/rules/sets/{draft}/publish/"
    fields = shown(super_, url)
    save_rule(draft, "new", name="N", priority=1, conditions={"always": True}, outcome={"continue": True})
    answer = super_.post(url, {**fields, "sure": "on", "unseen": "Haste."})
    assert answer.status_code == 409
    assert RuleSet.objects.get(status="published").version == 1


def counted(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def many(version, number, name="Rule", start=0):
    """Put many sound rules into a draft at once."""
    found = RuleSet.objects.get(version=version)
    RuleRow.objects.bulk_create(
        RuleRow(ruleset=found, code=f"r{index:04}", name=f"{name} {index}", priority=100 + index,
                conditions={"type": {"is": "help"}}, outcome={"ask": "x"})
        for index in range(start, start + number)
    )  # fmt: skip


def places(html):
    return [int(one) for one in re.findall(r'class="place">(\d+)<', html)]


def test_statements_and_pages_do_not_grow_with_the_rules(super_, place):
    urls = ["/rules/" + rest.format(**place) for rest in ADDRESSES.values()]
    many(place["v"], 30)
    before = {url: (counted(super_, url), super_.get(url).content.count(b'class="rule-head"')) for url in urls}
    many(place["v"], 120, start=30)
    assert {url: (counted(super_, url), super_.get(url).content.count(b'class="rule-head"')) for url in urls} == before
    assert max(number for number, _rules in before.values()) <= 25


def test_every_rule_stands_on_one_page_in_its_order(super_, draft):
    many(draft, 60)
    url, seen = f"/rules/sets/{draft}/", []
    step = ""
    while step is not None:
        html = super_.get(url + unescape(step)).content.decode()
        seen.append(places(html))
        following = re.search(r'href="([^"]+)" rel="next"', html)
        step = following[1] if following else None
    assert [place for page in seen for place in page] == list(range(1, 64))
    assert [len(page) for page in seen] == [25, 25, 13]
    html = super_.get(url + "?at=r0030").content.decode()
    assert 'id="rule-r0030"' in html
    back = re.search(r'href="([^"]+)" rel="prev"', html)[1]
    assert places(super_.get(url + unescape(back)).content.decode()) == seen[0]
    for odd in ("after=x", "after=0~9999999999999~a", "after=%00", "at=nothing"):
        assert places(super_.get(f"{url}?{odd}").content.decode()) == seen[0], odd


def test_a_rule_is_moved_over_the_edge_of_a_page(super_, draft):
    many(draft, 60)
    fields = shown(super_, f"/rules/sets/{draft}/?at=r0022", action="r0022/move/")
    answer = super_.post(f"/rules/sets/{draft}/rules/r0022/move/", {**fields, "to": "up"})
    assert answer.status_code == 303
    assert answer["Location"].endswith("?at=r0022#rule-r0022")
    order = [rule.code for rule in rules_of(RuleSet.objects.get(version=draft))]
    assert order.index("r0022") == 24
    assert order.index("r0021") == 25
    assert 'id="rule-r0022"' in super_.get(answer["Location"]).content.decode()


def test_rules_are_found_by_their_words(super_, draft):
    many(draft, 60)
    html = super_.get(f"/rules/sets/{draft}/?q=RULE+17").content.decode()
    assert places(html) == [21], "the place is that in the whole order"
    assert places(super_.get(f"/rules/sets/{draft}/?q=0706").content.decode()) == [3], "a code its condition names"
    assert places(super_.get(f"/rules/sets/{draft}/?q=nowhere-at-all").content.decode()) == []
    assert "q=rule&amp;after=" in super_.get(f"/rules/sets/{draft}/?q=rule").content.decode()


def test_all_that_differs_is_read_in_pages(super_, draft):
    many(draft, 60)
    RuleRow.objects.filter(ruleset__version=draft, code="burst").delete()
    url, seen, step = f"/rules/sets/{draft}/against/1/", [], ""
    while step is not None:
        html = super_.get(url + unescape(step)).content.decode()
        seen += re.findall(r"<h3>[^<]*</h3><code>([^<]+)</code>", html)
        following = re.search(r'href="([^"]+)" rel="next"', html)
        step = following[1] if following else None
    assert seen == [*(f"r{index:04}" for index in range(60)), "burst"]


def test_a_draft_is_checked_once_per_state(super_, draft, monkeypatch):
    checked = []
    check = soundness.check_rule
    monkeypatch.setattr(soundness, "check_rule", lambda rule, words: checked.append(rule.code) or check(rule, words))
    url = f"/rules/sets/{draft}/publish/"
    super_.get(url)
    super_.get(url)
    super_.get(f"/rules/sets/{draft}/")
    assert len(checked) == 3
    then = {"conditions": {"category": {"under": "99"}}, "outcome": {"lead": {"unit": "market"}}}
    for index in range(25):
        save_rule(draft, f"bad{index}", name=f"Bad {index}", priority=20, **then)
    html = super_.get(url).content.decode()
    assert "25 rules are broken" in html
    assert html.count("/rules/bad") == 20
    RuleRow.objects.filter(code__startswith="bad").update(conditions={"always": True})
    assert "are broken" not in super_.get(url).content.decode()
