"""Lift a supervision."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

lift = plain(Verb.LIFT)
