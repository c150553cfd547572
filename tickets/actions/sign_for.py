"""Sign for a ticket: the lead unit confirms receipt."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

sign_for = plain(Verb.SIGN_FOR)
