"""Figures follow one ticket's acts, told by hand; what a delivery may do; what came in."""

from datetime import date, timedelta

import numpy as np
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.figures import healing, intake, keeping, queries
from hotline.figures.consumer import note
from hotline.figures.models import IntakeHour, Mark, Score
from hotline.figures.rates.sums import total
from hotline.figures.tasks import heal_figures, keep_figures
from tests.counters import figures
from tests.counters.figures import NO, YES, everything_kept, keep_all, kept
from tests.story import at
from tickets.models import Event, Ticket

delivered = figures.delivered


def test_a_happy_ticket_moves_its_cells(story, delivered):
    story.register()
    story.closed()
    delivered()
    march = date(2026, 3, 1)
    whole = {
        "due": 1, "responded": 1, "yes": 1, "sat5": 1, "first_asked": 1, "first_yes": 1,
        "given": 1, "handled": 1, "on_time": 1,
    }  # fmt: skip
    assert kept() == {("", "", march): whole}
    assert kept("unit") == {("roads", "", march): whole}
    assert kept("category") == {("07", "", march): whole, ("0706", "", march): whole}
    assert kept("area") == {("east", "", march): whole, ("east-1", "", march): whole}
    assert kept("channel") == {("phone", "", march): whole}
    assert set(kept("unit/category")) == {("roads", "07", march), ("roads", "0706", march)}
    assert set(kept("area/category")) == {(a, c, march) for a in ("east", "east-1") for c in ("07", "0706")}
    assert not Mark.objects.exists()


def test_each_later_act_moves_the_same_cells_and_leaves_nothing_behind(story, delivered):
    story.register()
    delivered()
    assert [counts["due"] for counts in kept("unit").values()] == [1]
    story.asked()
    story.do("call_back", "operator", **NO)
    delivered()
    first = kept("unit")
    assert sum(counts.get("due", 0) for counts in first.values()) == 1  # the second round, due later
    assert sum(counts.get("redone", 0) for counts in first.values()) == 1
    assert sum(counts.get("no", 0) for counts in first.values()) == 0  # only the last round's answers count
    assert sum(counts.get("first_asked", 0) for counts in first.values()) == 1
    story.asked()
    story.do("call_back", "operator", **YES)
    delivered()
    assert sum(counts.get("yes", 0) for counts in kept("unit").values()) == 1
    assert sum(counts.get("first_yes", 0) for counts in kept("unit").values()) == 0


def test_leaving_a_ticket_open_does_not_take_it_out_of_its_month(story, delivered):
    story.register()
    delivered()
    owed = Score.objects.get().day
    story.now += timedelta(days=120)
    story.sweep()
    delivered()
    assert (Score.objects.get().day, Score.objects.get().left_out) == (owed, "")
    story.do("reply", "roads", result="solved", text="x")
    story.do("pass_reply", "reviewer")
    delivered()
    assert Score.objects.get().day == owed  # nor does replying late
    assert kept("unit", "day", day=owed)[("roads", "", owed)]["due"] == 1


def test_a_return_counts_against_who_returned_and_the_order_for_who_kept_it(story, delivered):
    story.register()
    story.do("request", "roads", kind="return", reason="wrong_duty", basis="x", suggested="water")
    story.do("decide", "supervisor", request=1, decision="granted", why="x")
    delivered()
    assert Score.objects.get().day is None  # nobody's, while the hotline has it
    story.do("dispatch", "operator", lead="water", why="x")
    delivered()
    march = date(2026, 3, 1)
    assert kept("unit")["roads", "", march] == {"given": 1, "returned": 1}
    assert kept("unit")["water", "", march] == {"given": 1, "handled": 1, "due": 1}


def test_what_was_missing_is_not_a_return(story, delivered):
    story.register()
    story.do("request", "roads", kind="return", reason="missing_facts", basis="x")
    story.do("decide", "supervisor", request=1, decision="granted", why="x")
    delivered()
    assert kept("unit")["roads", "", date(2026, 3, 1)] == {"given": 1}


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda s: s.register(route=False) and s.do("answer", "operator", answer="x"), "answered"),
        (lambda s: s.register(route=False) and s.do("refer", "operator", outcome="test", script="x"), "not_a_matter"),
        (
            lambda s: (
                s.register(route=False)
                and s.do("refer", "operator", outcome="referred_legal", script="x", route="petition")
            ),
            "legal_route",
        ),
        (lambda s: s.register(route=False) and s.do("refer", "operator", outcome="other_city", script="x"), "referred"),
        (lambda s: s.register() and s.do("withdraw", "citizen", why="x"), "withdrawn"),
        (
            lambda s: (
                s.register()
                and s.handled()
                and s.do("suspend", "supervisor", plan="x", owner="x", review_on="2026-04-01")
            ),
            "ledger",
        ),
    ],
)
def test_what_is_left_out_is_counted_with_its_reason(story, delivered, act, why):
    act(story)
    delivered()
    assert Score.objects.get().left_out == why
    assert [counts for (_key, sub, _day), counts in kept("city/why").items() if sub == why] == [{"left_out": 1}]
    assert sum(counts.get("due", 0) for counts in kept().values()) == 0


def test_a_merged_child_is_left_out_and_comes_back(story, delivered):
    master = story.register().ticket.number
    child = story.register().ticket.number
    story.do("merge", "operator", master=master, why="x")
    delivered()
    assert Score.objects.get(ticket__number=child).left_out == "merged"
    assert kept()["", "", date(2026, 3, 1)]["due"] == 1
    story.do("unmerge", "operator", child, why="x")
    delivered()
    assert kept()["", "", date(2026, 3, 1)]["due"] == 2
    assert kept("city/why") == {}


# Deliveries -----------------------------------------------------------------------------------------------------


