"""Raise a matter to a higher level."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

escalate = plain(Verb.ESCALATE)
