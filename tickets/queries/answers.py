"""Whose words a citizen reads when a reply passes: their own unit's, or those the master's caller was given.

Nothing is copied. A passed reply is told from where it was written, on whichever ticket; so what is erased there is
erased for everybody, and a reply that was sent back is told by nobody.
"""

from collections.abc import Iterable, Mapping

from tickets.domain.lifecycle import Verb
from tickets.models import Event, Paper

WORDS = frozenset({"text", "answer", "script"})
"""Texts of a reply, an answer on the line and a referral that are the answer itself."""

Told = dict[int, Mapping[str, str]]


def passed(events: Iterable[Event]) -> dict[int, Event]:
    """Return, by the number of each act that let a reply pass, the act by which the lead had replied."""
    found: dict[int, Event] = {}
    reply = None
    for event in events:
        if event.verb == Verb.REPLY and event.public:  # an assisting unit's is not
            reply = event
        elif event.verb == Verb.PASS_REPLY and reply is not None:
            found[event.seq] = reply
    return found


def words_of(reply: Event) -> Mapping[str, str]:
    """Return the words of a reply that are the citizen's to read once it has passed (field → text)."""
    return {paper.field: paper.text for paper in reply.papers.all() if paper.field in WORDS}


def followed(events: Iterable[Event]) -> Told:
    """Return, by the number of each act by which a ticket followed its master, the words of the master's answer.

    One statement where there is such an act, none otherwise; nothing once the ticket was forgotten.
    """
    rows = list(events)
    if any(event.verb == Verb.FORGET for event in rows):
        return {}
    follows = [event for event in rows if event.verb == Verb.FOLLOW and event.data.get("answer")]
    if not follows:
        return {}
    wanted = {(event.data["master"], event.data["answer"]): event.seq for event in follows}
    papers = Paper.objects.filter(
        ticket__number__in={number for number, _seq in wanted},
        event__seq__in={seq for _number, seq in wanted},
        field__in=WORDS,
    ).values_list("ticket__number", "event__seq", "field", "text")
    told: dict[int, dict[str, str]] = {}
    for number, seq, field, text in papers:
        if (number, seq) in wanted:
            told.setdefault(wanted[number, seq], {})[field] = text
    return dict(told)
