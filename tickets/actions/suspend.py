"""Put a ticket on the ledger: it cannot be solved now."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

suspend = plain(Verb.SUSPEND)
