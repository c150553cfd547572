"""What is missed, late or about to be, as lists and as counts: it is what the events say, nothing more or less."""

from collections import Counter
from datetime import timedelta

import pytest

from tests.counters.supervision import LATER, clocks_by_events, keys, lived, missed_between
from tests.story import at, staff
from tickets.domain.people import Role
from tickets.domain.refusals import Invalid
from tickets.queries.clocks import AHEAD, GROUPS, HOTLINE, LATE, Sought, clocks, grouped, how_many, last_acts

SPAN = at("2026-03-02 00:00"), at("2026-03-13 00:00")


@pytest.fixture
def town(clock):
    return lived(clock)


def every_page(sought, actor, now, limit=3):
    """Walk to the end, and back again: the same rows in the same order."""
    found, cursor = [], ""
    while True:
        page = clocks(sought, actor, now, cursor=cursor, limit=limit)
        found += page.clocks
        if not page.next:
            break
        cursor = page.next
    back, here = list(page.clocks), page
    while here.previous:
        here = clocks(sought, actor, now, cursor=here.previous, limit=limit)
        back = here.clocks + back
    assert keys(back) == keys(found)
    return found


def test_what_was_missed_is_what_the_events_say(town):
    sought = Sought(since=SPAN[0], until=SPAN[1])
    found = every_page(sought, town.who("supervisor"), town.now)
    assert set(keys(found)) == missed_between(*SPAN)
    assert len(found) == len(set(keys(found))) > 6
    moments = [timer.breached_at for timer in found]
    assert moments == sorted(moments, reverse=True)
    assert how_many(sought, town.who("supervisor"), town.now) == len(found)
    assert how_many(sought, town.who("supervisor"), town.now, most=3) == 3


def test_what_falls_due_at_midnight_was_missed_on_the_day_that_ends_there(town):
    midnights = every_page(Sought(), town.who("supervisor"), town.now, 50)
    midnight = next(one.breached_at for one in midnights if one.breached_at.astimezone(at(LATER).tzinfo).minute == 0)
    day = timedelta(days=1)
    before = Sought(since=midnight - day, until=midnight)
    after = Sought(since=midnight, until=midnight + day)
    actor = town.who("supervisor")
    assert midnight in {timer.breached_at for timer in clocks(before, actor, town.now).clocks}
    assert midnight not in {timer.breached_at for timer in clocks(after, actor, town.now).clocks}


def test_what_is_late_and_what_falls_due_soon(town):
    actor, now = town.who("supervisor"), town.now
    running = [(n, clock) for n, clock, _state, _lead in clocks_by_events() if clock.standing == "running"]
    late = every_page(Sought(list=LATE), actor, now)
    assert set(keys(late)) == {(number, clock.key) for number, clock in running if clock.due <= now}
    assert [one.due_at for one in late] == sorted(one.due_at for one in late)
    ahead = every_page(Sought(list=AHEAD), actor, now)
    soon = {(n, clock.key) for n, clock in running if now < clock.due <= now + timedelta(hours=24)}
    assert set(keys(ahead)) == soon
    assert late
    assert ahead


@pytest.mark.parametrize("by", GROUPS)
def test_counts_add_up_to_the_list(town, by):
    sought = Sought(since=SPAN[0], until=SPAN[1])
    counted = grouped(sought, by, town.who("supervisor"), town.now)
    assert sum(counted.values()) == len(missed_between(*SPAN))


def test_counts_by_unit_and_by_kind_are_the_events_own(town):
    sought = Sought(since=SPAN[0], until=SPAN[1])
    found = [one for one in clocks_by_events() if one[1].breached_at and SPAN[0] < one[1].breached_at <= SPAN[1]]
    actor = town.who("supervisor")
    assert grouped(sought, "unit", actor, town.now) == Counter(clock.unit or HOTLINE for _n, clock, _s, _l in found)
    assert grouped(sought, "kind", actor, town.now) == Counter(clock.kind for _n, clock, _s, _l in found)


def test_filters_narrow_to_subtrees(town):
    actor, now = town.who("supervisor"), town.now
    everything = set(keys(every_page(Sought(), actor, now)))
    by_unit = set(keys(every_page(Sought(unit="roads"), actor, now)))
    assert by_unit == {one for one in everything if one in {
        (n, clock.key) for n, clock, _s, _l in clocks_by_events() if clock.unit == "roads"
    }}  # fmt: skip
    hall, hotline = (set(keys(every_page(Sought(unit=unit), actor, now))) for unit in ("hall", HOTLINE))
    assert hall | hotline == everything
    assert not hall & hotline
    west = every_page(Sought(area="west"), actor, now)
    assert west
    assert {timer.ticket.area_id for timer in west} == {"west-1"}
    waste = every_page(Sought(category="02"), actor, now)
    assert {timer.ticket.category_id for timer in waste} == {"0203"}
    held = every_page(Sought(holder=HOTLINE), actor, now)
    assert {timer.ticket.state for timer in held} <= {"registered", "closed", "replied", "callback"}
    assert set(keys(every_page(Sought(kind="sign_for"), actor, now))) == {
        one for one in everything if one[1].startswith("sign_for")
    }


@pytest.mark.parametrize("field", ["unit", "holder", "category", "area"])
def test_unknown_codes_are_refused_by_name(town, field):
    with pytest.raises(Invalid) as caught:
        clocks(Sought(**{field: "nowhere"}), town.who("supervisor"), town.now)
    assert caught.value.data["field"] == field
    with pytest.raises(Invalid):
        clocks(Sought(), town.who("supervisor"), town.now, cursor="x")


def test_who_sees_only_some_tickets_finds_only_their_clocks(town):
    clerk = town.who("s-west-1")
    found = every_page(Sought(), clerk, town.now)
    assert {timer.ticket.lead_id for timer in found} <= {"s-west-1"}
    assert not clocks(Sought(), staff("analyst", Role.ANALYST), town.now).clocks


def test_the_last_act_is_a_persons(town):
    timer = clocks(Sought(kind="sign_for"), town.who("supervisor"), town.now).clocks[-1]
    assert last_acts([timer.ticket_id])[timer.ticket_id].verb == "dispatch"
