"""Roll-ups follow events: whatever is delivered late, twice, out of order or never, they are what the histories say.

The brute force reads nothing but events, one ticket after the other.
"""

import random
from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.figures import healing, keeping
from hotline.figures.consumer import note
from hotline.figures.models import Turn
from tests.counters.figures import everything_kept, keep_all, kept
from tests.story import SHANGHAI, Story
from tests.verbs import test_history_properties
from tests.verbs.test_history_properties import Wanderer
from tickets import law as statutes
from tickets.domain.life import Life
from tickets.domain.promise import reckon
from tickets.domain.stages import apply
from tickets.history import events_of
from tickets.law import forget_cached
from tickets.models import Event, Ticket

quick_town = test_history_properties.quick_town


def told(ticket):
    """Return a ticket's life with what each of its leads got, replayed event by event."""
    law, life, leads = statutes.in_force(), Life(number=ticket.number), []
    answers, returns = {}, set()
    for event in events_of(Event.objects.filter(ticket=ticket)):
        apply(life, event, law)
        if event.verb in ("dispatch", "redirect", "redo"):
            leads.append((event.at, life.lead.unit))
        elif event.verb == "call_back" and event.data["reach"] in ("reached", "web_rated"):
            answers[life.round] = event.data
        elif event.verb == "decide" and event.data["decision"] == "granted":
            asked = life.requests[event.data["request"]]
            if asked.kind == "return":
                returns.add((event.at, asked.reason))
    return life, leads, answers, returns, law


def handled(life, begun, unit):
    found = [one for one in life.clocks.values() if (one.kind, one.unit, one.start) == ("handle", unit, begun)]
    return found[0] if found else None


def day(moment):
    return (moment - timedelta(microseconds=1)).astimezone(SHANGHAI).date()


def brute(unit=None):
    """Count everything from the events, by day; of one unit only if named."""
    found = {}
    for ticket in Ticket.objects.all():
        life, leads, answers, returns, law = told(ticket)
        back = bool(leads) and any(at > leads[-1][0] for at, _reason in returns)
        for number, (begun, who) in enumerate(leads):
            until = leads[number + 1][0] if number + 1 < len(leads) else datetime.max.replace(tzinfo=SHANGHAI)
            mine = [reason for at, reason in returns if begun < at <= until]
            if unit in (None, who):
                count(
                    found, begun.astimezone(SHANGHAI).date(), given=1, returned=any(r != "missing_facts" for r in mine)
                )
                clock = handled(life, begun, who)
                if clock and clock.standing in ("running", "met"):
                    met = clock.standing == "met" and clock.held_at <= clock.due
                    count(found, day(clock.due), handled=1, on_time=met)
        begun, who = leads[-1] if leads and not back else (None, "")
        if unit not in (None, who):
            continue
        when, counts = whether(life, begun, who, law)
        if when is None:
            continue
        if not counts:
            count(found, when, left_out=1)
            continue
        said, first = answers.get(life.round), answers.get(1)
        count(found, when, due=1, redone=life.redos > 0, responded=contacted(life, begun, who, said))
        if said:
            count(found, when, **{said["solved"]: 1, f"sat{said['satisfied']}": 1})
        if first:
            count(found, when, first_asked=1, first_yes=first["solved"] == "yes")
    return found


def whether(life, begun, who, law):
    """Return the day a ticket counts on, and whether it does."""
    asked = [one for one in life.clocks.values() if one.kind == "callback" and one.round == life.round]
    dues = [one.due for one in asked[-1:]]
    clock = handled(life, begun, who) if begun else None
    if clock and clock.standing != "cancelled":
        term = life.terms(law).clocks.get("callback")
        calendar = law.calendar(*clock.calendar)
        dues.append(reckon(clock.due, term.span, calendar, term.counting).due if term else clock.due)
    dues = dues if begun else []
    if not dues and life.closed_at is None:
        return None, False
    away = (
        life.type == "praise" or life.master or life.state == "suspended" or life.outcome in ("answered", "terminated")
    )
    if life.outcome in ("no_content", "abuse", "test", "unlawful"):
        away = True
    if not asked and (life.closed_at is not None or life.terms(law).callback == "none"):
        away = True
    return day(min(dues) if dues else life.closed_at), not away


def contacted(life, begun, who, said):
    clock = [one for one in life.clocks.values() if (one.kind, one.unit, one.start) == ("first_contact", who, begun)]
    if clock and (clock[0].breached_at or (clock[0].standing == "met" and clock[0].held_at > clock[0].due)):
        return False
    if said:
        return said["contacted"]
    part = next(one for one in life.parts.values() if (one.unit, one.since, one.role) == (who, begun, "lead"))
    if part.contacted_at is None:
        return False
    handle = handled(life, begun, who)
    return bool(clock) or handle is None or part.contacted_at <= handle.due


def count(found, when, **counts):
    cell = found.setdefault(when, Counter())
    cell.update({name: int(value) for name, value in counts.items() if value})


def by_day(kept_cells):
    return {key[2]: counts for key, counts in kept_cells.items()}


@settings(max_examples=max(4, settings.default.max_examples // 8))  # a walk takes a second
@given(seed=st.integers(0, 2**32), turns=st.integers(10, 60))
def test_after_any_walk_and_any_delivery_the_figures_are_what_the_events_say(quick_town, seed, turns):
    with transaction.atomic():
        tale, rng = Story(people=quick_town.people), random.Random(seed)
        wanderer = Wanderer(tale, seed)
        for _turn in range(turns):
            wanderer.turn()
            if rng.random() < 0.3:  # some acts are delivered, perhaps twice, perhaps never, and in any order
                note(rng.sample(list(Event.objects.all()), 3))
            if rng.random() < 0.3:
                keeping.keep(tale.now)
        tale.sweep()
        healing.heal()
        keep_all(tale.now)
        by_hand = {when: dict(counts) for when, counts in brute().items()}
        assert by_day(kept(grain="day")) == {when: counts for when, counts in by_hand.items() if counts}
        for unit in set(Turn.objects.values_list("unit", flat=True)):
            mine = {when: dict(counts) for when, counts in brute(unit).items() if counts}
            assert by_day(kept("unit", "day", key=unit)) == mine
        followed = everything_kept()
        keeping.empty()
        keeping.recount(list(Ticket.objects.values_list("pk", flat=True)), tale.now)
        assert everything_kept() == followed
        transaction.set_rollback(True)
    forget_cached()
