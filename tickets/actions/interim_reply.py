"""Tell the citizen what is done so far, with a date for more."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

interim_reply = plain(Verb.INTERIM_REPLY)
