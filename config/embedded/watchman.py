"""``python -m config.embedded.watchman VAR [--throw-away]``: stops servers whose last user was killed.

Normally the last user stops them itself and this process, which only waits for a lock, finds nothing to do.
With ``--throw-away`` it also removes the folder, as the killed one, a test run, would have done.
"""

import fcntl
import os
import sys
from pathlib import Path

from config.embedded import keeping, place, postgres, valkey


def watch(var: Path, *, throw_away: bool) -> None:
    """Return when the servers of ``var`` are stopped."""
    there = place.where(var)
    post = os.open(there.home / "watchman.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(post, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return  # another one is on duty
    while True:
        keeping.wait_until_unused(there)
        with keeping.starting(there):
            killed = postgres.running(there) or valkey.running(there)  # who leaves properly leaves nothing running
            if keeping.stop_if_unused(there):
                if killed and throw_away:
                    keeping.throw_away(var)
                return


if __name__ == "__main__":
    watch(Path(sys.argv[1]), throw_away="--throw-away" in sys.argv[2:])
