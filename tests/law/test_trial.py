"""The trial of detectors: budgets are kept, outbreaks are what they say, nothing of the rest leaks into training."""

import csv
import os
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.insight.detectors.budget import APART, Score, Timed, alerts, scale, threshold
from hotline.insight.trial.judging import curve, hear, judge_found, split
from hotline.insight.trial.outbreaks import make
from hotline.insight.trial.picture import draw, save
from hotline.insight.trial.reading import UnknownFile, read
from hotline.insight.trial.scores import Counted, PlainJudge, RepeatJudge, SurgeJudge

SHARED = Path(os.environ.get("HOTLINE_TEST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))

timed = st.lists(
    st.builds(
        Timed,
        st.floats(0, 70).map(lambda at: round(at, 2)),
        st.floats(0, 6).map(lambda value: round(value, 2)),
        st.sampled_from("ab"),
        st.sampled_from("xyz"),
    ),
    max_size=40,
).map(sorted)


@pytest.fixture
def city(tmp_path):
    """A small city's file of 200 days, with the heading of Tainan's."""
    chance = np.random.default_rng(1)
    path = tmp_path / "city.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["requested_datetime", "area", "service_name", "subproject", "address_string", "lat", "long"])
        for day in range(200):
            for _ in range(chance.poisson(25)):
                at = datetime.fromisoformat("2024-01-01") + timedelta(days=day, seconds=int(chance.integers(86_400)))
                area = int(chance.integers(4))
                spot = chance.normal(0, 0.01, 2)
                writer.writerow(
                    [
                        at,
                        f"D{area}",
                        f"C{int(chance.integers(3))}",
                        "",
                        f"Street {chance.integers(400)}",
                        23 + area * 0.05 + spot[0],
                        120 + spot[1],
                    ]
                )
    return path


class TestBudget:
    @given(timed, st.floats(0, 10))
    def test_the_threshold_keeps_the_budget(self, scores, allowed):
        assert len(alerts(scores, threshold(scores, allowed))) <= allowed

    @given(timed)
    def test_a_matter_is_told_at_most_once_a_week(self, scores):
        last = {}
        for alert in alerts(scores, 1.0):
            assert alert.at - last.get(alert.matter, -APART) >= APART
            last[alert.matter] = alert.at

    def test_who_is_always_alarmed_pays_each_week(self):
        always = [Timed(float(day), 5.0, "g", "m") for day in range(70)]
        assert len(alerts(always, 1.0)) == 10

    def test_a_storm_is_told_once(self):
        storm = [Timed(3.0 + n / 100, 5.0, "trees", f"district {n}") for n in range(11)]
        assert len(alerts(storm, 1.0)) == 1

    def test_a_group_that_cries_often_must_cry_louder(self):
        wild = [Score(day * 8.0, 6.0 + day % 3, "batches", "a") for day in range(20)]
        calm = [Score(30.0, 2.5, "lamps", "b")]
        found = scale([*wild, *calm], weeks=26)
        assert found.interval("lamps", 6.0) > found.interval("batches", 6.0)
        assert found.interval("batches", 9.0) > found.interval("batches", 6.0)


def test_a_file_is_read_whatever_its_dirt(tmp_path):
    path = tmp_path / "dirt.csv"
    path.write_text(
        "requested_datetime,area,service_name,subproject,address_string,lat,long\n"
        "2024-01-02 10:00:00,北 區,路燈故障,,某路 1 號,23.0,120.2\n"
        "2024-01-01 09:00:00,北區,,路面坑洞,某路1號,,\n"
        "never,北區,路燈故障,,,0,0\n"
        "2024-01-03 09:00:00,,,,,0,0\n",
        encoding="utf-8",
    )
    history = read(path)
    assert (len(history.stream), history.bad, str(history.first)) == (2, 2, "2024-01-01")
    assert history.stream.areas == ("北區",)
    assert history.stream.categories == ("路燈故障", "路面坑洞")
    assert np.isnan(history.stream.x).tolist() == [True, False]


def test_what_the_citys_own_people_enter_is_left_out(tmp_path):
    path = tmp_path / "boston.csv"
    path.write_text(
        "open_dt,type,neighborhood,location,longitude,latitude,source\n"
        "2024-01-01 10:00:00,Lamp,A,1 Main St,-71,42,Employee Generated\n"
        "2024-01-01 11:00:00,Lamp,A,1 Main St,-71,42,Constituent Call\n"
    )
    history = read(path)
    assert (len(history.stream), history.own) == (1, 1)


def test_an_unknown_heading_is_refused(tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UnknownFile):
        read(path)


def test_outbreaks_are_what_they_say(city):
    stream = read(city).stream
    found = make(stream, 120, 190, 36, seed=1)
    assert {(one.size, one.length, one.spread) for one in found}.__len__() == 36
    for one in found:
        assert len(one.stream) == one.size
        assert len(set(one.stream.category.tolist())) == 1
        assert one.stream.at[0] >= 120
        assert one.stream.at[-1] < one.end <= 198
        assert (np.diff(one.stream.at) >= 0).all()
        assert one.spread or len(set(one.stream.place.tolist())) == 1
    again = make(stream, 120, 190, 36, seed=1)
    assert all((one.stream.at == other.stream.at).all() for one, other in zip(found, again, strict=True))


def test_detectors_find_large_outbreaks_earlier_than_the_plain_rule(city):
    stream = read(city).stream
    span = split(stream.days)
    outbreaks = make(stream, span.test, span.end - 1, 36, seed=1)
    counted = Counted(stream)
    plain, surge, repeat = (
        hear(judge, span, outbreaks, lambda _days: None, scaled=judge.name != "plain")
        for judge in (PlainJudge(counted), SurgeJudge(counted), RepeatJudge(stream, first=span.train))
    )
    by_plain = plain.found(plain.threshold(1, span.weeks[0]))
    limit = surge.threshold(1, span.weeks[0])
    assert len(alerts(surge.train, limit)) <= span.weeks[0]
    found = judge_found(
        "surge", limit, surge.false_alerts(limit, span.weeks[1]), surge.found(limit), by_plain, outbreaks
    )
    assert found.by_size[40] >= 0.8
    assert found.sensitivity >= judge_found("plain", 0, 0, by_plain, by_plain, outbreaks).sensitivity
    assert found.lead_all is not None
    assert found.lead_all >= 0
    at_one_address = [one.spread == 0 and one.size >= 10 for one in outbreaks]
    heard = repeat.found(repeat.threshold(1, span.weeks[0]))
    assert sum(at is not None for at, one in zip(heard, at_one_address, strict=True) if one) >= 0.8 * sum(
        at_one_address
    )
    assert curve(surge, span)[-1][1] >= 0.3


def test_the_training_part_does_not_see_the_rest(city):
    stream = read(city).stream
    span = split(stream.days)
    whole = hear(SurgeJudge(Counted(stream)), span, [], lambda _days: None)
    cut = stream.pick(stream.at < span.test)
    part = list(SurgeJudge(Counted(cut)).history(span.train, lambda _days: None))
    assert whole.scale == scale(part, span.weeks[0])


def test_a_short_history_is_refused():
    with pytest.raises(ValueError, match="fourteen weeks"):
        split(90)


def test_the_picture_is_drawn(tmp_path):
    svg = draw({"plain": [(0.5, 0.2), (1.0, 0.3)], "<surge>": [(1.0, 0.5)]}, "a & b")
    assert "&lt;surge&gt;" in svg
    assert "a &amp; b" in svg
    save(svg, tmp_path / "curve.svg")
    assert (tmp_path / "curve.svg").read_text(encoding="utf-8").startswith("<svg")
    save(svg, tmp_path / "curve.png")
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_on_tainan_the_detectors_beat_the_plain_rule():
    path = SHARED / "tainan1999_2015_2018H1.csv.gz"
    if not path.exists():
        pytest.skip("the city's file is not here")
    stream = read(path).stream
    span = split(stream.days)
    outbreaks = make(stream, span.test, span.end - 1, 72, seed=1)
    counted = Counted(stream)
    plain = hear(PlainJudge(counted), span, outbreaks, lambda _days: None, scaled=False)
    surge = hear(SurgeJudge(counted), span, outbreaks, lambda _days: None)
    shares = [
        sum(at is not None for at in one.found(one.threshold(1, span.weeks[0]))) / len(outbreaks)
        for one in (plain, surge)
    ]
    assert shares[1] > shares[0] + 0.1
