"""The demo city holds together: its map tiles, its rules resolve, its people speak one language at a time."""

import random
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import phonenumbers
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.demo import city
from hotline.demo.city import almanac, duties, replies, temperaments
from hotline.demo.city.accounts import accounts, of_unit
from hotline.demo.city.areas import atlas
from hotline.demo.city.callers import caller, is_invented, phone
from hotline.demo.city.categories import categories, leaves
from hotline.demo.city.knowledge import articles
from hotline.demo.city.organisation import unit, units
from hotline.demo.city.places import address_in
from hotline.demo.city.rhythm import arrivals
from hotline.demo.city.rules import rules
from hotline.demo.city.stories import tellings
from hotline.demo.city.texts import tell
from hotline.demo.city.words import LANGUAGES, Words
from routing.domain.catalogue import Catalogue
from routing.domain.compile import Rule
from routing.domain.directory import AreaCard, CategoryCard, Directory, UnitCard
from routing.domain.duties import Holding
from routing.domain.facts import TYPES, URGENCIES, Facts
from tickets.domain.people import Role
from tickets.domain.vocabulary import (
    EXTENSION_REASONS,
    RETURN_REASONS,
    CallerKind,
    Channel,
    ReplyResult,
    ServiceClass,
)

STREETS = [street.path for street in atlas().at("street")]
CHINESE = re.compile("[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
# Two letters and more do not stand in a Chinese text; but a singing room does, by right.
LATIN = re.compile("[A-Za-z]{2,}")
ALLOWED_LATIN = re.compile("KTV")


def says_chinese(text: str) -> bool:
    rest = ALLOWED_LATIN.sub("中", text)
    return not LATIN.search(rest) and CHINESE.search(rest) is not None


def says_english(text: str) -> bool:
    return not CHINESE.search(text) and text.strip() != ""


def in_language(text: str, language: str) -> bool:
    return says_chinese(text) if language == "zh-hans" else says_english(text)


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


def test_the_city_is_plain_values() -> None:
    folder = Path(city.__file__).parent
    imported = {
        line.split()[1].split(".")[0]
        for file in folder.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.match(r"(from|import) [a-z]", line)
    }
    assert not imported & {"django", "psycopg", "celery", "redis", "routing", "tickets"}


# The map


def test_how_much_there_is() -> None:
    levels = Counter(area.level for area in atlas().areas)
    assert levels == {"city": 1, "district": 6, "street": 40, "community": 160}
    assert Counter(spot.kind for spot in atlas().spots) == {"road": 108, "estate": 92}
    kinds = Counter(one.kind for one in units())
    assert kinds == {
        "hotline": 1,
        "district": 6,
        "street": 40,
        "bureau": 30,
        "district_bureau": 108,
        "enterprise": 12,
    }
    assert (len(categories()), len(leaves())) == (138, 120)
    assert len(rules()) >= 60
    assert len(articles()) >= 40


def test_codes_are_unique_and_make_the_paths() -> None:
    for codes in (
        [area.code for area in atlas().areas],
        [one.code for one in units()],
        [one.code for one in categories()],
        [one.code for one in rules()],
        [one.code for one in articles()],
        [one.username for one in accounts()],
        [duty.key for duty, _ in duties.table()],
    ):
        assert len(codes) == len(set(codes))
        assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,47}", code) for code in codes)
    for area in atlas().areas:
        assert area.path == (f"{atlas().find(area.path.rpartition('/')[0]).path}/" if area.parent else "") + area.code


@pytest.mark.parametrize("level", ["district", "street", "community"])
def test_areas_tile_the_city(level: str) -> None:
    shapes = [area.shape for area in atlas().at(level)]
    city = atlas().find("lin").shape
    assert all(shape.geom_type == "Polygon" and shape.is_valid for shape in [city, *shapes])
    assert shapely.coverage_is_valid(shapes)
    assert shapely.union_all(shapes).symmetric_difference(city).area < 1e-9
    assert abs(sum(shape.area for shape in shapes) - city.area) < 1e-9


def test_each_area_lies_in_the_one_above() -> None:
    for area in atlas().areas:
        if area.parent:
            above = atlas().find(area.path.rpartition("/")[0])
            assert area.shape.difference(above.shape).area < 1e-10


def test_places_lie_in_their_street() -> None:
    for spot in atlas().spots:
        street = atlas().find(spot.street).shape
        assert street.buffer(1e-6).contains(spot.line if spot.line is not None else spot.point)
        if spot.community:
            assert spot.community.startswith(spot.street)
            assert atlas().find(spot.community).shape.contains(spot.point)


