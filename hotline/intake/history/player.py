"""Live through another city's past: register → route → clocks → sweep → close, at the times it really happened."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from hotline.intake.history.city import Codes
from hotline.intake.history.mapping import Map
from hotline.intake.history.rows import Record
from tickets.actions.batch import Batch, batch
from tickets.domain.lifecycle import Verb
from tickets.domain.matter import Matter
from tickets.domain.people import Actor, Role
from tickets.domain.vocabulary import ReplyResult, State
from tickets.sweep import sweep

AT_ONCE = 200
"""Happenings written in one transaction: opens and closings, in order of time."""


@dataclass(slots=True)
class Played:
    """What came of a replay: our number for each case of theirs, and counts."""

    numbers: dict[str, str] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    closed: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    steps: int = 0
    until: datetime | None = None


@dataclass(frozen=True, slots=True, order=True)
class Happening:
    """A case is opened or closed."""

    at: datetime
    closes: bool
    line: int
    record: Record = field(compare=False)


def play(
    records: Iterable[Record], codes: Codes, mapping: Map, *, progress: Callable[[int], object] = lambda _n: None
) -> Played:
    """Play every record through the product's own verbs, in order of time, sweeping the clocks on the way.

    `progress` is called with the number of cases just registered. To the end of the file's time the clocks run:
    what is still open then is judged as of its last moment.
    """
    played = Played()
    with timezone.override(mapping.zone):
        happenings = _happenings(records)
        for start in range(0, len(happenings), AT_ONCE):
            group = happenings[start : start + AT_ONCE]
            _play_group(group, codes, played, progress)
            played.until = group[-1].at
            while (swept := sweep(group[-1].at, limit=500)).tickets:
                played.steps += swept.steps
    return played


def _happenings(records: Iterable[Record]) -> list[Happening]:
    happenings = []
    for record in records:
        happenings.append(Happening(record.opened, False, record.line, record))
        if record.closed is not None:
            happenings.append(Happening(record.closed, True, record.line, record))
    return sorted(happenings)


def _play_group(group: list[Happening], codes: Codes, played: Played, progress: Callable[[int], object]) -> None:
    known = [played.numbers[one.record.id] for one in group if one.closes and one.record.id in played.numbers]
    with batch(group[0].at) as work:
        work.take(known)
        for happening in group:
            work.at(happening.at)
            if happening.closes:
                _close(work, played.numbers[happening.record.id], happening.record, codes)
                played.closed += 1
            else:
                receipt = work.register(_matter(happening.record, codes))
                played.numbers[happening.record.id] = receipt.ticket.number
                decision = receipt.decision
                if decision is not None:
                    played.leads[happening.record.id] = decision.lead
                    if decision.ask:
                        played.asked[decision.ask] += 1
    progress(sum(not one.closes for one in group))


def _matter(record: Record, codes: Codes) -> Matter:
    channel = record.channel if record.channel in ("phone", "web", "app", "inspector") else "import"
    return Matter(
        type="complaint",
        title=record.title[:200],
        content=record.content[:10_000],
        channel=channel,
        category=codes.categories.get(record.category, ""),
        area=codes.areas.get(record.area, ""),
        address=record.address[:300],
        lon=record.lon if record.lat else None,
        lat=record.lat if record.lon else None,
        caller_kind="anonymous",
        source="replay",
        external_id=record.id,
    )


def _close(work: Batch, number: str, record: Record, codes: Codes) -> None:
    """Let the unit sign for, reply, and the policy's automatic review close the case."""
    unit = codes.units.get(record.unit, "") or next(iter(codes.units.values()))
    if work.state(number) is State.REGISTERED:
        work.dispatch(number, unit, "The city's own choice.")
    lead = work.lead(number)
    people = Actor(ref=f"unit:{lead}", roles=frozenset({Role.UNIT_CLERK}), unit=lead)
    if work.state(number) is State.DISPATCHED:
        work.do(number, Verb.SIGN_FOR, {}, people)
    work.do(number, Verb.REPLY, {"result": ReplyResult.SOLVED.value, "text": record.content[:4000]}, people)
