"""Steps due at once, in the small: `tests/bench/bench_drain.py` is the same with 100,000."""

from tests.faults.mountain import Mountain
from tickets.law import forget_cached


def test_a_mountain_drains_while_new_steps_are_served(transactional_db):
    try:
        done = Mountain(3000, fresh_every=0.05).drain()
    finally:
        forget_cached()
    assert done.fresh >= 3
    assert done.slowest < 20  # within a few batches, on a busy machine too
