"""Deciding about missed deadlines: causes, two people for what excuses, versions, and a log nobody alters."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from hotline.supervision.models import BreachReview, ReviewEntry
from hotline.supervision.reviewing import Breach, decide, review_of, second, take_up, with_standing
from hotline.supervision.verdicts import Standing, Verdict
from tests.counters.supervision import lived
from tests.story import staff
from tickets.domain.people import Role
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, Stale
from tickets.models import Timer
from tickets.queries.clocks import Sought, clocks


@pytest.fixture
def town(clock):
    story = lived(clock)
    story.people["second"] = staff("second", Role.SUPERVISOR)
    return story


@pytest.fixture
def timer(town):
    return Timer.objects.filter(kind="sign_for", breached_at__isnull=False).select_related("ticket").earliest("pk")


@pytest.fixture
def breach(timer):
    return Breach.of(timer, timer.ticket)


def said(town, who="supervisor", expect=0, **more):
    return {
        "verdict": Verdict.UPHELD,
        "causes": ["slow_signing"],
        "why": "Nobody looked.",
        "actor": town.who(who),
        "now": town.now,
        "expect": expect,
        **more,
    }


def test_upheld_is_in_force_at_once(town, breach):
    review = decide(breach, **said(town))
    assert (review.standing, review.version, review.unit, review.kind) == ("in_force", 1, "roads", "sign_for")
    assert review_of(breach) == review
    assert [entry.step for entry in review.entries.all()] == ["decided"]


def test_what_excuses_takes_a_second_person(town, breach, timer):
    proposed = decide(breach, **said(town, verdict=Verdict.EXCUSED, evidence="Letter 12, kept in the file."))
    assert (proposed.standing, proposed.settled) == (Standing.PROPOSED, False)
    again = {"why": "", "now": town.now, "expect": 1}
    with pytest.raises(Forbidden):
        second(proposed.pk, confirmed=True, actor=town.who("supervisor"), **again)
    with pytest.raises(Forbidden):
        second(proposed.pk, confirmed=True, actor=town.who("operator"), **again)
    confirmed = second(proposed.pk, confirmed=True, actor=town.who("second"), **again)
    assert (confirmed.standing, confirmed.confirmed_by_id) == (Standing.IN_FORCE, town.who("second").staff_id)
    with pytest.raises(NotNow):
        second(proposed.pk, confirmed=True, actor=town.who("second"), why="", now=town.now, expect=2)
    excused = clocks(Sought(), town.who("supervisor"), town.now, with_standing(Standing.IN_FORCE)).clocks
    assert excused == [timer]


def test_not_confirmed_is_open_again_and_says_why(town, breach, timer):
    proposed = decide(breach, **said(town, verdict=Verdict.EXCUSED, evidence="A letter."))
    with pytest.raises(Invalid) as no:
        second(proposed.pk, confirmed=False, why=" ", actor=town.who("second"), now=town.now, expect=1)
    assert no.value.data["field"] == "why"
    second(proposed.pk, confirmed=False, why="No such letter.", actor=town.who("second"), now=town.now, expect=1)
    left = clocks(
        Sought(), town.who("supervisor"), town.now, ~with_standing(Standing.IN_FORCE, Standing.PROPOSED), limit=100
    )
    assert timer in left.clocks
    # The other may now propose, and the first confirm.
    decide(breach, **said(town, "second", 2, verdict=Verdict.EXCUSED, evidence="Found it."))
    second(proposed.pk, confirmed=True, why="", actor=town.who("supervisor"), now=town.now, expect=3)
    steps = list(ReviewEntry.objects.order_by("no").values_list("step", flat=True))
    assert steps == ["proposed", "refused", "proposed", "confirmed"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"causes": []}, "causes"), ({"why": " "}, "why"), ({"verdict": Verdict.EXCUSED, "evidence": ""}, "evidence")],
)
def test_what_is_missing_is_named(town, breach, wrong, field):
    with pytest.raises(Invalid) as no:
        decide(breach, **said(town, **wrong))
    assert no.value.data["field"] == field
    assert not BreachReview.objects.exists()


def test_only_supervisors_and_only_what_was_missed(town, breach):
    with pytest.raises(Forbidden):
        decide(breach, **said(town, "reviewer"))
    met = Timer.objects.filter(breached_at=None).select_related("ticket")[0]
    with pytest.raises(Absent):
        Breach.of(met, met.ticket)


def test_a_second_decision_must_have_read_the_first(town, breach):
    decide(breach, **said(town))
    with pytest.raises(Stale) as no:
        decide(breach, **said(town, "second", verdict=Verdict.POLICY))
    assert no.value.data["version"] == 1
    review = decide(breach, **said(town, "second", 1, verdict=Verdict.POLICY, causes=["budget_too_short"]))
    assert (review.version, review.verdict) == (2, "policy")
    assert [entry.verdict for entry in review.entries.order_by("no")] == ["upheld", "policy"]
    assert BreachReview.objects.count() == 1


def test_a_policy_at_fault_is_taken_up_once(town, breach):
    review = decide(breach, **said(town, verdict=Verdict.POLICY, causes=["calendar_error"]))
    doer = {"actor": town.who("second"), "now": town.now}
    with pytest.raises(Invalid):
        take_up(review.pk, why="", expect=1, **doer)
    assert take_up(review.pk, why="Version 3 gives two days.", expect=1, **doer).taken_up_at == town.now
    with pytest.raises(NotNow):
        take_up(review.pk, why="Again.", expect=2, **doer)


def test_the_log_cannot_be_altered(town, breach):
    review = decide(breach, **said(town))
    entry = review.entries.get()
    for act in (
        lambda: ReviewEntry.objects.filter(pk=entry.pk).update(why="Other."),
        lambda: ReviewEntry.objects.filter(pk=entry.pk).delete(),
        lambda: entry.save(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    entry.refresh_from_db()
    assert entry.why == "Nobody looked."


def test_the_database_itself_asks_for_the_second_person(town, breach):
    review = decide(breach, **said(town, verdict=Verdict.EXCUSED, evidence="A letter."))
    alone = {"standing": "in_force", "confirmed_by": review.decided_by_id}
    for wrong in (alone, {"standing": "in_force"}, {"verdict": "upheld"}, {"causes": []}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BreachReview.objects.filter(pk=review.pk).update(**wrong)


def test_a_deadline_that_is_missed_again_has_a_review_of_its_own(town, breach):
    decide(breach, **said(town))
    again = Breach(breach.number, breach.clock, breach.due_at + timedelta(days=3), "sign_for", "roads", breach.policy)
    assert review_of(again) is None
    decide(again, **said(town))
    assert BreachReview.objects.count() == 2
