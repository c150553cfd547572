"""Take a ticket off the ledger."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

wake = plain(Verb.WAKE)
