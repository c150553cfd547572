"""A mountain of due steps, two sweepers, one of them killed in the middle, and new steps falling due meanwhile.

    pytest tests/bench/bench_drain.py -m bench -s          (some minutes; BENCH_DRAIN=10000 for fewer steps)

After an outage 100,000 steps are due at once. Two processes sweep as workers do, from both ends in turn; one is
killed by SIGKILL with a batch in its hands. All the while steps fall due: each must be served within a few batches,
not behind the mountain. In the end every step has been fired once: none is lost, none doubled.
"""

import os

import pytest

from tests.faults.mountain import Mountain

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

STEPS = int(os.environ.get("BENCH_DRAIN", "100000"))


def test_a_hundred_thousand_steps_drain_while_new_ones_are_served(capsys):
    done = Mountain(STEPS, fresh_every=1.0).drain()
    with capsys.disabled():
        print(
            f"\n{done.steps:,} steps due at once: {done.seconds:.1f} s ({done.steps / done.seconds:,.0f}/s) with two"
            f" sweepers, one killed after {done.before_kill:,} steps;\n{done.fresh} steps fell due meanwhile, served"
            f" after {done.median:.2f} s in the middle and {done.slowest:.2f} s at the most;"
            f" none lost, none doubled, {done.verified:,} histories verified"
        )
    assert done.slowest < 30
