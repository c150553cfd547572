"""A year's page of rates: the same cost however many tickets lie behind it, measured in one run.

    pytest tests/bench/bench_figures.py -m bench -s        (BENCH_ORDERS=10000000 for as many orders as a large city's)

Two cities in one database, one after the other: their scored orders are spread over a year, every unit, area, category
and channel of the town, and added to the roll-ups as the keeper adds them. The pages are asked in this process, so that
nothing but the pages is measured.
"""

import os
import random
import time
from datetime import date, timedelta
from statistics import median

import pytest
from django.core.cache import cache
from django.test import Client

from hotline.figures.adding import add_cells
from hotline.figures.keeping import empty
from hotline.figures.models import Tally
from hotline.figures.rates.cells import Cell, cells_of
from hotline.figures.rates.scored import Place, Scored, Turn
from hotline.figures.rates.sums import NONE, Sums
from routing.actions import AreaRow, CategoryRow, UnitRow, put_areas, put_categories, put_units
from tests.counters.casefile import BACKEND
from tests.counters.doors import account
from tests.story import MONDAY, at, staff
from tests.verbs import conftest as town
from tickets.domain.people import Role

pytestmark = pytest.mark.bench
built, story = town.built, town.story

FEW, MANY = 10_000, int(os.environ.get("BENCH_ORDERS", 10_000_000))
DRAWN = 20_000
"""Orders that are really scored; a larger city is as many of each of them as it takes."""
DAYS, ROUNDS = 365, 15
PAGES = {
    "by unit, a year": "/rates/?period=2026",
    "by street, a year": "/rates/?period=2026&by=street",
    "by category, a quarter": "/rates/?period=2026-Q2&by=category",
    "a district, a year": "/rates/of/area/d3/?period=2026",
    "the city, any days": "/rates/of/city/all/?first=2026-02-10&last=2026-11-20",
}


def order(rng):
    """Return one order of a year."""
    unit = f"u{rng.randrange(300)}"
    day = date(2026, 1, 1) + timedelta(days=rng.randrange(DAYS))
    street = rng.randrange(343)
    district = f"d{street % 16}"
    top = f"k{rng.randrange(18):02}"
    return Scored(
        seq=9,
        registered_at=MONDAY,
        channel=rng.choice(["phone", "web", "app"]),
        place=Place((district, f"s{street}"), district, f"s{street}", (top, f"{top}{rng.randrange(20):02}")),
        unit=unit,
        day=day,
        left_out="" if rng.random() < 0.9 else "answered",
        responded=rng.random() < 0.95,
        solved=rng.choice(["yes", "yes", "partly", "no", ""]),
        satisfied=rng.randrange(6),
        first_solved=rng.choice(["yes", "no"]),
        turns=(Turn(1, unit, day, due_on=day, on_time=True),),
    )


def times(sums, factor):
    return Sums(*(factor * one for one in sums))


def city(orders):
    """Fill the roll-ups with a city's year; return how many cells that is."""
    rng = random.Random(7)
    empty()
    drawn = min(orders, DRAWN)
    cells: dict[Cell, Sums] = {}
    for _n in range(drawn):
        for cell, sums in cells_of(order(rng)).items():
            cells[cell] = cells.get(cell, NONE) + times(sums, orders // drawn)
    rows = list(cells.items())
    for begin in range(0, len(rows), 20_000):
        add_cells(dict(rows[begin : begin + 20_000]))
    return Tally.objects.count()


def places():
    """Give the town the units, areas and categories of a large city."""
    put_areas([AreaRow(code=f"d{n}", name=f"District {n}", level="district", parent="lin") for n in range(16)])
    put_areas([AreaRow(code=f"s{n}", name=f"Street {n}", level="street", parent=f"d{n % 16}") for n in range(343)])
    put_units([UnitRow(code=f"u{n}", name=f"Unit {n}", kind="bureau", parent="hall", area="lin") for n in range(300)])
    tops = [f"k{n:02}" for n in range(18)]
    put_categories([CategoryRow(code=top, name=f"Category {top}") for top in tops])
    put_categories(
        [CategoryRow(code=f"{top}{n:02}", name=f"Matter {n}", parent=top) for top in tops for n in range(20)]
    )


def timed(client, path):
    spent = []
    for _round in range(ROUNDS):
        begin = time.perf_counter()
        assert client.get(path).status_code == 200
        spent.append((time.perf_counter() - begin) * 1000)
    return median(spent[3:])


def test_a_years_page_costs_the_same_at_ten_thousand_and_at_ten_million(story, monkeypatch, capsys):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at("2027-01-05 10:00"))
    cache.clear()
    places()
    client = Client()
    client.force_login(account(staff("bench.figures", Role.SUPERVISOR)), backend=BACKEND)
    cells_few = city(FEW)
    few = {what: timed(client, path) for what, path in PAGES.items()}
    cells_many = city(MANY)
    many = {what: timed(client, path) for what, path in PAGES.items()}
    with capsys.disabled():
        print(f"\n{'':<28}{FEW:>14,} orders {MANY:>14,} orders   ratio")
        for what in PAGES:
            print(f"{what:<28}{few[what]:>17.1f} ms {many[what]:>17.1f} ms {many[what] / few[what]:>7.2f}")
        print(f"{'cells of the roll-ups':<28}{cells_few:>20,} {cells_many:>20,}")
    assert median(many[what] / few[what] for what in PAGES) < 3
