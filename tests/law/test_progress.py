"""How far a long command is: a log gets eleven lines at most, a terminal its bar."""

import io

from hypothesis import given
from hypothesis import strategies as st

from tickets.progress import progress


class Terminal(io.StringIO):
    """Somebody watches."""

    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_at_every_tenth():
    out = io.StringIO()
    with progress("Living", 1000, "days", out=out) as step:
        for _each in range(1000):
            step(1)
    lines = out.getvalue().splitlines()
    assert lines[0] == "Living: 10 %, 100 of 1,000 days"
    assert lines[-1] == "Living: 100 %, 1,000 of 1,000 days"
    assert len(lines) == 10


@given(st.lists(st.integers(0, 50), max_size=60), st.integers(0, 500))
def test_never_more_than_ten_lines_however_the_steps_fall(steps, total):
    out = io.StringIO()
    with progress("Growing", total, "tickets", out=out) as step:
        for more in steps:
            step(more)
    assert out.getvalue().count("\n") <= 10


def test_a_terminal_gets_a_bar_and_who_asked_for_quiet_nothing():
    watched, quiet = Terminal(), io.StringIO()
    with progress("Verifying", 2, "tickets", out=watched) as step:
        step(2)
    with progress("Verifying", 2, "tickets", quiet=True, out=quiet) as step:
        step(2)
    assert "100%" in watched.getvalue()
    assert quiet.getvalue() == ""
