"""How alike two texts are: the share of their runs of three characters that they have in common.

Chinese and Latin alike, whatever the database's locale; blanks, case and punctuation say nothing. Numbers and names
count as they stand, so a form letter with another date is still nearly the same.
"""

import re
import unicodedata
from functools import lru_cache

_SILENT = re.compile(r"[\W_]+")
RUN = 3


@lru_cache(maxsize=4_096)  # the newest replies of a unit are compared with again for each of its replies
def runs(text: str) -> frozenset[str]:
    """Return a text's runs of three characters; a shorter text is its own run."""
    plain = _SILENT.sub("", unicodedata.normalize("NFKC", text).lower())
    if not plain:
        return frozenset()
    return frozenset(plain[at : at + RUN] for at in range(max(1, len(plain) - RUN + 1)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return from 0 (nothing in common) to 1 (the same); texts without a letter are like nothing."""
    if not one or not other:
        return 0.0
    return len(one & other) / len(one | other)
