"""Bring new facts about a closed matter."""

from tickets.actions._door import plain
from tickets.domain.lifecycle import Verb

ask_reopen = plain(Verb.ASK_REOPEN)
