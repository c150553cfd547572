"""Set type, category, place, urgency or class right; deadlines are counted anew."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

reclassify = plain(Verb.RECLASSIFY)
