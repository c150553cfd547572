"""Take a ticket out of its master again, back to where it was, its held clocks going on where they stood."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

unmerge = plain(Verb.UNMERGE)
