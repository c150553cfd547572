"""A point or an address → an area; a text → categories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.domain.gazetteer import Gazetteer, Named, fold_place
from routing.domain.places import AreaIndex, BadPolygon
from routing.domain.suggest import Suggester
from tests.factories_routing import AREAS, _paths, square

PATH = _paths(AREAS, 3)
INDEX = AreaIndex((PATH[code], outline) for code, _name, _level, _parent, outline in AREAS)


@pytest.mark.parametrize(
    "lon, lat, expected",
    [
        (0.2, 0.5, "lin/hexi/nanhu"),
        (0.7, 0.5, "lin/hexi/beihu"),
        (1.5, 0.5, "lin/hedong/qiaotou"),
        (0.5, 0.5, "lin/hexi/beihu"),  # on a border: the finest area, then first by path
        (1.0, 0.5, "lin/hedong/qiaotou"),
        (0.0, 0.0, "lin/hexi/nanhu"),
        (2.5, 0.5, ""),
        (0.2, 91, ""),
        (float("nan"), 0.5, ""),
    ],
)
def test_locate(lon, lat, expected):
    assert INDEX.locate(lon, lat) == expected


def test_where_no_street_is_drawn_the_district_answers():
    index = AreaIndex([("lin", square(0, 0, 2, 1)), ("lin/hexi", square(0, 0, 1, 1))])
    assert index.locate(0.5, 0.5) == "lin/hexi"
    assert index.locate(1.5, 0.5) == "lin"
    assert AreaIndex([]).locate(0.5, 0.5) == ""


@given(st.permutations(AREAS), st.floats(-0.1, 2.1), st.floats(-0.1, 1.1))
def test_the_order_of_the_outlines_does_not_matter(rows, lon, lat):
    index = AreaIndex((PATH[row[0]], row[4]) for row in rows)
    assert index.locate(lon, lat) == INDEX.locate(lon, lat)


BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}


@pytest.mark.parametrize(
    "geojson",
    [
        {},
        {"type": "Point", "coordinates": [0, 0]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": "none"},
        BOW_TIE,
        square(179, 0, 181, 1),
    ],
)
def test_an_outline_that_cannot_be_used_is_refused(geojson):
    with pytest.raises(BadPolygon):
        AreaIndex([("lin", geojson)])


GAZETTEER = Gazetteer(
    [
        Named("Lin", "lin"),
        Named("北區", "lin/bei"),
        Named("河西区", "lin/hexi"),
        Named("南湖", "lin/hexi/nanhu"),
        Named("南湖街道", "lin/hexi/nanhu"),
        Named("南湖路", "lin/bei/lakeside", "road"),
        Named("人民路", "lin/bei/lakeside", "road"),
        Named("人民路", "lin/hexi/nanhu", "road"),
        Named("Mill", "lin/hexi"),
        Named("Mill Lane", "lin/bei/lakeside", "road"),
        Named("渡", "lin/dukou"),  # one character is too little to go by
    ]
)


@pytest.mark.parametrize(
    "text, area, matched, confidence",
    [
        ("北 區某處", "lin/bei", "北區", 1.0),
        ("北区", "lin/bei", "北區", 1.0),
        ("南湖街道办对面", "lin/hexi/nanhu", "南湖街道", 1.0),
        ("南湖路8号", "lin/bei/lakeside", "南湖路", 1.0),  # not the shorter name inside the longer one
        ("12 Mill Lane", "lin/bei/lakeside", "Mill Lane", 1.0),
        ("ＭＩＬＬ　ＬＡＮＥ", "lin/bei/lakeside", "Mill Lane", 1.0),
        ("the windmill", "", "", 0.0),
        ("河西区人民路5号", "lin/hexi/nanhu", "河西区", 1.0),
        ("北区人民路5号", "lin/bei/lakeside", "人民路", 1.0),
        ("人民路5号", "lin", "人民路", 0.5),
        ("北区南湖街道", "lin/hexi/nanhu", "南湖街道", 0.8),  # two names that cannot both be right: the longer one
        ("渡口", "", "", 0.0),
        ("", "", "", 0.0),
    ],
)
def test_find_place(text, area, matched, confidence):
    place = GAZETTEER.find(text)
    assert (place.area, place.matched, place.confidence) == (area, matched, confidence)


def test_what_is_undecided_is_said():
    assert GAZETTEER.find("人民路5号").others == ("lin/bei/lakeside", "lin/hexi/nanhu")
    assert GAZETTEER.find("北区").others == ()


def test_variants_of_a_name_fold_to_one():
    assert {fold_place(name) for name in ("北區", "北 区", "北区", " 北　區 ")} == {"北区"}


@given(st.text(max_size=40))
def test_any_text_may_be_asked(text):
    place = GAZETTEER.find(text)
    assert 0 <= place.confidence <= 1
    assert bool(place.area) == (place.confidence > 0)


SUGGESTER = Suggester(
    [
        ("05", ["water"]),
        ("05/0501", ["no water", "停水"]),
        ("05/0504", ["burst main", "爆管", "水管"]),
        ("02/0207", ["street light out", "Street lighting", "dark at night"]),
        ("06/0601", ["停电"]),
    ]
)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("There is no water in our street", ["05/0501", "05"]),
        ("水管爆管了，停水", ["05/0504", "05/0501"]),
        ("停 电", ["06/0601"]),
        ("The lights in our street have been out since Monday", ["02/0207"]),
        ("A main burst. It is a light evening.", ["05/0504"]),
        ("The street is long", []),
        ("waterproof", []),
        ("", []),
    ],
)
def test_suggested_categories_best_first(text, expected):
    assert [one.category for one in SUGGESTER.suggest(text)] == expected


def test_a_scattered_phrase_says_less_than_the_phrase():
    (said,), (scattered,) = (SUGGESTER.suggest(text) for text in ("burst main", "the main has burst"))
    assert said.score > scattered.score > 0


def test_a_suggestion_says_by_which_words():
    (first, *_rest) = SUGGESTER.suggest("水管爆管了")
    assert set(first.words) == {"水管", "爆管"}
