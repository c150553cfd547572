"""The demo city's rules: each is sound, each has its day, every matter finds a unit in every street."""

import random
from datetime import UTC, datetime

import pytest

from hotline.demo.city import duties
from hotline.demo.city.areas import atlas
from hotline.demo.city.categories import categories, leaves
from hotline.demo.city.organisation import unit, units
from hotline.demo.city.rules import rules
from hotline.demo.city.stories import tellings
from hotline.demo.city.words import LANGUAGES
from routing.domain.catalogue import Catalogue
from routing.domain.compile import Rule
from routing.domain.directory import AreaCard, CategoryCard, Directory, UnitCard
from routing.domain.duties import Holding
from routing.domain.facts import Facts
from tests.law.tongues import CHINESE, says_chinese, says_english
from tickets.domain.vocabulary import ServiceClass

STREETS = [street.path for street in atlas().at("street")]


def unit_path(code: str) -> str:
    one = unit(code)
    return f"{unit_path(one.parent)}/{code}" if one.parent else code


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The city as the router would know it."""
    directory = Directory(
        [
            UnitCard(
                i, one.code, one.name.en, unit_path(one.code), one.kind, one.area, accepts_dispatch=one.accepts_dispatch
            )
            for i, one in enumerate(units())
        ],
        [AreaCard(i, area.code, area.name.en, area.path, area.level) for i, area in enumerate(atlas().areas)],
        [
            CategoryCard(
                i,
                one.code,
                one.name.en,
                one.path,
                default_duty=one.duty,
                default_class=one.service_class,
                default_urgency=one.urgency,
                grassroots_allowed=one.grassroots_allowed,
                needs_place=one.needs_place,
            )
            for i, one in enumerate(categories())
        ],
        [Holding(one.duty, one.area, one.unit) for _, holders in duties.table() for one in holders],
    )
    ready = [Rule(one.code, one.name.en, one.priority, one.conditions, one.outcome("en")) for one in rules()]
    return Catalogue(directory=directory, version=1, rules=ready)


GRAVE_WORDS = [""] * 40 + ["不想活", "记者", "聚集", "知道是我举报", "want to die", "journalist", "独居老人"]


def facts(**given: object) -> Facts:
    usual: dict[str, object] = {
        "type": "complaint",
        "area": "lin/gudu/gudu-dukou",
        "at": datetime(2026, 4, 15, 10, tzinfo=UTC),
    }
    return Facts(**(usual | given))  # type: ignore[arg-type]


# Rules


def test_no_rule_has_a_problem(catalogue: Catalogue) -> None:
    assert [problem.as_data() for problem in getattr(catalogue, "problems", [])] == []
    classes = set(ServiceClass)
    for one in rules():
        assert one.outcome("zh-hans").get("service_class", "normal") in classes
        assert says_english(one.name.en)
        assert CHINESE.search(one.name.zh)
        assert one.ask is None or (says_chinese(one.ask.zh) and says_english(one.ask.en))


ROUTES = [
    # what is told → rule that decides, lead
    ({"category": "06/0602", "type": "help"}, "gas-leak", "gas"),
    ({"category": "06/0602", "type": "consultation"}, "by-category", "gas"),
    ({"category": "18/1899", "text": "楼道里煤气味很重"}, "gas-leak", "gas"),
    ({"category": "05/0504"}, "burst-main", "water"),
    ({"category": "01/0106", "text": "有人被困电梯"}, "stuck-in-lift", "gudu-market"),
    ({"category": "10/1001", "text": "再拿不到钱，我真的不想活了"}, "self-harm", ""),
    ({"category": "10/1001"}, "wage-arrears", "gudu-labour"),
    ({"category": "10/1001", "text": "我们32个人没拿到工资"}, "wage-arrears-group", "gudu-labour"),
    ({"category": "02/0201"}, "street-vending", "gudu-dukou-office"),
    ({"category": "02/0201", "area": "lin/gudu"}, "street-vending", "gudu-urban"),
    ({"category": "02/0202", "type": "report", "accused_unit": "gudu-urban"}, "accused-trade", "urban"),
    ({"category": "17/1703", "accused_unit": "gudu-dukou-office"}, "accused-conduct", "gov-service"),
    ({"category": "17/1702", "accused_unit": "gov-service"}, "accused-conduct", "petitions"),
    ({"category": "02/0202", "type": "report", "confidential": True}, "confidential-report", "gudu-urban"),
    ({"category": "01/0107", "type": "report", "area": "lin/daoxi/daoxi-xicheng"}, "market-county", "market"),
    ({"category": "06/0603", "area": "lin/daoxi/daoxi-xicheng"}, "heating", "daoxi-housing"),
    ({"category": "06/0603"}, "heating", "heat"),
    ({"category": "16/1604", "text": "青禾移动乱扣费"}, "telecom-qinghe", "telecom-qing"),
    ({"category": "08/0801", "text": "广场舞太吵"}, "night-noise", "gudu-police"),
    ({"category": "08/0801", "text": "空调外机嗡嗡响"}, "plant-noise", "gudu-environment"),
    ({"category": "07/0705"}, "by-category", "traffic-police"),
    ({"category": "18/1804", "type": "praise", "area": ""}, "praise", "gov-service"),
    ({"category": "", "area": "lin/qiming/qiming-xuefu"}, "district-coordinator", "qiming-centre"),
    ({"category": "07/0705", "text": "记者来过了"}, "media", ""),
]


@pytest.mark.parametrize(("told", "rule", "lead"), ROUTES)
def test_where_matters_go(catalogue: Catalogue, told: dict[str, object], rule: str, lead: str) -> None:
    made = catalogue.decide(facts(**told))
    trace = made.trace.as_data()
    assert (trace["rule"]["code"], made.lead) == (rule, lead)
    assert bool(made.ask) is (lead == "")


def test_every_rule_has_its_day(catalogue: Catalogue) -> None:
    rng = random.Random(8)
    winter, exams, school = (
        datetime(2027, 1, 26, 23, 30, tzinfo=UTC),
        datetime(2026, 6, 10, 9, tzinfo=UTC),
        datetime(2026, 9, 1, 15, tzinfo=UTC),
    )
    met: set[str] = set()
    every = [(leaf, tellings()[leaf.code, language]) for leaf in leaves() for language in LANGUAGES] * 4
    for leaf, telling in every:
        for story in (*telling.stories, *telling.questions):
            text = " ".join((story.title, story.body, rng.choice(telling.wants), rng.choice(GRAVE_WORDS)))
            carrier = rng.choice(["青禾移动", "Lanxin Telecom", "合川通讯"])
            made = catalogue.decide(
                facts(
                    type=story.type,
                    category=leaf.path,
                    text=text.replace("{many}", "36").replace("{carrier}", carrier),
                    urgency=leaf.urgency,
                    area=rng.choice(STREETS),
                    at=rng.choice((winter, exams, school)),
                    accused_unit=rng.choice(["", "", "", "qiming-urban"]),
                    confidential=rng.random() < 0.1,
                    repeats=rng.choice([0, 0, 4]),
                    caller_kind=rng.choice(["person", "company"]),
                )
            )
            trace = made.trace.as_data()
            met |= {trace["rule"]["code"]} | {one["code"] for one in trace["added"]}
    met.add(catalogue.decide(facts(category="")).trace.as_data()["rule"]["code"])
    assert {one.code for one in rules()} - met == set()


def test_a_gas_leak_alarms_everybody_who_must_know(catalogue: Catalogue) -> None:
    made = catalogue.decide(facts(category="06/0602", type="help", area="lin/landong/landong-fangzhilu"))
    assert made.urgency == "emergency"
    assert made.service_class == "emergency"
    assert made.assists == ("landong-fire",)
    assert set(made.copies) >= {"emergency", "landong-centre"}


def test_tags_are_put_in_the_language_of_the_city() -> None:
    for rule in rules():
        assert all(map(says_chinese, rule.outcome("zh-hans").get("tags", ())))
        assert all(map(says_english, rule.outcome("en").get("tags", ())))


def test_what_goes_to_a_street_is_copied_to_its_district(catalogue: Catalogue) -> None:
    made = catalogue.decide(facts(category="18/1801"))
    assert (made.lead, made.copies) == ("gudu-dukou-office", ("gudu-centre",))


def test_the_accused_and_those_above_and_below_hear_nothing(catalogue: Catalogue) -> None:
    for accused in ("gudu-urban", "gudu-centre", "gudu-dukou-office", "market", "police"):
        line = {
            one.code
            for one in units()
            if f"/{accused}/" in f"/{unit_path(one.code)}/" or f"/{one.code}/" in f"/{unit_path(accused)}/"
        }
        for leaf in leaves():
            made = catalogue.decide(facts(type="report", category=leaf.path, accused_unit=accused))
            assert not {made.lead, *made.assists, *made.copies} & line


@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.code)
def test_every_matter_finds_a_unit_in_every_street(catalogue: Catalogue, leaf) -> None:  # type: ignore[no-untyped-def]
    for street in STREETS:
        made = catalogue.decide(facts(category=leaf.path, area=street))
        assert made.lead, (street, made.ask)
