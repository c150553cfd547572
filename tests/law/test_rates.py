"""Rates by tables and properties: shares and their intervals, points, ranks, classes, periods. No database."""

from dataclasses import replace
from datetime import date, timedelta
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.figures.rates.interval import rate, wilson
from hotline.figures.rates.measures import RATES, case_mix, figures, pooled
from hotline.figures.rates.periods import parts, period
from hotline.figures.rates.ranking import Standing, places
from hotline.figures.rates.rules import Rules
from hotline.figures.rates.sums import MEASURES, Sums, total

RULES = Rules()
MIXED = Sums(
    due=100, left_out=9, responded=95, yes=60, partly=10, no=10, sat1=5, sat2=5, sat3=20, sat4=25, sat5=25,
    first_asked=90, first_yes=63, redone=12, given=120, returned=6, handled=110, on_time=99,
)  # fmt: skip


@st.composite
def sums(draw):
    """Draw counts as they can be: parts are no more than their whole."""
    due = draw(st.integers(0, 500))
    answered = draw(st.integers(0, due))
    yes = draw(st.integers(0, answered))
    partly = draw(st.integers(0, answered - yes))
    stars = [draw(st.integers(0, 40)) for _level in range(5)]
    first, given, handled = (draw(st.integers(0, 500)) for _n in range(3))
    return Sums(
        due=due,
        left_out=draw(st.integers(0, 50)),
        responded=draw(st.integers(0, due)),
        yes=yes,
        partly=partly,
        no=answered - yes - partly,
        **{f"sat{level}": count for level, count in enumerate(stars, start=1)},
        first_asked=first,
        first_yes=draw(st.integers(0, first)),
        redone=draw(st.integers(0, due)),
        given=given,
        returned=draw(st.integers(0, given)),
        handled=handled,
        on_time=draw(st.integers(0, handled)),
    )


# Rates ----------------------------------------------------------------------------------------------------------


def test_the_rates_of_one_month_by_hand():
    one = figures(MIXED, RULES)
    found = {name: round(one.rate(name).value, 4) for name in RATES}
    assert found == {
        "response": 0.95,
        "resolution": round(65 / 80, 4),
        "satisfaction": round((50 + 0.8 * 20) / 80, 4),
        "first_time": 0.7,
        "on_time": 0.9,
        "returns": 0.05,
        "redo": 0.12,
        "coverage": 0.8,
    }
    assert round(one.composite, 4) == round(30 * 0.95 + 35 * 65 / 80 + 35 * 66 / 80, 4)


@pytest.mark.parametrize(
    ("rules", "composite"),
    [
        (Rules(partly=0, basically=1), 30 * 0.95 + 35 * 60 / 80 + 35 * 70 / 80),
        (Rules(response=1, resolution=1, satisfaction=2, partly=1), (95 + 100 * 70 / 80 + 2 * 100 * 66 / 80) / 4),
        (Rules(response=0, resolution=10, satisfaction=0), 100 * 65 / 80),
    ],
)
def test_a_city_weighs_as_it_likes(rules, composite):
    assert isclose(figures(MIXED, rules).composite, composite)


def test_bonus_and_penalty_stay_within_a_hundred():
    assert figures(MIXED, RULES, bonus=50).composite == 100
    assert isclose(figures(MIXED, RULES, bonus=-10).composite, figures(MIXED, RULES).composite - 10)


def test_what_was_not_measured_has_no_rate():
    one = figures(Sums(due=3, responded=3), RULES)
    assert (one.response.value, one.resolution.value, one.satisfaction.value, one.composite) == (1.0, None, None, None)
    assert (one.resolution.low, one.resolution.high) == (0.0, 1.0)
    with pytest.raises(KeyError):
        one.rate("sums")


@pytest.mark.parametrize("wrong", [{"partly": 2}, {"basically": -1}, {"share": 0}, {"response": -1}, {"weight": 3}])
def test_rules_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match=r"\w"):
        Rules.from_data(wrong)
    assert Rules.from_data(RULES.as_data()) == RULES


@given(sums(), st.floats(0, 1), st.floats(0, 1))
def test_every_rate_lies_within_its_interval(one, partly, basically):
    found = figures(one, replace(RULES, partly=partly, basically=basically))
    for name in RATES:
        rate_ = found.rate(name)
        assert 0 <= rate_.low <= rate_.high <= 1
        if rate_.value is not None:
            assert rate_.low <= rate_.value <= rate_.high
    assert found.composite is None or 0 <= found.composite <= 100


@given(st.lists(sums(), max_size=5))
def test_counts_add_up_and_taking_away_is_the_way_back(several):
    whole = total(several)
    for name in MEASURES:
        assert getattr(whole, name) == sum(getattr(one, name) for one in several)
    assert pooled([figures(one, RULES) for one in several], RULES) == figures(whole, RULES)
    for one in several:
        whole -= one
    assert not whole
    assert Sums.from_data(MIXED.as_data()) == MIXED


