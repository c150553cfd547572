"""The REST doors of routing."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import include, path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from rest_framework.test import APIClient

from routing import actions, queries
from routing.models import RuleSet
from tests.factories_routing import NOW, RULES, put_city, put_rules

# The doors alone: what the rest of the product hangs beside them is not this file's matter.
urlpatterns = [path("api/v1/", include("routing.api.urls"))]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def city(db):
    put_city()


def browser_of(*roles):
    """A browser of somebody with these roles."""
    user, _made = get_user_model().objects.get_or_create(username="-".join(roles) or "plain", roles=list(roles))
    browser = APIClient()
    browser.force_authenticate(user)
    return browser


@pytest.fixture
def supervisor():
    return browser_of("supervisor")


@pytest.fixture
def operator():
    return browser_of("operator")


def rows(response):
    assert response.status_code == 200, response.content
    return response.json()["results"]


# Reading


@pytest.mark.parametrize("door", ["areas", "units", "categories", "duties", "duty-kinds", "place-names", "rulesets"])
def test_nobody_reads_without_an_account(door):
    assert APIClient().get(f"/api/v1/{door}/").status_code in (401, 403)


@pytest.mark.parametrize(
    "question, codes",
    [
        ("areas/?level=district", ["hedong", "hexi"]),
        ("areas/?parent=hexi", ["beihu", "nanhu"]),
        ("areas/?under=hexi", ["hexi", "beihu", "nanhu"]),
        ("units/?kind=enterprise", ["water"]),
        ("units/?under=hexi-gov&kind=street", ["beihu-office", "nanhu-office"]),
        ("units/?area=hexi", ["hexi-gov", "hexi-urban"]),
        ("units/?accepts_dispatch=false", ["lotus"]),
        ("categories/?under=05", ["05", "0501", "0504"]),
        ("categories/?level=1", ["02", "05", "17", "18"]),
        ("areas/?level=moon", None),
    ],
)
def test_lists_are_narrowed_by_codes(operator, question, codes):
    response = operator.get(f"/api/v1/{question}")
    if codes is None:
        assert response.status_code == 400
    else:
        assert [row["code"] for row in rows(response)] == codes


def test_duties_of_a_day(operator):
    actions.hand_over_duty("water", "lin", "market", on=NOW.date())
    held = rows(operator.get("/api/v1/duties/?duty=water&on=2026-03-03"))
    assert held == [{"duty": "water", "area": "lin", "unit": "water", "valid_from": None, "valid_to": "2026-03-04"}]
    assert [row["unit"] for row in rows(operator.get("/api/v1/duties/?duty=water&on=2026-03-04"))] == ["market"]


def test_a_row_by_its_code(operator):
    unit = operator.get("/api/v1/units/nanhu-office/").json()
    assert unit == {
        "code": "nanhu-office",
        "name": "Nanhu street office",
        "names": {},
        "kind": "street",
        "parent": "hexi-gov",
        "path": "gov/hexi-gov/nanhu-office",
        "area": "lin/hexi/nanhu",
        "active": True,
        "accepts_dispatch": True,
        "duty_phone": "",
        "calendar": "",
    }
    assert operator.get("/api/v1/units/water/").json()["parent"] is None
    assert operator.get("/api/v1/units/gone/").status_code == 404
    assert operator.get("/api/v1/areas/nanhu/").json()["polygon"]["type"] == "Polygon"
    assert "polygon" not in rows(operator.get("/api/v1/areas/"))[0]


@pytest.mark.parametrize("door", ["areas", "units", "categories", "duties"])
def test_a_list_asks_the_database_twice_however_long_it_is(operator, door, django_assert_num_queries):
    with django_assert_num_queries(2):
        rows(operator.get(f"/api/v1/{door}/"))


def test_locating_by_point_and_by_words(operator):
    assert operator.get("/api/v1/areas/locate/?lon=0.2&lat=0.5").json()["area"] == "lin/hexi/nanhu"
    assert operator.get("/api/v1/areas/locate/?lon=5&lat=5").json() == {
        "area": "",
        "matched": "",
        "confidence": 0.0,
        "others": [],
    }
    actions.put_place_names([actions.PlaceNameRow(name="Mill Lane", area="beihu")])
    place = operator.get("/api/v1/areas/locate/", {"text": "12 mill lane"}).json()
    assert (place["area"], place["matched"], place["confidence"]) == ("lin/hexi/beihu", "Mill Lane", 1.0)
    for nonsense in ({}, {"lon": 1}, {"lon": 1, "lat": 200}, {"lon": 1, "lat": 1, "text": "x"}):
        assert operator.get("/api/v1/areas/locate/", nonsense).status_code == 400


# Rule sets


def test_rules_are_read_in_words(operator):
    version = put_rules()
    assert [row["version"] for row in rows(operator.get("/api/v1/rulesets/"))] == [version]
    read = operator.get(f"/api/v1/rulesets/{version}/").json()
    assert [one["code"] for one in read["rules"]] == ["copy", "burst", "vending", "rest"]
    burst = read["rules"][1]
    assert burst["when"] == "the category is or lies under Water and the text mentions “burst*” or “爆管”"
    assert burst["then"].startswith("send it to whoever holds the duty “water” for the place; ")
    assert burst["problems"] == []
    assert operator.get("/api/v1/rulesets/99/").status_code == 404


RULE = {"name": "A", "priority": 5, "conditions": {"type": {"is": "help"}}, "outcome": {"lead": {"unit": "market"}}}


@pytest.mark.parametrize("roles", [(), ("operator",), ("unit_lead",), ("analyst",)])
def test_only_supervisors_and_system_administrators_write(roles):
    version = put_rules()
    draft = actions.draft_rules(by="Li", now=NOW).version
    browser = browser_of(*roles)
    for method, door, body in [
        ("post", "rulesets/", {}),
        ("put", f"rulesets/{draft}/rules/a/", RULE),
        ("put", f"rulesets/{draft}/rules/", [{**RULE, "code": "a"}]),
        ("delete", f"rulesets/{draft}/rules/burst/", None),
        ("post", f"rulesets/{draft}/publish/", {}),
        ("post", f"rulesets/{version}/retire/", {}),
        ("post", f"rulesets/{version}/roll-back/", {}),
        ("delete", f"rulesets/{draft}/", None),
    ]:
        assert getattr(browser, method)(f"/api/v1/{door}", body, format="json").status_code == 403
    assert RuleSet.objects.get(status="published").version == version
    assert len(queries.rules_of(RuleSet.objects.get(version=draft))) == len(RULES)


@pytest.mark.parametrize("role", ["supervisor", "system_admin"])
def test_from_draft_to_force(role):
    first = put_rules()
    browser = browser_of(role)
    draft = browser.post("/api/v1/rulesets/", {"note": "spring"}, format="json")
    assert draft.status_code == 201
    version = draft.json()["version"]
    assert (draft.json()["based_on"], len(draft.json()["rules"])) == (first, len(RULES))

    saved = browser.put(f"/api/v1/rulesets/{version}/rules/a/", RULE, format="json").json()
    assert (saved["code"], saved["when"], saved["then"]) == ("a", "the type is help", "send it to Market bureau")
    assert browser.delete(f"/api/v1/rulesets/{version}/rules/vending/").status_code == 204
    assert browser.delete(f"/api/v1/rulesets/{version}/rules/vending/").status_code == 404
    assert browser.get(f"/api/v1/rulesets/{version}/check/").json() == []

    published = browser.post(f"/api/v1/rulesets/{version}/publish/", {"replacing": first}, format="json").json()
    assert (published["status"], published["published_by"]) == ("published", role)
    assert queries.current().rulebook.version == version
    back = browser.post(f"/api/v1/rulesets/{first}/roll-back/", {}, format="json").json()
    assert back["version"] == version + 1
    assert browser.post(f"/api/v1/rulesets/{back['version']}/retire/").json()["status"] == "retired"


def test_all_rules_are_replaced_at_once_and_every_problem_is_answered(supervisor):
    draft = actions.draft_rules(by="Li", now=NOW).version
    body = [{**RULE, "code": "a"}, {**RULE, "code": "b", "conditions": {"category": {"under": "77"}}}]
    answer = supervisor.put(f"/api/v1/rulesets/{draft}/rules/", body, format="json")
    assert answer.json() == [
        {
            "rule": "b",
            "code": "unknown_code",
            "path": "/conditions/category/under",
            "sentence": "There is no category “77”.",
        }
    ]
    assert supervisor.get(f"/api/v1/rulesets/{draft}/check/").json() == answer.json()
    shown = supervisor.get(f"/api/v1/rulesets/{draft}/").json()["rules"]
    assert [(one["code"], len(one["problems"]), bool(one["when"])) for one in shown] == [("a", 0, True), ("b", 1, True)]


def test_broken_rules_are_shown_and_cannot_be_published(supervisor):
    version = put_rules()
    draft = actions.draft_rules(by="Li", now=NOW).version
    broken = {**RULE, "conditions": {"text": {"matches": "(a+)+b"}}}
    saved = supervisor.put(f"/api/v1/rulesets/{draft}/rules/a/", broken, format="json").json()
    assert (saved["when"], [one["code"] for one in saved["problems"]]) == ("", ["bad_pattern"])
    refusal = supervisor.post(f"/api/v1/rulesets/{draft}/publish/", {}, format="json")
    assert 400 <= refusal.status_code < 500
    assert refusal["Content-Type"].startswith("application/problem+json")
    assert refusal.json()["code"] == "broken_rules"
    assert RuleSet.objects.get(status="published").version == version


def test_judging_tells_who_and_why_and_writes_nothing(operator):
    version = put_rules()
    before = queries.edition()
    answer = operator.post(
        f"/api/v1/rulesets/{version}/judge/",
        {"type": "complaint", "category": "0504", "area": "nanhu", "text": "爆 管", "at": "2026-03-04T02:30:00Z"},
        format="json",
    ).json()
    assert (answer["lead"], answer["urgency"], answer["tags"], answer["ask"]) == ("water", "emergency", ["main"], "")
    assert answer["trace"]["rule"]["code"] == "burst"
    assert answer["sentences"][0] == (
        f"Rule burst “burst” of rule set {version} decided, because the category is or lies under Water and the text "
        "mentions “爆管”."
    )
    assert "Lead: Lin Water, found as the holder of the duty “water” at Lin." in answer["sentences"]
    assert queries.edition() == before
    assert operator.post(f"/api/v1/rulesets/{version}/judge/", {"type": "gossip"}, format="json").status_code == 400


def test_a_draft_can_be_tried_out_before_it_is_in_force(operator):
    draft = actions.draft_rules(by="Li", now=NOW)
    actions.save_rules(draft.version, RULES)
    answer = operator.post(
        f"/api/v1/rulesets/{draft.version}/judge/", {"type": "help", "category": "0201", "area": "nanhu"}, format="json"
    ).json()
    assert (answer["lead"], answer["copies"]) == ("nanhu-office", ["hexi-gov"])
    assert queries.current().rulebook.version == 0


@pytest.mark.filterwarnings("error")
def test_the_schema_is_valid_and_nothing_in_it_is_guessed(capsys):
    schema = SchemaGenerator(urlconf="routing.api.urls").get_schema(request=None, public=True)
    validate_schema(schema)
    assert "arning" not in capsys.readouterr().err
