"""Press for progress."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

urge = plain(Verb.URGE)