# Intervals ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("good", "n", "low", "high"),
    [  # Wilson (1927) as tabulated by Newcombe, “Two-sided confidence intervals for the single proportion”, 1998
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_by_a_published_table(good, n, low, high):
    assert [round(one, 4) for one in wilson(good, n)] == [low, high]


@given(st.integers(1, 2000), st.integers(0, 2000))
def test_intervals_mirror_and_narrow(n, good):
    good = min(good, n)
    low, high = wilson(good, n)
    mirrored = wilson(n - good, n)
    assert isclose(low, 1 - mirrored[1], abs_tol=1e-12)
    assert isclose(high, 1 - mirrored[0], abs_tol=1e-12)
    closer = wilson(10 * good, 10 * n)
    assert closer[1] - closer[0] < high - low


@pytest.mark.parametrize(("good", "n"), [(2, 1), (-1, 5)])
def test_a_share_of_more_than_there_is_is_refused(good, n):
    with pytest.raises(ValueError, match="is no share"):
        rate(good, n)


# Ranks and classes ----------------------------------------------------------------------------------------------


def with_points(points, due=100):
    """Return figures with a composite of `points` (a whole number)."""
    good = round(points * due / 100)
    return figures(Sums(due=due, responded=good, yes=good, no=due - good, sat5=good, sat1=due - good), RULES)


def test_nobody_is_ranked_below_thirty_orders():
    now = {"a": with_points(90), "b": with_points(100, due=29), "c": with_points(80, due=30)}
    found = places(now, {}, {}, RULES)
    assert {code: place.rank for code, place in found.items()} == {"a": 1, "b": None, "c": 2}
    assert found["b"].of == 2
    assert places(now, {}, {}, replace(RULES, least=20))["b"].rank == 1


def test_equals_share_a_rank_and_peers_are_compared_with_peers():
    now = {"a": with_points(90), "b": with_points(90), "c": with_points(80), "x": with_points(10)}
    found = places(now, {}, {"a": "street", "b": "street", "c": "street", "x": "bureau"}, RULES)
    assert {code: (place.peers, place.rank, place.of) for code, place in found.items()} == {
        "a": ("street", 1, 3), "b": ("street", 1, 3), "c": ("street", 3, 3), "x": ("bureau", 1, 1),
    }  # fmt: skip


def test_four_classes():
    now = {f"u{n}": with_points(50 + 4 * n) for n in range(10)} | {"big": with_points(60, due=400)}
    before = dict(now, u5=with_points(40), u4=with_points(67), u9=with_points(1))
    found = {code: place.standing for code, place in places(now, before, {}, RULES).items() if place.standing}
    assert found == {
        "big": Standing.GOVERNANCE,
        "u9": Standing.ADVANCED,
        "u8": Standing.ADVANCED,
        "u0": Standing.RECTIFY,
        "u1": Standing.RECTIFY,
        "u5": Standing.PROGRESS,
    }


def test_where_all_are_equal_nobody_is_first_or_last():
    found = places({code: with_points(90) for code in "abcde"}, {}, {}, RULES)
    assert {place.standing for place in found.values()} == {None}


@given(st.lists(st.tuples(st.integers(0, 100), st.sampled_from([10, 40, 300])), min_size=1, max_size=12))
def test_ranks_are_an_order_and_classes_need_ranks(several):
    now = {f"u{n}": with_points(points, due) for n, (points, due) in enumerate(several)}
    found = places(now, {}, {}, RULES)
    for code, place in found.items():
        assert (place.rank is not None) == (now[code].sums.due >= 30)
        assert place.standing is None or place.rank is not None
        for other, theirs in found.items():
            if place.rank and theirs.rank and round(now[code].composite, 1) > round(now[other].composite, 1):
                assert place.rank < theirs.rank
    last = {code for code, place in found.items() if place.standing is Standing.RECTIFY}
    first = {code for code, place in found.items() if place.standing is Standing.ADVANCED}
    assert all(now[a].composite > now[b].composite for a in first for b in last)


def test_case_mix_compares_like_with_like():
    hard, easy = Sums(due=100, yes=20, no=80), Sums(due=100, yes=90, no=10)
    city = {"heating": hard, "licences": easy}
    assert isclose(case_mix({"heating": Sums(yes=20, no=80)}, city, RULES), 1.0)  # poor rate, usual for what it gets
    assert isclose(case_mix({"licences": Sums(yes=45, no=55)}, city, RULES), 0.5)
    assert case_mix({}, city, RULES) is None


# Periods --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "first", "last", "before", "after"),
    [
        ("2026-03", "2026-03-01", "2026-03-31", "2026-02", "2026-04"),
        ("2026-01", "2026-01-01", "2026-01-31", "2025-12", "2026-02"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-01", "2024-03"),
        ("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4", "2026-Q2"),
        ("2026", "2026-01-01", "2026-12-31", "2025", "2027"),
        ("2026-03-02..2026-03-08", "2026-03-02", "2026-03-08", "2026-02-23..2026-03-01", "2026-03-09..2026-03-15"),
    ],
)
def test_periods(name, first, last, before, after):
    one = period(name)
    assert (str(one.first), str(one.last), one.name) == (first, last, name)
    assert (one.before().name, one.after().name) == (before, after)


@pytest.mark.parametrize(
    "name", ["", "26", "2026-13", "2026-Q5", "2026-Q0", "x", "2026-03-09..2026-03-08", "2026-03-", "a..b"]
)
def test_what_names_no_period(name):
    with pytest.raises(ValueError, match=r"\w"):
        period(name)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900))
def test_months_and_days_make_the_whole_span_once(first, length):
    last = first + timedelta(days=length)
    months, rest = parts(first, last)
    days = []
    for month in months:
        one = period(f"{month:%Y-%m}")
        days += [one.first + timedelta(days=n) for n in range((one.last - one.first).days + 1)]
    for a, b in rest:
        days += [a + timedelta(days=n) for n in range((b - a).days + 1)]
    assert sorted(days) == [first + timedelta(days=n) for n in range(length + 1)]
    assert len(rest) <= 2
    assert sum((b - a).days + 1 for a, b in rest) <= 60
