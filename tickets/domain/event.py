"""An event: one act on one ticket, never changed, chained to the one before it by a hash.

Free text never stands in an event: it lives in papers, which may be erased when a citizen is forgotten, and the
event holds its digest. So a chain stays verifiable for ever, and nobody's words have to.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tickets.domain.lifecycle import Verb

GENESIS = bytes(32)
"""What the first event of a ticket is chained to."""


@dataclass(frozen=True, slots=True)
class Event:
    """One act: the `seq`-th of its ticket, done by `actor` at `at` (the law's time, aware, UTC).

    `data` is JSON-able without floats; keys are the verb's `Say`s and what the door looked up for the law.
    """

    seq: int
    verb: Verb
    at: datetime
    actor: str
    role: str = ""
    unit: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    def digest(self, number: str, previous: bytes) -> bytes:
        """Return the SHA-256 of this event of ticket `number`, chained to `previous` (32 bytes)."""
        line = json.dumps(
            [
                number,
                self.seq,
                self.verb.value,
                self.at.astimezone(UTC).isoformat(timespec="microseconds"),
                self.actor,
                self.role,
                self.unit,
                self.data,
            ],
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=False,
        )
        return hashlib.sha256(previous + line.encode()).digest()


def paper_digest(text: str, salt: bytes) -> str:
    """Return what an event keeps of a text: its HMAC-SHA256 in hexadecimal, keyed with the ticket's `salt`.

    The salt is erased with the texts. From then on nobody can try guesses against the digest, and the chain still
    verifies.
    """
    return hmac.new(salt, text.encode(), hashlib.sha256).hexdigest()
