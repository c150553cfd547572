"""Add material, or a repeat call, to an open ticket."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

append = plain(Verb.APPEND)
