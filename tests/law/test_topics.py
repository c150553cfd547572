"""Grouping of texts into matters: tables and properties, no database."""

import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.insight.topics.grouping import Rules, group
from hotline.insight.topics.heat import HALF_LIFE, heat, weekly
from hotline.insight.topics.judging import match, mean
from hotline.insight.topics.live import Live
from hotline.insight.topics.matters import find
from hotline.insight.topics.phrases import Crowd, crowd_of, place_of, places
from hotline.insight.topics.reading import Issue, Unfit, issues, messages
from hotline.insight.topics.telling import shorten
from hotline.insight.topics.terms import Text, bag

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)


def text(key, subject="", detail="", days=0.0, voice="", echo=0, place=""):
    return Text(str(key), subject, detail, NOW - timedelta(days=days), voice, echo, place)


def town():
    """Three matters in two languages, two of them at one place, and messages that stand alone."""
    said = [
        ("投诉桂花苑小区旁搅拌站噪音", "桂花苑小区旁边的搅拌站每天半夜开工，噪音和粉尘让业主无法休息。"),
        ("桂花苑附近搅拌站粉尘太大", "桂花苑小区业主反映，搅拌站粉尘漫天，孩子咳嗽，夜里噪音不断。"),
        ("搅拌站扰民，桂花苑业主求助", "搅拌站就在桂花苑小区门口，噪音粉尘严重，请环保部门查处。"),
        ("桂花苑小区电梯经常停运", "桂花苑小区三栋电梯一周坏了四次，老人上下楼困难，物业不管。"),
        (
            "Street lamps dark in Harbour Road",
            "All lamps in Harbour Road are out since Monday, residents fear the dark.",
        ),
        (
            "Harbour Road: no street lamps",
            "The street lamps of Harbour Road do not burn, residents stumble.",
        ),
        ("Lamps out again", "Again the lamps in Harbour Road are dark, the residents ask for repair."),
        ("Refund of a course", "A language school in Mill Lane keeps the fee of a course that never began."),
        ("公交车晚点", "十二路公交车早高峰总是晚点半小时。"),
        ("桂花苑小区电梯又停运", "桂花苑小区三栋电梯又坏了，老人上下楼困难，物业不管。"),
    ]
    return [text(at, subject, detail, days=at) for at, (subject, detail) in enumerate(said)]


def told(found):
    return {tuple(sorted(matter.members)) for matter in found.matters}


def test_matters_are_found_in_both_languages_and_what_stands_alone_stays_alone():
    found = find(town(), NOW)
    assert told(found) == {("0", "1", "2"), ("3", "9"), ("4", "5", "6")}
    stands = {matter.members[0]: matter for matter in found.matters}
    plant, lamps = stands["2"], stands["6"]
    assert (plant.place, plant.crowd[0]) == ("桂花苑", Crowd.OWNERS)
    assert (lamps.place, lamps.crowd) == ("Harbour Road", (Crowd.RESIDENTS,))
    assert "搅拌站" in plant.words
    assert "lamps" in lamps.words
    assert (plant.first, plant.last) == (NOW - timedelta(days=2), NOW)


