"""Put a ticket under supervision."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

supervise = plain(Verb.SUPERVISE)
