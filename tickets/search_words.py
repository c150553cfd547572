"""Words of a text as the search index keeps them: Chinese by pairs of characters, everything else by words.

PostgreSQL's trigrams find nothing for two-character words; pairs find exactly those, and longer words as a run.
"""

import re
import unicodedata

_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[a-z0-9]+")


def words(text: str) -> list[str]:
    """Return the index words of `text`, each once, in order of appearance."""
    found: dict[str, None] = {}
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0] < "\u3400" or len(run) == 1:
            found[run] = None
        else:
            for at in range(len(run) - 1):
                found[run[at : at + 2]] = None
    return list(found)