@given(st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_in_which_texts_come_does_not_matter(chance):
    texts = town()
    chance.shuffle(texts)
    shuffled = find(texts, NOW)
    assert shuffled.matters == find(town(), NOW).matters


def test_near_duplicates_are_always_together_even_where_nothing_else_would_join_them():
    likely = [{}, {}, {}]
    assert group(likely, [0, 1, 0]) == [[0, 2], [1]]
    copied = "同一段话被几个人原样转发：" + "供暖管道漏水三天没人修理，" * 6
    found = find(
        [text(1, "甲", copied), text(2, "乙", copied + "请尽快。"), *town()[3:]], NOW, rules=Rules(joined=0.999)
    )
    assert ("1", "2") in told(found)


def test_no_chain_is_grown():
    """Each is like the next, and like no other: single linkage would make one group of a hundred."""
    many = 100
    likely = [{other: 0.5 for other in (at - 1, at + 1) if 0 <= other < many} for at in range(many)]
    groups = group(likely, range(many))
    assert max(map(len, groups)) <= 4
    assert sorted(at for members in groups for at in members) == list(range(many))


@st.composite
def alike(draw):
    many = draw(st.integers(1, 12))
    likely = [{} for _ in range(many)]
    for one in range(many):
        for other in range(one):
            value = draw(st.sampled_from([0.0, 0.1, 0.3, 0.6, 0.9]))
            if value:
                likely[one][other] = likely[other][one] = value
    families = [draw(st.integers(0, at)) for at in range(many)]
    return likely, [min(one, at) for at, one in enumerate(families)]


@given(alike())
@settings(max_examples=80, deadline=None)
def test_groups_part_the_texts_and_families_are_never_parted(made):
    likely, families = made
    before = [dict(one) for one in likely]
    groups = group(likely, families)
    assert sorted(at for members in groups for at in members) == list(range(len(likely)))
    home = {at: number for number, members in enumerate(groups) for at in members}
    for one in range(len(likely)):
        for other in range(one):
            assert families[one] != families[other] or home[one] == home[other]
    assert likely == before


def test_a_member_that_the_rest_does_not_hold_is_let_go():
    likely = [{1: 0.9, 2: 0.9, 3: 0.02}, {0: 0.9, 2: 0.9}, {0: 0.9, 1: 0.9}, {0: 0.02}]
    assert group(likely, range(4), Rules(joined=0.01)) == [[0, 1, 2], [3]]


def test_a_new_text_joins_its_matter_and_another_stays_alone():
    found = find(town(), NOW)
    live = Live()
    at = {
        tuple(sorted(found.texts[each].key for each in members)): live.found([found.places[each] for each in members])
        for members in found.groups
    }
    joins = found.space.place(bag(text(99, "桂花苑搅拌站又开工", "桂花苑小区的搅拌站半夜噪音粉尘。")))
    assert live.nearest(joins)[0] == at[("0", "1", "2")]
    assert live.nearest(found.space.place(bag(text(98, "ponies", "Ponies graze.")))) is None
    number, likeness = live.add(joins)
    assert number == at[("0", "1", "2")]
    assert 0.3 <= likeness <= 1.0
    assert live.nearest(joins)[1] > likeness  # it has grown towards what joined it


def test_two_new_texts_make_a_matter_of_their_own():
    live = Live()
    assert live.add({1: 0.8, 2: 0.6}) == (0, 1.0)
    assert live.add({7: 1.0}) == (1, 1.0)
    number, likeness = live.add({1: 0.6, 2: 0.8})
    assert number == 0
    assert likeness == pytest.approx(0.96)


def test_heat_counts_messages_echo_and_voices_and_cools_by_half():
    one = heat([text(1)], NOW)
    assert (one.now, one.peak, one.voices, one.growth) == (1.0, 1.0, 1, None)
    assert heat([text(1, days=HALF_LIFE)], NOW).now == pytest.approx(0.5)
    assert heat([text(1, voice="a"), text(2, voice="a")], NOW).now == pytest.approx(1.5)
    assert heat([text(1, voice="a"), text(2, voice="b")], NOW).now == pytest.approx(2.0)
    assert heat([text(1, echo=100)], NOW).now == pytest.approx(1 + 4.615, abs=0.01)
    far, near = [text(1, days=300), text(2, days=200)], [text(1, days=201), text(2, days=200)]
    assert heat(near, NOW).peak > heat(far, NOW).peak > 1.0
    assert heat([text(1, days=8), text(2, days=1)], NOW).growth > 1.0 > heat([text(1, days=8)], NOW).growth


@given(st.lists(st.tuples(st.floats(0, 400), st.integers(0, 50), st.sampled_from("abc")), min_size=1, max_size=12))
@settings(deadline=None)
def test_heat_is_the_same_whatever_the_order_and_never_above_its_peak(rows):
    texts = [text(at, days=days, echo=echo, voice=voice) for at, (days, echo, voice) in enumerate(rows)]
    measured = heat(texts, NOW)
    assert heat(random.Random(1).sample(texts, len(texts)), NOW) == measured
    assert 0 < measured.now <= measured.peak + 1e-9


def test_weeks_are_counted_backwards_from_now():
    assert weekly([text(1), text(2, days=6.9), text(3, days=7), text(4, days=90)], NOW, 3) == [0, 1, 2]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("A2区丽景新城小区附近修建搅拌厂", "丽景新城小区"),
        ("关于B6区月光路沿线的高压线", "月光路"),
        ("The lamps in Mill Lane are dark", "Mill Lane"),
    ],
)
def test_places_are_named_by_what_their_names_end_with(said, named):
    assert named in places(said)


