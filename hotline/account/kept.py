"""What somebody had typed when their session turned out to be over: sealed, for them alone, for a few hours.

It may hold what a citizen told, so it is sealed like an identity and lies in the cache, never in a table.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from hotline.citizens.vault import SealBroken, seal, unseal

HOURS = 4
BOOKKEEPING = frozenset({"once", "version", "expect", "draft"})
"""Fields of the shell's forms that nobody typed."""

MOST = 200_000
"""Characters: more than a person types into a form."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was sent too late. It can be sent as it is, as every form works without scripts."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def words(self) -> list[str]:
        """What a person typed, not what the page added."""
        return [value for name, value in self.fields if value.strip() and name not in BOOKKEEPING]


def keep(request: HttpRequest) -> None:
    """Keep the fields of a form for the one who sent it."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name and isinstance(value, str)
    ]
    text = json.dumps([request.get_full_path(), fields], ensure_ascii=False)
    if any(value.strip() for _name, value in fields) and len(text) <= MOST:
        owner = _owner(request.user)
        cache.set(owner, seal(owner, {"draft": text}), HOURS * 3600)


def draft_of(user: Any) -> Draft | None:
    """Return what was kept for somebody, or None."""
    owner = _owner(user)
    sealed = cache.get(owner)
    if sealed is None:
        return None
    try:
        path, fields = json.loads(unseal(owner, sealed)["draft"])
    except (SealBroken, KeyError, ValueError):  # under a lost key, or written by an older version
        return None
    return Draft(path, tuple((name, value) for name, value in fields))


def forget(user: Any) -> None:
    """Throw away what was kept for somebody."""
    cache.delete(_owner(user))


def _owner(user: Any) -> str:
    return f"account:kept:{user.pk}"
