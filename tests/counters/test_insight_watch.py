"""Warnings are raised once, grow, and end as people say; detectors are judged by that."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.figures.models import IntakeDay
from hotline.insight import ending, tasks, tuning
from hotline.insight.watching.models import DetectorSetting, EarlyWarning, Tuning, WarningEntry, Watch
from hotline.insight.watching.settings import settings_of
from hotline.insight.watching.watch import look, look_back, replay, watch
from hotline.insight.words import Detector, Ending, Reason, Standing
from hotline.insight.worth import worth_of
from tests.counters.insight import burst, past
from tickets.domain.people import Role
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, Stale
from tickets.domain.vocabulary import Channel
from tickets.models import Ticket


@pytest.fixture
def surged(story):
    """A surge of potholes in the east, warned of."""
    past(story.now)
    numbers = burst(story, 9)
    look(story.now - timedelta(hours=3), story.now)
    return story, numbers, EarlyWarning.objects.get(detector=Detector.SURGE)


def test_a_surge_is_raised_with_what_explains_it(surged):
    _story, numbers, warning = surged
    assert (warning.category, warning.area, warning.seen) == ("0706", "east", 9)
    assert warning.numbers == numbers
    assert warning.expected < 4
    assert {"limit", "level", "weekday", "season", "volume"} <= set(warning.facts)
    # Raised at the ticket that made it one, not at the look.
    crossing = Ticket.objects.get(number=numbers[warning.facts["limit"] - 1])
    assert warning.raised_at == crossing.registered_at
    assert [entry.step for entry in warning.entries.all()] == ["raised"]


def test_the_same_matter_seen_otherwise_is_not_another_warning(story):
    past(story.now)
    burst(story, 9, address="1 Main Street")
    look(story.now - timedelta(hours=3), story.now)
    warning = EarlyWarning.objects.get()
    assert warning.detector == Detector.SURGE
    assert warning.facts["also"] == ["repeat_place"]


def test_a_second_look_raises_nothing_and_a_later_one_lets_it_grow(surged):
    story, numbers, warning = surged
    before = EarlyWarning.objects.values().get()
    look(story.now - timedelta(hours=3), story.now)
    assert EarlyWarning.objects.values().get() == before
    more = burst(story, 3)
    look(story.now - timedelta(hours=1), story.now)
    warning.refresh_from_db()
    assert warning.numbers == [*numbers, *more]
    assert EarlyWarning.objects.count() == 1


def test_a_quiet_day_raises_nothing(story):
    past(story.now)
    burst(story, 2, apart=0.05)
    look(story.now - timedelta(hours=3), story.now)
    assert not EarlyWarning.objects.exists()
    assert Watch.objects.get().tickets == 2


def test_what_the_city_does_itself_is_no_surge(story):
    past(story.now)
    burst(story, 9, channel="inspector", by="inspector")
    look(story.now - timedelta(hours=3), story.now)
    assert not EarlyWarning.objects.exists()


def test_a_detector_that_is_off_says_nothing(story):
    for detector in Detector:
        setting = settings_of()[detector]
        setting.on = False
        setting.save()
    past(story.now)
    burst(story, 9)
    look(story.now - timedelta(hours=3), story.now)
    assert not EarlyWarning.objects.exists()


def test_down_time_is_caught_up_day_by_day(story):
    past(story.now)
    watch(story.now)
    burst(story, 9)
    story.now += timedelta(days=3)
    watch(story.now)
    assert Watch.objects.filter(kind="new").count() == 5
    warning = EarlyWarning.objects.get(detector=Detector.SURGE)
    assert warning.raised_at < story.now - timedelta(days=2)
    watch(story.now)
    assert Watch.objects.filter(kind="new").count() == 5


def test_a_replay_again_changes_nothing(story):
    past(story.now)
    begin = story.now
    burst(story, 9)
    replay(begin, story.now, timedelta(hours=1), lambda _days: None)
    before = list(EarlyWarning.objects.values())
    replay(begin, story.now, timedelta(hours=1), lambda _days: None)
    assert list(EarlyWarning.objects.values()) == before
    assert WarningEntry.objects.count() == len(before)


def test_danger_is_read_and_said_why(story):
    story.register(title="Smell of gas", content="30 residents stand outside, there is a gas leak.", category="0602")
    look(story.now - timedelta(hours=1), story.now)
    warning = EarlyWarning.objects.get(detector=Detector.SENSITIVE)
    assert warning.numbers == [story.number]
    assert ["gas", "gas leak"] in warning.facts["words"]
    assert warning.facts["people"] == 30


def test_a_caller_is_a_reference_and_never_named(story):
    for _call in range(4):
        story.wait(hours=2)
        story.register(address=f"{_call} Elsewhere", category="0101")
    look(story.now - timedelta(days=1), story.now)
    warning = EarlyWarning.objects.get(detector=Detector.REPEAT_CALLER)
    caller = str(Ticket.objects.first().caller)
    assert caller not in str(EarlyWarning.objects.values().get(pk=warning.pk))
    assert warning.seen == 4


def test_the_season_of_past_years_is_announced(story):
    today = story.now.date()
    for year in (1, 2):
        for ahead in range(1, 29):
            day = today - timedelta(days=364 * year - ahead)
            IntakeDay.objects.create(day=day, category="0504", area="", channel="", count=6)
        for back in range(60):
            day = today - timedelta(days=364 * year + back)
            IntakeDay.objects.create(day=day, category="0504", area="", channel="", count=1)
    look_back(story.now)
    look_back(story.now + timedelta(days=1))
    warning = EarlyWarning.objects.get(detector=Detector.SEASON)
    assert warning.category == "0504"
    assert warning.facts["ratio"] > 4


def test_the_cost_of_a_look_does_not_grow_with_the_tickets(story):
    past(story.now)
    watch(story.now)
    counts = []
    for many in (4, 12):
        begin = story.now
        burst(story, many, apart=0.05)
        EarlyWarning.objects.all().delete()
        with CaptureQueriesContext(
            connection,
        ) as seen:
            look(begin, story.now)
        raised = EarlyWarning.objects.count()
        counts.append(len(seen) - 9 * raised)
    assert abs(counts[0] - counts[1]) <= 12


class TestEnding:
    def test_a_task_is_a_ticket_that_is_routed_and_timed(self, surged):
        story, _numbers, warning = surged
        said = {"title": "Look at Main Street", "content": "Nine potholes.", "wants": "", "why": "Ours."}
        done = ending.make_task(warning.pk, **said, actor=story.who("supervisor"), now=story.now, expect=1)
        ticket = Ticket.objects.get(number=done.task)
        assert (ticket.channel, ticket.state, ticket.lead_id) == (Channel.SYSTEM, "dispatched", "roads")
        assert ticket.due_at is not None
        assert (done.standing, done.ending) == (Standing.ENDED, Ending.TASK)
        assert [entry.step for entry in done.entries.order_by("no")] == ["raised", "task"]

    def test_a_dismissal_needs_a_reason_and_a_word(self, surged):
        story, _numbers, warning = surged
        how = {"actor": story.who("supervisor"), "now": story.now, "expect": 1}
        with pytest.raises(Invalid) as refused:
            ending.dismiss(warning.pk, reason="", why="x", **how)
        assert refused.value.data["field"] == "reason"
        with pytest.raises(Invalid) as refused:
            ending.dismiss(warning.pk, reason=Reason.CHANCE, why=" ", **how)
        assert refused.value.data["field"] == "why"
        warning.refresh_from_db()
        assert warning.standing == Standing.RAISED

    def test_who_was_faster_is_told(self, surged):
        story, _numbers, warning = surged
        who = story.who("supervisor")
        ending.acknowledge(warning.pk, actor=who, now=story.now, expect=1)
        with pytest.raises(Stale):
            ending.acknowledge(warning.pk, actor=who, now=story.now, expect=1)
        with pytest.raises(NotNow):
            ending.acknowledge(warning.pk, actor=who, now=story.now, expect=2)

    @pytest.mark.parametrize("role", [Role.ANALYST, Role.OPERATOR, Role.AUDITOR])
    def test_others_may_not(self, surged, role):
        story, _numbers, warning = surged
        with pytest.raises(Forbidden):
            ending.acknowledge(warning.pk, actor=story.who(role.value), now=story.now, expect=1)
        warning.refresh_from_db()
        assert warning.version == 1

    def test_merging_keeps_to_one_level(self, surged):
        story, _numbers, warning = surged
        how = {"why": "Same.", "actor": story.who("supervisor"), "now": story.now}
        other = EarlyWarning.objects.create(
            detector="surge", matter="x", window=warning.window, score=1, seen=1, expected=1, days=1,
            raised_at=story.now, grew_at=story.now,
        )  # fmt: skip
        third = EarlyWarning.objects.create(
            detector="surge", matter="y", window=warning.window, score=1, seen=1, expected=1, days=1,
            raised_at=story.now, grew_at=story.now,
        )  # fmt: skip
        with pytest.raises(Invalid):
            ending.merge(warning.pk, into=warning.pk, expect=1, **how)
        ending.merge(other.pk, into=warning.pk, expect=1, **how)
        with pytest.raises(NotNow):
            ending.merge(other.pk, into=third.pk, expect=2, **how)
        with pytest.raises(Invalid):
            ending.merge(third.pk, into=other.pk, expect=1, **how)
        with pytest.raises(NotNow):
            ending.merge(warning.pk, into=third.pk, expect=1, **how)

    def test_an_ended_warning_grows_no_more(self, surged):
        story, _numbers, warning = surged
        ending.dismiss(
            warning.pk, reason=Reason.KNOWN, why="Works.", actor=story.who("supervisor"), now=story.now, expect=1
        )
        before = EarlyWarning.objects.values().get(pk=warning.pk)
        burst(story, 3)
        look(story.now - timedelta(hours=1), story.now)
        assert EarlyWarning.objects.values().get(pk=warning.pk) == before

    def test_what_is_not_there(self, story):
        with pytest.raises(Absent):
            ending.acknowledge(1, actor=story.who("supervisor"), now=story.now, expect=1)


def test_a_detector_is_worth_what_its_warnings_became(story):
    endings = [("task", ""), ("dismissed", "known"), ("dismissed", "chance"), ("dismissed", "data"), ("", "")]
    for number, (end, reason) in enumerate(endings):
        EarlyWarning.objects.create(
            detector="surge", matter=str(number), window=story.now.date(), score=1, seen=1, expected=1, days=1,
            raised_at=story.now - timedelta(hours=10), grew_at=story.now, peak_at=story.now - timedelta(hours=number),
            standing="ended" if end else "raised", ending=end, reason=reason, ended_at=story.now if end else None,
            task="1" if end == "task" else "",
        )  # fmt: skip
    worth = worth_of(story.now)["surge"]
    assert (worth.raised, worth.open, worth.real, worth.false, worth.precision) == (5, 1, 2, 2, 0.5)
    assert worth.lead_hours == 9.5
    assert worth_of(story.now)["cluster"].precision is None


class TestTuning:
    def test_a_short_history_finds_no_threshold(self, story):
        asked = tuning.ask(
            "surge", 1.0, key="0b0a0908-0706-4504-8302-010000000001", actor=story.who("supervisor"), now=story.now
        )
        tasks.do_tuning(asked.pk)
        asked.refresh_from_db()
        assert asked.status == Tuning.Status.DONE
        assert "threshold" not in asked.result
        with pytest.raises(NotNow):
            tuning.take(asked.pk, actor=story.who("supervisor"), now=story.now, expect=0)

    def test_a_young_city_is_not_taken_for_a_year_of_quiet(self, story):
        begun = story.now
        burst(story, 9)
        story.now = begun + timedelta(days=70)
        burst(story, 9)
        assert tuning.replay("surge", 1.0, story.now)["weeks"] == pytest.approx((71 - 56) / 7)
        story.now = begun + timedelta(days=84)
        burst(story, 1)
        found = tuning.replay("surge", 1.0, story.now)
        assert found["weeks"] == pytest.approx((85 - 56) / 7, abs=0.1)
        assert found["tickets"] == 19

    def test_what_was_found_is_put_in_force_by_a_person(self, story):
        run = Tuning.objects.create(
            key="0b0a0908-0706-4504-8302-010000000002", detector="surge", budget=0.5, status="done",
            result={"threshold": 3.5, "scale": {"rates": {"0706": 0.2}, "excesses": {}, "rate": 0.1, "excess": 0.5}},
            asked_by="x", asked_at=story.now,
        )  # fmt: skip
        with pytest.raises(Forbidden):
            tuning.take(run.pk, actor=story.who("analyst"), now=story.now, expect=0)
        tuning.take(run.pk, actor=story.who("supervisor"), now=story.now, expect=0)
        setting = settings_of()["surge"]
        assert (setting.threshold, setting.budget, setting.version) == (3.5, 0.5, 1)
        with pytest.raises(Stale):
            tuning.switch("surge", False, actor=story.who("supervisor"), now=story.now, expect=0)
        assert DetectorSetting.objects.get().on

    def test_the_same_key_asks_once(self, story):
        how = {"key": "0b0a0908-0706-4504-8302-010000000003", "actor": story.who("supervisor"), "now": story.now}
        assert tuning.ask("surge", 1.0, **how) == tuning.ask("surge", 1.0, **how)
        with pytest.raises(Invalid):
            tuning.ask("sensitive", 1.0, **how)