def test_names_of_places_are_told_apart() -> None:
    for names in (
        [spot.name for spot in atlas().spots],
        [area.name for area in atlas().areas],
    ):
        assert len({name.zh for name in names}) == len(names) == len({name.en for name in names})
        assert all(says_chinese(name.zh) and says_english(name.en) for name in names)


def test_the_river_parts_the_banks_and_stays_in_the_city() -> None:
    river = atlas().river
    assert atlas().find("lin").shape.buffer(1e-4).contains(river)
    assert not any(community.shape.buffer(-1e-4).crosses(river) for community in atlas().at("community"))


@given(st.sampled_from(STREETS), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_an_address_lies_where_it_says(street: str, seed: int) -> None:
    place = address_in(street, random.Random(seed))
    assert place == address_in(street, random.Random(seed))
    assert shapely.contains_xy(atlas().find(street).shape, place.longitude, place.latitude)
    assert says_chinese(place.address.zh)
    assert says_english(place.address.en)
    assert atlas().find(street).name.zh in place.address.zh


# Units, duties, categories


def test_every_unit_has_a_superior_an_area_and_a_telephone() -> None:
    known = {one.code for one in units()}
    for one in units():
        assert not one.parent or one.parent in known
        assert not one.line or unit(one.line).kind == "bureau"
        assert atlas().find(one.area)
        assert says_chinese(one.name.zh)
        assert says_english(one.name.en)
    assert len({one.duty_phone for one in units()}) == len(units())


def test_every_duty_is_held_once_in_a_place_by_a_unit_that_takes_dispatches() -> None:
    for duty, holders in duties.table():
        assert holders, duty.key
        assert len({one.area for one in holders}) == len(holders)
        for one in holders:
            assert unit(one.unit).accepts_dispatch
            assert atlas().find(one.area)


@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.code)
def test_every_matter_is_complete(leaf) -> None:  # type: ignore[no-untyped-def]
    assert len(set(leaf.synonyms_zh)) >= 6
    assert len(set(leaf.synonyms_en)) >= 4
    assert all(map(says_chinese, leaf.synonyms_zh))
    assert all(map(says_english, leaf.synonyms_en))
    assert leaf.urgency in URGENCIES
    assert leaf.service_class in set(ServiceClass)
    for language in LANGUAGES:
        telling = tellings()[leaf.code, language]
        assert len({story.body for story in telling.stories}) >= 4
        assert telling.questions
        assert len(telling.wants) >= 2
        assert {story.type for story in telling.stories} <= set(TYPES)
    for street in STREETS:
        holder = duties.holder_of(leaf.duty, street)
        assert holder, f"nobody does {leaf.duty} in {street}"
        assert unit(holder).kind != "street" or leaf.grassroots_allowed


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


# Texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.code)
def test_callers_speak_one_language(leaf, language: str) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(f"{leaf.code} {language}")
    for season in ("spring", "summer", "flood", "autumn", "winter", "festival"):
        for place in (address_in(rng.choice(STREETS), rng), None):
            for kind in ("", "consultation"):
                told = tell(leaf.code, rng, language, season, place, kind)
                for text in (told.title, told.content, told.wants or told.title):
                    assert in_language(text, language), text
                    assert "{" not in text
                assert 4 <= len(told.title) <= 120
                assert told.type in TYPES


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_writes_one_language(language: str) -> None:
    rng = random.Random(5)
    other = unit("gudu-urban").name
    said = [replies.extension_note(reason, rng, language) for reason in EXTENSION_REASONS]
    said += [replies.return_note(reason, rng, language, other) for reason in RETURN_REASONS]
    said += [replies.callback_remark(mark, rng, language) for mark in range(1, 6)]
    said += [replies.review_remark(passed, rng, language) for passed in (True, False)]
    said += [replies.urge(rng, language), replies.praise(rng, language), replies.assist_note(rng, language)]
    said += [replies.interim(rng, language, date(2026, 5, 4))]
    for leaf in leaves():
        for quality in replies.RESULTS:
            reply = replies.reply(quality, leaf.code, rng, language, unit("heat").name, date(2026, 5, 4))
            assert reply.result in set(ReplyResult)
            said.append(reply.text)
    for text in said:
        assert in_language(text, language), text
        assert "{" not in text


def test_articles_are_whole_and_owned() -> None:
    matters = {leaf.code for leaf in leaves()}
    for article in articles():
        assert article.category in matters
        assert unit(article.owner)
        for words in (article.title, article.answer):
            assert says_chinese(words.zh)
            assert says_english(words.en)
        assert all(map(says_chinese, article.keywords_zh))
        assert all(map(says_english, article.keywords_en))
    today = date(2026, 11, 23)
    assert sum(article.valid_until(today) < today for article in articles()) == 2


# People


