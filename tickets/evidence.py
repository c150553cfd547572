"""Photos and documents as evidence: acts name them, the law keeps their digests, and a counter keeps the files.

`tickets` knows no counter, so whoever keeps files is named in settings (`EVIDENCE_KEEPER`, a dotted path to a class)
and asked here. Without a keeper no act may carry files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from routing.domain.speech import _
from tickets.domain.event import paper_digest
from tickets.domain.people import Actor
from tickets.domain.refusals import Invalid


@dataclass(frozen=True, slots=True)
class Piece:
    """One file an act carries: its id, the SHA-256 of its bytes in hexadecimal, and whether it is for the citizen's
    eyes too, where the act is."""

    id: str
    sha256: str
    public: bool


class Keeper(Protocol):
    """Who keeps files. Each method runs in the transaction of the act."""

    def attach(self, ids: Sequence[str], *, number: str, seq: int, actor: Actor, now: datetime) -> list[Piece]:
        """Give files to the `seq`-th act of a ticket, once and for all, and return them in the order asked.

        Raises `Invalid` (field ``files``) for one that is not there, not the actor's or given away already, and where
        there are too many.
        """
        ...

    def erase(self, number: str, now: datetime) -> None:
        """Erase every file of a ticket that is forgotten."""
        ...

    def digests(self, numbers: Sequence[str]) -> Mapping[str, str]:
        """Return the SHA-256 by id of the files of tickets, as far as they are not erased."""
        ...


class NoKeeper:
    """Nobody keeps files here."""

    def attach(self, ids: Sequence[str], *, number: str, seq: int, actor: Actor, now: datetime) -> list[Piece]:
        """Refuse."""
        raise Invalid("no_files", _("Files cannot be taken here."), field="files")

    def erase(self, number: str, now: datetime) -> None:
        """There is nothing to erase."""

    def digests(self, numbers: Sequence[str]) -> Mapping[str, str]:
        """There is nothing."""
        return {}


@cache
def keeper() -> Keeper:
    """Return who keeps files in this installation."""
    path: str = settings.EVIDENCE_KEEPER
    kept: Keeper = import_string(path)() if path else NoKeeper()
    return kept


def attached(
    ids: Sequence[str], *, number: str, seq: int, actor: Actor, now: datetime, salt: bytes
) -> list[dict[str, Any]]:
    """Give files to an act and return what its event keeps of them: ids and digests, which prove that none was
    swapped later. Digests are salted as those of texts are, and forgotten with the salt."""
    pieces = keeper().attach(ids, number=number, seq=seq, actor=actor, now=now)
    return [{"id": one.id, "digest": paper_digest(one.sha256, salt), "public": one.public} for one in pieces]
