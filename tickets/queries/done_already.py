"""Was this very act done already? What makes a second submit of the same form harmless.

The proof is the history itself: after the version that was read, the same actor did the same verb and said the same
words, which the event's digests show.
"""

from collections.abc import Mapping
from typing import Any

from tickets.domain.event import paper_digest
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import Refusal
from tickets.domain.saying import read
from tickets.models import Event, Ticket


def done_already(ticket: Ticket, verb: Verb, said: Mapping[str, Any], actor: Actor, expect: int) -> bool:
    """Say whether `actor` did just this after the `expect`-th event. One statement."""
    try:
        data, texts = read(verb, said)
    except Refusal:
        return False
    salt = bytes(ticket.salt)
    papers = {name: paper_digest(text, salt) for name, text in texts.items()}
    rows = Event.objects.filter(ticket=ticket, seq__gt=expect, actor=actor.ref, verb=verb)
    return any(_is(event.data, data, papers) for event in rows)


def _is(kept: Mapping[str, Any], data: Mapping[str, Any], papers: Mapping[str, str]) -> bool:
    if dict(kept.get("papers", {})) != dict(papers):
        return False
    return all(_ids(kept.get(name)) == value for name, value in data.items())


def _ids(value: Any) -> Any:
    """What an event keeps of files is more than what was said of them."""
    if isinstance(value, list):
        return [one["id"] if isinstance(one, dict) else one for one in value]
    return value
