"""What is left out takes evidence and two people; a published month never changes, and notes correct it."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from hotline.figures import claiming, correcting, freezing, keeping
from hotline.figures.models import Claim, ClaimEntry, Correction, Month, Score
from hotline.figures.rates.periods import period
from hotline.figures.tasks import watch_figures
from hotline.supervision import reviewing
from tests.counters import figures
from tests.counters.figures import NO, kept
from tests.story import at, staff
from tickets.domain.people import Role
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, Stale

delivered = figures.delivered

MARCH, DAY = period("2026-03"), date(2026, 3, 1)


@pytest.fixture
def scored(story, delivered):
    """A pothole that the citizen found unsolved, with a rating of one."""
    story.register()
    story.asked()
    story.do("call_back", "operator", **{**NO, "accept": True})
    delivered()
    return story


def ask(story, by="supervisor", **said):
    said = {"reason": "malicious", "why": "He calls daily.", "evidence": "Recording 7.", **said}
    return claiming.ask(story.ticket, **said, actor=story.who(by), now=story.now)


def decide(claim, story, by="second", granted=True, why="", expect=None):
    who = staff(by, Role.SUPERVISOR)
    return claiming.decide(
        claim.pk, granted=granted, why=why, actor=who, now=story.now, expect=claim.version if expect is None else expect
    )


def counts():
    return kept().get(("", "", DAY), {})


def test_an_order_is_left_out_once_a_second_supervisor_agrees(scored, delivered):
    claim = ask(scored)
    delivered()
    assert counts()["due"] == 1  # a proposal changes nothing
    decide(claim, scored)
    delivered()
    assert (counts().get("due"), counts()["left_out"], counts().get("no")) == (None, 1, None)
    assert kept("city/why")["", "malicious", DAY] == {"left_out": 1}
    assert kept("unit/why")["roads", "malicious", DAY] == {"left_out": 1}
    claim = claiming.lift(claim.pk, why="It was not him.", actor=scored.who("supervisor"), now=scored.now, expect=2)
    delivered()
    assert (counts()["due"], counts()["no"], kept("city/why")) == (1, 1, {})
    assert list(claim.entries.order_by("no").values_list("step", flat=True)) == ["asked", "granted", "lifted"]


def test_nobody_agrees_with_themselves(scored):
    claim = ask(scored)
    with pytest.raises(Forbidden):
        decide(claim, scored, by="supervisor")
    with pytest.raises(DatabaseError), transaction.atomic():  # nor may any code let them
        Claim.objects.update(standing="in_force", decided_by=claim.asked_by_id, decided_at=scored.now)
    assert Claim.objects.get().standing == "asked"


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SUPERVISOR, Role.CITIZEN, Role.SYSTEM)])
def test_others_neither_exclude_nor_decide(scored, role):
    """Annex C 16: a contractor, for one."""
    claim = ask(scored)
    who = staff(f"other.{role}", role, unit="water" if role in (Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR) else "")
    with pytest.raises(Forbidden):
        claiming.decide(claim.pk, granted=True, why="x", actor=who, now=scored.now, expect=1)
    with pytest.raises(Forbidden):
        claiming.lift(claim.pk, why="x", actor=who, now=scored.now, expect=1)
    said = {"reason": "malicious", "why": "x", "evidence": "x"}
    with pytest.raises(Forbidden):
        claiming.ask(scored.ticket, **said, actor=who, now=scored.now)
    assert ClaimEntry.objects.count() == 1


def test_the_lead_of_the_scored_unit_appeals_and_a_supervisor_decides(scored, delivered):
    claim = ask(scored, by="roads", reason="false_answer")
    assert (claim.origin, claim.unit) == ("unit", "roads")
    decide(claim, scored, by="supervisor")
    delivered()
    assert counts() == {"due": 1, "responded": 1, "given": 1, "handled": 1, "on_time": 1}  # the answers are out


@pytest.mark.parametrize(
    ("reason", "left"), [("enforcement", {"no": 1}), ("wrong_dispatch", {"left_out": 1}), ("false_answer", {})]
)
def test_each_reason_leaves_out_what_it_is_about(scored, delivered, reason, left):
    decide(ask(scored, reason=reason), scored)
    delivered()
    names = ("left_out", "yes", "partly", "no", "sat1", "sat5")
    assert {name: count for name, count in counts().items() if name in names} == left


def test_a_refusal_needs_a_reason_and_changes_nothing(scored, delivered):
    claim, before = ask(scored), counts()
    with pytest.raises(Invalid):
        decide(claim, scored, granted=False)
    claim = decide(claim, scored, granted=False, why="No proof.")
    delivered()
    assert (claim.standing, counts()) == ("refused", before)
    with pytest.raises(NotNow):
        decide(claim, scored)
    assert ask(scored).standing == "asked"  # with new evidence one may ask again


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"evidence": " "}, Invalid),
        ({"why": ""}, Invalid),
        ({"reason": "answered"}, Invalid),
        ({"reason": "x"}, Invalid),
    ],
)
def test_what_must_be_said(scored, said, error):
    with pytest.raises(error):
        ask(scored, **said)
    assert not Claim.objects.exists()


def test_one_claim_at_a_time_and_only_of_what_counts(scored, delivered):
    claim = ask(scored)
    with pytest.raises(NotNow):
        ask(scored, by="roads")
    with pytest.raises(Stale):
        decide(claim, scored, expect=7)
    with pytest.raises(Absent):
        claiming.decide(0, granted=True, why="", actor=scored.who("supervisor"), now=scored.now, expect=1)
    scored.register(route=False)
    scored.do("answer", "operator", answer="x")
    delivered()
    with pytest.raises(NotNow):
        ask(scored)


def test_claims_have_their_time(scored):
    scored.now += timedelta(days=60)
    with pytest.raises(NotNow):
        ask(scored)


# Months ---------------------------------------------------------------------------------------------------------


def freeze(story, month=MARCH, by="supervisor"):
    return freezing.freeze(month, actor=story.who(by), now=story.now)


def test_a_month_is_published_under_a_hash_that_chains(scored, delivered):
    scored.now = at("2026-04-20 10:00")
    march = freeze(scored)
    assert march.data["rows"]["unit"]["roads"] == counts()
    assert march.hash == freezing.digest(march.data)
    assert march.data["previous"] == freezing.GENESIS
    scored.now = at("2026-05-20 10:00")
    april = freeze(scored, period("2026-04"))
    assert april.data["previous"] == march.hash
    assert correcting.broken(list(Month.objects.all())) == []
    for table in (Month, ClaimEntry, Correction):
        if table.objects.exists():
            with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
                table.objects.all().delete()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Month.objects.update(hash="0")


def test_when_a_month_may_not_be_published(scored):
    scored.now = at("2026-04-05 10:00")
    with pytest.raises(NotNow, match="published after"):
        freeze(scored)
    scored.now = at("2026-03-30 10:00")
    claim = ask(scored)
    scored.now = at("2026-04-20 10:00")
    with pytest.raises(NotNow, match="wait for a decision"):
        freeze(scored)
    decide(claim, scored)
    for role in ("operator", "analyst", "roads"):
        with pytest.raises(Forbidden):
            freeze(scored, by=role)
    freeze(scored)
    with pytest.raises(NotNow, match="is published"):
        freeze(scored)
    claiming.lift(claim.pk, why="x", actor=scored.who("supervisor"), now=scored.now, expect=2)
    keeping.keep(scored.now)
    with pytest.raises(NotNow, match="time for claims is over"):
        claiming.check_time(Score.objects.get(), scored.now)
    assert Month.objects.count() == 1


def test_what_counts_otherwise_later_is_noted_once(scored, clock, delivered):
    scored.now = at("2026-04-20 10:00")
    march = freeze(scored)
    assert watch_figures() == 0
    with pytest.raises(NotNow):
        correcting.correct(march, now=scored.now, why="x", actor=scored.who("supervisor"))
    scored.do("redo", "supervisor", why="It sank again.")
    delivered()
    with pytest.raises(Forbidden):
        correcting.correct(march, now=scored.now, why="x", actor=scored.who("analyst"))
    with pytest.raises(Invalid):
        correcting.correct(march, now=scored.now, why=" ", actor=scored.who("supervisor"))
    assert watch_figures() == 1
    note = Correction.objects.get()
    change = next(one for one in map(correcting.Change.from_data, note.changes) if one.dim == "unit")
    assert (change.was.due, change.now.due) == (1, 0)
    assert watch_figures() == 0  # said once
    assert freezing.published(Month.objects.get(), "unit")["roads"].due == 1
    assert correcting.as_corrected(march)["unit"]["roads"] == change.now
    assert correcting.broken([march]) == []
    assert freezing.digest({**march.data, "month": "2026-02"}) != march.hash


def test_scores_of_a_ticket_that_was_never_scored(story):
    story.register()
    with pytest.raises(NotNow):
        ask(story)
    assert not Score.objects.exists()


# Excused deadlines ----------------------------------------------------------------------------------------------


def test_an_excused_deadline_is_nobodys_fault(story, delivered):
    story.register()
    story.handled()
    story.until("2026-03-12 10:00")
    story.do("reply", "roads", result="solved", text="x")
    delivered()
    assert (counts()["handled"], counts().get("on_time")) == (1, None)
    breach = reviewing.Breach.of(story.clock("handle"), story.ticket)
    said = {"verdict": "excused", "causes": ["outside"], "why": "A flood.", "evidence": "Notice 3"}
    review = reviewing.decide(breach, **said, actor=story.who("supervisor"), now=story.now, expect=0)
    delivered()
    assert counts()["handled"] == 1  # a proposal excuses nothing
    second = staff("second", Role.SUPERVISOR)
    reviewing.second(review.pk, confirmed=True, why="", actor=second, now=story.now, expect=1)
    delivered()
    assert counts().get("handled") is None
    upheld = {"verdict": "upheld", "causes": ["workload"], "why": "No flood there."}
    reviewing.decide(breach, **upheld, actor=second, now=story.now, expect=2)
    delivered()
    assert counts()["handled"] == 1
