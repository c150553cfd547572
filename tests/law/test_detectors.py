"""The detectors' law: what must be found, what must not, and that history decides."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.insight.detectors.cluster import Scan, likeliest, ratio, significance
from hotline.insight.detectors.hotspots import Pair, hot_spots
from hotline.insight.detectors.recurrence import Closed, false_solves
from hotline.insight.detectors.repeat import Repeats, again, fit_prior
from hotline.insight.detectors.season import rises
from hotline.insight.detectors.sensitive import DEFAULT, crowd, read
from hotline.insight.detectors.share import interval
from hotline.insight.detectors.surge import Surge, backdrop, candidates, holes, spans_of
from hotline.insight.detectors.tail import limit, surprise


def city(seed: int = 1, series: int = 12, days: int = 200, mean: float = 3.0):
    chance = np.random.default_rng(seed)
    week = np.array([1.3, 1.2, 1.1, 1.1, 1.0, 0.7, 0.6])
    counts = chance.poisson(mean * week[np.arange(days) % 7], (series, days)).astype(float)
    return counts, np.arange(series) // 4, np.arange(series) % 4


def score(counts, category, area, today):
    every = np.arange(len(counts))
    return backdrop(counts, category, area, today, 0, Surge()).of(every).scores(spans_of(counts, today), 4)[0]


class TestTail:
    @given(st.integers(1, 60), st.floats(0.01, 50), st.floats(1, 8))
    def test_more_is_never_less_surprising(self, count, mean, dispersion):
        assert surprise(count + 1, mean, mean * dispersion) >= surprise(count, mean, mean * dispersion) - 1e-9

    @given(st.floats(0.01, 200), st.floats(1, 8), st.floats(0.5, 12))
    def test_the_limit_is_the_first_count_that_scores(self, mean, dispersion, wanted):
        first = limit(mean, mean * dispersion, wanted)
        assert surprise(first, mean, mean * dispersion) >= wanted
        assert first == 1 or surprise(first - 1, mean, mean * dispersion) < wanted

    def test_is_the_poisson_tail_where_nothing_is_overdispersed(self):
        # P(X >= 4 | 1) = 1 - e^-1 (1 + 1 + 1/2 + 1/6)
        assert 10 ** -float(surprise(4, 1, 1)) == pytest.approx(1 - np.exp(-1) * (8 / 3), rel=1e-6)

    def test_overdispersion_makes_it_less_surprising(self):
        assert surprise(12, 4, 12) < surprise(12, 4, 4)


class TestSurge:
    def test_an_ordinary_day_is_no_surge(self):
        counts, category, area = city()
        assert max(score(counts, category, area, day).max() for day in range(120, 200)) < 6

    def test_a_burst_is_found_in_its_series_alone(self):
        counts, category, area = city()
        counts[5, 180] += 25
        found = score(counts, category, area, 180)
        assert found[5] > 8
        assert np.delete(found, 5).max() < 4

    def test_a_slow_rise_is_found_by_the_week(self):
        counts, category, area = city()
        counts[5, 174:181] += 5
        base = backdrop(counts, category, area, 180, 0, Surge()).of(np.array([5]))
        found, span = base.scores(spans_of(counts, 180)[[5]], 4)
        assert found[0] > 6
        assert span[0] == 2

    def test_the_week_itself_is_not_its_own_baseline(self):
        counts, category, area = city()
        before = backdrop(counts, category, area, 180, 0, Surge()).of(np.array([5])).level[0]
        counts[5, 174:181] += 50
        assert backdrop(counts, category, area, 180, 0, Surge()).of(np.array([5])).level[0] == before

    def test_a_past_outbreak_does_not_hide_the_next(self):
        counts, category, area = city()
        counts[5, 130:137] += 30
        counts[5, 180] += 25
        plain = city()[0]
        raised = backdrop(counts, category, area, 180, 0, Surge()).of(np.array([5])).level[0]
        assert raised < 1.8 * backdrop(plain, category, area, 180, 0, Surge()).of(np.array([5])).level[0]
        assert score(counts, category, area, 180)[5] > 4

    def test_what_lifts_everything_is_no_surge_of_one_matter(self):
        counts, category, area = city(series=40)
        category = np.arange(40) // 4
        counts[:, 171:] *= 3
        assert score(counts, category, area, 180).max() < 6

    def test_the_season_of_past_years_is_expected(self):
        counts, category, area = city(days=800, mean=2.0)
        winter = np.arange(800) % 364
        rows = category == 1
        counts[np.ix_(rows, (winter >= 300) & (winter < 340))] *= 4
        today = 364 + 306  # the beginning of the second winter
        expecting = backdrop(counts, category, area, today, 0, Surge()).of(np.flatnonzero(rows))
        assert expecting.season.min() > 1.8
        assert (
            score(counts, category, area, today)[rows].max()
            < score(counts[:, 280:], category, area, today - 280)[rows].max()
        )

    def test_a_hole_in_the_data_is_not_a_quiet_time(self):
        counts, category, area = city()
        counts[:4, 150:175] = 0
        marked = holes(counts, category)
        assert np.isnan(marked[:4, 150:175]).all()
        assert np.isfinite(marked[4:]).all()
        back = backdrop(marked, category, area, 185, 0, Surge()).of(np.arange(12))
        assert back.level[:4].mean() == pytest.approx(back.level[4:].mean(), rel=0.35)

    def test_without_history_there_is_no_baseline(self):
        counts, category, area = city()
        with pytest.raises(ValueError, match="no history"):
            backdrop(counts, category, area, 5, 0, Surge())

    def test_only_what_could_be_a_surge_is_fitted_and_scores_the_same(self):
        counts, category, area = city(mean=0.3)
        counts[7, 180] += 9
        chosen = candidates(counts, 180, 4)
        assert 7 in chosen
        assert len(chosen) < 12
        back = backdrop(counts, category, area, 180, 0, Surge())
        some = back.of(chosen)
        every = back.of(np.arange(12))
        assert some.level == pytest.approx(every.level[chosen])


class TestCluster:
    def test_a_knot_in_space_and_time_is_found(self):
        chance = np.random.default_rng(1)
        x, y = chance.uniform(-5, 5, 300), chance.uniform(-5, 5, 300)
        age = chance.uniform(0, 56, 300)
        x[:8], y[:8], age[:8] = 0.05, 0.05, np.linspace(0, 0.8, 8)
        found = likeliest(np.hypot(x - x[0], y - y[0]), age, Scan())
        assert (found.seen, found.span) == (8, 1.0)
        assert found.score > 15
        assert significance(x, y, age, found.score, Scan()) < 1e-4

    def test_a_busy_day_everywhere_is_none(self):
        chance = np.random.default_rng(2)
        x, y = chance.uniform(-5, 5, 300), chance.uniform(-5, 5, 300)
        age = chance.uniform(0, 1, 300)
        assert likeliest(np.hypot(x - x[0], y - y[0]), np.append(0, age[1:]), Scan()).score == pytest.approx(0, abs=1)

    def test_a_busy_place_all_the_time_is_none(self):
        age = np.linspace(0, 56, 60)
        far = np.full(120, 5.0)
        found = likeliest(np.concatenate([np.zeros(60), far]), np.concatenate([age, np.linspace(0, 56, 120)]), Scan())
        assert found.score < 2

    @given(st.integers(1, 50), st.floats(0.1, 50))
    def test_no_ratio_without_excess(self, seen, expected):
        found = ratio(seen, expected, 200)
        assert found >= 0
        assert (found > 0) == (seen > expected)

    def test_chance_alone_is_not_significant(self):
        chance = np.random.default_rng(3)
        x, y = chance.uniform(-5, 5, 200), chance.uniform(-5, 5, 200)
        assert significance(x, y, chance.uniform(0, 56, 200), 2.0, Scan()) > 0.5


class TestRepeat:
    def test_a_new_place_again_and_again_is_found(self):
        assert again(np.array([0.0, 0.1, 0.2, 0.4, 0.5]), Repeats(), 400).score > 5

    def test_a_notorious_place_is_judged_by_its_own_past(self):
        ages = np.concatenate([np.array([0.0, 0.1, 0.2, 0.4, 0.5]), np.linspace(2, 360, 600)])
        assert again(ages, Repeats(), 400).score < 3

    def test_fewer_than_least_are_no_repeat(self):
        assert again(np.array([0.0, 0.1]), Repeats(), 400).score == 0

    def test_the_prior_has_the_mean_of_its_keys(self):
        counts = np.random.default_rng(1).negative_binomial(0.5, 0.2, 4000)
        shape, days = fit_prior(counts, 365)
        assert shape / days * 365 == pytest.approx(counts.mean())
        assert shape == pytest.approx(0.5, rel=0.2)


class TestRecurrence:
    def closings(self, unit, back, fine, category="lamp"):
        for number in range(back + fine):
            place = f"{unit}{number}"
            yield Closed(f"{place}a", place, category, unit, number, number + 3.0)
            if number < back:
                yield Closed(f"{place}b", place, category, unit, number + 20.0, None)

    def test_the_unit_whose_closings_come_back_is_found(self):
        tickets = [*self.closings("good", 2, 60), *self.closings("bad", 12, 8)]
        (found,) = false_solves(tickets, now=400)
        assert (found.unit, found.closings, found.back) == ("bad", 20, 12)
        assert ("bad0a", "bad0b") in found.pairs
        assert found.low > found.usual

    def test_what_was_closed_yesterday_proves_nothing_yet(self):
        fresh = [Closed(str(n), str(n), "lamp", "new", 99, 99.5) for n in range(50)]
        assert false_solves([*self.closings("bad", 12, 8), *fresh], now=100) == []

    def test_another_category_or_place_is_no_recurrence(self):
        tickets = [Closed("a", "p", "lamp", "u", 0, 1), Closed("b", "p", "road", "u", 5, None)]
        assert false_solves(tickets * 5, now=200, least=1) == []


def test_hot_spots_are_those_beyond_chance():
    pairs = [Pair("lamp", f"u{n}", 40, 2) for n in range(30)] + [
        Pair("road", "worst", 40, 18),
        Pair("tree", "few", 2, 2),
    ]
    found = hot_spots(pairs)
    assert [one.pair.unit for one in found] == ["worst"]
    assert found[0].low > found[0].usual


@given(st.integers(0, 60), st.integers(0, 60))
def test_an_interval_holds_its_share(hits, misses):
    low, high = interval(hits, hits + misses)
    assert 0 <= low <= high <= 1
    if hits + misses:
        assert low <= hits / (hits + misses) + 1e-9
        assert hits / (hits + misses) <= high + 1e-9


class TestSeason:
    def test_what_rose_each_winter_will_rise_again(self):
        chance = np.random.default_rng(1)
        counts = chance.poisson(2.0, (3, 900)).astype(float)
        winter = (np.arange(900) % 364 >= 300) & (np.arange(900) % 364 < 330)
        counts[1, winter] *= 5
        found = rises(counts, today=728 + 299 - 364)
        assert [one.category for one in found] == [1]
        assert found[0].ratio > 3
        assert len(found[0].years) == 1

    def test_without_a_year_behind_it_says_nothing(self):
        assert rises(np.ones((2, 300)) * 9, today=299) == []


class TestSensitive:
    def test_words_are_found_and_named(self):
        alarm = read("楼道里有燃气泄漏，三十多户居民在外面")
        assert alarm.found == (("gas", "燃气泄漏"),)
        assert alarm.people == 30
        assert alarm.score == 4.5

    def test_an_ordinary_text_is_silent(self):
        assert read("The street light at the corner has been off for two days.").score == 0

    def test_an_english_word_must_begin_a_word(self):
        assert read("the restrike").found == ()
        assert read("drivers on strike").found == (("strike", "strike"),)

    def test_those_who_joined_are_a_crowd_too(self):
        assert read("着火", joined=6).score > read("着火").score

    def test_the_list_is_data(self):
        assert read("foo bar", {"own": {"weight": 2, "words": ["bar"]}}).score == 2
        assert all(entry["words"] and entry["weight"] for entry in DEFAULT.values())

    @given(st.integers(1, 9999))
    def test_numbers_of_people_are_read(self, many):
        assert crowd(f"we are {many} workers") == many