@pytest.mark.parametrize("said", ["进一步规范城市管理", "小区临街门面", "有限公司拖欠工资", "we walk in the road"])
def test_words_that_only_end_like_names_are_none(said):
    assert not {name for name in places(said) if name.endswith(("规范城", "临街", "限公司", "road"))}


def test_the_place_on_record_stands_in_where_nobody_names_one():
    texts = [text(1, "噪音", place="East 1"), text(2, "噪音", place="East 1"), text(3, "噪音", place="West")]
    assert place_of(texts, {}, 10) == "East 1"
    assert place_of(texts[1:], {}, 10) == "East 1"
    assert place_of([text(1), text(2)], {}, 10) == ""


def test_the_crowd_is_who_people_say_they_are():
    assert crowd_of([text(1, "我们业主", "业主和学生"), text(2, "全体业主")]) == [Crowd.OWNERS, Crowd.STUDENTS]
    assert crowd_of([text(1, "农民工工资")]) == [Crowd.WORKERS]
    assert crowd_of([text(1, "nothing")]) == []


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("投诉桂花苑小区捆绑销售车位的问题", "桂花苑小区捆绑销售车位"),
        ("请问十二路公交车什么时候恢复？", "十二路公交车什么时候恢复"),
        ("投诉", "投诉"),
        ("甲" * 60, "甲" * 40 + "…"),
        ("word " * 30, "word " * 15 + "word…"),
    ],
)
def test_titles_are_short(said, short):
    assert shorten(said) == short


def test_an_issue_is_held_against_the_group_that_fits_best():
    truth = {"a": Issue("a", "held", {"1", "2", "3", "4"}), "b": Issue("b", "held", {"9"})}
    first, second = match([("7", "8"), ("1", "2", "3", "5")], truth)
    assert (first.rank, first.precision, first.recall, first.f1, first.fits) == (2, 0.75, 0.75, 0.75, True)
    assert (second.rank, second.precision, second.f1, second.fits) == (0, 0.0, 0.0, False)
    assert mean([first, second])["f1"] == pytest.approx(0.375)


def test_files_are_read_and_refused_with_the_reason(tmp_path):
    good = tmp_path / "good.csv"
    good.write_text("message_id,subject,created,detail,likes\n7, s ,2019/01/02 03:04:05,d,3\n", encoding="utf-8-sig")
    assert messages(good) == [Text("7", "s", "d", datetime(2019, 1, 2, 3, 4, 5, tzinfo=UTC), "", 3)]
    for content, why in (("a,b\n1,2\n", "no column"), ("message_id,subject,created,detail\n7,s,soon,d\n", "message 7")):
        bad = tmp_path / "bad.csv"
        bad.write_text(content)
        with pytest.raises(Unfit, match=why):
            messages(bad)
    listed = tmp_path / "truth.csv"
    listed.write_text("issue,label,half,message_id\nx,about x,held,1\nx,about x,held,2\n")
    assert issues(listed) == {"x": Issue("about x", "held", {"1", "2"})}


SHARED = Path(os.environ.get("HOTLINE_TEST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
MESSAGES = SHARED / "tipdm2020_a3_hot_4326.csv.gz"


@pytest.mark.slow
@pytest.mark.skipif(not MESSAGES.exists(), reason="the public messages lie beside the repository, not in it")
def test_the_issues_a_person_found_are_found():
    texts = messages(MESSAGES)
    truth = issues(Path(__file__).with_name("hotspots_truth.csv"))
    found = find(texts, max(one.at for one in texts))
    matches = match([matter.members for matter in found.matters], truth)
    assert mean([one for one in matches if one.half == "held"])["f1"] >= 0.8
    assert sum(one.fits for one in matches) >= 30
    assert {one.issue for one in matches if one.rank in (1, 2)} == {"parking-bundled", "mixing-plant"}