def test_accounts_stand_for_every_unit_and_role() -> None:
    roles = Counter(account.role for account in accounts())
    assert set(roles) == set(Role) - {Role.CITIZEN, Role.HANDLER, Role.SYSTEM}
    assert roles["district_coordinator"] == 6
    for one in units():
        if one.accepts_dispatch:
            assert len(of_unit(one.code)) == 2
    assert all(isinstance(account.name, Words) and account.username.isascii() for account in accounts())


@given(st.integers(0, 100_000), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_telephone_numbers_are_invented_and_parse(seed: int, language: str) -> None:
    rng = random.Random(seed)
    number = phone(rng)
    assert phonenumbers.is_valid_number(phonenumbers.parse(number, "CN"))
    assert is_invented(number)
    assert is_invented(f"+86 {number[:3]} {number[3:7]} {number[7:]}")
    one = caller(rng, language)  # type: ignore[arg-type]
    assert one.kind in set(CallerKind)
    assert one.name == "" or in_language(one.name, language)


# The rhythm of the city


def test_a_seed_fixes_the_whole_life() -> None:
    first = list(arrivals(date(2026, 6, 1), 12, random.Random(3), "zh-hans", 30))
    again = list(arrivals(date(2026, 6, 1), 12, random.Random(3), "zh-hans", 30))
    other = list(arrivals(date(2026, 6, 1), 12, random.Random(4), "zh-hans", 30))
    assert first == again != other
    assert [one.at for one in first] == sorted(one.at for one in first)
    assert {one.channel for one in first} <= set(Channel)


def test_no_two_calls_are_quite_alike() -> None:
    calls = list(arrivals(date(2026, 8, 24), 60, random.Random(1), "zh-hans", 40))
    stories = [call.told.content for call in calls if call.told.type != "consultation"]
    assert len(set(stories)) > 0.97 * len(stories)
    assert len({call.told.content for call in calls}) > 0.9 * len(calls)


def test_days_have_their_hours_and_weeks_their_days() -> None:
    calls = list(arrivals(date(2026, 3, 16), 28, random.Random(2), "en", 120))
    hours = Counter(call.at.hour for call in calls)
    busiest = max(hours.values()) / len(calls)
    assert 0.07 < busiest < 0.12
    assert hours.most_common(1)[0][0] in (9, 10)
    days = Counter(call.at.weekday() for call in calls)
    assert days[0] > days[6]


def test_seasons_bring_their_matters() -> None:
    assert almanac.frequency("0603", 1) > 20 * almanac.frequency("0603", 5) == 0
    assert almanac.frequency("0801", 7) > 2 * almanac.frequency("0801", 1)
    assert almanac.frequency("1201", 8) > 3 * almanac.frequency("1201", 3)
    assert almanac.frequency("0506", 7) > 5 * almanac.frequency("0506", 1)
    festival = date(2026, 2, 17)
    assert almanac.busyness(festival) < 0.5 * almanac.busyness(date(2026, 3, 3))
    assert almanac.season_of(festival - timedelta(days=5)) == "festival"


def test_the_incidents_happen() -> None:
    calls = list(arrivals(date(2026, 9, 7), 90, random.Random(9), "zh-hans", 5))
    burst = [call for call in calls if call.incident == "burst-main"]
    assert len(burst) == 12
    assert burst[-1].at - burst[0].at <= timedelta(minutes=40)
    assert len({call.place for call in burst}) == 1
    gas = [call for call in calls if call.incident == "gas-leak"]
    assert (gas[0].at.hour, gas[0].at.minute) == (2, 10)
    assert almanac.is_feast(gas[0].at.date())
    cards = [call for call in calls if call.incident == "prepaid-collapse"]
    assert len(cards) >= 30


def test_units_keep_their_temperament() -> None:
    kinds = Counter(temperaments.temperament(one.code).kind for one in units())
    assert set(kinds) == {"keen", "steady", "slow", "shirking", "careless", "overloaded"}
    assert kinds.most_common(1)[0][0] == "steady"
    assert temperaments.temperament("gudu-nanshuimen-office").return_wrongly > 0.3
    rng = random.Random(1)
    slow, keen = temperaments.temperament("xialing-housing"), temperaments.temperament("water")
    late = [sum(one.share_of_budget(rng) > 1 for _ in range(400)) for one in (slow, keen)]
    assert late[0] > 5 * late[1]


def test_good_replies_please_and_copied_ones_do_not() -> None:
    rng = random.Random(6)
    good = [temperaments.opinion("good", late=False, contacted=True, rng=rng).mark for _ in range(300)]
    copied = [temperaments.opinion("copied", late=True, contacted=False, rng=rng).mark for _ in range(300)]
    assert sum(good) > 2 * sum(copied)
