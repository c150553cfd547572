"""What has happened to a ticket: everything for staff, the honest public story for its citizen.

The citizen's timeline shows every return and every change of unit, in plain words and with the names of units. It
never names a person who works here, and of papers it holds only those that were written to be read: a reply once
it has passed, and the master's answer where a ticket was merged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language

from routing import queries as routing
from routing.queries import Catalogue
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor, Role
from tickets.models import Event, Paper, Ticket
from tickets.queries.answers import Answer, answer_of, followed, passed, shown_files
from tickets.queries.moments import localised
from tickets.queries.story import Teller
from tickets.words import word


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as staff read it. Who did it is told by name: a citizen's own reference would tie their tickets together.
    `unit` is a code; `texts` are the papers (field → text, empty where erased); `data`
    is what the event keeps, in codes."""

    seq: int
    verb: str
    at: datetime
    name: str
    role: str
    unit: str
    public: bool
    data: Mapping[str, Any]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """One act as the citizen reads it: a sentence, and the texts and files (ids) that were meant for them."""

    seq: int
    verb: str
    at: datetime
    sentence: str
    unit: str = ""
    texts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


NO_ANSWER = Answer({}, [])

UNTOLD = ("papers", "calendars")
"""What an event keeps for proofs and replays, not for readers."""


def timeline(ticket: Ticket, actor: Actor) -> list[Entry] | list[PublicEntry]:
    """Return the ticket's acts, oldest first, as much of them as the actor may read: two statements.

    That the actor may see the ticket at all is decided where it was found (`ticket_of`).
    """
    events = events_of(ticket)
    return public_timeline(events) if actor.staff_id is None else staff_timeline(events)


def staff_timeline(events: list[Event]) -> list[Entry]:
    """Return `events` (all of one ticket's, in order, with papers) as staff read them."""
    told = followed(events)
    return [_entry(event, told[event.seq].words if event.seq in told else {}) for event in events]


def events_of(ticket: Ticket) -> list[Event]:
    """Return the ticket's events with their papers, oldest first."""
    return list(_events(ticket))


def public_timeline(events: Any, catalogue: Catalogue | None = None) -> list[PublicEntry]:
    """Return what of `events` (all of one ticket's, in order, with papers) its citizen reads."""
    return list(_public(events, catalogue or routing.current()))


def _events(ticket: Ticket) -> Any:
    # By ticket, which papers are indexed by; by event alone it would read them all.
    papers = Prefetch("papers", Paper.objects.filter(ticket=ticket).order_by("pk"))
    return Event.objects.filter(ticket=ticket).order_by("seq").defer("hash").prefetch_related(papers)


def _entry(event: Event, told: Mapping[str, str]) -> Entry:
    return Entry(
        seq=event.seq,
        verb=event.verb,
        at=event.at,
        name=word(Role, Role.SYSTEM) if event.role == Role.SYSTEM else event.name,
        role=event.role,
        unit=event.unit,
        public=event.public,
        data={name: localised(value) for name, value in event.data.items() if name not in UNTOLD},
        texts={**told, **{paper.field: paper.text for paper in event.papers.all()}},
    )


def _public(events: Any, catalogue: Catalogue) -> Iterator[PublicEntry]:
    events = list(events)
    teller = Teller(catalogue.namer(get_language() or ""))
    told = {**{seq: answer_of(reply) for seq, reply in passed(events).items()}, **followed(events)}
    for event in events:
        sentence, unit = teller.tell(event.verb, event.role, event.unit, event.data)
        if event.public and sentence:
            answer = told.get(event.seq, NO_ANSWER)
            texts = [text for text in (*_meant_for_them(event), *answer.words.values()) if text]
            files = [*(shown_files(event) if event.verb != Verb.REPLY else ()), *answer.files]
            yield PublicEntry(event.seq, event.verb, event.at, sentence, unit, texts, files)


def _meant_for_them(event: Event) -> Iterator[str]:
    return (paper.text for paper in event.papers.all() if paper.public and event.verb != Verb.REPLY)