def test_a_doubled_delivery_changes_nothing(story, delivered):
    story.register()
    story.closed()
    delivered()
    before = everything_kept()
    note(list(Event.objects.all()) * 2)
    assert keeping.keep(story.now) == 1  # one batch, one mark
    assert everything_kept() == before


def test_a_lost_delivery_is_healed(story, delivered):
    story.register()
    delivered()
    story.asked()
    before = everything_kept()
    assert everything_kept() == before  # nothing was delivered
    assert heal_figures() == 1
    assert keep_figures() == 1
    assert heal_figures() == 0
    assert Score.objects.get().seq == story.ticket.seq


def test_a_batch_of_events_is_noted_in_one_statement(story):
    story.register()
    story.closed()
    events = list(Event.objects.all())
    with CaptureQueriesContext(
        connection,
    ) as asked:
        note(events)
    assert len([one for one in asked.captured_queries if "figures_mark" in one["sql"]]) == 1


def test_scoring_takes_as_many_statements_for_twenty_tickets_as_for_two(story):
    def statements(count):
        for _n in range(count):
            story.register()
            story.closed()
        healing.heal()
        with CaptureQueriesContext(connection) as asked:
            keeping.keep(story.now)
        return len(asked)

    assert statements(2) == statements(20)


def test_the_command_counts_anew(story, clock, delivered, capsys):
    story.register()
    story.closed()
    delivered()
    before = everything_kept()
    call_command("recount_figures", "--anew")
    assert everything_kept() == before
    call_command("recount_figures")
    assert "1 tickets, 0 counted otherwise" in capsys.readouterr().out


# Intake ---------------------------------------------------------------------------------------------------------


def test_what_came_in_by_day_and_hour(story, delivered):
    story.register()
    story.register(category="0203", area="west-1", channel="web")
    story.now = at("2026-03-03 23:30")
    story.register()
    delivered()
    span = {"first": date(2026, 3, 1), "last": date(2026, 3, 4)}
    assert queries.intake_series(**span).tolist() == [0, 2, 1, 0]
    assert queries.intake_series("07", **span).tolist() == [0, 1, 1, 0]
    assert queries.intake_series("0706", "east", **span).tolist() == [0, 1, 1, 0]
    assert queries.intake_series(None, "west-1", **span).tolist() == [0, 1, 0, 0]
    assert queries.intake_series("02", channel="web", **span).tolist() == [0, 1, 0, 0]
    assert queries.intake_series("0706", "west", **span).tolist() == [0, 0, 0, 0]
    hours = queries.intake_hours(first=date(2026, 3, 2), last=date(2026, 3, 3))
    assert (hours.shape, np.flatnonzero(hours).tolist(), hours.sum()) == ((48,), [10, 47], 3)
    table = queries.intake_table(["", "07"], ["east", "west", "none"], **span)
    assert table[:, :, 1].tolist() == [[1, 1, 0], [1, 0, 0]]
    assert queries.intake_pairs(**span)["0203", "west"] == 1
    with pytest.raises(ValueError, match="before it begins"):
        queries.intake_series(first=date(2026, 3, 2), last=date(2026, 3, 1))
    with pytest.raises(ValueError, match="not by both"):
        queries.intake_series("07", "east", "web", **span)


def test_a_matter_that_is_reclassified_is_counted_where_it_belongs(story, delivered):
    story.register(route=False)
    delivered()
    story.do("reclassify", "operator", category="0203", area="west-1", why="x")
    delivered()
    on = date(2026, 3, 2)
    assert queries.intake_series("0706", first=on, last=on).tolist() == [0]
    assert queries.intake_series("0203", "west", first=on, last=on).tolist() == [1]
    assert queries.intake_series(first=on, last=on).tolist() == [1]


def test_old_hours_are_forgotten_and_days_are_not(story, delivered):
    story.register()
    delivered()
    late = story.now + timedelta(days=intake.HOURS_KEPT + 2)
    assert intake.forget_hours(story.now) == 0
    assert intake.forget_hours(late) > 0
    keeping.mark([story.ticket.pk])
    Ticket.objects.filter(pk=story.ticket.pk).update(category="0203")  # as somebody's mistaken hand would
    keep_all(late)
    assert not IntakeHour.objects.exists()  # what is forgotten is not counted into
    assert queries.intake_series("0203", first=date(2026, 3, 2), last=date(2026, 3, 2)).tolist() == [1]


# Rates from roll-ups --------------------------------------------------------------------------------------------


def test_a_span_is_the_same_by_months_as_by_days(story, delivered):
    for begin in ("2026-02-24 10:00", "2026-03-02 10:00", "2026-04-20 10:00", "2026-05-11 10:00"):
        story.now = at(begin)
        story.register()
        story.closed()
    delivered()
    first, last = date(2026, 2, 10), date(2026, 5, 20)
    by_hand = total(
        one for day, one in queries.series("unit", "roads", first, last, "day").items() if first <= day <= last
    )
    assert queries.sums_by("unit", first, last) == {"roads": by_hand}
    assert by_hand.due == by_hand.yes == 4
    assert queries.sums_by("unit", first, last, ["water"]) == {}
    assert queries.sums_across("unit/category", "roads", first, last)["07"] == by_hand
    assert list(queries.series("city", "", first, last)) == [date(2026, 3, 1), date(2026, 4, 1)]
    with pytest.raises(KeyError):
        queries.sums_by("ticket", first, last)


def test_what_is_not_over_is_not_settled():
    march = queries.period("2026-03")
    assert queries.settled(march, date(2026, 3, 1)) is None
    assert queries.settled(march, date(2026, 3, 10)) == (date(2026, 3, 1), date(2026, 3, 9))
    assert queries.settled(march, date(2026, 9, 1)) == (march.first, march.last)
