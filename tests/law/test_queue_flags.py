"""What in a reply asks for a second look: tables, both languages."""

from datetime import UTC, datetime, timedelta

import pytest

from hotline.queues.flags import Reply, beside_the_point, burst, too_short, twin, without_date
from hotline.queues.likeness import likeness, runs

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
LETTER = (
    "Dear resident, we inspected the place on 2 March, cleaned it and will keep an eye on it. Thank you for calling."
)
信 = "经核实，我单位于3月2日到现场清理了垃圾，并已要求物业加强日常保洁，感谢您的监督。"


@pytest.mark.parametrize(
    "one, other, least, most",
    [
        (LETTER, LETTER, 1, 1),
        (LETTER, LETTER.upper().replace(",", " "), 1, 1),
        (LETTER, LETTER.replace("2 March", "5 March"), 0.9, 0.99),
        (信, 信.replace("3月2日", "3月9日"), 0.8, 0.99),
        (LETTER, "The pothole at the corner was filled and rolled on Tuesday.", 0, 0.2),
        (信, "经查，该路段坑洞已于周二填平。", 0, 0.2),
        ("", LETTER, 0, 0),
        ("!!", "!!", 0, 0),
        ("ok", "OK.", 1, 1),
    ],
)
def test_likeness(one, other, least, most):
    assert least <= likeness(runs(one), runs(other)) <= most
    assert likeness(runs(one), runs(other)) == likeness(runs(other), runs(one))


def reply(text, number="1", at=NOON):
    return Reply(number, at, text)


def test_the_twin_is_the_most_similar_one():
    others = [reply("Something else altogether was done there.", "1"), reply(LETTER, "2"), reply(LETTER[:90], "3")]
    found = twin(LETTER, others)
    assert found is not None
    assert (found.reply.number, found.percent) == ("2", 100)
    assert twin(LETTER, others[:1]) is None
    assert twin(LETTER, []) is None


@pytest.mark.parametrize(
    "minutes, expected",
    [([], 0), ([1, 2, 3], 0), ([1, 2, 3, 4], 5), ([-9, -1, 0, 9], 5), ([1, 2, 3, 11], 0), ([1] * 30, 31)],
)
def test_a_burst_is_five_within_ten_minutes(minutes, expected):
    assert burst(NOON, [reply("x", at=NOON + timedelta(minutes=each)) for each in minutes]) == expected


@pytest.mark.parametrize(
    "text, short",
    [
        ("Done.", True),
        ("已处理。", True),
        ("Filled the pothole.", True),
        (LETTER, False),
        (信, False),
        (" " * 500, True),
    ],
)
def test_too_short(text, short):
    assert too_short(text) == short


@pytest.mark.parametrize(
    "asked, text, beside",
    [
        ("Street lamp is dark", "The lamps were repaired.", False),
        ("Street lamp is dark", "We thank you for your trust.", True),
        ("路灯不亮", "经查，路灯线路老化，已更换。", False),
        ("路灯不亮", "感谢您对我们工作的支持与理解。", True),
        ("Is it on?", "Yes.", False),  # nothing to take up
        ("", "Anything.", False),
    ],
)
def test_beside_the_point(asked, text, beside):
    assert beside_the_point(asked, text) == beside


@pytest.mark.parametrize(
    "text, undated",
    [
        ("We will repair it soon.", True),
        ("We will repair it by 2026-03-09.", False),
        ("We will repair it within 5 days.", False),
        ("We shall come on Tuesday.", False),
        ("It was repaired.", False),
        ("我们将尽快修复。", True),
        ("我们将于3月9日前修复。", False),
        ("计划五个工作日内完成。", False),
        ("已修复。", False),
    ],
)
def test_a_promise_without_a_date(text, undated):
    assert without_date(text) == undated
