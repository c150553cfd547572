"""Leave a remark on a ticket."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

note = plain(Verb.NOTE)
