"""Log two-way contact with the citizen."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

contact = plain(Verb.CONTACT)
