"""Send a reply back to the unit: something is missing."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

return_reply = plain(Verb.RETURN_REPLY)
