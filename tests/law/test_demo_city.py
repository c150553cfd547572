"""The demo city holds together: its map tiles, its units answer for every street, every matter is complete."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.demo import city
from hotline.demo.city import duties
from hotline.demo.city.accounts import accounts
from hotline.demo.city.areas import atlas
from hotline.demo.city.categories import categories, leaves
from hotline.demo.city.knowledge import articles
from hotline.demo.city.organisation import unit, units
from hotline.demo.city.places import address_in
from hotline.demo.city.rules import rules
from hotline.demo.city.stories import tellings
from hotline.demo.city.words import LANGUAGES
from routing.domain.facts import TYPES, URGENCIES
from tests.law.tongues import says_chinese, says_english
from tickets.domain.vocabulary import ServiceClass

STREETS = [street.path for street in atlas().at("street")]


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
