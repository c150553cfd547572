"""Ask the hotline for a return, more time, suspension or termination."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

request = plain(Verb.REQUEST)
