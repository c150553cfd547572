"""How far a long command is: a bar where somebody watches, a line at every tenth where it is written to a log."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from tqdm import tqdm


@contextmanager
def progress(
    doing: str, total: int, unit: str, *, quiet: bool = False, out: TextIO | None = None
) -> Iterator[Callable[[float], object]]:
    """Yield the function that is told of each step how many more of `total` are done. It writes to standard error
    (or `out`), and nothing where `quiet`."""
    out = out or sys.stderr
    if quiet or out.isatty():
        with tqdm(total=total, disable=quiet, unit=f" {unit}", desc=doing, file=out) as bar:
            yield bar.update
        return
    done, tenths = 0.0, 0

    def tell(more: float) -> None:
        nonlocal done, tenths
        done += more
        reached = min(int(done * 10 // total), 10) if total else 0
        if reached > tenths:
            tenths = reached
            print(f"{doing}: {tenths * 10} %, {done:,.0f} of {total:,} {unit}", file=out, flush=True)

    yield tell
