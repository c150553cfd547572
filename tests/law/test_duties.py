"""Duty and area → unit: the nearest holder wins, on the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.domain import paths
from routing.domain.duties import Duties, Found, Holding

DAY = date(2026, 3, 4)
DUTIES = Duties(
    [
        Holding("water", "lin", "lin-water"),
        Holding("water", "lin/hexi", "hexi-water", valid_from=date(2026, 3, 1), valid_to=date(2026, 4, 1)),
        Holding("water", "lin/hexi", "hexi-pipes", valid_from=date(2026, 4, 1)),
        Holding("lifts", "lin/hexi", "lift-desk", valid_to=date(2026, 3, 4)),
    ]
)


@pytest.mark.parametrize(
    "duty, area, day, expected",
    [
        ("water", "lin/hexi/nanhu", DAY, Found("hexi-water", "lin/hexi")),
        ("water", "lin/hexi", DAY, Found("hexi-water", "lin/hexi")),
        ("water", "lin/hedong", DAY, Found("lin-water", "lin")),
        ("water", "lin/hexi", date(2026, 2, 28), Found("lin-water", "lin")),  # before it began: the next one up
        ("water", "lin/hexi", date(2026, 3, 31), Found("hexi-water", "lin/hexi")),
        ("water", "lin/hexi", date(2026, 4, 1), Found("hexi-pipes", "lin/hexi")),  # the last day is not included
        ("lifts", "lin/hexi", DAY, None),
        ("lifts", "lin/hexi", DAY - timedelta(days=1), Found("lift-desk", "lin/hexi")),
        ("gas", "lin/hexi", DAY, None),
        ("water", "", DAY, None),
        ("water", "elsewhere", DAY, None),
    ],
)
def test_the_nearest_holder_of_the_day(duty, area, day, expected):
    assert DUTIES.find(duty, area, day) == expected


AREA = st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(
    lambda codes: "/".join(f"{code}{depth}" for depth, code in enumerate(codes))
)


@given(st.lists(AREA, max_size=8, unique=True), AREA)
def test_nobody_nearer_is_passed_by(held, area):
    duties = Duties(Holding("d", place, f"unit-{paths.leaf(place)}") for place in held)
    found = duties.find("d", area, DAY)
    held_codes = {paths.leaf(place) for place in held}
    nearest = next((path for path in paths.ancestors(area) if paths.leaf(path) in held_codes), None)
    assert (found.at if found else None) == nearest
