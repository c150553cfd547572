"""The knowledge base: versions, words, dates, citations."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model

from hotline.knowledge.actions import ArticleRow, put_article, retire_article
from hotline.knowledge.consumer import count_uses
from hotline.knowledge.models import Article
from hotline.knowledge.queries import article_in_force, cite, expired, find_articles, in_language, versions_of
from tests.counters.doors import problem, program, told
from tests.story import MONDAY
from tickets.delivery import deliver
from tickets.domain.refusals import Absent, Invalid

METER = ArticleRow(
    code="water-meter",
    titles={"en": "Who reads my water meter?", "zh-hans": "谁来抄水表？"},
    answers={"en": "The water company, every second month.", "zh-hans": "自来水公司每两个月抄一次。"},
    category="0504",
    owner="water",
    keywords=["meter", "水表"],
    valid_to=date(2026, 6, 30),
)
ROADS = ArticleRow(
    code="potholes", titles={"en": "Potholes"}, answers={"en": "The roads bureau fills them."}, category="0706"
)


def put(row, **changes):
    from dataclasses import replace

    return put_article(replace(row, **changes), by="tests", now=MONDAY)


@pytest.fixture
def shelf(story):
    put(METER)
    put(ROADS)
    return story


# Versions -------------------------------------------------------------------------------------------


def test_the_same_again_changes_nothing(shelf):
    again = put(METER)
    assert (again.version, Article.objects.filter(code="water-meter").count()) == (1, 1)


def test_anything_else_is_the_next_version(shelf):
    put(METER, answers={**METER.answers, "en": "The water company, every month."})
    assert [(one.version, one.status) for one in versions_of("water-meter")] == [(2, "published"), (1, "retired")]
    assert article_in_force("water-meter").answers["en"].endswith("every month.")
    assert versions_of("water-meter")[1].answers["en"].endswith("every second month.")


def test_retire(shelf):
    retire_article("potholes")
    assert article_in_force("potholes") is None
    assert find_articles("potholes") == []
    with pytest.raises(Absent):
        retire_article("potholes")
    assert put(ROADS).version == 2


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"code": "no spaces"}, "code"),
        ({"titles": {}}, "titles"),
        ({"answers": {"en": "  "}}, "answers"),
        ({"titles": {"en": "Only one"}}, "answers"),
        ({"titles": {"xx": "?"}}, "titles"),
        ({"titles": {"en": "x" * 121}}, "titles"),
        ({"category": "9999"}, "category"),
        ({"owner": "nobody"}, "owner"),
        ({"keywords": ["x" * 41]}, "keywords"),
        ({"valid_from": date(2026, 7, 1)}, "valid_to"),
    ],
)
def test_what_cannot_be_put(story, changes, field):
    with pytest.raises(Invalid) as refused:
        put(METER, **changes)
    assert refused.value.data["field"] == field
    assert Article.objects.count() == 0


# Words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, found",
    [
        ("meter", ["water-meter"]),
        ("who comes to read the METER in my flat?", ["water-meter", "potholes"]),
        ("水表", ["water-meter"]),
        ("我家的水表谁来抄", ["water-meter"]),
        ("pothole's & | ! <-> (", []),
        ("'); drop table", []),
        ("!!!", []),
    ],
)
def test_find_by_words(shelf, text, found):
    assert [one.code for one in find_articles(text)] == found


def test_find_by_category_and_use(shelf):
    assert [one.code for one in find_articles(category="05")] == ["water-meter"]
    assert [one.code for one in find_articles(category="07/0706")] == ["potholes"]
    assert find_articles(category="01") == []
    Article.objects.filter(code="water-meter").update(uses=3)
    assert [one.code for one in find_articles()] == ["water-meter", "potholes"]


def test_one_statement(shelf, django_assert_num_queries):
    with django_assert_num_queries(1):
        find_articles("who reads the meter")


# Dates and citations --------------------------------------------------------------------------------


def test_past_its_date(shelf):
    article = article_in_force("water-meter")
    assert not expired(article, date(2026, 6, 30))
    assert expired(article, date(2026, 7, 1))
    assert not expired(article_in_force("potholes"), date(2099, 1, 1))


def test_languages(shelf):
    titles = article_in_force("water-meter").titles
    assert in_language(titles, "zh-hans") == "谁来抄水表？"
    assert in_language(titles, "fr") == "Who reads my water meter?"
    assert in_language({}) == ""


def test_cite(shelf):
    put(METER, keywords=["meter"])
    assert cite("water-meter") == "water-meter@2"
    assert cite("water-meter@1") == "water-meter@1"
    for wrong in ("nothing", "water-meter@9", "water-meter@x", "", "@1"):
        with pytest.raises(Invalid):
            cite(wrong)


def test_uses_are_counted_from_events(shelf):
    shelf.register(route=False, type="consultation")
    shelf.do("answer", "operator", answer="The water company.", article="water-meter@1")
    shelf.register(route=False, type="consultation")
    shelf.do("answer", "operator", answer="No.")
    while deliver(MONDAY + timedelta(days=9999)):
        pass
    assert article_in_force("water-meter").uses == 1
    count_uses([])


# The doors ------------------------------------------------------------------------------------------

URL = "/api/v1/articles/"
BODY = {"titles": {"en": "Lamps"}, "answers": {"en": "The roads bureau."}, "category": "0706", "keywords": ["lamp"]}


def test_read_by_api(clock):
    put(METER)
    operator = program(clock, "operator")
    (found,) = told(operator.get(URL, {"q": "meter"}), 200)
    assert (found["ref"], found["expired"], found["owner"]) == ("water-meter@1", False, "water")
    chinese = told(operator.get(f"{URL}water-meter/", headers={"Accept-Language": "zh-hans"}), 200)
    assert chinese["title"] == "谁来抄水表？"
    problem(operator.get(f"{URL}nothing/"), 404, "absent")
    problem(operator.get(URL, {"limit": "0"}), 400, "out_of_range")
    clock.now += timedelta(days=200)
    assert told(operator.get(f"{URL}water-meter/"), 200)["expired"]


@pytest.mark.parametrize("who, status", [("supervisor", 200), ("system_admin", 200), ("operator", 403), ("roads", 403)])
def test_who_writes(clock, who, status):
    assert program(clock, who).put(f"{URL}lamps/", BODY).status_code == status
    assert Article.objects.count() == (status == 200)


def test_write_by_api(clock):
    boss = program(clock, "supervisor")
    made = told(boss.put(f"{URL}lamps/", BODY), 200)
    assert (made["version"], made["made_by"]) == (1, "supervisor")
    assert told(boss.put(f"{URL}lamps/", BODY), 200)["version"] == 1
    assert told(boss.put(f"{URL}lamps/", {**BODY, "keywords": []}), 200)["version"] == 2
    assert len(told(boss.get(f"{URL}lamps/versions/"), 200)) == 2
    problem(boss.put(f"{URL}lamps/", {**BODY, "uses": 9}), 400, "unknown_field")
    assert told(boss.delete(f"{URL}lamps/"), 200)["status"] == "retired"
    problem(boss.delete(f"{URL}lamps/"), 404, "absent")


def test_the_desk(shelf, client):
    boss = get_user_model().objects.create_superuser("root", password="x", roles=["system_admin"])
    client.force_login(boss)
    assert client.get("/admin/knowledge/article/").status_code == 200
    article = article_in_force("potholes")
    form = {
        "titles": '{"en": "Holes"}',
        "answers": '{"en": "The roads bureau."}',
        "category": "",
        "owner": "",
        "keywords": "hole",
        "valid_from": "",
        "valid_to": "",
    }
    response = client.post(f"/admin/knowledge/article/{article.pk}/change/", form)
    assert response.status_code == 302, response.content.decode()[-3000:]
    assert article_in_force("potholes").titles == {"en": "Holes"}
    assert len(versions_of("potholes")) == 2
