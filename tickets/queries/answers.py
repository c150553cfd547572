"""Whose words a citizen reads when a reply passes: their own unit's, or those the master's caller was given.

Nothing is copied. A passed reply is told from where it was written, on whichever ticket; so what is erased there is
erased for everybody, and a reply that was sent back is told by nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from tickets.domain.lifecycle import Verb
from tickets.models import Event, Paper

WORDS = frozenset({"text", "answer", "script"})
"""Texts of a reply, an answer on the line and a referral that are the answer itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a caller is given to read: the words of the answer (field → text), and the files (ids) that are theirs to
    see with it."""

    words: Mapping[str, str]
    files: list[str]


Told = dict[int, Answer]


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


def answer_of(act: Event) -> Answer:
    """Return what of an act that answers is the citizen's, once it has passed. `act` has its papers."""
    words = {paper.field: paper.text for paper in act.papers.all() if paper.field in WORDS}
    return Answer(words, shown_files(act))


def shown_files(act: Event) -> list[str]:
    """Return the files of an act that are for the citizen's eyes, too."""
    return [one["id"] for one in act.data.get("files", ()) if one["public"]]


def followed(events: Iterable[Event]) -> Told:
    """Return, by the number of each act by which a ticket followed its master, the master's answer.

    Two statements where there is such an act, none otherwise; nothing once the ticket was forgotten.
    """
    acts = list(events)
    if any(event.verb == Verb.FORGET for event in acts):
        return {}
    follows = [event for event in acts if event.verb == Verb.FOLLOW and event.data.get("answer")]
    if not follows:
        return {}
    wanted = {(event.data["master"], event.data["answer"]): event.seq for event in follows}
    answers = Event.objects.filter(
        ticket__number__in={number for number, _seq in wanted}, seq__in={seq for _number, seq in wanted}
    )
    papers = Prefetch("papers", Paper.objects.filter(field__in=WORDS))
    rows = answers.select_related("ticket").only("ticket__number", "seq", "data").prefetch_related(papers)
    found = {(act.ticket.number, act.seq): answer_of(act) for act in rows}
    return {seq: found[key] for key, seq in wanted.items() if key in found}
